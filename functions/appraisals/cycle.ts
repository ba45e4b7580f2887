import type { CycleRow } from '#shared/api/appraisals.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import type { Cycle, Dataset, Decision, Group, Person, Unit } from '#shared/dataset/schema.ts';
import { byCodePoint } from '#shared/grading/code-points.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import type { PeopleRevision } from '#functions/units/repository.ts';
import type { Provenance, RowsByUnit, UnitRows } from './unit-rows.ts';

/**
 * A cycle as one thinks of it: its groups and units, and for each unit the immutable revisions of its people (the
 * register's own, taken over by reference) and of its rows. Everything here is pure.
 */
export interface CycleContent {
  cycle: Cycle;
  /** the county as the imported file names it, so that an export is what was imported */
  tenant: { id: string; name: string };
  policyVersion: string;
  policyTitle: string;
  groups: Group[];
  /** by id in order */
  units: CycleUnit[];
  /** what the office decided of people, by person in order */
  decisions: PersonDecision[];
}

/** A decision of the office on where or whether somebody is appraised, with who brought it in. */
export interface PersonDecision {
  person: string;
  decision: Decision;
  from: Provenance;
}

export interface CycleUnit {
  unit: Unit;
  people: PeopleRevision;
  rows: RowsRevision;
}

/** Which rows: `rev` is the hash of their content and provenance, stored in so many parts. */
export interface RowsRevision {
  rev: string;
  parts: number;
  performance: number;
  opinions: number;
  /** subjects, the team and people, with any opinion */
  rated: number;
}

export const noRows: RowsRevision = { rev: '', parts: 0, performance: 0, opinions: 0, rated: 0 };

/** What a cycle's revisions hold, by unit. */
export interface CycleData {
  people: ReadonlyMap<string, readonly RegisterPerson[]>;
  rows: RowsByUnit;
}

export const byId = <T extends { id: string }>(list: Iterable<T>): T[] =>
  [...list].sort((a, b) => byCodePoint(a.id, b.id));

/** A cycle's dataset (scoring.md §1), lists by id in order. Number, phone and post are the register's own and stay out. */
export function datasetOf(content: CycleContent, policy: Policy, { people, rows }: CycleData): Dataset {
  const ofUnits = <T>(list: (rows: UnitRows) => readonly T[]): T[] =>
    content.units.flatMap(({ unit }) => {
      const found = rows.get(unit.id);
      return found ? [...list(found)] : [];
    });
  return {
    format: 'kaoping.dataset/1',
    tenant: content.tenant,
    cycle: content.cycle,
    policy,
    groups: byId(content.groups),
    units: content.units.map(({ unit }) => unit),
    people: withDecisions(
      byId(content.units.flatMap(({ unit }) => [...(people.get(unit.id) ?? [])])).map(datasetPerson),
      content.decisions,
    ),
    performance: ofUnits((unit) => unit.performance).map(({ row }) => row),
    opinions: ofUnits((unit) => unit.opinions).map(({ row }) => row),
  };
}

export const datasetPerson = ({ number: _number, phone: _phone, post: _post, ...person }: RegisterPerson): Person =>
  person;

/** People with what the office decided of them. */
export function withDecisions(people: readonly Person[], decisions: readonly PersonDecision[]): Person[] {
  const decided = new Map(decisions.map(({ person, decision }) => [person, decision]));
  return people.map((person) => {
    const decision = decided.get(person.id);
    return decision ? { ...person, decision } : person;
  });
}

/** The decisions that a dataset brings, and its people as the register takes them; the same decision keeps its provenance. */
export function splitDecisions<T extends Pick<Dataset, 'people'>>(
  dataset: T,
  before: readonly PersonDecision[],
  from: Provenance,
): { decisions: PersonDecision[]; dataset: T } {
  const known = new Map(before.map((entry) => [entry.person, entry]));
  const decisions = byId(dataset.people).flatMap(({ id, decision }): PersonDecision[] => {
    if (!decision) return [];
    const same = known.get(id);
    return [same && canonicalJson(same.decision) === canonicalJson(decision) ? same : { person: id, decision, from }];
  });
  return { decisions, dataset: { ...dataset, people: dataset.people.map(({ decision: _, ...person }) => person) } };
}

const sum = (units: readonly CycleUnit[], count: (unit: CycleUnit) => number): number =>
  units.reduce((total, unit) => total + count(unit), 0);

/** How much there is of everything, for lists. */
export const countsOf = ({
  units,
}: CycleContent): Pick<CycleRow, 'units' | 'people' | 'performanceRows' | 'opinionRows'> => ({
  units: units.length,
  people: sum(units, ({ people }) => people.n),
  performanceRows: sum(units, ({ rows }) => rows.performance),
  opinionRows: sum(units, ({ rows }) => rows.opinions),
});

/** The indicators that each category asks for. */
export const indicatorsByCategory = (policy: Policy): Map<string, Set<string>> =>
  new Map(
    policy.categories.map(({ id, sections }) => [
      id,
      new Set(sections.flatMap(({ indicators }) => indicators.map((indicator) => indicator.id))),
    ]),
  );
