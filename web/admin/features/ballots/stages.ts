import type { PollState } from '#shared/ballots/poll.ts';
import type { PollLine } from './use-poll.ts';

/** The way of a poll as its page shows it: which stage it is at, and what the chair does next. */

export type StageId = 'prepare' | 'freeze' | 'issue' | 'cast' | 'fill' | 'count' | 'publish' | 'enter' | 'confirm';
type Kind = Pick<PollLine, 'medium' | 'fillMode'>;

const inRoom: readonly StageId[] = ['prepare', 'freeze', 'issue', 'cast', 'count', 'publish'];
const dispersed: readonly StageId[] = ['prepare', 'freeze', 'fill', 'count', 'publish'];
const onPaper: readonly StageId[] = ['enter', 'confirm', 'publish'];

export const stagesOf = ({ medium, fillMode }: Kind): readonly StageId[] =>
  medium === 'paper' ? onPaper : fillMode === 'central' ? inRoom : dispersed;

const stageOfState: Readonly<Record<Exclude<PollState, 'voided'>, StageId>> = {
  preparing: 'prepare',
  frozen: 'freeze',
  issuing: 'issue',
  casting: 'cast',
  open: 'fill',
  closing: 'count',
  closed: 'count',
  published: 'publish',
};

/** The stage it is at; null: it is void. */
export function stageOf(poll: Kind & Pick<PollLine, 'state'>, isEntered: boolean): StageId | null {
  if (poll.state === 'voided') return null;
  if (poll.medium !== 'paper') return stageOfState[poll.state];
  return poll.state === 'preparing' ? (isEntered ? 'confirm' : 'enter') : 'publish';
}

export type NextKey =
  | Exclude<PollState, 'preparing' | 'frozen'>
  | 'paused'
  | 'freeze'
  | 'freezing'
  | 'frozen'
  | 'print'
  | 'ready'
  | 'spread'
  | 'enter'
  | 'confirm';

/** What comes next, in words of the texts `next.*`. `cards`: made so far, null: not known here. */
export function nextOf(
  poll: Kind & Pick<PollLine, 'state' | 'keysMissing' | 'boxes' | 'paused'>,
  more: { isEntered: boolean; cards: number | null },
): NextKey {
  if (poll.paused) return 'paused';
  if (poll.state === 'preparing') {
    if (poll.medium === 'paper') return more.isEntered ? 'confirm' : 'enter';
    return isFreezing(poll) ? 'freezing' : 'freeze';
  }
  if (poll.state !== 'frozen') return poll.state;
  if (poll.fillMode === 'dispersed') return 'spread';
  return more.cards === null ? 'frozen' : more.cards === 0 ? 'print' : 'ready';
}

/** The text that sums a poll up: on paper there are no boxes. */
export const figuresOf = ({ medium }: Pick<PollLine, 'medium'>) =>
  medium === 'paper' ? 'made.figures.paper' : 'made.figures';

/** Some of its keys are made: whoever began was interrupted. */
export const isFreezing = ({
  state,
  keysMissing,
  boxes,
}: Pick<PollLine, 'state' | 'keysMissing'> & { boxes: { length: number } }): boolean =>
  state === 'preparing' && keysMissing < boxes.length;

export const mainActs = ['freeze', 'print', 'open-issuing', 'open-casting', 'open', 'close', 'publish'] as const;
export type MainAct = (typeof mainActs)[number];

/**
 * The one act that brings an electronic poll on; null: nothing, or not by buttons.
 * @param acts what the reader may do, now or once what is in its way is gone
 */
export function mainActOf(
  poll: Kind & Pick<PollLine, 'state' | 'paused'>,
  { cards, acts }: { cards: number; acts: readonly string[] },
): MainAct | null {
  if (poll.paused) return null;
  const wanted: Readonly<Partial<Record<PollState, MainAct>>> = {
    ...(poll.medium === 'electronic' && { preparing: 'freeze' as const }),
    frozen: poll.fillMode === 'dispersed' ? 'open' : cards === 0 ? 'print' : 'open-issuing',
    issuing: 'open-casting',
    casting: 'close',
    open: 'close',
    closing: 'close',
    closed: 'publish',
  };
  const act = wanted[poll.state];
  return act !== undefined && acts.includes(act) ? act : null;
}

/** How often the page asks again, in milliseconds: what others do shows by itself while people are in the room. */
export const refreshOf = (state: PollState | undefined): number | false =>
  state === undefined || state === 'published' || state === 'voided'
    ? false
    : state === 'issuing' || state === 'casting' || state === 'closing'
      ? 3_000
      : state === 'frozen' || state === 'open'
        ? 8_000
        : 30_000;
