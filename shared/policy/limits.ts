import * as z from 'zod';
import { deepest } from '#shared/text.ts';

/**
 * How large anything in a dataset or a policy may be (docs/dataset-format.md). Within these bounds every number that
 * the rules lead to can be written as a JSON number, and no input is so deep that reading it ends the stack.
 */
export const limits = {
  /** lists and objects inside each other, the document itself included */
  depth: deepest,
  /** the size of a number, without its sign */
  largest: 1e15,
  /** the size of a number that is not 0, without its sign */
  least: 1e-12,
  /** characters of an id, a name and any other text */
  id: 64,
  name: 200,
  text: 2000,
} as const;

/** the two names that stand for a step in an address, which no id can be called */
const steps = /^(?!\.{1,2}$)/;

/** An id: stands in addresses and keys. */
export const idText = (): z.ZodString => z.string().min(1).max(limits.id).regex(steps);

/** Whether a schema's pattern is that of ids, so that the fault can say why. */
export const isIdPattern = (pattern: string | undefined): boolean => pattern === String(steps);

/** Which bound of numbers one breaks; not a number of JSON's own (`1e400` is read as infinite): too big. */
export function outOfBounds(value: number): 'too-big' | 'too-small' | null {
  const size = Math.abs(value);
  if (!(size <= limits.largest)) return 'too-big';
  return size > 0 && size < limits.least ? 'too-small' : null;
}

/** Adds the bounds of numbers to a schema; the faults are told by shape.ts. JSON's `-0` is read as the 0 it is written as. */
export function bounded<S extends z.ZodNumber>(schema: S): S {
  return schema
    .refine((value) => outOfBounds(value) === null)
    .overwrite((value) => (value === 0 ? 0 : value) as typeof value);
}

/** The steps to the first place that is deeper than `limits.depth`, or null. Needs no stack, however deep the input. */
export function tooDeepAt(document: unknown): (string | number)[] | null {
  interface Level {
    entries: [string, unknown][];
    isList: boolean;
    next: number;
  }
  const levels: Level[] = [];
  const enter = (value: object): void => {
    levels.push({ entries: Object.entries(value), isList: Array.isArray(value), next: 0 });
  };
  if (typeof document === 'object' && document !== null) enter(document);
  while (levels.length > 0) {
    const level = levels.at(-1)!;
    const entry = level.entries[level.next];
    if (entry === undefined) {
      levels.pop();
      continue;
    }
    level.next += 1;
    const [, value] = entry;
    if (typeof value !== 'object' || value === null) continue;
    if (levels.length === limits.depth) {
      return levels.map(({ entries, isList, next }) => {
        const key = entries[next - 1]![0];
        return isList ? Number(key) : key;
      });
    }
    enter(value);
  }
  return null;
}
