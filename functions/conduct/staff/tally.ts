import { standing } from '#shared/appraisal/ballots.ts';
import { staffSubjects } from '#shared/appraisal/staff.ts';
import { isPlausible, type TallyRow, tallyRows, type TallySources } from '#shared/appraisal/staff-tally.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import type { UnitConduct } from '#shared/appraisal/unit-conduct.ts';
import type { Poll } from '#shared/ballots/poll.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { contentHash } from '#functions/platform/hash.ts';
import type { DetailHead } from '../repository.ts';
import { type CycleView, readAppraised } from '../view.ts';
import { type StaffTallyDetail, noTally, theTally } from './details.ts';

/** A tally as it is to be counted, confirmed or signed. */
export interface Tally {
  stored: (StaffTallyDetail & DetailHead) | null;
  content: StaffTallyDetail;
  subjects: readonly Appraised[];
  rows: readonly TallyRow[];
  /** of what was read: until it is confirmed the cycle's data and ballots are part of it */
  version: string;
  isComplete: boolean;
  isPlausible: boolean;
  /** the unit's polls that rate its staff and are counted */
  polls: readonly string[];
  /** no other one is still to be counted */
  pollsCounted: boolean;
}

type ConductContext = Context<ConductRepositories>;

export async function readTally(
  context: ConductContext,
  view: CycleView,
  { unit, facts }: { unit: string; facts: UnitConduct },
): Promise<Tally> {
  const { conduct } = context.repositories;
  const [stored = null, appraised] = await Promise.all([
    conduct.readDetail<StaffTallyDetail>(view.id, unit, 'STAFFTALLY', theTally),
    readAppraised(context, view),
  ]);
  const content: StaffTallyDetail = stored ? { entered: stored.entered, confirmed: stored.confirmed } : noTally;
  const subjects = staffSubjects(appraised.get(unit) ?? []);
  const version = String(stored?.version ?? 0);
  if (content.confirmed) {
    const { rows } = content.confirmed;
    const { polls = [] } = content.confirmed;
    const holds = { isComplete: true, isPlausible: true, pollsCounted: true };
    return { ...{ stored, content, subjects, rows, version, polls }, ...holds };
  }
  const entered = new Map(content.entered?.rows.map(({ person, counts }) => [person, counts]));
  const { polls, pollsCounted, ...opinions } = await readOpinions(context, view, { unit, facts, subjects });
  const rows = tallyRows(subjects, { ...opinions, entered });
  const attendance = facts.staff.meeting?.attendance ?? null;
  return {
    ...{ stored, content, subjects, rows, polls, pollsCounted },
    version: `${version}.${view.stored.version}.${contentHash(rows.filter(({ from }) => from === 'ballots'))}`,
    isComplete: rows.length === subjects.length,
    isPlausible: isPlausible(rows, content.entered?.ballots ?? 0, attendance),
  };
}

/**
 * What ballots and the cycle's own rows say of these people; a person's row lies with the unit whose register has them.
 * Who stood on a paper of the unit's counted polls has been voted on, even where nothing left the box. Counted is enough:
 * a poll that rates the staff is published once this tally is signed.
 */
async function readOpinions(
  { repositories: { conduct, cycles } }: ConductContext,
  { id, stored: { content } }: CycleView,
  { unit, facts, subjects }: { unit: string; facts: Pick<UnitConduct, 'ballots'>; subjects: readonly Appraised[] },
): Promise<Omit<TallySources, 'entered'> & Pick<Tally, 'polls' | 'pollsCounted'>> {
  const homes = new Set(subjects.map(({ home }) => home));
  const units = content.units.filter(({ unit: one }) => homes.has(one.id));
  const polls = standing(facts.ballots).filter(({ source }) => source === 'mass');
  const [rows, made, read] = await Promise.all([
    cycles.readRows(id, units),
    conduct.readBallotOpinions(id, unit),
    Promise.all(polls.map((poll) => conduct.readDetail<Poll>(id, unit, 'POLL', poll.id))),
  ]);
  const staff = new Set(subjects.map((person) => person.id));
  const rating = read.flatMap((poll) => {
    const rated = poll?.subjects.flatMap((one) => (one.kind === 'person' && staff.has(one.id) ? one.id : [])) ?? [];
    return poll && rated.length > 0 ? [{ poll: poll.id, rated, counted: isCounted(poll) }] : [];
  });
  const counted = rating.filter((one) => one.counted);
  return {
    polls: counted.map(({ poll }) => poll),
    pollsCounted: counted.length === rating.length,
    ballots: made.map(({ row }) => row),
    balloted: new Set(counted.flatMap(({ rated }) => rated)),
    cycle: [...rows.values()].flatMap(({ opinions }) => opinions.map(({ row }) => row)),
  };
}

const isCounted = ({ state }: Pick<Poll, 'state'>): boolean => state === 'closed' || state === 'published';

/** Whether the polls that a tally was confirmed with still count: none of them was voided since. */
export const doPollsStand = (
  { ballots }: Pick<UnitConduct, 'ballots'>,
  tally: Pick<StaffTallyDetail, 'confirmed'> | undefined,
): boolean => {
  const counted = new Set(standing(ballots).flatMap((poll) => (isCounted(poll) ? poll.id : [])));
  return tally?.confirmed?.polls?.every((poll) => counted.has(poll)) ?? true;
};
