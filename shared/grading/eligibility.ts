import type { Person } from '#shared/dataset/schema.ts';
import type { PersonGrade, Policy } from '#shared/policy/schema.ts';
import { toDayNumber } from '#shared/policy/civil-date.ts';
import { byCodePoint } from './code-points.ts';
import { type DatasetIndex, firstLevelUnit } from './index-dataset.ts';
import type { Status } from './result.ts';
import { isHalfYear, isLongLeave, mergeSpells, type Spell, totalDays } from './spells.ts';

/** The merged spells of secondment to one first-level unit. */
export interface Hosting {
  unit: string;
  spells: Spell[];
  days: number;
  halfYear: boolean;
}

export interface Placement {
  unit: string;
  reason: 'awaitingAssignment' | 'secondment' | 'own';
  hostings: Hosting[];
}

/** The unit in which a person is appraised, always of level `first` (scoring.md §2). */
export function placePerson(index: DatasetIndex, person: Person): Placement {
  if (person.awaitingAssignment) {
    const unit = firstLevelUnit(index, person.awaitingAssignment.originalUnit).id;
    return { unit, reason: 'awaitingAssignment', hostings: [] };
  }
  const hostings = hostingsOf(index, person);
  const [host] = hostings.filter(({ halfYear }) => halfYear).sort(byClaim);
  return host
    ? { unit: host.unit, reason: 'secondment', hostings }
    : { unit: firstLevelUnit(index, person.unit).id, reason: 'own', hostings };
}

function hostingsOf(index: DatasetIndex, { secondments }: Person): Hosting[] {
  if (!secondments?.length) return [];
  const byHost = new Map<string, Spell[]>();
  for (const { unit, from, to } of secondments) {
    const host = firstLevelUnit(index, unit).id;
    const spell = { start: toDayNumber(from), end: to === undefined ? index.period.end : toDayNumber(to) };
    byHost.set(host, [...(byHost.get(host) ?? []), spell]);
  }
  return [...byHost].map(([unit, spells]) => {
    const merged = mergeSpells(spells, index.period);
    return { unit, spells: merged, days: totalDays(merged), halfYear: isHalfYear(merged, index.policy.eligibility) };
  });
}

/** More days first, then the later start of the last merged spell, then the greater id. */
function byClaim(a: Hosting, b: Hosting): number {
  return b.days - a.days || b.spells.at(-1)!.start - a.spells.at(-1)!.start || byCodePoint(b.unit, a.unit);
}

export interface Standing {
  status: Status;
  reason: 'longLeave' | 'probation' | 'bar' | null;
  /** merged spells of the kinds of leave that count */
  leaves: Spell[];
}

/** Whether a person is appraised, takes part without a grade, or is not appraised (scoring.md §2). */
export function statusOf(index: DatasetIndex, person: Person): Standing {
  const { eligibility } = index.policy;
  const leaves = person.leaves?.length ? countedLeaves(index, person) : [];
  if (isLongLeave(leaves, eligibility)) return { status: eligibility.leaveOutcome, reason: 'longLeave', leaves };
  if (person.probationUntil !== undefined && person.probationUntil > index.dataset.cycle.periodEnd) {
    return { status: 'ungraded', reason: 'probation', leaves };
  }
  if (person.bars?.some(({ kind }) => barEffect(index.policy, kind) === 'ungraded')) {
    return { status: 'ungraded', reason: 'bar', leaves };
  }
  return { status: 'appraised', reason: null, leaves };
}

function countedLeaves({ policy, period }: DatasetIndex, { leaves = [] }: Person): Spell[] {
  const counted = leaves.filter(({ kind }) => policy.eligibility.leaveKinds.includes(kind));
  return mergeSpells(
    counted.map(({ from, to }) => ({ start: toDayNumber(from), end: toDayNumber(to) })),
    period,
  );
}

/** What a kind of bar does; a kind that the policy does not name allows `competent` at most (scoring.md §2). */
export function barEffect({ eligibility: { barEffects } }: Policy, kind: string): 'ungraded' | PersonGrade {
  return Object.hasOwn(barEffects, kind) ? barEffects[kind]! : 'competent';
}
