import { readPublished } from '#shared/api/ballots/polls.ts';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { readCycle, unitInReach } from '#functions/conduct/view.ts';
import { type BallotsContext, readPollOf, type StoredPoll } from './poll-at.ts';
import { digestOf, fileName } from './published-file.ts';

/**
 * The file of a published poll; undefined: it is not published. One that was changed since is not given out as if it were that.
 */
export async function readFileOf({ files }: BallotsContext, poll: StoredPoll): Promise<PublishedPoll | undefined> {
  if (poll.state !== 'published') return undefined;
  const bytes = await files.get(fileName(poll.id));
  if (!bytes || digestOf(bytes) !== poll.file) throw new Error(`the published file of ${poll.id} is not as it was`);
  return JSON.parse(new TextDecoder().decode(bytes)) as PublishedPoll;
}

export const readPublishedOperation = implement(readPublished, async (at, context: BallotsContext) => {
  unitInReach(context, await readCycle(context, at.cycle), at.unit, 'conduct.read', 'conduct.staff', 'conduct.unit');
  const poll = await readPollOf(context, at);
  const file = await readFileOf(context, poll);
  if (!file) throw new Refusal('not-found');
  return { file: { ...file } };
});
