import { readPublished } from '#shared/api/ballots.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { readCycle, unitInReach } from '#functions/conduct/view.ts';
import { type BallotsContext, readPollOf } from './poll-at.ts';
import { digestOf, fileName } from './published-file.ts';

/** The file as it was published, or none: one that was changed since is not given out as if it were that. */
export const readPublishedOperation = implement(readPublished, async (at, context: BallotsContext) => {
  unitInReach(context, await readCycle(context, at.cycle), at.unit, 'conduct.read', 'conduct.staff', 'conduct.unit');
  const poll = await readPollOf(context, at);
  if (poll.state !== 'published') throw new Refusal('not-found');
  const bytes = await context.files.get(fileName(at.poll));
  if (!bytes || digestOf(bytes) !== poll.file) throw new Error(`the published file of ${at.poll} is not as it was`);
  return { file: JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown> };
});
