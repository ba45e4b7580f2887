import { expect, test } from 'vitest';
import { operations } from '#shared/api/contract.ts';
import { machines } from '#shared/appraisal/machines.ts';
import { eventNames } from './event-names.ts';

test('every event of a county’s record has a name', () => {
  const ofService = new Set(['service', 'erasure']);
  const told = operations.flatMap(({ audit, context, permission }) =>
    audit === null || ofService.has(context) || permission.startsWith('tenant.') ? [] : [audit],
  );
  const moved = machines.flatMap(({ actions }) => Object.values(actions).map(({ event }) => event));
  expect([...told, ...moved].filter((event) => !eventNames[event])).toEqual([]);
});
