import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { readPoll } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import { receiptOf } from '#shared/ballots/digests.ts';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import { blankCounter, countersOf, filledCounter } from '#shared/ballots/sheet.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import { withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { eventsOf, got } from './county.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';

/** Blank ballots and invalid papers, from the cast or the bundle to the page and the file (B-147). */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

const shown = async (poll: RunningPoll, user = county.users.groupLeader) =>
  (await got<Output<typeof readPoll>>(county, `GET ${poll.route}`, undefined, user)).ballots;
const fileOf = async (poll: RunningPoll) => (await got<{ file: PublishedPoll }>(county, `GET ${poll.route}/file`)).file;

/** Everybody says one thing of everybody, and those in between nothing at all. */
async function vote(poll: RunningPoll, marks: readonly string[]): Promise<void> {
  const { cards } = await acted<Cards>(poll, 'cards', { bag: marks.length, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  for (const [i, one] of people.entries())
    expect((await one.cast(papers[i]![0]!, rowsOf(papers[i]![0]!, marks[i]!))).body).toEqual({ counted: 'now' });
  await acted(poll, 'closing');
}

const times = (n: number, mark: string): string[] => Array.from({ length: n }, () => mark);

test('are counted with the cast, told with the results and not before, and stand in the file', async () => {
  const poll = await makeFrozenPoll(county, { voters: 7, shards: 2 });
  await vote(poll, [...times(5, 'competent'), ...times(2, 'abstain')]);
  expect(await shown(poll)).toEqual({ cast: 7, invalid: 0, blank: 2, withheld: 0 });
  expect(await shown(poll, county.users.liaison)).toBeNull();
  await acted(poll, 'publication');
  expect(await shown(poll, county.users.liaison)).toEqual({ cast: 7, invalid: 0, blank: 2, withheld: 0 });
  const file = await fileOf(poll);
  expect(file.boxes[0]).toMatchObject({ cast: 7, blank: 2 });
  expect(verifyPublished(file)).toEqual([]);
});

test('are withheld where too few gave a grade: else their number would bound how many did', async () => {
  const poll = await makeFrozenPoll(county, { voters: 7 });
  await vote(poll, [...times(4, 'competent'), ...times(3, 'abstain')]);
  expect(await shown(poll)).toEqual({ cast: 7, invalid: 0, blank: null, withheld: 1 });
  await acted(poll, 'publication');
  const file = await fileOf(poll);
  expect(file.boxes[0]).toMatchObject({ cast: 7, blank: null });
  expect(verifyPublished(file)).toEqual([]);
});

test.for([
  ['every', 6],
  ['one', 1],
] as const)('a poll that counted %s ballot before blank ones were counted tells nothing of them', async ([, old]) => {
  const poll = await makeFrozenPoll(county, { voters: 6 });
  const { client, keys } = poll.ballots;
  const before = { [blankCounter]: undefined, [filledCounter]: undefined };
  await client.update(keys.shard(poll.id, 0, 0), before, { table: 'ballots' });
  await acted(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  for (const { sk } of await poll.ballots.listCards(poll.id))
    await client.update(keys.card(poll.id, sk), { state: 'issued' }, { table: 'ballots' });
  await acted(poll, 'casting');
  const { sheet } = poll.boxes[0]!;
  const all = countersOf(sheet, rowsOf({ sheet }, 'competent'));
  for (let i = 0; i < 6; i++)
    await poll.ballots.cast(
      { poll: poll.id, box: 0, shard: 0, hash: receiptOf(randomBytes(32)) },
      // The function of before, then that of now.
      i < old ? all.filter((name) => name !== filledCounter) : all,
      [],
    );
  await acted(poll, 'closing');
  expect(await shown(poll)).toBeNull();
  await acted(poll, 'publication');
  const file = await fileOf(poll);
  expect(file.boxes[0]).not.toHaveProperty('blank');
  expect(verifyPublished(file)).toEqual([]);
  expect(await shown(poll)).toBeNull();
});

test('of a bundle of paper are entered with the invalid ones, and told as long as nothing is withheld', async () => {
  const paper = { medium: 'paper', state: 'preparing' } as const;
  const poll = await makeFrozenPoll(county, { voters: 9, change: paper });
  const row = (subject: number, n: number) => ({ subject, items: [{ competent: n }], nominations: 0 });
  const bundle = (second: number) => ({
    ...{ issued: 9, returned: 8, invalid: 1, blank: 2 },
    rows: [row(0, 5), row(1, second)],
  });
  const wrong = await poll.act('paper', { count: { ...bundle(6), blank: 8, rows: [] } });
  expect(wrong).toMatchObject({ status: 422, body: { problems: [{ path: 'blank', code: 'more-blank' }] } });
  const { body } = await poll.act('paper', { count: bundle(6) });
  expect(body).toMatchObject({ problems: [{ path: 'rows[1].items[0]', code: 'more-than-filled' }] });
  await acted(poll, 'paper', { count: bundle(5) });
  await acted(poll, 'paper/confirmation', {}, county.office);
  await acted(poll, 'publication');
  expect(await shown(poll)).toEqual({ cast: 8, invalid: 1, blank: 2, withheld: 0 });
  expect((await fileOf(poll)).boxes[0]).toMatchObject({ issued: 9, cast: 8, invalid: 1, blank: 2 });
  const [event] = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'poll.paper-confirmed');
  expect(event).toMatchObject({ data: { issued: 9, returned: 8, invalid: 1 } });
  // What may be withheld of a poll is not in the record, whoever reads that.
  expect(event!.data).not.toHaveProperty('blank');

  const few = await makeFrozenPoll(county, { voters: 9, change: paper });
  await acted(few, 'paper', { count: bundle(4) });
  await acted(few, 'paper/confirmation', {}, county.office);
  expect(await shown(few)).toEqual({ cast: 8, invalid: 1, blank: null, withheld: 1 });
  await acted(few, 'publication');
  expect((await fileOf(few)).boxes[0]).toMatchObject({ invalid: 1, blank: null });
});
