import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import { type BoxBallots, boxBallotsOf, paperBallotsOf } from '#shared/ballots/blank.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import { type PublishedBox, type PublishedPoll, publishedFormat } from '#shared/ballots/published.ts';
import { base64url } from '#shared/ballots/digests.ts';
import { paperResultsOf, type Result, resultsOf } from '#shared/ballots/results.ts';
import { keyPart } from '#functions/platform/keys.ts';
import type { UnitAt } from '#functions/conduct/change.ts';
import { type BallotsRepository, papersOf, type StoredCard } from '../repository.ts';
import { readTotals } from './poll-facts.ts';
import type { BallotsContext, StoredPoll } from './poll-at.ts';

/** What leaves a poll that is closed: the file for everybody, and the counts for grading. Neither has what too few gave. */

export const fileName = (poll: string): string => `ballots/${keyPart(poll)}.json`;

export const digestOf = (bytes: Uint8Array): string => base64url(createHash('sha256').update(bytes).digest());

export interface Counted {
  results: Result[];
  boxes: PublishedBox[];
  /** as many receipts as ballots in each box, and no more ballots than papers, no more papers than cards */
  agrees: boolean;
}

export async function readCounted(context: BallotsContext, poll: StoredPoll): Promise<Counted> {
  if (poll.medium === 'paper') return paperCounted(poll);
  const { ballots } = context.repositories;
  const [totals, cards, stored] = await Promise.all([
    readTotals(context, poll.id),
    ballots.listCards(poll.id),
    ballots.listBoxes(poll.id),
  ]);
  const results = resultsOf(poll, totals);
  const ballotsOf = boxBallotsOf(poll, totals, results);
  const expires = Math.floor(Date.parse(poll.expires) / 1000);
  const papers = papersOf(context.capabilities, { tenant: context.tenant, poll: poll.id, expires }, stored);
  const boxes: PublishedBox[] = [];
  for (const n of poll.boxes.keys()) {
    const { key, box, size } = papers[n]!;
    boxes.push({
      key,
      asked: { box, size },
      ...(await turnoutOf(ballots, poll.id, n, cards, ballotsOf[n]!)),
      results: resultsIn(results, n),
    });
  }
  return {
    ...{ results, boxes },
    agrees: boxes.every(
      ({ hashes, cast, issued, cards: made }) => hashes?.length === cast && cast <= issued && issued <= made,
    ),
  };
}

async function turnoutOf(
  ballots: BallotsRepository,
  poll: string,
  box: number,
  cards: readonly StoredCard[],
  of: BoxBallots,
): Promise<Pick<PublishedBox, 'cards' | 'issued' | 'cast' | 'blank' | 'hashes'>> {
  const ofBox = cards.filter(({ boxes }) => boxes === null || boxes.includes(box));
  return {
    cards: ofBox.length,
    issued: ofBox.filter(({ state }) => state === 'issued').length,
    ...of,
    hashes: await ballots.listCasts(poll, box),
  };
}

const resultsIn = (results: readonly Result[], n: number): PublishedBox['results'] =>
  results.filter(({ box }) => box === n).map(({ subject, counts }) => ({ subject, counts }));

function paperCounted(poll: Poll): Counted {
  const { count } = poll.paper.entered!;
  const results = paperResultsOf(poll, count);
  const { issued, returned } = count;
  return {
    results,
    boxes: paperBallotsOf(poll, count, results).map((of, n) => ({
      ...{ key: null, asked: null, cards: issued, issued, ...of, hashes: null },
      results: resultsIn(results, n),
    })),
    agrees: returned <= issued,
  };
}

export function publishedContent({ view, unit }: UnitAt, poll: StoredPoll, { boxes }: Counted): PublishedPoll {
  const { tenant, cycle } = view.stored.content;
  const { source, title, dryRun, medium, fingerprint, minBallots, subjects, items, rules } = poll;
  return {
    ...{ format: publishedFormat, county: tenant.name, cycle: cycle.id, year: cycle.year },
    ...{ unit: { id: unit.id, name: unit.name }, poll: poll.id },
    ...{ source, title, dryRun, medium, fingerprint, minBallots, subjects, items, rules, boxes },
  };
}

/**
 * The same poll gives the same bytes each time, in whatever order the database names the attributes of what it gives: of
 * two who publish at once the slower one writes what the faster one's digest is of.
 */
export const publishedFile = (content: PublishedPoll): Uint8Array => new TextEncoder().encode(canonicalJson(content));
