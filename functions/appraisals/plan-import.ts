import type { ImportSummary } from '#shared/api/appraisals.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import type { Cycle, Dataset, Group, Unit } from '#shared/dataset/schema.ts';
import {
  applyGroups,
  applyPeople,
  applyUnits,
  type PeopleMerged,
  presentUnit,
  type Register,
} from '#functions/units/repository.ts';
import { byId } from './cycle.ts';
import { bringIn, emptyRows, type Incoming, type Provenance, type RowsByUnit, type UnitRows } from './unit-rows.ts';

/** What an import makes of the register and of a cycle; pure, made anew when somebody was faster. */

export interface RegisterPlan {
  /** groups and units merged; people still those of before */
  next: Register;
  /** the whole lists of units whose people change */
  lists: ReadonlyMap<string, readonly RegisterPerson[]>;
  moved: PeopleMerged['moved'];
  isChanged: boolean;
  /** how many groups were added or changed; units and people are in the summary */
  groups: number;
}

export interface CyclePlan {
  cycle: Cycle;
  tenant: { id: string; name: string };
  groups: Group[];
  /** by id in order */
  units: { unit: Unit; people: readonly RegisterPerson[]; rows: UnitRows }[];
}

export type Counts = Pick<ImportSummary, 'units' | 'people' | 'performance' | 'opinions'>;

export const noCounts: Counts = {
  units: { added: 0, changed: 0, same: 0 },
  people: { added: 0, changed: 0, same: 0 },
  performance: { added: 0, changed: 0, same: 0, removed: 0 },
  opinions: { added: 0, changed: 0, same: 0, removed: 0 },
};

type People = ReadonlyMap<string, readonly RegisterPerson[]>;

/** Rows of the register replace those of the same id; the others stay. */
export function planRegister(
  register: Register,
  current: People,
  incoming: { groups?: readonly Group[]; units?: readonly Unit[]; people?: readonly RegisterPerson[] },
): { plan: RegisterPlan; counts: Pick<Counts, 'units' | 'people'> } {
  const groups = applyGroups(register, incoming.groups ?? []);
  const units = applyUnits(groups.register, incoming.units ?? []);
  const people = applyPeople(current, incoming.people ?? []);
  const newGroups = groups.added.length + groups.changed.length;
  const isChanged = newGroups + units.added.length + units.changed.length > 0 || people.units.size > 0;
  return {
    plan: { next: units.register, lists: people.units, moved: people.moved, isChanged, groups: newGroups },
    counts: { units: countsOf(units), people: countsOf(people) },
  };
}

type Records = Pick<Dataset, 'groups' | 'units' | 'people'>;

/** Those that the register does not have: what the file of a year that is past brings into it. */
export function unknownOf(register: Register, current: People, { groups, units, people }: Records): Records {
  const known = new Set([...current.values()].flatMap((list) => list.map(({ id }) => id)));
  return {
    groups: groups.filter(({ id }) => !register.groups.has(id)),
    units: units.filter(({ id }) => !presentUnit(register, id)),
    people: people.filter(({ id }) => !known.has(id)),
  };
}

/**
 * A dataset's cycle: exactly the file.
 * @param records the people of each unit: the register's records of those in the file, so that a unit whose people are
 *   all in the file shares the register's revision, or, for a year that is past, the file's own
 */
export function planCycle(
  dataset: Dataset,
  records: People,
  rows: RowsByUnit,
  from: Provenance,
): { plan: CyclePlan; counts: Pick<Counts, 'performance' | 'opinions'> } {
  const home = new Map(dataset.people.map((person) => [person.id, person.unit]));
  const brought = bringIn(rows, dataset, { from, exactly: true, homeOf: (person) => home.get(person) });
  const ofUnit = (unit: string): RegisterPerson[] => (records.get(unit) ?? []).filter(({ id }) => home.has(id));
  return {
    plan: {
      ...{ cycle: dataset.cycle, tenant: dataset.tenant, groups: byId(dataset.groups) },
      units: byId(dataset.units).map((unit) => ({
        unit,
        people: ofUnit(unit.id),
        rows: brought.rows.get(unit.id) ?? emptyRows,
      })),
    },
    counts: { performance: brought.performance, opinions: brought.opinions },
  };
}

/** Rows brought into a cycle that is there: each replaces the row of its key. */
export function planRows(
  people: People,
  rows: RowsByUnit,
  incoming: Incoming,
  from: Provenance,
): { rows: Map<string, UnitRows>; counts: Pick<Counts, 'performance' | 'opinions'> } {
  const home = new Map([...people].flatMap(([unit, list]) => list.map((person) => [person.id, unit] as const)));
  const brought = bringIn(rows, incoming, { from, exactly: false, homeOf: (person) => home.get(person) });
  return { rows: brought.rows, counts: { performance: brought.performance, opinions: brought.opinions } };
}

const countsOf = ({ added, changed, same }: { added: unknown[]; changed: unknown[]; same: unknown[] }) => ({
  added: added.length,
  changed: changed.length,
  same: same.length,
});
