import type { Policy } from '#shared/policy/schema.ts';
import { presentUnits, type Register } from '#functions/units/repository.ts';
import { byId, type CycleContent, type CycleData, indicatorsByCategory, noRows } from './cycle.ts';
import { opinionKey, performanceKey, type RowsByUnit, sortIntoUnits, type UnitRows } from './unit-rows.ts';

/** The register's groups and units for a cycle, people by reference to the register's own immutable revisions. */
export const unitsOf = (register: Register): Pick<CycleContent, 'groups' | 'units'> => ({
  groups: byId(register.groups.values()),
  units: presentUnits(register).map(({ unit, people }) => ({ unit, people, rows: noRows })),
});

/**
 * A cycle's rows once its units and people are others: each lies where its subject is at home now. Rows whose subject is
 * gone, or whose indicator the unit's category does not have, have nothing to stand on; they are named in `dropped`.
 */
export function rowsFor(
  content: Pick<CycleContent, 'units'>,
  people: CycleData['people'],
  rows: RowsByUnit,
  policy: Policy,
): { rows: Map<string, UnitRows>; dropped: string[] } {
  const home = new Map([...people].flatMap(([unit, list]) => list.map((person) => [person.id, unit] as const)));
  const indicators = indicatorsByCategory(policy);
  const teams = new Map(
    content.units.filter(({ unit }) => unit.level === 'first').map(({ unit }) => [unit.id, unit.category]),
  );
  const performance = [...rows.values()].flatMap((unit) => unit.performance);
  const opinions = [...rows.values()].flatMap((unit) => unit.opinions);
  const stands = {
    performance: performance.filter(({ row }) => {
      const category = teams.get(row.unit);
      return category !== undefined && indicators.get(category)?.has(row.indicator) === true;
    }),
    opinions: opinions.filter(({ row: { subject } }) =>
      subject.kind === 'team' ? teams.has(subject.id) : home.has(subject.id),
    ),
  };
  const kept = new Set<unknown>([...stands.performance, ...stands.opinions]);
  return {
    rows: sortIntoUnits(stands, (person) => home.get(person)),
    dropped: [
      ...performance.filter((entry) => !kept.has(entry)).map(({ row }) => performanceKey(row)),
      ...opinions.filter((entry) => !kept.has(entry)).map(({ row }) => opinionKey(row)),
    ],
  };
}
