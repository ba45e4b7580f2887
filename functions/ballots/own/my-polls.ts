import { participantOf } from '#shared/appraisal/meeting-roster.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { factsOf } from '#functions/conduct/repository.ts';
import { type CycleView, firstLevelUnit, readOwnPlacement } from '#functions/conduct/view.ts';
import { unused } from '../polls/cards.ts';
import { type BallotsContext, pollKind, type StoredPoll } from '../polls/poll-at.ts';
import { asksForAttendance, readPresence } from '../polls/poll-facts.ts';
import type { PollHead, StoredCard, StoredVoter } from '../repository.ts';

/** What a voter of the county's own finds of a poll. Nothing of it says whether they have voted. */
export interface MyPoll {
  poll: StoredPoll;
  head: PollHead;
  voter: StoredVoter;
  /** their id on the roll */
  voterId: string;
  /** undefined: none is known to be theirs */
  card: StoredCard | undefined;
  /** whether they checked in; null: it is not asked for */
  present: boolean | null;
}

/** Where the actor is appraised and so votes; undefined for who is not among the cycle's people. */
export async function readOwnUnit(context: BallotsContext, view: CycleView): Promise<Unit | undefined> {
  const own = await readOwnPlacement(context, view);
  return own && firstLevelUnit(view, own.appraised.unit);
}

/** The polls of a unit on whose roll the actor is, in the order in which they were made; or one of them. */
export async function readMyPolls(
  context: BallotsContext,
  view: CycleView,
  unit: Unit,
  only?: string,
): Promise<MyPoll[]> {
  const { conduct, ballots } = context.repositories;
  const person = context.actor.user.person;
  if (!person) return [];
  const voterId = participantOf(person.id);
  const all =
    only === undefined
      ? await conduct.listDetails<Poll>(view.id, unit.id, pollKind)
      : [await conduct.readDetail<Poll>(view.id, unit.id, pollKind, only)];
  const read = all.map(async (poll): Promise<MyPoll | undefined> => {
    // Nothing is given out of a poll without keys, and on paper nothing here.
    if (!poll || poll.medium === 'paper' || poll.state === 'preparing' || poll.fingerprint === null) return undefined;
    const [head, voter] = await Promise.all([ballots.readHead(poll.id), ballots.readVoter(poll.id, voterId)]);
    if (!head || !voter) return undefined;
    const card = voter.card === null ? undefined : await ballots.readCard(poll.id, voter.card);
    return { poll, head, voter, voterId, card, present: await readPresent(context, view, unit, poll, voterId) };
  });
  return (await Promise.all(read)).filter((one) => one !== undefined);
}

/** Asked for in the room alone: who fills in elsewhere was not there to check in. */
async function readPresent(
  context: BallotsContext,
  view: CycleView,
  unit: Unit,
  poll: StoredPoll,
  voter: string,
): Promise<boolean | null> {
  const takesCards = poll.state === 'frozen' || poll.state === 'issuing';
  if (poll.fillMode !== 'central' || !takesCards || !asksForAttendance(view, poll)) return null;
  const facts = factsOf(await context.repositories.conduct.readUnit(view.id, unit.id));
  const presence = await readPresence(context, { view, unit, facts }, poll);
  return presence === null ? null : presence.get(voter) === true;
}

const problem = (code: string, zh: string, en: string): Problem => ({
  ...{ path: '', code, message: { zh, en } satisfies Bilingual },
});

/** Boxes in which somebody votes: all but the one that rates them; null: all of them. */
export const boxesOf = ({ poll, voter }: Pick<MyPoll, 'poll' | 'voter'>): number[] | null =>
  voter.without === null ? null : [...poll.boxes.keys()].filter((box) => box !== voter.without);

/** Why the actor cannot take a card of this poll now; null: they can. */
export function takeProblem(my: MyPoll, now: Date): Problem | null {
  const { poll, head, voter, card, present } = my;
  const isIssuing = poll.fillMode === 'central' ? poll.state === 'issuing' : poll.state === 'open';
  if (poll.state === 'voided') return problem('voided', '本次测评已作废。', 'This poll is void.');
  // Of the two, read one after the other, either may be from before.
  if (poll.paused || head.phase === 'paused')
    return problem('paused', '测评已暂停，恢复后再领卡。', 'The poll is paused; take a card when it goes on.');
  if (poll.state !== 'frozen' && !isIssuing)
    return problem('over', '领卡时间已过。', 'Cards are not given out any more.');
  if (poll.state !== 'frozen' && (!head.issuing || (poll.until !== null && now.getTime() >= Date.parse(poll.until))))
    return problem('over', '领卡时间已过。', 'Cards are not given out any more.');
  if (card?.state === 'issued')
    return problem('issued', '您的测评卡已用于领票，不能再领。', 'Your card was exchanged for a ballot paper already.');
  if (voter.given === 'handed' && !card)
    return problem(
      'handed',
      '会场已登记发给您一张测评卡，不能再领；没有收到的，请向主持人说明。',
      'It is noted that you were handed a card in the room: tell the chair if you were not.',
    );
  if (present === false)
    return problem('not-present', '签到以后才能领取测评卡。', 'You can take a card once you have checked in.');
  if (boxesOf(my)?.length === 0)
    return problem('only-subject', '本次测评只评价您本人，您不参加投票。', 'This poll rates only yourself.');
  return null;
}

/**
 * There are never more cards than voters: where the bag holds one for everybody, people draw theirs from it. Two who take
 * the last one in the same moment may both get one; issuing is checked against who may vote before casting opens.
 */
export async function noneLeft(
  { repositories: { ballots } }: BallotsContext,
  { poll, voter, card }: MyPoll,
): Promise<Problem | null> {
  // Theirs alone opens the boxes of a subject, and theirs takes the place of one that is there.
  if (voter.without !== null || (card && unused.includes(card.state))) return null;
  const [cards, voters] = await Promise.all([ballots.listCards(poll.id), ballots.listVoters(poll.id)]);
  const subjects = new Set(voters.filter(({ without }) => without !== null).map(({ sk }) => sk));
  const isCounted = (of: string | null) => of === null || !subjects.has(of);
  const there = cards.filter((one) => one.state !== 'void' && isCounted(one.voter)).length;
  if (there < voters.length - subjects.size) return null;
  return problem(
    'all-printed',
    '测评卡已按人数印制，请在会场领取。',
    'A card was printed for everybody: get yours in the room.',
  );
}
