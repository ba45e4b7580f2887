import { fromBase64url, receiptOf } from '#shared/ballots/digests.ts';
import { bodyOf } from './body.ts';
import { type Poll, questionsOf, rowsOf } from './questions.ts';
import { below, type Random, shuffled } from './random.ts';
import type { Sleep } from './retry.ts';
import { counted, type Saved } from './saved.ts';
import type { VoteService } from './service.ts';

/** Casting 投票: a request for each box, in an order and at moments that tell nothing, until every one is counted. */

export interface CastWith {
  service: Pick<VoteService, 'cast'>;
  random: Random;
  sleep: Sleep;
  keep(saved: Saved): void;
  untilAnswered<T>(ask: () => Promise<T>): Promise<T>;
  /** milliseconds, from whenever */
  now(): number;
  /** @param seconds about how long the rest takes; null: not known yet */
  progress(saved: Saved, seconds: number | null): void;
}

/** Before each box, in milliseconds; of all boxes together, at most: who rates sixty colleagues does not wait for a minute. */
const [longestPause, pausesTogether] = [900, 10_000];

/** How long the pauses before so many boxes may be: random between a sixth of the longest and the longest. */
export function pausesFor(boxes: number): { shortest: number; longest: number } {
  const longest = Math.min(longestPause, Math.floor(pausesTogether / Math.max(1, boxes)));
  return { shortest: Math.ceil(longest / 6), longest };
}

/**
 * About how many seconds what is left will take, by what was done so far.
 * @param done boxes that were counted in `elapsed` milliseconds, at least one
 */
const secondsLeft = ({ done, left, elapsed }: { done: number; left: number; elapsed: number }): number =>
  Math.ceil(((elapsed / done) * left) / 1000);

/** Whom a ballot rated, for its receipt: a name where it is one, else the first of several. */
export const labelOf = ({ boxes }: Poll, box: number, of: { ballot: string; and: string }): string => {
  const { subjects } = boxes[box]!.sheet;
  const name = subjects[0]!.name;
  return subjects.length === 1 ? `${of.ballot}${name}` : `${of.ballot}${name}${of.and}`;
};

/**
 * Goes on where an earlier page stopped: what was counted then is answered `already`, which counts as done.
 * @param label what a box's receipt is called
 */
export async function castAll(
  saved: Saved,
  { poll, label }: { poll: Poll; label: (box: number) => string },
  { service, random, sleep, keep, untilAnswered, now, progress }: CastWith,
): Promise<Saved> {
  const questions = questionsOf(poll, saved.boxes);
  let left: Saved = { ...saved, sealed: true };
  keep(left);
  progress(left, null);
  const begun = now();
  const { shortest, longest } = pausesFor(saved.papers.length + saved.receipts.length);
  const pause = (): Promise<void> => sleep(shortest + below(longest - shortest, random));
  for (const { box, prefix, serial, signature } of shuffled(saved.papers, random)) {
    await pause();
    const place = poll.boxes[box]!;
    const rows = rowsOf(questions, left.draft, box);
    const body = bodyOf({ box: place.box, prefix, serial, signature: signature!, rows }, place.size);
    await untilAnswered(() => service.cast(body));
    left = counted(left, box, { label: label(box), hash: receiptOf(fromBase64url(serial)) });
    keep(left);
    const done = saved.papers.length - left.papers.length;
    progress(left, secondsLeft({ done, left: left.papers.length, elapsed: now() - begun }));
  }
  return left;
}
