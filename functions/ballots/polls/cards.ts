import { randomBytes, randomInt } from 'node:crypto';
import type { Poll } from '#shared/ballots/poll.ts';
import { cardCode } from '#shared/ballots/card-code.ts';
import { cardHash } from '#shared/ballots/digests.ts';
import type { Bilingual } from '#shared/problem.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import type { BallotsRepository, CardState, PollHead, StoredCard, StoredVoter } from '../repository.ts';

/** What the operations on cards share. A card is known by the hash of its code; the code is told once and kept nowhere. */

export const table = 'ballots' as const;

/** how many writes to single items are under way at once */
const atOnce = 20;

/** A card that was not made yet, and the part that makes it; its code has 80 random bits. */
export function newCard(
  { keys }: Pick<BallotsRepository, 'keys'>,
  poll: string,
  card: Pick<StoredCard, 'state' | 'voter' | 'boxes'>,
): { code: string; hash: string; part: TransactPart } {
  const code = cardCode(randomBytes(10));
  const hash = cardHash(poll, code);
  const put = { ...keys.card(poll, hash), ...card, request: null };
  return { code, hash, part: { put, table, condition: 'absent' } };
}

/** In an order that nobody knows: of the order in which they were made nothing is left. */
export function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

/** Cards that could still be exchanged for a ballot paper. */
export const unused: readonly CardState[] = ['printed', 'handed', 'taken'];

/**
 * Voids every card in these states, each on the condition that it still is in the state that was read: one that is being
 * exchanged in this moment is either issued or void, never both. Again = nothing left to do.
 */
export async function voidCards(
  { client, keys, listCards }: BallotsRepository,
  poll: string,
  states: readonly CardState[],
  isMeant: (card: StoredCard) => boolean = () => true,
): Promise<void> {
  for (;;) {
    const open = (await listCards(poll)).filter((card) => states.includes(card.state) && isMeant(card));
    if (open.length === 0) return;
    for (let i = 0; i < open.length; i += atOnce)
      await Promise.all(
        open.slice(i, i + atOnce).map(async ({ sk, state }) => {
          const condition = { state };
          await client.update(keys.card(poll, sk), { state: 'void' }, { table, condition }).catch((error: unknown) => {
            if (!(error instanceof ConditionFailed)) throw error;
          });
        }),
      );
  }
}

/**
 * Cards without a name: how many more there may be, one for each voter who is no subject, and how many of them lie unused.
 * Dispersed there are none: each card is for somebody.
 */
export function bagOf(
  { fillMode }: Pick<Poll, 'fillMode'>,
  cards: readonly Pick<StoredCard, 'state' | 'voter'>[],
  voters: readonly Pick<StoredVoter & { sk: string }, 'sk' | 'without'>[],
): { places: number; left: number; unused: number } {
  const noSubjects = new Set(voters.filter(({ without }) => without === null).map(({ sk }) => sk));
  const places = fillMode === 'dispersed' ? 0 : noSubjects.size;
  const valid = cards.filter(({ state }) => state !== 'void');
  const there = valid.filter(({ voter }) => voter === null || noSubjects.has(voter)).length;
  const isUnused = ({ state, voter }: Pick<StoredCard, 'state' | 'voter'>) => voter === null && unused.includes(state);
  return { places, left: Math.max(0, places - there), unused: cards.filter(isUnused).length };
}

const paused: Bilingual = {
  zh: '测评已暂停，恢复后才能印制和发放测评卡。',
  en: 'The poll is paused: no cards are made or handed out until it goes on.',
};

type Moment = Pick<Poll, 'medium' | 'state' | 'until' | 'paused'>;

/** Cards are made and given out from the freezing until issuing ends, of a dispersed poll until it closes. */
export function doCardsMove({ medium, state, until, paused }: Moment, head: PollHead | undefined, now: Date): boolean {
  const isIssuing = (state === 'issuing' || state === 'open') && head?.issuing === true;
  const isOver = until !== null && now.getTime() >= Date.parse(until);
  return medium === 'electronic' && (state === 'frozen' || isIssuing) && !isOver && !paused;
}

export function refuseUnlessCardsMove(poll: Moment, head: PollHead | undefined, now: Date): void {
  if (doCardsMove(poll, head, now)) return;
  if (poll.paused) throw new Refusal('refused', paused);
  throw new Refusal('refused', {
    zh: '票箱封存之后、领票结束之前才能印制和发放测评卡。',
    en: 'Cards are made and handed out once the boxes are frozen and until issuing has ended.',
  });
}
