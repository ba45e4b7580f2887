import type { PersonResultRow, RunResult } from '#shared/api/grading.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Translate } from '../../app/i18n.ts';

type Unit = RunResult['units'][number];

/** A run's result with what its pages look up again and again. */
export interface RunView {
  cycle: string;
  result: RunResult;
  /** the policy it was made with; null until it is read */
  policy: Policy | null;
  decimals: number;
  units: ReadonlyMap<string, Unit>;
  people: ReadonlyMap<string, PersonResultRow>;
  groups: ReadonlyMap<string, string>;
  categories: ReadonlyMap<string, RunResult['categories'][number]>;
  unitName: (id: string) => string;
}

export function runViewOf(cycle: string, result: RunResult, policy: Policy | null): RunView {
  const units = new Map(result.units.map((unit) => [unit.id, unit]));
  return {
    cycle,
    result,
    policy,
    decimals: result.decimals,
    units,
    people: new Map(result.people.map((person) => [person.id, person])),
    groups: new Map(result.groups.map((group) => [group.id, group.name])),
    categories: new Map(result.categories.map((category) => [category.id, category])),
    unitName: (id) => units.get(id)?.name ?? id,
  };
}

/** What a pool is called: its group, unit or the county (scoring.md §7.1: `<rank>:<id>`, `<rank>:merged:<group>`). */
export function poolName(
  view: Pick<RunView, 'groups' | 'unitName'>,
  id: string,
  t: Translate<Record<'pool.merged' | 'pool.tenant', readonly [string, string]>>,
): string {
  const place = id.slice(id.indexOf(':') + 1);
  if (place === 'tenant') return t('pool.tenant');
  if (place.startsWith('merged:')) {
    const group = place.slice('merged:'.length);
    return t('pool.merged', { group: view.groups.get(group) ?? group });
  }
  return view.groups.get(place) ?? view.unitName(place);
}

/** A label of one of the closed lists; what the list does not know stands as it is. */
export const labelOf = (labels: Readonly<Record<string, Bilingual>>, key: string): Bilingual =>
  labels[key] ?? { zh: key, en: key };

/** What a team or person misses, in words: a part, or an indicator of the unit's category. */
export function missingLabel(
  view: Pick<RunView, 'units' | 'categories'>,
  parts: Readonly<Record<string, Bilingual>>,
  unit: string,
  missing: string,
): Bilingual {
  const known = parts[missing];
  if (known) return known;
  const category = view.categories.get(view.units.get(unit)?.category ?? '');
  const label = category?.indicators.find((indicator) => indicator.id === missing)?.label ?? missing;
  return { zh: label, en: label };
}
