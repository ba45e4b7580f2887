import type { PersonResultRow } from '#shared/api/grading.ts';
import { outcomeOf } from './outcome.ts';

/** What the results page shows, all of it in the address, so that it can be sent to a colleague. */
export interface ResultFilters {
  group: string | null;
  unit: string | null;
  pool: string | null;
  rank: string | null;
  outcome: string | null;
  status: string | null;
  flag: string | null;
  search: string;
}

const keys = ['group', 'unit', 'pool', 'rank', 'outcome', 'status', 'flag'] as const;

export const noFilters: ResultFilters = {
  group: null,
  unit: null,
  pool: null,
  rank: null,
  outcome: null,
  status: null,
  flag: null,
  search: '',
};

export function readFilters(params: URLSearchParams): ResultFilters {
  const filters: ResultFilters = { ...noFilters, search: params.get('search') ?? '' };
  for (const key of keys) filters[key] = params.get(key) || null;
  return filters;
}

/** The address with these filters changed; everything else in it stays. */
export function withFilters(params: URLSearchParams, changed: Partial<ResultFilters>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(changed)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  return next;
}

export function filterCount(filters: ResultFilters): number {
  return keys.filter((key) => filters[key] !== null).length + (filters.search.trim() === '' ? 0 : 1);
}

/** Names and ids are searched without regard to case or spaces. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, '');

export function filterPeople(
  people: readonly PersonResultRow[],
  filters: ResultFilters,
  units: ReadonlyMap<string, { name: string; group: string }>,
): PersonResultRow[] {
  const wanted = plain(filters.search);
  return people.filter((person) => {
    const unit = units.get(person.appraisalUnit);
    if (filters.group !== null && unit?.group !== filters.group) return false;
    if (filters.unit !== null && person.appraisalUnit !== filters.unit && person.unit !== filters.unit) return false;
    if (filters.pool !== null && person.pool !== filters.pool) return false;
    if (filters.rank !== null && person.rank !== filters.rank) return false;
    if (filters.outcome !== null && outcomeOf(person) !== filters.outcome) return false;
    if (filters.status !== null && person.status !== filters.status) return false;
    if (filters.flag !== null && !person.flags.includes(filters.flag)) return false;
    if (wanted === '') return true;
    return [person.name, person.id, unit?.name ?? ''].some((text) => plain(text).includes(wanted));
  });
}
