import { TooMuchText } from './body.ts';
import type { Poll } from './questions.ts';
import { NothingKept } from './saved.ts';
import { Refused } from './service.ts';
import type { TextKey } from './texts.ts';

/** What is in the way, in words of the page; `said`: the service's own, where the page has none. */
export interface Trouble {
  key: TextKey;
  said?: string;
}

/** What the page finds out by itself. */
export class Stopped extends Error {
  override name = 'Stopped';
  readonly key: TextKey;

  constructor(key: TextKey) {
    super(key);
    this.key = key;
  }
}

/** The poll stands still: what was begun is kept, and goes on with it. */
export const pausedAt = { card: 'pausedCard', cast: 'pausedCast' } as const;

export const isPaused = ({ key }: Trouble): boolean => key === pausedAt.card || key === pausedAt.cast;

/** The service says so in a word of its own: by the next look it may go on again. */
export const saysPaused = ({ reason }: Refused): boolean => reason === 'paused';

/** Why a card or a ballot is refused while the poll stands so; null: nothing of the poll's is the reason. */
export function reasonOf(
  { phase, issuing, casting }: Pick<Poll, 'phase' | 'issuing' | 'casting'>,
  at: 'card' | 'cast',
): TextKey | null {
  if (phase === 'voided') return 'voided';
  if (phase === 'paused') return pausedAt[at];
  if (at === 'card') {
    if (phase === 'over' || phase === 'published') return 'issueOver';
    return issuing ? null : casting ? 'issueOver' : 'waitIssue';
  }
  if (phase === 'published') return 'over';
  if (phase === 'over') return 'tooLate';
  return casting ? 'castRefused' : 'castNotYet';
}

/** @param at what was asked: the same code of a refusal means another thing at another step */
export function troubleOf(error: unknown, at: 'poll' | 'card' = 'poll'): Trouble {
  if (error instanceof Stopped) return { key: error.key };
  if (error instanceof NothingKept) return { key: 'storageRefused' };
  if (error instanceof TooMuchText) return { key: 'tooMuchText' };
  if (error instanceof Refused) {
    if (error.code === 'not-found') return { key: at === 'card' ? 'wrongCode' : 'badLink' };
    if (error.code === 'already-exists') return { key: 'cardUsed' };
    return { key: 'refused', said: error.message };
  }
  return { key: 'badSignature' };
}
