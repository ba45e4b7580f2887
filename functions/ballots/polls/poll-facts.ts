import type { PollFacts } from '#shared/appraisal/poll-machine.ts';
import { type Attendee, stateOf } from '#shared/appraisal/meeting-roster.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import { withoutReport } from '#shared/appraisal/meeting-oral.ts';
import { assessmentReached } from '#shared/ballots/assessment.ts';
import { faultsOfPaper, isPaperComplete } from '#shared/ballots/paper.ts';
import type { PaperCount, Poll } from '#shared/ballots/poll.ts';
import { disagreements, hasEnoughVoted } from '#shared/ballots/results.ts';
import type { Counters } from '#shared/ballots/sheet.ts';
import type { UnitAt } from '#functions/conduct/change.ts';
import { peopleOf, readReportsOf, readRosterOf } from '#functions/conduct/meeting/details.ts';
import { type StaffTallyDetail, theTally } from '#functions/conduct/staff/details.ts';
import type { CycleView } from '#functions/conduct/view.ts';
import type { StoredCard, StoredVoter } from '../repository.ts';
import type { BallotsContext } from './poll-at.ts';

type PollWithId = Poll & { id: string };

export interface CardCounts {
  /** that may be used or were */
  cards: number;
  voided: number;
  issued: number;
}

/** How many cards there are, by what became of them; whose they are is of no interest here. */
export const cardCounts = (cards: readonly Pick<StoredCard, 'state'>[]): CardCounts => {
  const count = (state: StoredCard['state']) => cards.filter((card) => card.state === state).length;
  const voided = count('void');
  return { cards: cards.length - voided, voided, issued: count('issued') };
};

/**
 * In how many names a card was given out: noted as handed over, taken in the application, or somebody's own that was
 * exchanged. More papers than names are papers that no voter can find to have been issued behind their back.
 */
export function givenIn(
  cards: readonly (Pick<StoredCard, 'state'> & { sk: string })[],
  voters: readonly Pick<StoredVoter, 'given' | 'card'>[],
): number {
  const issued = new Set(cards.flatMap(({ sk, state }) => (state === 'issued' ? [sk] : [])));
  return voters.filter(({ given, card }) => given !== 'no' || (card !== null && issued.has(card))).length;
}

/**
 * Whether only those may vote who checked in at the unit's meeting: not where no meeting is asked for, where people
 * fill in elsewhere, where the poll is held on another occasion (the staff's own meeting, the team's life meeting), nor
 * in a trial.
 */
export const asksForAttendance = (
  { policy }: Pick<CycleView, 'policy'>,
  { dryRun, purpose, source, fillMode }: Pick<Poll, 'dryRun' | 'purpose' | 'source' | 'fillMode'>,
): boolean =>
  policy.ballots.onlyCheckedIn &&
  policy.meetings.required &&
  !dryRun &&
  fillMode === 'central' &&
  purpose === 'cadres' &&
  !(source === 'peer' && policy.ballots.peer.meetingRequired);

/** The attendance of the unit's meeting by voter; null where the poll does not ask for it. */
export async function readPresence(
  context: BallotsContext,
  { view, unit, facts }: UnitAt,
  poll: Poll,
): Promise<ReadonlyMap<string, boolean> | null> {
  if (!asksForAttendance(view, poll)) return null;
  const { attendees } = await readRosterOf(context, view, unit, facts.meeting);
  return new Map(attendees.map((one: Attendee) => [one.id, stateOf(one) === 'present']));
}

/**
 * The reports were heard: the item before the assessment has ended. Where people fill their ballots in dispersed it
 * is enough that everybody who is rated has handed their report in or given it by word (B-142). A trial waits for nothing.
 */
async function areReportsHeard(
  context: BallotsContext,
  { view, unit, facts }: UnitAt,
  poll: Poll,
  known?: readonly Appraised[],
): Promise<boolean> {
  const { policy } = view;
  const { mass, peer } = policy.ballots;
  if (poll.dryRun || poll.purpose === 'staff' || !policy.meetings.required || !mass.afterReport) return true;
  if (poll.source === 'peer' && peer.meetingRequired) return true;
  if (assessmentReached(policy.meetings.agenda, facts.meeting)) return true;
  if (poll.fillMode === 'central') return false;
  const [people, { orals, written }] = await Promise.all([
    known ?? peopleOf(context, view, unit.id),
    readReportsOf(context, view.id, unit.id),
  ]);
  const subjects = new Set(poll.subjects.map(({ id }) => id));
  const missing = withoutReport(policy, people, orals, written).filter(({ id }) => subjects.has(id));
  return policy.meetings.oral.writtenOtherwise && missing.length === 0;
}

/**
 * nobody of the unit sees how its ordinary staff were rated before the tally that has this poll is signed by every
 * member of whoever is in charge of it: the appraisal group's where they are rated together with the cadres, else the
 * leading group's. A trial counts for nothing and waits for nothing.
 */
async function isStaffSigned(
  context: BallotsContext,
  { view, unit, facts }: UnitAt,
  poll: PollWithId,
  known?: readonly Appraised[],
): Promise<boolean> {
  if (poll.state !== 'closed' || poll.dryRun || !view.policy.ballots.summarySigned) return true;
  const people = known ?? (await peopleOf(context, view, unit.id));
  const staff = new Set(people.filter(({ rank }) => rank === 'staff').map(({ id }) => id));
  if (!poll.subjects.some(({ kind, id }) => kind === 'person' && staff.has(id))) return true;
  if (facts.staff.state !== 'signed' && facts.staff.state !== 'released') return false;
  const { conduct } = context.repositories;
  const tally = await conduct.readDetail<StaffTallyDetail>(view.id, unit.id, 'STAFFTALLY', theTally);
  return tally?.confirmed?.polls?.includes(poll.id) === true;
}

/** The counters of all boxes by their place, once the poll is closed. */
export async function readTotals(
  { repositories: { ballots } }: BallotsContext,
  poll: string,
): Promise<Map<number, Counters>> {
  const totals = await ballots.listTotals(poll);
  return new Map(totals.map(({ sk, counters }) => [Number(sk.slice(sk.indexOf('#') + 1)), counters]));
}

/**
 * What the machine of polls judges by.
 * @param known what the caller has read already, and `count`: a bundle of paper as it would be entered
 */
export async function readPollFacts(
  context: BallotsContext,
  at: UnitAt,
  poll: PollWithId,
  known: {
    cards?: readonly (StoredCard & { sk: string })[];
    presence?: ReadonlyMap<string, boolean> | null;
    voters?: readonly (StoredVoter & { sk: string })[];
    people?: readonly Appraised[];
    count?: PaperCount;
  } = {},
): Promise<PollFacts> {
  const { ballots } = context.repositories;
  const { policy } = at.view;
  const isPaper = poll.medium === 'paper';
  const isCounted = poll.state === 'closed' || poll.state === 'published';
  const [keys, cards, presence, voters, afterReports, totals, staffSigned] = await Promise.all([
    poll.state === 'preparing' && !isPaper ? ballots.listKeys(poll.id) : undefined,
    known.cards ?? (isPaper ? [] : ballots.listCards(poll.id)),
    known.presence === undefined ? readPresence(context, at, poll) : known.presence,
    known.voters ?? ballots.listVoters(poll.id),
    areReportsHeard(context, at, poll, known.people),
    isCounted && !isPaper ? readTotals(context, poll.id) : undefined,
    isStaffSigned(context, at, poll, known.people),
  ]);
  const counts = cardCounts(cards);
  const present = presence && voters.filter(({ sk }) => presence.get(sk) === true).length;
  const entered = known.count ?? poll.paper.entered?.count ?? null;
  return {
    isPaper,
    isDispersed: poll.fillMode === 'dispersed',
    isPaused: Boolean(poll.paused),
    isTimeUp: poll.until !== null && context.clock.now().getTime() >= Date.parse(poll.until),
    keysMissing: keys ? poll.boxes.length - keys.size : 0,
    afterReports,
    lifeMeeting:
      poll.dryRun || poll.source !== 'peer' || !policy.ballots.peer.meetingRequired || at.facts.ballots.lifeMeeting,
    issued: isPaper ? (entered?.issued ?? 0) : counts.issued,
    mayVote: present ?? poll.voters,
    inNames: !policy.ballots.cards.inNames || poll.dryRun || counts.issued <= givenIn(cards, voters),
    cards: counts.cards,
    isComplete: entered !== null && isPaperComplete(poll, entered),
    isPlausible: entered === null || faultsOfPaper(poll, entered).length === 0,
    isSecondPerson: poll.paper.entered?.by.user !== context.actor.user.id,
    isConsistent: disagreements(poll, totals ?? null).length === 0,
    hasTurnout: hasEnoughVoted(poll, policy.ballots.minTurnout),
    staffSigned,
  };
}
