import { ulid } from 'ulid';
import { beforeAll, expect, test } from 'vitest';
import type { listQuestions, readQuestion } from '#shared/api/conduct/questions.ts';
import type { Output } from '#shared/api/operation.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, type ConductRole, makeConductCounty } from './conduct.ts';
import { ask, got } from './county.ts';

// A Wednesday.
const held = withService({ at: '2026-12-02T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service);
});

const id = ulid();
const base = '/api/cycles/2026/questions';
const userOf = (name: ConductRole | 'office') => (name === 'office' ? county.office : county.users[name]);
const as = (name: ConductRole | 'office', route: string, body?: unknown) =>
  ask<{ code?: string; state?: string; due?: string }>(county, route, body, userOf(name));
const list = (name: ConductRole | 'office') =>
  got<Output<typeof listQuestions>>(county, 'GET /api/questions', undefined, userOf(name));
const read = () => got<Output<typeof readQuestion>>(county, `GET ${base}/${id}`);

const question = {
  ...{ id, unit: 't1', person: 't1-7', step: null },
  ...{ title: '病假人员为何不参加考核', text: '请说明依据。' },
};

test('the supervisor asks about a person of a unit; again is the same question; nobody else asks', async () => {
  for (const user of ['office', 'groupLeader', 'liaison', 'staff', 'leader'] as const)
    expect((await as(user, `POST ${base}`, question)).body.code).toBe('forbidden');
  for (const change of [{ unit: 'none' }, { person: 't2-1' }, { unit: null }, { step: 'none' }])
    expect((await as('supervisor', `POST ${base}`, { ...question, ...change })).body.code).toBe('not-found');
  const both = await Promise.all([1, 2].map(() => as('supervisor', `POST ${base}`, question)));
  expect(both.map(({ status, body }) => [status, body.due])).toEqual([
    [201, '2026-12-09'],
    [201, '2026-12-09'],
  ]);
  expect((await as('supervisor', `POST ${base}`, { ...question, text: '另一问' })).body.code).toBe('already-exists');
  const { questions } = await list('supervisor');
  expect(questions).toMatchObject([
    { state: 'asked', overdue: false, subject: { unit: { name: '桃江镇' }, person: { name: '人员t1-7' } } },
  ]);
});

test('those of groups and units see no questions, county roles do', async () => {
  for (const user of ['groupLeader', 'liaison', 'leadingGroup'] as const) {
    expect((await list(user)).questions).toEqual([]);
    expect((await as(user, `GET ${base}/${id}`)).body.code).toBe('not-found');
  }
  expect((await as('media', 'GET /api/questions')).body.code).toBe('forbidden');
  expect((await list('office')).questions).toHaveLength(1);
});

test('it is late after five working days; the office answers once; the supervisor asks further and closes', async () => {
  held.service.clock.set(new Date('2026-12-09T15:00:00Z'));
  expect((await read()).overdue).toBe(false);
  held.service.clock.set(new Date('2026-12-09T16:30:00Z'));
  expect((await read()).overdue).toBe(true);

  const say = (user: ConductRole | 'office', what: string, version: string) =>
    as(user, `POST ${base}/${id}/${what}`, { version, text: '病假满六个月。' });
  const { version } = await read();
  expect((await say('supervisor', 'answer', version)).body.code).toBe('forbidden');
  expect((await say('supervisor', 'close', version)).body.code).toBe('refused');
  const both = await Promise.all([say('office', 'answer', version), say('office', 'answer', version)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await read()).toMatchObject({ state: 'answered', overdue: false });

  expect((await say('office', 'follow-up', (await read()).version)).body.code).toBe('forbidden');
  expect((await say('supervisor', 'follow-up', (await read()).version)).body.state).toBe('asked');
  expect((await read()).due).toBe('2026-12-17');
  expect((await say('office', 'answer', (await read()).version)).body.state).toBe('answered');
  expect((await say('supervisor', 'close', (await read()).version)).body.state).toBe('closed');
  expect((await read()).thread.map(({ kind }) => kind)).toEqual([
    ...['question', 'answer', 'followUp', 'answer', 'close'],
  ]);
});
