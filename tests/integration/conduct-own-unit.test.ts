import { ulid } from 'ulid';
import { beforeAll, expect, test } from 'vitest';
import type { listTodos } from '#shared/api/messages.ts';
import type { Output } from '#shared/api/operation.ts';
import { emptyRecord } from '#shared/appraisal/interview-record.ts';
import type { Plan } from '#shared/appraisal/plan.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, got, userWith } from './county.ts';

/** A-114: whoever is of a unit is no member of the group there, whatever roles their account holds. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
let interview: string;
/** members of g1: one works in t1, one in the school below d1, one holds a role in t1 and is no person of the register */
let colleague: TestUser, teacher: TestUser, liaison: TestUser;

const at = (unit: string, rest = '') => `/api/cycles/2026/conduct/${unit}${rest}`;
const status = async (user: TestUser, route: string, body?: unknown) => (await ask(county, route, body, user)).status;

beforeAll(async () => {
  county = await makeConductCounty(held.service);
  const member = { role: 'group-member' as const, scope: 'g1' };
  const head = { role: 'group-leader' as const, scope: 'g1' };
  colleague = await userWith(county, [member, head], { id: 't1-3', unit: 't1' });
  teacher = await userWith(county, [member, head], { id: 's1-2', unit: 's1' });
  liaison = await userWith(county, [member, { role: 'unit-liaison', scope: 't1' }]);
  interview = ulid();
  const entry = { id: interview, person: 't1-1', name: '', post: '', category: '单位领导班子成员' };
  const { groupMember } = county.users;
  await got(county, `POST ${at('t1', '/interviews')}`, { entries: [entry] }, groupMember);
  const record = { ...emptyRecord, poor: [{ person: 't1-3', reason: '作风拖拉' }] };
  await got(county, `PUT ${at('t1', `/interviews/${interview}`)}`, { version: 1, record }, groupMember);
});

test('they read neither what was said of them in confidence, nor their own material, nor colleagues’ reports', async () => {
  const reads = ['/interviews', `/interviews/${interview}`, '/papers', '/papers/team', '/materials', '/reports/t1-1'];
  for (const user of [colleague, liaison])
    for (const rest of reads) expect(await status(user, `GET ${at('t1', rest)}`), rest).toBe(404);
  for (const rest of ['/interviews', '/papers', '/materials'])
    expect(await status(teacher, `GET ${at('d1', rest)}`), rest).toBe(404);
  const concerns = await got<{ concerns: unknown }>(county, `GET ${at('t1', '/concerns')}`, undefined, liaison);
  expect(concerns).toEqual({ concerns: null });
});

test('they act for the group in its other units alone', async () => {
  for (const [user, unit] of [
    [colleague, 'd1'],
    [teacher, 't1'],
    [liaison, 'd1'],
  ] as const)
    for (const rest of ['/interviews', '/papers']) expect(await status(user, `GET ${at(unit, rest)}`)).toBe(200);
  expect(await status(colleague, `POST ${at('t1', '/reports/lock')}`, { locked: true, reason: '锁定' })).toBe(404);
  expect(await status(colleague, `POST ${at('t1', '/interviews-closed')}`, {})).toBe(404);
});

test('nobody hands over as the unit and receives as the group', async () => {
  const counts = { version: '0', on: '2026-12-20', counts: [] };
  expect(await status(liaison, `POST ${at('t1', '/custody/receipt')}`, counts)).toBe(404);
  const { sides } = await got<{ sides: string[] }>(county, `GET ${at('t1', '/meeting')}`, undefined, liaison);
  expect(sides).toEqual(['unit']);
});

test('nothing of their unit waits for them as members of the group', async () => {
  const { plan, version } = await got<{ plan: Plan; version: string }>(county, 'GET /api/cycles/2026/plan');
  const phases = [{ phase: 'onSite', from: '2026-12-18', to: '2026-12-30' }];
  const { countyLeaders } = plan;
  await got(county, 'PUT /api/cycles/2026/plan', { version, reason: '确定日期', phases, countyLeaders });
  const units = async (user: TestUser) => {
    const { todos } = await got<Output<typeof listTodos>>(county, 'GET /api/todos', undefined, user);
    return [...new Set(todos.flatMap((one) => one.units.map(({ id }) => id)))].sort();
  };
  expect([await units(county.users.groupMember), await units(colleague), await units(teacher)]).toEqual([
    ['d1', 't1'],
    ['d1'],
    ['t1'],
  ]);
});
