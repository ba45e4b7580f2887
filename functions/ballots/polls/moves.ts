import { pollRunner } from '#shared/appraisal/ballots.ts';
import { pollName, roundOf } from '#shared/ballots/naming.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { UnitAt } from '#functions/conduct/change.ts';
import type { CycleView } from '#functions/conduct/view.ts';
import type { Audience } from '#functions/platform/messages.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { BallotsRepository, PollHead } from '../repository.ts';
import { table } from './cards.ts';
import type { BallotsContext, StoredPoll } from './poll-at.ts';

/** What the steps of a poll share. */

export interface PollPlace {
  cycle: string;
  unit: string;
  poll: string;
}

/** Address of the poll's page. */
export const pollPage = ({ cycle, unit, poll }: PollPlace): string =>
  `/cycles/${encodeURIComponent(cycle)}/conduct/${encodeURIComponent(unit)}/ballots/${poll}`;

/** Whoever runs a poll, as readers of messages. */
export function runnersOf({ policy }: Pick<CycleView, 'policy'>, unit: Unit, poll: Poll): Audience {
  const to = pollRunner(policy, poll);
  if (to === 'office') return { to };
  return to === 'group' ? { to, group: unit.group } : { to, unit: unit.id };
}

/** What the voting page's functions see changes in the transaction of the poll, from what it was. */
export const headPart = (
  { keys }: Pick<BallotsRepository, 'keys'>,
  poll: string,
  set: Partial<PollHead>,
  condition: Partial<PollHead> | 'present' = 'present',
): TransactPart => ({ update: keys.head(poll), set, table, condition });

export const act = (context: BallotsContext) => ({ at: context.clock.now().toISOString(), by: by(context) });

/** What people are told it is called. */
export const nameOf = ({ facts }: Pick<UnitAt, 'facts'>, { poll }: Pick<PollPlace, 'poll'>, stored: Poll): Bilingual =>
  pollName(stored, roundOf(facts.ballots.polls, poll));

/** Who and when is in the event; of the poll what it is about. */
export const about = ({ unit, poll }: PollPlace, { title, source, dryRun }: Poll) => ({
  ...{ unit, poll, title, source, dryRun },
});

/** A step that was made already is not asked for its version: an answer was lost, or somebody else was faster. */
export function refuseIfStale({ version }: Pick<StoredPoll, 'version'>, asked: string): void {
  if (String(version) !== asked) throw new Refusal('stale-version');
}
