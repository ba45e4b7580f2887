import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { TableState } from './column.ts';

/**
 * A table's search, filters and order live in the page's address, so that what one sees can be sent to a colleague:
 * `?q=…&sort=-score&f.rank=cadre,staff`. `prefix` keeps two tables of one page apart.
 */
export function useTableState(prefix = ''): [TableState, (change: Partial<TableState>) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readState(params, prefix), [params, prefix]);
  const change = useCallback(
    (changed: Partial<TableState>) =>
      setParams((now) => writeState(now, prefix, { ...readState(now, prefix), ...changed }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setParams, prefix],
  );
  return [state, change];
}

export function readState(params: URLSearchParams, prefix: string): TableState {
  const sort = params.get(`${prefix}sort`);
  const filters: Record<string, string[]> = {};
  for (const [key, value] of params) {
    if (key.startsWith(`${prefix}f.`)) filters[key.slice(prefix.length + 2)] = value.split(',').map(decodeURIComponent);
  }
  return {
    search: params.get(`${prefix}q`) ?? '',
    sort: sort ? { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    filters,
  };
}

export function writeState(params: URLSearchParams, prefix: string, state: TableState): URLSearchParams {
  const next = new URLSearchParams();
  for (const [key, value] of params) {
    if (key !== `${prefix}q` && key !== `${prefix}sort` && !key.startsWith(`${prefix}f.`)) next.append(key, value);
  }
  if (state.search !== '') next.set(`${prefix}q`, state.search);
  if (state.sort) next.set(`${prefix}sort`, (state.sort.descending ? '-' : '') + state.sort.key);
  for (const [key, chosen] of Object.entries(state.filters)) {
    if (chosen.length > 0) next.set(`${prefix}f.${key}`, chosen.map(encodeURIComponent).join(','));
  }
  return next;
}
