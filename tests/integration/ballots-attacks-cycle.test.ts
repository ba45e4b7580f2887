import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import type { Job } from '#shared/api/common.ts';
import { closingJob } from '#functions/appraisals/closing-job.ts';
import { repositories } from '#functions/appraisals/repositories.ts';
import { cycleKeys } from '#functions/appraisals/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { voter } from '#tests/voter.ts';
import { ask, cyclesOf, finished, graded } from './county.ts';
import type { ConductCounty } from './conduct.ts';
import { countedJob } from './job-context.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';

/** A cycle that ends while votes are under way: afterwards nobody could count or void them, and their keys would stay. */

const held = withService({ at: '2026-12-20T02:00:00Z' });

const versionOf = async (county: ConductCounty): Promise<string> =>
  (await cyclesOf(county)).find(({ cycle }) => cycle.id === '2026')!.version;
const closing = async (county: ConductCounty) =>
  ask<{ code?: string; title?: string; job?: string }>(county, 'POST /api/cycles/2026/closing', {
    ...{ id: ulid(), version: await versionOf(county), reason: '年度考核结束' },
  });

/** A run that stands as the published one, though not everybody has a score. */
async function withResult(county: ConductCounty): Promise<string> {
  const run = await graded(county, '2026');
  const client = tenantClient(held.service.environment.database, county.tenant.id);
  await client.update(cycleKeys(client).head('2026'), { publishedRun: run }, { condition: 'present' });
  return run;
}

/** The facts of the unit name the poll as the application itself writes them: by its first step. */
async function underWay(county: ConductCounty): Promise<RunningPoll> {
  const poll = await makeFrozenPoll(county);
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  await voter(held.service.url, poll, cards[0]!.code).papers();
  return poll;
}

test('a cycle is not closed while polls are under way: counted or voided, they leave no key', async () => {
  const county = await makeBallotCounty(held.service);
  await withResult(county);
  const [voted, left] = [await underWay(county), await underWay(county)];

  const refused = await closing(county);
  expect([refused.status, refused.body.code]).toEqual([422, 'refused']);
  expect(refused.body.title).toContain('2 项民主测评');
  expect(refused.body.title).toContain('桃江镇“全体干部职工”');

  await acted(voted, 'casting');
  await acted(voted, 'closing');
  expect((await closing(county)).body.title).toContain('1 项民主测评');
  await acted(left, 'voiding', { reason: '年度考核结束' }, county.office);
  for (const poll of [voted, left]) expect((await poll.ballots.listKeys(poll.id)).size).toBe(0);

  const { status, body } = await closing(county);
  expect(status).toBe(202);
  const job: Job = await finished(county, body.job!);
  expect([job.state, job.problems]).toEqual(['done', []]);
  expect((await voted.act('publication')).status).toBe(422);
});

test('nor where a poll began after somebody had asked for the closing', async () => {
  const county = await makeBallotCounty(held.service);
  const run = await withResult(county);
  const poll = await underWay(county);
  const input = { cycle: '2026', run, reason: '年度考核结束' };
  const { context } = countedJob(held.service, county.tenant.id, repositories, { kind: 'closing', input });
  await expect(closingJob(context)).rejects.toMatchObject({ code: 'refused' });
  await acted(poll, 'voiding', { reason: '年度考核结束' }, county.office);
  expect(await closingJob(context)).toMatchObject({ cycle: '2026' });
});
