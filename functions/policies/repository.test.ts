import { expect, test } from 'vitest';
import { partitionKey } from '#functions/platform/keys.ts';
import { policyHash, policyKeys } from './repository.ts';
import { presets } from '#shared/policy/presets/all.ts';

const tenant = '01J00000000000000000000001';
const client = { pk: (...parts: string[]) => partitionKey(tenant, ...parts) };

test('keys', () => {
  const keys = policyKeys(client);
  expect(keys.head()).toEqual({ pk: 'T#01J00000000000000000000001#POLICY', sk: 'HEAD' });
  expect(keys.version('01J0000000000000000000000A')).toEqual({
    pk: 'T#01J00000000000000000000001#POLICY',
    sk: 'V#01J0000000000000000000000A',
  });
});

test('the same policy has the same hash whatever the order of its keys', () => {
  const policy = presets['county-appraisal-2011']!;
  const turned = Object.fromEntries(Object.entries(policy).reverse()) as typeof policy;
  expect(policyHash(turned)).toBe(policyHash(policy));
  expect(policyHash({ ...policy, title: '另一办法' })).not.toBe(policyHash(policy));
});
