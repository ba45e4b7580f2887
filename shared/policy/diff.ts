import { fieldOrder } from './fields.ts';
import { isRecord } from './merge.ts';
import type { Policy } from './schema.ts';

/** One difference: `before` is undefined where something was added, `after` where it was removed. */
export interface PolicyChange {
  /** as in the policy that has it: places are those of `after`, of `before` for what was removed */
  path: string;
  before: unknown;
  after: unknown;
}

/**
 * What changed from one policy to another, field by field in the document's order. Rows with an id are matched by it, so
 * that a row inserted above is one change; rows that only changed places are one change of their list, told by ids; rows
 * without ids are compared place by place; a list of texts is one field.
 */
export function diffPolicies(before: Policy, after: Policy): PolicyChange[] {
  const changes: PolicyChange[] = [];
  compare(before, after, '', changes);
  return changes
    .map((change, i) => ({ change, order: fieldOrder(change.path), i }))
    .sort(byOrder)
    .map((c) => c.change);
}

function byOrder(a: { order: number; i: number }, b: { order: number; i: number }): number {
  return a.order - b.order || a.i - b.i;
}

function compare(before: unknown, after: unknown, path: string, changes: PolicyChange[]): void {
  if (isRecord(before) && isRecord(after) && !isMap(path)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`, changes);
    }
  } else if (isRows(before) && isRows(after) && (before.length > 0 || after.length > 0)) {
    if ([...before, ...after].every((row) => typeof row.id === 'string')) byId(before, after, path, changes);
    else byPlace(before, after, path, changes);
  } else if (!same(before, after)) changes.push({ path, before, after });
}

/** Keys of a map are data, not fields: it is shown whole. */
function isMap(path: string): boolean {
  return path === 'eligibility.barEffects';
}

function own(row: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

type Rows = Record<string, unknown>[];

function isRows(value: unknown): value is Rows {
  return Array.isArray(value) && value.every(isRecord);
}

function byPlace(before: Rows, after: Rows, path: string, changes: PolicyChange[]): void {
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    compare(before[i], after[i], `${path}[${i}]`, changes);
  }
}

function byId(before: Rows, after: Rows, path: string, changes: PolicyChange[]): void {
  const ids = (rows: Rows) => rows.map((row) => row.id);
  const kept = new Set(ids(before).filter((id) => ids(after).includes(id)));
  const [order, newOrder] = [ids(before), ids(after)].map((list) => list.filter((id) => kept.has(id)));
  if (!same(order, newOrder)) changes.push({ path, before: ids(before), after: ids(after) });
  after.forEach((row, i) => {
    compare(
      before.find((old) => old.id === row.id),
      row,
      `${path}[${i}]`,
      changes,
    );
  });
  before.forEach((row, i) => {
    if (!kept.has(row.id)) changes.push({ path: `${path}[${i}]`, before: row, after: undefined });
  });
}

/** Equal as JSON is: the order of an object's keys does not matter, a key that is undefined is absent. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(own(a, key), own(b, key)));
}
