import { pollActs } from '#shared/api/ballots/polls.ts';
import type { PollFacts } from '#shared/appraisal/poll-machine.ts';
import { pollMachine } from '#shared/appraisal/poll-machine.ts';
import type { Poll, PollState } from '#shared/ballots/poll.ts';
import { roundOf } from '#shared/ballots/naming.ts';
import { turnoutOf } from '#shared/ballots/turnout.ts';
import type { Problem } from '#shared/problem.ts';
import type { UnitAt } from '#functions/conduct/change.ts';
import { areTooMany, type PollHead } from '../repository.ts';
import { doCardsMove } from './cards.ts';
import { isLeft } from './count-boxes.ts';
import {
  type BallotsContext,
  contentOf,
  mayVoid,
  type PollAction,
  pollMove,
  runsPolls,
  type StoredPoll,
} from './poll-at.ts';

export type PollAct = (typeof pollActs)[number];

const actions = {
  freeze: 'freeze',
  'open-issuing': 'openIssuing',
  'open-casting': 'openCasting',
  open: 'open',
  close: 'close',
  publish: 'publish',
  pause: 'pause',
  resume: 'resume',
  void: 'void',
  'enter-paper': 'enterPaper',
  'confirm-paper': 'confirmPaper',
} as const satisfies Partial<Record<PollAct, PollAction>>;

export interface ActsInput {
  head: PollHead | undefined;
  wrongCodes: number;
  facts: PollFacts;
}

/** What may be done now by whoever asks, and what keeps the rest of what would be next from being done. */
export function actsOf(
  context: BallotsContext,
  { view, unit }: UnitAt,
  poll: StoredPoll,
  { head, wrongCodes, facts }: ActsInput,
): { acts: PollAct[]; problems: Partial<Record<PollAct, Problem[]>> } {
  if (view.stored.state === 'closed') return { acts: [], problems: {} };
  const runs = runsPolls(context, view, unit, poll);
  const acts = new Set<PollAct>();
  const problems: Partial<Record<PollAct, Problem[]>> = {};
  for (const [act, action] of Object.entries(actions) as [keyof typeof actions, PollAction][]) {
    if (!(isAbove(act) ? mayVoid(context, view, unit) : runs)) continue;
    const from: readonly PollState[] = pollMachine.actions[action].from;
    if (!from.includes(poll.state) || isOfOtherMedium(poll, act)) continue;
    // Freezing is what makes the keys.
    const judged = pollMove(poll, action, act === 'freeze' ? { ...facts, keysMissing: 0 } : facts);
    if (judged.ok) acts.add(act);
    // One of the two is always meant for the other time.
    else if (!isAbove(act)) problems[act] = judged.problems;
  }
  if (runs && poll.state === 'closing') acts.add('close');
  const isUnfinished = poll.state === 'voided' && poll.medium === 'electronic' && isLeft(head);
  if (isUnfinished && mayVoid(context, view, unit)) acts.add('void');
  if (runs && doCardsMove(poll, head, context.clock.now())) acts.add('print').add('hand-out');
  if (runs && head?.issuing && !poll.paused && wrongCodes > 0 && areTooMany(wrongCodes, head)) acts.add('lift');
  return { acts: pollActs.filter((act) => acts.has(act)), problems };
}

/** What is not for whoever runs the poll, but for those who watch over it. */
const isAbove = (act: PollAct): boolean => act === 'void' || act === 'pause' || act === 'resume';

const isOfOtherMedium = ({ medium, fillMode }: Poll, act: PollAct): boolean =>
  medium === 'paper'
    ? act === 'freeze'
    : act === 'enter-paper' || act === 'confirm-paper' || act === (fillMode === 'central' ? 'open' : 'open-issuing');

/** A poll as lists show it: without the counts of a bundle of paper, and of those of each box what may be told. */
export function lineOf(
  { facts: { ballots } }: UnitAt,
  stored: StoredPoll,
  acts: PollAct[],
  { keysMissing }: Pick<PollFacts, 'keysMissing'>,
) {
  const { paper, ...poll } = contentOf(stored);
  const isEntered = paper.entered !== null;
  return {
    ...poll,
    paused: poll.paused ?? null,
    id: stored.id,
    version: String(stored.version),
    acts,
    keysMissing,
    isEntered,
    ...roundOf(ballots.polls, stored.id),
    turnout: turnoutOf(poll),
  };
}
