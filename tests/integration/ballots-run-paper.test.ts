import { beforeEach, expect, test } from 'vitest';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import type { PaperCount, Tally } from '#shared/ballots/poll.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import type { ConductCounty } from './conduct.ts';
import { got } from './county.ts';
import { readAll } from './ballots.ts';
import { acted, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';

/** A meeting on paper: somebody enters the bundle's counts, somebody else confirms them. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
let poll: RunningPoll;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
  poll = await makeFrozenPoll(county, { voters: 8, change: { medium: 'paper', state: 'preparing' } });
});

const row = (subject: number, counts: Record<string, number>, nominations = 0) => ({
  ...{ subject, items: [counts], nominations },
});
const count = (change: Partial<PaperCount> = {}): PaperCount => ({
  ...{ issued: 8, returned: 7 },
  rows: [row(0, { excellent: 5, competent: 1, abstain: 1 }, 2), row(1, { competent: 4, abstain: 2 })],
  ...change,
});

test('entered, confirmed by a second person, published without what too few gave', async () => {
  const { groupMember, groupLeader } = county.users;
  expect((await poll.act('paper/confirmation')).body).toMatchObject({ problems: [{ code: 'incomplete' }] });
  const isEntered = async () => (await readAll(county, 't1', county.users.liaison)).polls.map((one) => one.isEntered);
  expect(await isEntered()).toEqual([false]);
  await acted(poll, 'paper', { count: count() }, groupMember);
  expect(await isEntered()).toEqual([true]);
  const alone = await poll.act('paper/confirmation', {}, groupMember);
  expect(alone).toMatchObject({ status: 422, body: { problems: [{ code: 'second-person' }] } });
  await acted(poll, 'paper/confirmation', {}, groupLeader);
  expect(await poll.stored()).toMatchObject({
    ...{ state: 'closed', turnout: { cards: 8, voided: 0, issued: 8, cast: [7] } },
    paper: { confirmed: { by: { user: groupLeader.id } } },
  });
  await acted(poll, 'publication');
  const { file } = await got<{ file: PublishedPoll }>(county, `GET ${poll.route}/file`);
  expect(file.boxes).toMatchObject([
    {
      ...{ key: null, hashes: null, cards: 8, issued: 8, cast: 7 },
      results: [
        { subject: 0, counts: { nominations: 2 } },
        { subject: 1, counts: null },
      ],
    },
  ]);
  const conduct = conductRepository(tenantClient(held.service.environment.database, county.tenant.id));
  expect(await conduct.readDetail<Tally>('2026', null, 'TALLY', poll.id)).toMatchObject({
    ...{ medium: 'paper', source: 'mass' },
    rows: [{ subject: { kind: 'person', id: 't1-1' }, counts: { excellent: 5, competent: 1 } }],
  });
});

test.for([
  ['more out than voters', { issued: 9 }, 'issued'],
  ['more back than out', { issued: 6 }, 'returned'],
  ['an item of more than came back', { rows: [row(0, { excellent: 8 })] }, 'rows[0].items[0]'],
  ['a grade that is not on the paper', { rows: [row(0, { good: 1 })] }, 'rows[0].items[0]'],
  ['somebody who is not on the paper', { rows: [row(2, { excellent: 1 })] }, 'rows[0].subject'],
] as const)('refused with its place: %s', async ([, change, path]) => {
  const { status, body } = await poll.act('paper', { count: count(change as Partial<PaperCount>) });
  expect(status).toBe(422);
  expect((body as { problems?: { path: string }[] }).problems?.map((problem) => problem.path)).toContain(path);
  expect((await poll.stored()).paper.entered).toBeNull();
});

test('what was entered may be entered again until it is confirmed; not in an electronic poll', async () => {
  // Nothing of cards or flags applies on paper.
  for (const what of ['issuing', 'closing']) expect((await poll.act(what)).status).toBe(422);
  expect((await poll.act('cards', { bag: 1, voters: [] })).status).toBe(422);
  await acted(poll, 'paper', { count: count({ rows: [] }) });
  expect((await poll.act('paper/confirmation', {}, county.office)).status).toBe(422);
  await acted(poll, 'paper', { count: count() });
  expect((await poll.act('paper', { count: count(), version: '1' })).status).toBe(409);
  await acted(poll, 'paper/confirmation', {}, county.office);
  expect((await poll.act('paper', { count: count() })).status).toBe(422);
  const electronic = await makeFrozenPoll(county, { change: { state: 'preparing' } });
  const refused = await electronic.act('paper', { count: count() });
  expect(refused.body).toMatchObject({ problems: [{ code: 'electronic' }] });
});

test('a bundle counts by the rules of the box: after the reports, the team’s meeting, for those who checked in', async () => {
  const strict = { onlyCheckedIn: true, mass: { afterReport: true }, peer: { meetingRequired: true } };
  county = await makeBallotCounty(held.service, strict);
  const change = { medium: 'paper', state: 'preparing' } as const;
  const confirmed = async (bundle: RunningPoll) => {
    await acted(bundle, 'paper', { count: count() });
    const { body } = await bundle.act('paper/confirmation', {}, county.office);
    return (body as { problems?: { code: string }[] }).problems?.map(({ code }) => code);
  };
  const mass = await makeFrozenPoll(county, { voters: 8, change });
  expect(await confirmed(mass)).toEqual(['reports-first', 'more-than-present']);
  const peer = await makeFrozenPoll(county, { voters: 8, change: { ...change, source: 'peer' } });
  expect(await confirmed(peer)).toEqual(['life-meeting']);
  const trial = await makeFrozenPoll(county, { voters: 8, change: { ...change, dryRun: true } });
  expect(await confirmed(trial)).toBeUndefined();
});
