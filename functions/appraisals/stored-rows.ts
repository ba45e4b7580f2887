import type { OpinionRow, PerformanceRow } from '#shared/dataset/schema.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import type { Provenance, Sourced, UnitRows } from './unit-rows.ts';

/** Rows as they are stored: who brought them in is listed once, each row names its place in that list. */
export interface StoredRows {
  from: Provenance[];
  performance: [row: PerformanceRow, from: number][];
  opinions: [row: OpinionRow, from: number][];
}

export function toStored({ performance, opinions }: UnitRows): StoredRows {
  const from: Provenance[] = [];
  const places = new Map<string, number>();
  const placed = <T>({ row, from: source }: Sourced<T>): [T, number] => {
    const key = canonicalJson(source);
    const known = places.get(key);
    if (known !== undefined) return [row, known];
    places.set(key, from.length);
    return [row, from.push(source) - 1];
  };
  return { from, performance: performance.map(placed), opinions: opinions.map(placed) };
}

export function fromStored({ from, performance, opinions }: StoredRows): UnitRows {
  const sourced = <T>([row, place]: [T, number]): Sourced<T> => ({ row, from: from[place]! });
  return { performance: performance.map(sourced), opinions: opinions.map(sourced) };
}
