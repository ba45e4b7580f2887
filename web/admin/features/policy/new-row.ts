import { columnsOf } from '#shared/policy/articles.ts';
import type { Field } from '#shared/policy/fields.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import type { Policy } from '#shared/policy/schema.ts';

type Row = Record<string, unknown>;

/** A row to begin with, for a list of the policy: defaults where the schema has them, else the least that can stand. */
export function newRow(policy: Policy, list: string): Row {
  const rows = valueAt(policy, pathSteps(list));
  const row: Row = {};
  for (const { key, field } of columnsOf(list)) {
    if (field.optional) continue;
    row[key] = key === 'id' ? freeId(Array.isArray(rows) ? (rows as Row[]) : []) : firstValue(policy, field);
  }
  return row;
}

function firstValue(policy: Policy, field: Field): unknown {
  if (field.default !== undefined) return structuredClone(field.default);
  if (isCategory(field)) return policy.categories[0]?.id ?? '';
  if (field.none) return null;
  switch (field.kind) {
    case 'text':
      return '新';
    case 'boolean':
      return false;
    case 'enum':
      return Object.keys(field.values ?? {})[0] ?? '';
    case 'list':
      return Object.keys(field.values ?? {}).slice(-1);
    case 'date':
      return '2000-01-01';
    default:
      return field.minExclusive ? (field.min ?? 0) + 1 : (field.min ?? 0);
  }
}

function freeId(rows: readonly Row[]): string {
  const taken = new Set(rows.map((row) => row.id));
  let n = rows.length + 1;
  while (taken.has(`row-${n}`)) n += 1;
  return `row-${n}`;
}

const isCategory = ({ path }: Field): boolean => path === 'fund.awards[].category';

/** What a text that names something of the policy may be: a category, or an indicator of the award's category. */
export function namesToChoose(policy: Policy, path: string): { value: string; label: string }[] | null {
  const [, row, key] = /^fund\.awards\[(\d+)\]\.(category|indicator)$/.exec(path) ?? [];
  if (row === undefined) return null;
  if (key === 'category') return policy.categories.map(({ id, label }) => ({ value: id, label }));
  const category = policy.categories.find(({ id }) => id === policy.fund.awards[Number(row)]?.category);
  return (category?.sections ?? []).flatMap((section) =>
    section.indicators.map(({ id, label }) => ({ value: id, label })),
  );
}
