import { expect, test } from 'vitest';
import { installation } from '#infra/cli/county-year.ts';
import { deployedFunctions } from '#infra/cloud/functions.ts';
import { computeMemory } from '#shared/service/cost.ts';
import { partitions, resourcesOf, synthesise } from './synthesised.ts';

test('the cost of an installation is reckoned with what the stacks really make', () => {
  const resources = resourcesOf(synthesise(partitions.aws).templates);
  const count = (type: string) => resources.filter(({ Type }) => Type === type).length;
  expect(installation).toEqual({
    alarms: count('AWS::CloudWatch::Alarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    keys: count('AWS::KMS::Key'),
    secrets: count('AWS::SecretsManager::Secret'),
    queuesWithWorkers: deployedFunctions.filter(({ entry }) => entry === 'worker').length,
  });
  expect(computeMemory * 1024).toBe(Math.max(...deployedFunctions.map(({ memory }) => memory)));
}, 60_000);
