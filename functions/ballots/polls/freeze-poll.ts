import { freezePoll } from '#shared/api/ballots/polls.ts';
import { fingerprintOf } from '#shared/ballots/digests.ts';
import { sheetOf } from '#shared/ballots/results.ts';
import { allCounters, bodySize } from '#shared/ballots/sheet.ts';
import { makeBoxKey } from '#functions/platform/blind-sign.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { papersOf, type StoredBox } from '../repository.ts';
import { table } from './cards.ts';
import { expiryOf } from './expiry.ts';
import { about, headPart, type PollPlace } from './moves.ts';
import { type BallotsContext, changePoll, moved, type StoredPoll } from './poll-at.ts';
import { readPollFacts } from './poll-facts.ts';

/** After so many milliseconds a request begins no further key; the next one goes on. */
const budget = 4000;
/** keys that are made at the same time */
const atOnce = 2;

/**
 * A box comes into being with its key and its tally, in one transaction and only where it is not there: whoever asks
 * again, or at the same time, finds it and never replaces a key. When all are there the poll is frozen.
 */
export const freezePollOperation = implement(freezePoll, async (at, context: BallotsContext) => {
  const { ballots } = context.repositories;
  const found = await changePoll(context, at, async (unitAt) => {
    const { stored } = unitAt;
    if (isFrozen(stored)) return { answer: null };
    moved(stored, 'freeze', { ...(await readPollFacts(context, unitAt, stored)), keysMissing: 0 });
    return { answer: stored };
  });
  if (!found) return { keysMissing: 0 };
  await refuseWithoutRoll(context, found);
  const keysMissing = await makeBoxes(context, found);
  if (keysMissing > 0) return { keysMissing };
  return changePoll(context, at, async (unitAt) => {
    const { stored, view } = unitAt;
    if (isFrozen(stored)) return { answer: { keysMissing: 0 } };
    const { to, event } = moved(stored, 'freeze', await readPollFacts(context, unitAt, stored));
    const boxes = await ballots.listBoxes(at.poll);
    const expires = expiryOf(view, context.clock.now());
    const seconds = Math.floor(expires.getTime() / 1000);
    const papers = papersOf(context.capabilities, { tenant: context.tenant, poll: at.poll, expires: seconds }, boxes);
    const fingerprint = fingerprintOf(papers);
    const head = { fingerprint, expires: seconds };
    return {
      answer: { keysMissing: 0 },
      poll: { state: to, fingerprint, expires: expires.toISOString() },
      also: [headPart(ballots, at.poll, head, { phase: 'waiting' })],
      event: { type: event, data: { ...about(at satisfies PollPlace, stored), boxes: boxes.length, fingerprint } },
    };
  });
});

const isFrozen = ({ fingerprint, state }: StoredPoll): boolean => fingerprint !== null && state !== 'voided';

/** The roll was staged before the poll was made: one that two requests staged at once is not a roll to vote by. */
async function refuseWithoutRoll({ repositories: { ballots } }: BallotsContext, poll: StoredPoll): Promise<void> {
  const voters = await ballots.listVoters(poll.id);
  const without = new Map(voters.map((voter) => [voter.sk, voter.without]));
  const own = poll.boxes.flatMap((box, n) => (box.without === null ? [] : [[box.without, n] as const]));
  const fits =
    voters.length === poll.voters &&
    voters.filter((voter) => voter.without !== null).length === own.length &&
    own.every(([voter, n]) => without.get(voter) === n);
  if (fits) return;
  throw new Refusal('refused', {
    zh: '投票人名册与测评不符，请宣布作废后重新生成。',
    en: 'The roll is not that of the poll: void it and make it anew.',
  });
}

/** Makes boxes until time is up; how many are missing then. */
async function makeBoxes(context: BallotsContext, poll: StoredPoll): Promise<number> {
  const { ballots } = context.repositories;
  const begun = performance.now();
  for (;;) {
    const made = await ballots.listKeys(poll.id);
    const missing = [...poll.boxes.keys()].filter((box) => !made.has(box));
    if (missing.length === 0 || performance.now() - begun > budget) return missing.length;
    for (let i = 0; i < missing.length && performance.now() - begun <= budget; i += atOnce)
      await Promise.all(missing.slice(i, i + atOnce).map((box) => makeBox(context, poll, box)));
  }
}

async function makeBox(
  { repositories: { ballots }, ballotKeys, tenant }: BallotsContext,
  poll: StoredPoll,
  n: number,
): Promise<void> {
  const box = poll.boxes[n]!;
  const sheet = sheetOf(poll, box);
  const { publicKey, privateKey } = await makeBoxKey();
  const sealed = await ballotKeys.seal(privateKey, { tenant, poll: poll.id, box: n });
  const stored: StoredBox = { key: publicKey, sheet, size: bodySize(sheet), shards: box.shards };
  const counters = Object.fromEntries(allCounters(sheet).map((counter) => [counter, 0]));
  const put = (item: Extract<TransactPart, { put: unknown }>['put']): TransactPart => ({
    ...{ put: item, table, condition: 'absent' },
  });
  const parts = [
    // A poll that was voided meanwhile gets no key.
    headPart(ballots, poll.id, { phase: 'waiting' }, { phase: 'waiting' }),
    put({ ...ballots.keys.box(poll.id, n), ...stored }),
    put({ ...ballots.keys.key(poll.id, n), sealed }),
    ...Array.from({ length: box.shards }, (_, shard) =>
      put({ ...ballots.keys.shard(poll.id, n, shard), open: true, ...counters }),
    ),
  ];
  try {
    await ballots.client.transact(parts);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    if (error.parts.includes(0)) throw new Refusal('stale-version', undefined, { cause: error });
    // Somebody else made this box in the meantime: theirs stays.
  }
}
