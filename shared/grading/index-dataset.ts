import type { Dataset, OpinionRow, PerformanceRow, Person, Unit } from '#shared/dataset/schema.ts';
import type { Category, Indicator, Policy } from '#shared/policy/schema.ts';
import { toDayNumber } from '#shared/policy/civil-date.ts';
import type { Spell } from './spells.ts';

/** A dataset with the maps that the rules look things up in. Nothing in it is a result. */
export interface DatasetIndex {
  dataset: Dataset;
  policy: Policy;
  period: Spell;
  units: ReadonlyMap<string, Unit>;
  people: ReadonlyMap<string, Person>;
  categories: ReadonlyMap<string, Category>;
  /** a category's indicators, in the policy's order */
  indicators: ReadonlyMap<string, readonly Indicator[]>;
  /** the first-level units of a category: its teams */
  teams: ReadonlyMap<string, readonly Unit[]>;
  /** rows by unit, then by indicator */
  rows: ReadonlyMap<string, ReadonlyMap<string, PerformanceRow>>;
  opinions: Readonly<Record<'team' | 'person', ReadonlyMap<string, readonly OpinionRow[]>>>;
}

/** @param dataset without faults, as `parseDataset` gives it */
export function indexDataset(dataset: Dataset): DatasetIndex {
  const { policy, cycle } = dataset;
  const teams = new Map<string, Unit[]>(policy.categories.map(({ id }) => [id, []]));
  for (const unit of dataset.units) if (unit.level === 'first') teams.get(unit.category)?.push(unit);

  const rows = new Map<string, Map<string, PerformanceRow>>();
  for (const row of dataset.performance) {
    const ofUnit = rows.get(row.unit);
    if (ofUnit) ofUnit.set(row.indicator, row);
    else rows.set(row.unit, new Map([[row.indicator, row]]));
  }

  const opinions = { team: new Map<string, OpinionRow[]>(), person: new Map<string, OpinionRow[]>() };
  // The rows about one subject mostly stand together: they are looked up, and kept, once for all of them.
  const all = dataset.opinions;
  for (let start = 0, end = 0; start < all.length; start = end) {
    const { kind, id } = all[start]!.subject;
    while (end < all.length && all[end]!.subject.id === id && all[end]!.subject.kind === kind) end += 1;
    const run = all.slice(start, end);
    const before = opinions[kind].get(id);
    opinions[kind].set(id, before ? before.concat(run) : run);
  }

  return {
    dataset,
    policy,
    period: { start: toDayNumber(cycle.periodStart), end: toDayNumber(cycle.periodEnd) },
    units: new Map(dataset.units.map((unit) => [unit.id, unit])),
    people: new Map(dataset.people.map((person) => [person.id, person])),
    categories: new Map(policy.categories.map((category) => [category.id, category])),
    indicators: new Map(policy.categories.map(({ id, sections }) => [id, sections.flatMap((s) => s.indicators)])),
    teams,
    rows,
    opinions,
  };
}

/** The unit itself, or the nearest unit above it of level `first` (scoring.md §2). */
export function firstLevelUnit(index: DatasetIndex, id: string): Unit {
  let unit = index.units.get(id);
  while (unit && unit.level === 'secondary') unit = index.units.get(unit.parent ?? '');
  if (!unit) throw new Error(`unit ${id} reaches no first-level unit`);
  return unit;
}

/** The role that chooses a person's weights: principal or deputy for a cadre of that role, else staff (scoring.md §4). */
export function weightRole(person: Pick<Person, 'rank' | 'role'>): 'principal' | 'deputy' | 'staff' {
  return person.rank === 'cadre' && person.role !== 'member' ? person.role : 'staff';
}
