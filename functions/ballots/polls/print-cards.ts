import { printCards } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { StoredCard, StoredVoter } from '../repository.ts';
import { bagOf, newCard, refuseUnlessCardsMove, shuffled, table, unused, voidCards } from './cards.ts';
import { guessesFor, moreGuesses } from './guesses.ts';
import { votingLink } from './links.ts';
import { type BallotsContext, changePoll, type StoredPoll } from './poll-at.ts';

type Card = Output<typeof printCards>['cards'][number];
type Wanted = { bag: number; voters: readonly string[] };
type Known<T> = T & { sk: string };

/** What fits a transaction of 100 parts: a card of the bag is one, a named one up to three. */
const atOnce = { bag: 80, voters: 25 } as const;

const refused = (zh: string, en: string): Refusal => new Refusal('refused', { zh, en });

/**
 * Cards are made some at a time, each time with an event that says how many. Their codes are in the answer alone: when it
 * is lost, on whatever way, nobody knows the codes of cards that are there. Named ones are simply printed again, which
 * voids the old; of the bag `replace` voids all that were not used, to be asked for before any of them is given out.
 * Where it breaks off after some, those are answered: fewer than were asked for, and the rest can be asked for again.
 */
export const printCardsOperation = implement(
  printCards,
  async ({ bag, voters, replace, ...at }, context: BallotsContext) => {
    const named = [...new Set(voters)];
    if (replace === true) await voidBag(context, at);
    const portions: { wanted: Wanted; rest: Wanted }[] = [];
    for (let i = 0; i < named.length; i += atOnce.voters)
      portions.push({
        wanted: { bag: 0, voters: named.slice(i, i + atOnce.voters) },
        rest: { bag, voters: named.slice(i) },
      });
    for (let left = bag; left > 0; left -= atOnce.bag)
      portions.push({ wanted: { bag: Math.min(left, atOnce.bag), voters: [] }, rest: { bag: left, voters: [] } });
    const cards: Card[] = [];
    for (const { wanted, rest } of portions) {
      try {
        cards.push(...(await makeSome(context, at, wanted, rest)));
      } catch (error) {
        if (cards.length === 0) throw error;
        break;
      }
    }
    return { cards: shuffled(cards) };
  },
);

type At = { cycle: string; unit: string; poll: string };

/** Before issuing begins alone: later a card of the bag may be in somebody's hand. */
const voidBag = (context: BallotsContext, at: At): Promise<void> =>
  changePoll(context, at, async ({ stored }) => {
    const { ballots } = context.repositories;
    const cards = await ballots.listCards(at.poll);
    const handed = (await ballots.listVoters(at.poll)).some(({ given, card }) => given === 'handed' && card === null);
    if (stored.state !== 'frozen' || handed)
      throw refused(
        '测评卡已开始发放或领票，不能整批重印。',
        'Cards were handed out, or issuing has begun: they cannot all be replaced.',
      );
    const isOfBag = ({ voter }: StoredCard) => voter === null;
    const count = cards.filter((card) => isOfBag(card) && unused.includes(card.state)).length;
    await voidCards(ballots, at.poll, unused, isOfBag);
    if (count === 0) return { answer: undefined };
    const data = { unit: at.unit, poll: at.poll, title: stored.title, voided: count };
    return { answer: undefined, event: { type: 'poll.cards-voided', data } };
  });

/** @param rest all that is still to be made, these among it: it is judged before the first of them is */
const makeSome = (context: BallotsContext, at: At, wanted: Wanted, rest: Wanted): Promise<Card[]> =>
  changePoll(context, at, async ({ stored, view }) => {
    const { ballots } = context.repositories;
    const [head, cards, voters] = await Promise.all([
      ballots.readHead(at.poll),
      ballots.listCards(at.poll),
      ballots.listVoters(at.poll),
    ]);
    refuseUnlessCardsMove(stored, head, context.clock.now());
    const roll = new Map(voters.map((voter) => [voter.sk, voter]));
    refuseTooMany(stored, rest, cards, roll);
    const byHash = new Map(cards.map((card) => [card.sk, card]));
    const shown = (code: string, name: string | null): Card => ({ code, name, url: votingLink(context, stored, code) });
    const made: Card[] = [];
    const parts: TransactPart[] = [];
    for (const id of wanted.voters) {
      const voter = roll.get(id)!;
      // Whoever asks for a card while the poll is open is given it at once.
      const isOpen = stored.state === 'open';
      const boxes = voter.without === null ? null : [...stored.boxes.keys()].filter((box) => box !== voter.without);
      const card = newCard(ballots, at.poll, { state: isOpen ? 'handed' : 'printed', voter: id, boxes });
      parts.push(card.part, {
        update: ballots.keys.voter(at.poll, id),
        set: { card: card.hash, given: isOpen ? 'handed' : 'no' },
        ...{ table, condition: { card: voter.card, given: voter.given } },
      });
      const old = voter.card === null ? undefined : byHash.get(voter.card);
      if (old && unused.includes(old.state))
        parts.push({
          update: ballots.keys.card(at.poll, old.sk),
          set: { state: 'void' },
          ...{ table, condition: { state: old.state } },
        });
      made.push(shown(card.code, voter.name));
    }
    for (let i = 0; i < wanted.bag; i++) {
      const card = newCard(ballots, at.poll, { state: 'printed', voter: null, boxes: null });
      parts.push(card.part);
      made.push(shown(card.code, null));
    }
    if (made.length === 0) return { answer: made };
    if (stored.state === 'issuing')
      parts.push(moreGuesses(ballots, at.poll, head!, guessesFor(view.policy, made.length), { issuing: true }));
    const data = { unit: at.unit, poll: at.poll, title: stored.title, bag: wanted.bag, named: wanted.voters.length };
    return { answer: made, also: parts, event: { type: 'poll.cards-printed', data } };
  });

function refuseTooMany(
  { fillMode }: StoredPoll,
  { bag, voters }: Wanted,
  cards: readonly Known<StoredCard>[],
  roll: ReadonlyMap<string, Known<StoredVoter>>,
): void {
  const byHash = new Map(cards.map((card) => [card.sk, card]));
  for (const id of voters) {
    const voter = roll.get(id);
    if (!voter) throw new Refusal('not-found');
    if (fillMode === 'central' && voter.without === null)
      throw refused(
        `${voter.name}不是本次测评的对象，应使用不记名的测评卡。`,
        `${voter.name} is no subject: a card from the bag is for them.`,
      );
    if (voter.card !== null && byHash.get(voter.card)?.state === 'issued')
      throw refused(`${voter.name}已凭卡领票，不能再印制。`, `${voter.name}'s card was exchanged for a paper already.`);
  }
  if (bag === 0) return;
  if (fillMode === 'dispersed')
    throw new Refusal(
      'refused',
      {
        zh: '分散填写的测评，测评卡须按人印制。',
        en: 'In a poll that is filled in dispersed each card is for somebody.',
      },
      { policyField: 'ballots.fillMode' },
    );
  const { places, left } = bagOf({ fillMode }, cards, [...roll.values()]);
  if (bag > left)
    throw refused(
      `不记名的测评卡最多 ${places} 张，还可以印 ${left} 张。`,
      `There may be ${places} cards without a name; ${left} more can be made.`,
    );
}
