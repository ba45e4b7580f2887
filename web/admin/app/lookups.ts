import { useMemo } from 'react';
import { listPolicies, readPolicy } from '#shared/api/policies.ts';
import { readRegister } from '#shared/api/units.ts';
import type { UnitRow } from '#shared/api/units.ts';
import type { Category, Indicator, Policy } from '#shared/policy/schema.ts';
import { useOperation } from './api.ts';
import type { Answer } from './api.ts';
import { useSession } from './session-context.ts';

/** What many pages look names up in: the register and the policy in force, each read once and kept. */

export interface Register {
  data: Answer<typeof readRegister>;
  unit: ReadonlyMap<string, UnitRow>;
  unitName: (id: string) => string;
  groupName: (id: string) => string;
}

export function useRegister() {
  const { can } = useSession();
  const query = useOperation(readRegister, {}, { enabled: can('register.read') });
  const register = useMemo(() => (query.data ? lookUp(query.data) : null), [query.data]);
  return { register, error: query.error, refetch: query.refetch };
}

function lookUp(data: Answer<typeof readRegister>): Register {
  const unit = new Map(data.units.map((row) => [row.id, row]));
  const groups = new Map(data.groups.map((group) => [group.id, group.name]));
  return {
    data,
    unit,
    unitName: (id) => unit.get(id)?.name ?? id,
    groupName: (id) => groups.get(id) ?? id,
  };
}

export interface PolicyNames {
  policy: Policy | null;
  categories: readonly Category[];
  categoryName: (id: string) => string;
  indicator: ReadonlyMap<string, Indicator>;
  indicatorName: (id: string) => string;
}

export function useCurrentPolicy(): PolicyNames {
  const { can } = useSession();
  const list = useOperation(listPolicies, {}, { enabled: can('policy.read') });
  const current = list.data?.current ?? null;
  return usePolicyVersion(current);
}

export function usePolicyVersion(id: string | null): PolicyNames {
  const query = useOperation(readPolicy, { id: id ?? '' }, { enabled: id !== null });
  const policy = query.data?.policy ?? null;
  return useMemo(() => {
    const categories = policy?.categories ?? [];
    const labels = new Map(categories.map((category) => [category.id, category.label]));
    const indicator = new Map(
      categories.flatMap((category) =>
        category.sections.flatMap((section) => section.indicators.map((one) => [one.id, one] as const)),
      ),
    );
    return {
      policy,
      categories,
      categoryName: (id) => labels.get(id) ?? id,
      indicator,
      indicatorName: (id) => indicator.get(id)?.label ?? id,
    };
  }, [policy]);
}
