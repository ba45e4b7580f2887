import type { PersonResultRow } from '#shared/api/grading.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { PersonResult, Result } from '#shared/grading/result.ts';
import type { Summary } from './repository.ts';

/** A result as runs store it: with the names and the parts of the policy that a page shows beside it. */

export function summaryOf(dataset: Dataset, { format: _format, people: _people, ...result }: Result): Summary {
  const { policy } = dataset;
  return {
    ...result,
    groups: dataset.groups,
    categories: policy.categories.map(({ id, label, sections }) => ({
      id,
      label,
      indicators: sections.flatMap(({ indicators }) =>
        indicators.map((indicator) => ({ id: indicator.id, label: indicator.label, points: indicator.points })),
      ),
    })),
    units: dataset.units.map(({ id, name, category, level, parent = null, group }) => ({
      ...{ id, name, category, level, parent, group },
    })),
    bands: policy.grading.bands,
    decimals: policy.rounding.scoreDecimals,
  };
}

/** People's results with who they are, by home unit. */
export function peopleByHome(dataset: Dataset, result: Result): Map<string, PersonResultRow[]> {
  const known = new Map(dataset.people.map((person) => [person.id, person]));
  const rows = result.people.map((person): PersonResultRow => {
    const { name, unit, rank, role } = known.get(person.id)!;
    return { ...person, name, unit, rank, role };
  });
  return Map.groupBy(rows, ({ unit }) => unit);
}

/** The result again, as the engine gave it. */
export function resultOf(summary: Summary, people: readonly PersonResultRow[]): Result {
  const { groups: _g, categories: _c, units: _u, bands: _b, decimals: _d, policy: _p, ...result } = summary;
  return {
    format: 'kaoping.result/1',
    ...result,
    people: people.map(({ name: _name, unit: _unit, rank: _rank, role: _role, ...person }): PersonResult => person),
  } as Result;
}

/** How many people got each grade; `none` for those without. */
export function gradeCounts({ people }: Result): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { grade } of people) counts[grade ?? 'none'] = (counts[grade ?? 'none'] ?? 0) + 1;
  return counts;
}

export const isProvisional = ({ provisional }: Pick<Result, 'provisional'>): boolean =>
  provisional.categories.length + provisional.pools.length > 0;
