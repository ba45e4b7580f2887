import type { provenance } from '#shared/api/appraisals.ts';
import type { OpinionRow, PerformanceRow } from '#shared/dataset/schema.ts';
import { byCodePoint } from '#shared/grading/code-points.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import type * as z from 'zod';

/**
 * The rows a cycle is graded from, unit by unit, each with who brought it in and when (kept beside the row, so that the
 * row is what the file said). An opinion lies with its subject: the team's unit, the person's home unit.
 */

export type Provenance = z.infer<typeof provenance>;

export interface Sourced<T> {
  row: T;
  from: Provenance;
}

export interface UnitRows {
  performance: readonly Sourced<PerformanceRow>[];
  opinions: readonly Sourced<OpinionRow>[];
}

export type RowsByUnit = ReadonlyMap<string, UnitRows>;

export const emptyRows: UnitRows = { performance: [], opinions: [] };

/** How many rows were added, changed, found the same and taken away. */
export interface RowCounts {
  added: number;
  changed: number;
  same: number;
  removed: number;
}

export interface Incoming {
  performance: readonly PerformanceRow[];
  opinions: readonly OpinionRow[];
}

/** A row's key in its list, as derivations name it: at most one row has it (scoring.md §1). */
export const performanceKey = ({ unit, indicator }: PerformanceRow): string => JSON.stringify([unit, indicator]);
export const opinionKey = ({ subject, source }: OpinionRow): string =>
  JSON.stringify([subject.kind, subject.id, source]);

/** The unit an opinion lies with. */
export const unitOfOpinion = (
  { subject }: OpinionRow,
  homeOf: (person: string) => string | undefined,
): string | undefined => (subject.kind === 'team' ? subject.id : homeOf(subject.id));

/**
 * Brings rows in: each replaces the row of its key; the others stay, or go where the incoming rows are the whole
 * (`exactly`). A row that says the same keeps its provenance.
 */
export function bringIn(
  current: RowsByUnit,
  incoming: Incoming,
  options: { from: Provenance; exactly: boolean; homeOf(person: string): string | undefined },
): { rows: Map<string, UnitRows>; performance: RowCounts; opinions: RowCounts } {
  const performance = mergeList(
    [...current.values()].flatMap((unit) => unit.performance),
    incoming.performance,
    performanceKey,
    options,
  );
  const opinions = mergeList(
    [...current.values()].flatMap((unit) => unit.opinions),
    incoming.opinions,
    opinionKey,
    options,
  );
  return {
    rows: sortIntoUnits({ performance: performance.rows, opinions: opinions.rows }, options.homeOf),
    performance: performance.counts,
    opinions: opinions.counts,
  };
}

/** Puts rows where their subjects are at home, in a fixed order: the same rows are always the same revision. */
export function sortIntoUnits(
  { performance, opinions }: UnitRows,
  homeOf: (person: string) => string | undefined,
): Map<string, UnitRows> {
  const units = new Map<string, { performance: Sourced<PerformanceRow>[]; opinions: Sourced<OpinionRow>[] }>();
  const of = (id: string) => {
    const known = units.get(id);
    if (known) return known;
    const made = { performance: [], opinions: [] };
    units.set(id, made);
    return made;
  };
  for (const entry of performance) of(entry.row.unit).performance.push(entry);
  for (const entry of opinions) {
    const home = unitOfOpinion(entry.row, homeOf);
    if (home === undefined) throw new Error(`an opinion on somebody who is not there: ${opinionKey(entry.row)}`);
    of(home).opinions.push(entry);
  }
  for (const unit of units.values()) {
    unit.performance = inOrder(unit.performance, performanceKey);
    unit.opinions = inOrder(unit.opinions, opinionKey);
  }
  return units;
}

/** Subjects with any opinion: the team, people. */
export const ratedSubjects = ({ opinions }: UnitRows): number =>
  new Set(opinions.map(({ row: { subject } }) => JSON.stringify([subject.kind, subject.id]))).size;

function mergeList<T>(
  current: readonly Sourced<T>[],
  incoming: readonly T[],
  keyOf: (row: T) => string,
  { from, exactly }: { from: Provenance; exactly: boolean },
): { rows: Sourced<T>[]; counts: RowCounts } {
  const counts: RowCounts = { added: 0, changed: 0, same: 0, removed: 0 };
  const before = new Map(current.map((entry) => [keyOf(entry.row), entry]));
  const after = new Map<string, Sourced<T>>(exactly ? [] : before);
  for (const row of incoming) {
    const key = keyOf(row);
    const known = before.get(key);
    if (known && canonicalJson(known.row) === canonicalJson(row)) {
      counts.same += 1;
      after.set(key, known);
      continue;
    }
    counts[known ? 'changed' : 'added'] += 1;
    after.set(key, { row, from });
  }
  for (const key of before.keys()) if (!after.has(key)) counts.removed += 1;
  return { rows: [...after.values()], counts };
}

function inOrder<T>(list: readonly Sourced<T>[], keyOf: (row: T) => string): Sourced<T>[] {
  return list
    .map((entry) => ({ entry, key: keyOf(entry.row) }))
    .sort((a, b) => byCodePoint(a.key, b.key))
    .map(({ entry }) => entry);
}
