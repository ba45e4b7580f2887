import type { PublishedPoll } from '#shared/ballots/published.ts';
import type { Poll, Question } from './questions.ts';
import type { Receipt, Saved } from './saved.ts';
import { isPaused, type Trouble } from './trouble.ts';

/** Where a voter is; `stop` says what is in the way. */
export type Screen =
  | {
      name:
        'loading' | 'welcome' | 'code' | 'other-card' | 'collect' | 'review' | 'casting' | 'done' | 'over' | 'result';
    }
  | { name: 'fill'; at: number }
  | { name: 'stop'; trouble: Trouble; again: boolean };

export interface View {
  screen: Screen;
  poll: Poll | null;
  saved: Saved | null;
  questions: readonly Question[];
  /** attempts in a row that had no answer */
  attempts: number;
  /** the card that was scanned: its last four characters */
  card: string | null;
  /** the card is being looked up */
  checking: boolean;
  /** beside the code's field, or on the review */
  trouble: Trouble | null;
  /** after the cast: in memory alone */
  receipts: readonly Receipt[];
  boxesAll: number;
  /** about how long casting the rest takes; null: not known yet */
  seconds: number | null;
  /** the voter was at the review already, and may go back to it from anywhere */
  reviewed: boolean;
  result: PublishedPoll | null;
  /** the last change could not be kept */
  unkept: boolean;
}

export const nowhere: View = {
  screen: { name: 'loading' },
  poll: null,
  saved: null,
  questions: [],
  attempts: 0,
  card: null,
  checking: false,
  trouble: null,
  receipts: [],
  boxesAll: 0,
  seconds: null,
  reviewed: false,
  result: null,
  unkept: false,
};

/** Whether something is waited for that the chair does, that a pause ends, or the publication. */
export const waits = (screen: Screen, { issuing, casting }: Poll): boolean => {
  const { name } = screen;
  if (name === 'stop') return isPaused(screen.trouble);
  return (name === 'welcome' && !issuing) || name === 'over' || ((name === 'fill' || name === 'review') && !casting);
};

/** Whether what somebody waited for leads to another screen. */
export const leadsOn = ({ name }: Screen, before: Pick<Poll, 'phase'>, { phase }: Pick<Poll, 'phase'>): boolean =>
  phase === 'voided' ||
  phase === 'published' ||
  (phase === 'over' && before.phase !== 'over') ||
  (name === 'stop' && phase !== 'paused');

/** Whether the browser's back or forward may lead there: between steps of filling in, or before a card was used. */
export function mayReturn({ screen: now, saved, questions }: View, to: Screen): boolean {
  const isFilling = ({ name }: Screen): boolean => name === 'fill' || name === 'review';
  const isBefore = ({ name }: Screen): boolean => name === 'welcome' || name === 'code';
  if (to.name === 'fill' && to.at >= questions.length) return false;
  return (isFilling(now) && isFilling(to) && !!saved && !saved.sealed) || (isBefore(now) && isBefore(to));
}
