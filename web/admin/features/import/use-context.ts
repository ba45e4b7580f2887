import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readCycle, readCycleUnit } from '#shared/api/appraisals.ts';
import type { TableKind, TableRows } from '#shared/dataset/tables.ts';
import { call, operationKey, useOperation } from '../../app/api.ts';
import { useCurrentPolicy, usePolicyVersion, useRegister } from '../../app/lookups.ts';
import type { SheetContext } from './check-sheet.ts';
import { existingOf } from './compare-rows.ts';
import type { Existing } from './compare-rows.ts';

/** What a sheet of this kind is checked against; null while it is being read. */
export function useSheetContext(kind: TableKind, cycle: string | null): SheetContext | null {
  const { register } = useRegister();
  const current = useCurrentPolicy();
  const ofCycle = kind === 'performance' || kind === 'opinions';
  const whole = useOperation(readCycle, { cycle: cycle ?? '' }, { enabled: ofCycle && cycle !== null });
  const frozen = usePolicyVersion(whole.data?.row.policyVersion ?? null);
  const rows = useRowsOfCycle(ofCycle ? cycle : null, whole.data?.units.map((unit) => unit.id) ?? []);
  return useMemo(() => {
    if (!register) return null;
    const { groups, units, people } = register.data;
    const plainUnits = units.map(({ version: _version, people: _people, ...unit }) => unit);
    const named = groups.map(({ id, name }) => ({ id, name }));
    if (!ofCycle) {
      const existing: Existing =
        kind === 'units'
          ? existingOf('units', plainUnits)
          : Object.fromEntries(people.map((person) => [person.id, null]));
      return { policy: current.policy, groups: named, units: plainUnits, people: [], existing };
    }
    if (!whole.data || !frozen.policy || !rows) return null;
    const inCycle = new Set(whole.data.units.map((unit) => unit.id));
    return {
      policy: frozen.policy,
      groups: whole.data.groups,
      units: whole.data.units.map(({ id, name, category, level, group }): TableRows['units'] => ({
        ...{ id, name, category, level, group },
      })),
      people: people
        .filter((person) => inCycle.has(person.unit))
        .map(({ id, name, unit, rank, role }): TableRows['people'] => ({ id, name, unit, rank, role })),
      existing: existingOf(kind, kind === 'performance' ? rows.performance : rows.opinions),
    };
  }, [register, current.policy, ofCycle, kind, whole.data, frozen.policy, rows]);
}

interface Rows {
  performance: TableRows['performance'][];
  opinions: TableRows['opinions'][];
}

/** Every unit's rows of a cycle, to tell what is new from what is the same. */
function useRowsOfCycle(cycle: string | null, units: readonly string[]): Rows | null {
  return useQueries({
    queries: units.map((unit) => ({
      queryKey: operationKey(readCycleUnit, { cycle: cycle ?? '', unit }),
      queryFn: () => call(readCycleUnit, { cycle: cycle ?? '', unit }),
      enabled: cycle !== null,
      staleTime: 30_000,
    })),
    combine: (results) =>
      results.every((result) => result.data)
        ? {
            performance: results.flatMap((result) => result.data?.performance.map(({ row }) => row) ?? []),
            opinions: results.flatMap((result) => result.data?.opinions.map(({ row }) => row) ?? []),
          }
        : null,
  });
}
