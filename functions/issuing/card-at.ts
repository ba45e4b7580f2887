import { readCode } from '#shared/ballots/card-code.ts';
import { cardHash } from '#shared/ballots/digests.ts';
import type { Bilingual } from '#shared/problem.ts';
import { areTooMany, type StoredCard } from '#functions/ballots/repository.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { mustBeActive, type PollAt } from './poll-at.ts';

export interface CardAt {
  hash: string;
  card: StoredCard;
  /** places of the boxes that it opens, in order */
  boxes: number[];
}

/**
 * The card of a typed or scanned code. A code that is none is counted; after as many as the poll allows, if it sets a
 * limit, none is answered any more, right or wrong, until whoever runs the poll lifts it. What cannot be a code at all
 * was mistyped and is not looked up either.
 * @param request that was signed for the card: who asks for the same again lost the answer, and no guesser shall take it
 *   from them
 */
export async function cardAt(at: PollAt, typed: string, request?: string): Promise<CardAt> {
  mustBeActive(at);
  const { ballots, poll, head } = at;
  const code = readCode(typed);
  if (code === null)
    throw new Refusal('invalid-input', undefined, { problems: [{ path: 'code', code: 'no-code', message: noCode }] });
  const hash = cardHash(poll, code);
  const [guesses, card] = await Promise.all([ballots.readGuesses(poll), ballots.readCard(poll, hash)]);
  const isKnown = request !== undefined && card?.state === 'issued' && card.request === request;
  if (areTooMany(guesses, head) && !isKnown)
    throw new Refusal('refused', tooManyGuesses, { policyField: 'ballots.cards.attempts' });
  if (!card) {
    await ballots.countGuess(poll);
    throw new Refusal('not-found', unknownCard);
  }
  return { hash, card, boxes: card.boxes ?? Array.from({ length: head.boxes }, (_, box) => box) };
}

const noCode: Bilingual = {
  zh: '测评卡号是 16 位数字和字母，请核对后重新输入。',
  en: 'A card’s code has 16 figures and letters; check it and type it again.',
};
const tooManyGuesses: Bilingual = {
  zh: '卡号输错的次数过多，已停止核对卡号。请告诉会议工作人员，由组织测评的人在系统里解除限制。',
  en: 'Too many wrong codes were tried and none is looked up any more; tell the staff: whoever runs the poll can lift it.',
};
const unknownCard: Bilingual = {
  zh: '没有这张测评卡，请核对卡号后重新输入。',
  en: 'There is no such card; check the code and type it again.',
};
