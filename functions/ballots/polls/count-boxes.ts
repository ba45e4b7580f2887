import type { Poll } from '#shared/ballots/poll.ts';
import { allCounters, type Counters } from '#shared/ballots/sheet.ts';
import { sheetOf } from '#shared/ballots/results.ts';
import { ConditionFailed } from '#functions/platform/errors.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { BallotsRepository, PollHead } from '../repository.ts';
import { table } from './cards.ts';

/**
 * From open shards to a total, in two steps of one transaction each, so that it can break off anywhere and be done by two
 * at once: a box is shut with all its shards and loses its key; then its shards, which nothing changes any more, become
 * its total. A ballot is in a shard before the first step, or it is refused.
 */

type Box = { poll: string; box: number; asked: Poll };

const isDone = async ({ readTotal }: BallotsRepository, { poll, box }: Box): Promise<boolean> =>
  (await readTotal(poll, box)) !== undefined;

/** Whoever finds a condition broken goes on where somebody else has done the step. */
async function unlessDone(ballots: BallotsRepository, at: Box, parts: readonly TransactPart[]): Promise<void> {
  await ballots.client.transact(parts).catch(async (error: unknown) => {
    if (!(error instanceof ConditionFailed) || !(await isDone(ballots, at))) throw error;
  });
}

export async function countBox(ballots: BallotsRepository, at: Box): Promise<void> {
  if (await isDone(ballots, at)) return;
  const { keys } = ballots;
  const { poll, box, asked } = at;
  const places = Array.from({ length: asked.boxes[box]!.shards }, (_, shard) => keys.shard(poll, box, shard));
  await unlessDone(ballots, at, [
    ...places.map((update): TransactPart => ({ update, set: { open: false }, table, condition: 'present' })),
    { delete: keys.key(poll, box), table },
  ]);
  const shards = await ballots.listShards(poll, box);
  // Somebody else counted in between: what is still there of the shards is not all.
  if (shards.length < places.length && (await isDone(ballots, at))) return;
  const counters: Counters = Object.fromEntries(
    allCounters(sheetOf(asked, asked.boxes[box]!)).map((name) => [
      name,
      shards.reduce((sum, shard) => sum + (shard[name] ?? 0), 0),
    ]),
  );
  await unlessDone(ballots, at, [
    { put: { ...keys.total(poll, box), counters }, table, condition: 'absent' },
    ...places.map((key): TransactPart => ({ delete: key, table, condition: { open: false } })),
  ]);
}

/** Of a poll that is void: whether cards, keys or counts may still be there, since destroying them broke off. */
export const isLeft = (head: PollHead | undefined): boolean => head?.phase === 'voided' && head.destroyed !== true;

/** Of a poll that is void: nothing is counted, and nothing can be any more. Again = nothing left to do. */
export async function destroyBox({ client, keys }: BallotsRepository, { poll, box, asked }: Box): Promise<void> {
  await client.transact([
    ...Array.from({ length: asked.boxes[box]!.shards }, (_, shard): TransactPart => ({
      delete: keys.shard(poll, box, shard),
      table,
    })),
    { delete: keys.key(poll, box), table },
    { delete: keys.total(poll, box), table },
  ]);
}
