import { beforeAll, expect, test } from 'vitest';
import type { Output } from '#shared/api/operation.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, got } from './county.ts';

const held = withService();
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service);
});

const read = (unit: string, user = county.users.liaison) =>
  ask<Output<typeof readUnitConduct>>(county, `GET /api/cycles/2026/conduct/${unit}`, undefined, user);

test('who is appraised in a unit: its own, those on loan for half a year, secondary units’', async () => {
  const { body } = await read('t1');
  expect(body.people.map(({ id, status }) => [id, status])).toEqual([
    ...[1, 2, 3, 4, 5].map((n) => [`t1-${n}`, 'appraised']),
    ...[6, 7].map((n) => [`t1-${n}`, 'notAppraised']),
    ['t2-2', 'appraised'],
  ]);
  const department = await got<Output<typeof readUnitConduct>>(county, 'GET /api/cycles/2026/conduct/d1');
  expect(department.people.map(({ id }) => id)).toEqual(['d1-1', 'd1-2', 'd1-3', 'd1-4', 's1-1', 's1-2']);
});

test('a unit’s people see their own unit, a group its units, the county all; secondary units have none of their own', async () => {
  const { users } = county;
  const status = async (unit: string, user: typeof users.liaison) => (await read(unit, user)).status;
  expect(await status('t2', users.liaison)).toBe(404);
  expect(await status('d1', users.groupMember)).toBe(200);
  expect(await status('t2', users.groupMember)).toBe(404);
  expect(await status('t2', users.supervisor)).toBe(200);
  expect(await status('t1', users.staff)).toBe(403);
  expect(await status('s1', county.office)).toBe(404);
  const { body } = await read('t1', users.groupLeader);
  expect(body.may).toEqual(expect.arrayContaining(['conduct.group', 'conduct.lead']));
  expect(body.may).not.toContain('conduct.unit');
});
