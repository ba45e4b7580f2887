import { beforeEach, expect, test } from 'vitest';
import type { readPlan } from '#shared/api/conduct/plan.ts';
import type { Output } from '#shared/api/operation.ts';
import { closingJob } from '#functions/appraisals/closing-job.ts';
import { repositories } from '#functions/appraisals/repositories.ts';
import { cycleKeys } from '#functions/appraisals/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type DatabaseRequest, withFaultyService } from '#tests/faulty-database.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll } from './ballots-running.ts';
import type { ConductCounty } from './conduct.ts';
import { ask, got, graded } from './county.ts';
import { countedJob } from './job-context.ts';

/** The closing of a cycle and a step of a poll, each between the other's last look and its writing: one of them finds the other. */

const held = withFaultyService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
let run: string;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
  run = await graded(county, '2026');
  const client = tenantClient(held.service.environment.database, county.tenant.id);
  await client.update(cycleKeys(client).head('2026'), { publishedRun: run }, { condition: 'present' });
}, 60_000);

const close = () => {
  const input = { cycle: '2026', run, reason: '年度考核结束' };
  return closingJob(countedJob(held.service, county.tenant.id, repositories, { kind: 'closing', input }).context);
};
const stateOf = async (): Promise<string> => {
  const { cycles } = repositories(tenantClient(held.service.environment.database, county.tenant.id));
  return (await cycles.readHead('2026'))!.state;
};

/** A first request's transaction, or read, that names such a key waits until something else has come and gone. */
async function meanwhile<T>(
  first: () => Promise<T>,
  named: string,
  between: () => Promise<unknown>,
  at = 'TransactWriteItems',
): Promise<T> {
  let begun: Promise<unknown> | null = null;
  held.database.fault = async ({ operation, body }: DatabaseRequest) => {
    if (begun || operation !== at || !JSON.stringify(body).includes(named)) return undefined;
    begun = between();
    await begun;
    return undefined;
  };
  try {
    return await first();
  } finally {
    held.database.fault = null;
    expect(begun).not.toBeNull();
    await begun;
  }
}

test.each([
  ['before it is written', 'poll.issuing-opened', 'TransactWriteItems'],
  ['between looking at the cycle and at its record', 'RECORD', 'GetItem'],
])('a poll is not opened in a cycle that was closed in that moment, %s', async (_, named, at) => {
  const poll = await makeFrozenPoll(county);
  await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  const answer = await meanwhile(() => poll.act('issuing'), named, close, at);
  expect([answer.status, answer.body]).toMatchObject([422, { title: expect.stringContaining('已结转') as string }]);
  expect([await stateOf(), (await poll.stored()).state]).toEqual(['closed', 'frozen']);
  expect((await poll.ballots.readHead(poll.id))?.issuing).toBe(false);
});

test('nor is the plan changed', async () => {
  const { version, plan } = await got<Output<typeof readPlan>>(county, 'GET /api/cycles/2026/plan');
  const change = () =>
    ask<{ title: string }>(county, 'PUT /api/cycles/2026/plan', {
      ...{ version, reason: '县委常委会议定', countyLeaders: plan.countyLeaders },
      phases: [{ phase: 'onSite', from: '2026-12-28', to: '2027-01-10' }],
    });
  const { status, body } = await meanwhile(change, 'plan.changed', close);
  expect([status, body.title]).toEqual([422, expect.stringContaining('已结转')]);
  const after = await got<Output<typeof readPlan>>(county, 'GET /api/cycles/2026/plan');
  expect([await stateOf(), after.version]).toEqual(['closed', version]);
});

test('a cycle is not closed over a poll that was opened in that moment', async () => {
  const poll = await makeFrozenPoll(county);
  await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  const closing = meanwhile(close, 'cycle.closed', () => acted(poll, 'issuing'));
  await expect(closing).rejects.toMatchObject({ code: 'refused' });
  expect([await stateOf(), (await poll.stored()).state]).toEqual(['open', 'issuing']);
  await acted(poll, 'voiding', { reason: '年度考核结束' }, county.office);
  expect(await close()).toMatchObject({ cycle: '2026' });
});
