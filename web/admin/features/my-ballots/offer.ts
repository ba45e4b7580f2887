import type { MyBallot } from './my-ballots-page.tsx';

/** What a voter can do with a poll now, and what is said of it. */

export interface Offer {
  /** a key of the texts */
  say:
    | 'say.paused'
    | 'say.voided'
    | 'say.over'
    | 'say.waiting'
    | 'say.issuing'
    | 'say.open'
    | 'say.casting'
    | 'say.room'
    | 'say.elsewhere'
    | 'say.handed'
    | 'say.taken'
    | 'say.exchanged'
    | 'say.none';
  /** the voting page: to vote on it with a card that is there, or to look up a receipt; null: nothing to be done on it */
  link: 'link.code' | 'link.vote' | 'link.check' | null;
  /** taking a card is what is to be done first */
  isTakeFirst: boolean;
}

type Asked = Pick<MyBallot, 'state' | 'fillMode' | 'paused' | 'given' | 'issued' | 'mayTake'>;

/** First what can be done: whoever has no card is not sent to the voting page, where nothing can be done without one. */
export function offerOf(ballot: Asked): Offer {
  const { state, given, issued, mayTake } = ballot;
  const isTakeFirst = mayTake && given === 'no';
  if (state === 'voided') return { say: 'say.voided', link: null, isTakeFirst: false };
  if (state === 'closing' || state === 'closed' || state === 'published')
    return { say: 'say.over', link: 'link.check', isTakeFirst: false };
  const link = given === 'no' ? null : issued ? 'link.vote' : 'link.code';
  if (ballot.paused) return { say: 'say.paused', link, isTakeFirst };
  return { say: wordsOf(ballot), link, isTakeFirst };
}

function wordsOf({ state, fillMode, given, issued, mayTake }: Asked): Offer['say'] {
  if (state === 'casting') return given === 'no' ? 'say.none' : 'say.casting';
  if (issued) return 'say.exchanged';
  if (given === 'handed') return 'say.handed';
  if (given === 'taken') return 'say.taken';
  if (!mayTake) return fillMode === 'central' ? 'say.room' : 'say.elsewhere';
  if (state === 'open') return 'say.open';
  return state === 'issuing' ? 'say.issuing' : 'say.waiting';
}
