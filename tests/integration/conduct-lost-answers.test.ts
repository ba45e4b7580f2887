import { ulid } from 'ulid';
import { beforeEach, expect, test } from 'vitest';
import type { readPaper } from '#shared/api/conduct/papers.ts';
import type { Output } from '#shared/api/operation.ts';
import { emptyRecord } from '#shared/appraisal/interview-record.ts';
import { partsOf } from '#shared/appraisal/paper.ts';
import { withFaultyService } from '#tests/faulty-database.ts';
import type { TestUser } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got } from './county.ts';

/** A draft that was kept and whose answer was lost, on the way from the database or to the browser: nobody's conflict. */

const held = withFaultyService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeConductCounty(held.service);
});

interface Kept {
  code?: string;
  version: number;
}
const at = '/api/cycles/2026/conduct/t1';

/** Saved twice over the same version; the first time the database does it and its answer is lost. */
const savedTwice = async (route: string, body: object, user: TestUser): Promise<(number | string)[]> => {
  let lost = false;
  held.database.fault = ({ operation }) => {
    if (operation !== 'PutItem' || lost) return undefined;
    lost = true;
    return 'lost';
  };
  const first = await ask<Kept>(county, route, body, user);
  expect(lost).toBe(true);
  held.database.fault = null;
  const second = await ask<Kept>(county, route, body, user);
  return [first, second].map(({ status, body: answer }) => answer.code ?? (status === 200 ? answer.version : status));
};

test('of an interview', async () => {
  const { groupMember, groupLeader } = county.users;
  const id = ulid();
  const entry = { id, person: 't1-1', name: '', post: '', category: '单位领导班子成员' };
  await got(county, `POST ${at}/interviews`, { entries: [entry] }, groupMember);
  const route = `PUT ${at}/interviews/${id}`;
  const saying = (good: string, version: number) => ({ version, record: { ...emptyRecord, good } });
  for (const _ of [1, 2])
    expect(await got<Kept>(county, route, saying('甲', 1), groupMember)).toMatchObject({ version: 2 });
  expect(await savedTwice(route, saying('乙', 2), groupMember)).toEqual([3, 3]);
  // Another text, or the same of somebody else, is a conflict as before.
  expect((await ask<Kept>(county, route, saying('丙', 2), groupMember)).body.code).toBe('stale-version');
  expect((await ask<Kept>(county, route, saying('乙', 2), groupLeader)).body.code).toBe('stale-version');
  const types = (await eventsOf(county, 'conduct:2026')).map(({ type }) => type);
  expect(types).toEqual(['interview.begun', 'interview.listed']);
});

test('of a paper', async () => {
  const { groupMember } = county.users;
  const route = `${at}/papers/team`;
  const { template } = await got<Output<typeof readPaper>>(county, `GET ${route}`, undefined, groupMember);
  const saying = (text: string, version: number) => ({
    version,
    parts: partsOf(template, []).map((part) => ({ ...part, text })),
  });
  for (const _ of [1, 2])
    expect(await got<Kept>(county, `PUT ${route}`, saying('甲', 0), groupMember)).toMatchObject({ version: 1 });
  expect(await savedTwice(`PUT ${route}`, saying('乙', 1), groupMember)).toEqual([2, 2]);
  expect((await ask<Kept>(county, `PUT ${route}`, saying('丙', 1), groupMember)).body.code).toBe('stale-version');
  expect((await eventsOf(county, 'conduct:2026')).map(({ type }) => type)).toEqual(['paper.begun']);
});
