import { handOutCards } from '#shared/api/ballots/polls.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { StoredCard } from '../repository.ts';
import { refuseUnlessCardsMove, table } from './cards.ts';
import { type BallotsContext, changePoll } from './poll-at.ts';
import { readPresence } from './poll-facts.ts';

const refused = (zh: string, en: string, policyField?: string): Refusal =>
  new Refusal('refused', { zh, en }, { policyField });

/**
 * Who was given a card, so that nobody is given two and everybody sees what was given out in their name. Which card of
 * the bag it was is known to nobody; the event says how many, never who at what time.
 */
export const handOutCardsOperation = implement(
  handOutCards,
  ({ voters: wanted, given, ...at }, context: BallotsContext) =>
    changePoll(context, at, async (unitAt) => {
      const { stored } = unitAt;
      const { ballots } = context.repositories;
      const [head, cards, voters, presence] = await Promise.all([
        ballots.readHead(at.poll),
        ballots.listCards(at.poll),
        ballots.listVoters(at.poll),
        readPresence(context, unitAt, stored),
      ]);
      refuseUnlessCardsMove(stored, head, context.clock.now());
      const roll = new Map(voters.map((voter) => [voter.sk, voter]));
      const byHash = new Map(cards.map((card) => [card.sk, card]));
      const to = given ? ('handed' as const) : ('no' as const);
      const parts: TransactPart[] = [];
      let [changed, ofBag] = [0, 0];
      for (const id of new Set(wanted)) {
        const voter = roll.get(id);
        if (!voter) throw new Refusal('not-found');
        const { name } = voter;
        if (voter.given === to) continue;
        if (voter.given === 'taken')
          throw refused(`${name}已自行领取测评卡。`, `${name} took a card in the application.`);
        if (given && presence && presence.get(id) !== true)
          throw refused(`${name}未签到，不能发卡。`, `${name} did not check in.`, 'ballots.onlyCheckedIn');
        const card: (StoredCard & { sk: string }) | undefined =
          voter.card === null ? undefined : byHash.get(voter.card);
        if (given && !card && (voter.without !== null || stored.fillMode === 'dispersed'))
          throw refused(`尚未为${name}印制测评卡。`, `There is no card for ${name} yet.`);
        if (!given && card?.state === 'issued')
          throw refused(`${name}已凭卡领票。`, `${name}'s card was exchanged for a paper already.`);
        changed += 1;
        if (!card) ofBag += given ? 1 : -1;
        parts.push({
          update: ballots.keys.voter(at.poll, id),
          set: { given: to },
          ...{ table, condition: { given: voter.given, card: voter.card } },
        });
        const from = given ? 'printed' : 'handed';
        if (card?.state === from)
          parts.push({
            update: ballots.keys.card(at.poll, card.sk),
            set: { state: given ? 'handed' : 'printed' },
            ...{ table, condition: { state: from } },
          });
      }
      if (changed === 0) return { answer: {} };
      const handed = voters.filter((voter) => voter.given === 'handed' && voter.card === null).length + ofBag;
      const bag = cards.filter(({ voter, state }) => voter === null && state !== 'void').length;
      if (handed > bag)
        throw refused(
          `不记名的测评卡共 ${bag} 张，不能登记发出 ${handed} 张。`,
          `There are ${bag} cards without a name; ${handed} cannot be handed out.`,
        );
      const data = { unit: at.unit, poll: at.poll, title: stored.title, cards: changed, given };
      return { answer: {}, also: parts, event: { type: 'poll.cards-handed', data } };
    }),
);
