import { beforeEach, expect, test } from 'vitest';
import { cardHash } from '#shared/ballots/digests.ts';
import { unused, voidCards } from '#functions/ballots/polls/cards.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { ask } from './county.ts';
import { acted, type Cards, cardStates, makeBallotCounty, makeFrozenPoll } from './ballots-running.ts';

/** What was read a moment ago, or written a moment ago, and is another thing by now. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service);
});

test('a card that is exchanged after the unused were listed stays exchanged; the others are void', async () => {
  const poll = await makeFrozenPoll(county);
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 3, voters: [] });
  const hash = cardHash(poll.id, cards[0]!.code);
  let lists = 0;
  const listCards = async (of: string) => {
    const list = await poll.ballots.listCards(of);
    if (++lists === 1) await poll.ballots.markIssued(of, hash, { from: 'printed', request: 'somebody’s' });
    return list;
  };
  await voidCards({ ...poll.ballots, listCards }, poll.id, unused);
  expect(await cardStates(poll)).toEqual({ issued: 1, void: 2 });
  expect(await poll.ballots.readCard(poll.id, hash)).toMatchObject({ state: 'issued', request: 'somebody’s' });
});

test('a published file that is not as it was is given to nobody in the application', async () => {
  const poll = await makeFrozenPoll(county);
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  for (const [i, one] of people.entries()) await one.cast(papers[i]![0]!, rowsOf(papers[i]![0]!));
  await acted(poll, 'closing');
  await acted(poll, 'publication');
  const files = tenantFiles(held.service.environment.files, county.tenant.id);
  const name = `ballots/${poll.id}.json`;
  const text = new TextDecoder().decode(await files.get(name));
  expect((await ask(county, `GET ${poll.route}/file`, undefined, county.office)).status).toBe(200);
  const altered = new TextEncoder().encode(text.replace('"cast":6', '"cast":7'));
  await files.put(name, altered, { type: 'application/json' });
  for (const what of ['/file', '']) {
    const answer = await ask(county, `GET ${poll.route}${what}`, undefined, county.office);
    expect([what, answer.status]).toEqual([what, 500]);
  }
});
