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

/** Where the rules of scoring.md §2 place a person. */
export interface ComputedPlace {
  unit: string;
  reason: 'awaitingAssignment' | 'secondment' | 'own';
}

export interface Placement {
  unit: string;
  /** `decision`: the office decided so */
  reason: ComputedPlace['reason'] | 'decision';
  hostings: Hosting[];
  /** what the rules alone give */
  computed: ComputedPlace;
}

/** The unit in which a person is appraised, always of level `first`: the office's decision, or scoring.md §2. */
export function placePerson(index: DatasetIndex, person: Person): Placement {
  const { hostings, ...computed } = placeByRule(index, person);
  const decided = person.decision?.unit;
  if (decided === undefined) return { ...computed, hostings, computed };
  return { unit: decided, reason: 'decision', hostings, computed };
}

function placeByRule(index: DatasetIndex, person: Person): ComputedPlace & Pick<Placement, 'hostings'> {
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

/** What the rules of scoring.md §2 make of a person. */
export interface ComputedStatus {
  status: Status;
  reason: 'longLeave' | 'probation' | 'bar' | null;
}

export interface Standing {
  status: Status;
  /** `decision`: the office decided so */
  reason: ComputedStatus['reason'] | 'decision';
  /** merged spells of the kinds of leave that count */
  leaves: Spell[];
  /** what the rules alone give */
  computed: ComputedStatus;
}

/**
 * Whether a person is appraised, takes part without a grade, or is not appraised: the office's decision, or scoring.md
 * §2. A bar goes on capping the grade of whoever the office decided to appraise, where its kind allows any.
 */
export function statusOf(index: DatasetIndex, person: Person): Standing {
  const { leaves, ...computed } = statusByRule(index, person);
  const decided = person.decision?.status;
  if (decided === undefined) return { ...computed, leaves, computed };
  return { status: decided, reason: 'decision', leaves, computed };
}

function statusByRule(index: DatasetIndex, person: Person): ComputedStatus & Pick<Standing, 'leaves'> {
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
