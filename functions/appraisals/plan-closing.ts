import type { ClosingSummary } from '#shared/api/appraisals.ts';
import type { PersonResultRow, RunResult } from '#shared/api/grading.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import { applyPeople, applyUnits, presentUnit, type Register } from '#functions/units/repository.ts';
import type { RegisterPlan } from './plan-import.ts';

/** What closing a cycle makes of the register; pure, made anew when somebody was faster. */

export interface ClosingResult {
  year: number;
  people: readonly PersonResultRow[];
  teams: RunResult['teams'];
  units: RunResult['units'];
}

/**
 * A run's results as entries in the history of those whom the register has: a person's grade, or that they had none, and
 * honour; a ranked team's rank among the ranked teams of its category. An entry of the same year is replaced.
 */
export function planClosing(
  register: Register,
  current: ReadonlyMap<string, readonly RegisterPerson[]>,
  { year, people, teams, units }: ClosingResult,
): { plan: RegisterPlan; counts: Pick<ClosingSummary, 'people' | 'units'> } {
  const known = new Map([...current.values()].flatMap((list) => list.map((person) => [person.id, person] as const)));
  const records = people.flatMap(({ id, status, grade, honour }): RegisterPerson[] => {
    const person = known.get(id);
    if (!person) return [];
    const outcome = grade ?? (status === 'appraised' ? null : status);
    const entry = { year, grade: outcome, ...(honour !== null && { honour }) };
    return [{ ...person, history: withEntry(person.history, entry) }];
  });

  const category = new Map(units.map((unit) => [unit.id, unit.category]));
  const ranked = teams.flatMap(({ unit, rank }) => (rank === null ? [] : [{ unit, rank }]));
  const sizes = new Map(
    [...Map.groupBy(ranked, ({ unit }) => category.get(unit))].map(([id, list]) => [id, list.length]),
  );
  const ranks = ranked.flatMap(({ unit: id, rank }) => {
    const entry = presentUnit(register, id);
    if (!entry) return [];
    const of = sizes.get(category.get(id))!;
    return [{ ...entry.unit, history: withEntry(entry.unit.history, { year, rank, of }) }];
  });

  const merged = applyUnits(register, ranks);
  const written = applyPeople(current, records);
  return {
    plan: {
      ...{ next: merged.register, lists: written.units, moved: [], groups: 0 },
      isChanged: merged.changed.length > 0 || written.units.size > 0,
    },
    counts: {
      people: {
        ...{ written: written.changed.length, same: written.same.length, gone: people.length - records.length },
      },
      units: { written: merged.changed.length, same: merged.same.length, gone: ranked.length - ranks.length },
    },
  };
}

const withEntry = <T extends { year: number }>(history: readonly T[] = [], entry: T): T[] =>
  [...history.filter(({ year }) => year !== entry.year), entry].sort((a, b) => a.year - b.year);
