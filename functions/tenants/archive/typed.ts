import { deepest } from '#shared/text.ts';

/**
 * Attributes of items with their types, as text: the form of the database's own JSON (S, N, B, BOOL, NULL, M, L, SS, NS,
 * BS), so that a number stays a number, bytes stay bytes and a set stays a set.
 */
export type Typed =
  | { S: string }
  | { N: string }
  /** base64 */
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { M: Record<string, Typed> }
  | { L: Typed[] }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] };

/** What is no attribute of an item; `path` from the attribute's name on. */
export class NotTyped extends Error {
  readonly path: string;
  constructor(path: string, reason: string) {
    super(reason);
    this.name = 'NotTyped';
    this.path = path;
  }
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export function toTyped(value: unknown): Typed {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: toBase64(value) };
  if (Array.isArray(value)) return { L: value.map(toTyped) };
  if (value instanceof Set) return typedSet([...value]);
  if (typeof value === 'object') return { M: typedRecord(value as Record<string, unknown>) };
  throw new Error(`not an attribute: ${typeof value}`);
}

export const typedRecord = (record: Record<string, unknown>): Record<string, Typed> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, toTyped(value)]));

function typedSet(members: unknown[]): Typed {
  if (members.every((member) => typeof member === 'string')) return { SS: members.sort() };
  if (members.every((member) => typeof member === 'number')) return { NS: members.map(String).sort() };
  if (members.every((member) => member instanceof Uint8Array)) return { BS: members.map(toBase64).sort() };
  throw new Error('a set of mixed members');
}

/** The value again. Anything that `toTyped` would not have written is refused with NotTyped. */
export function fromTyped(typed: unknown, path = '', depth = 0): unknown {
  if (depth > deepest) throw new NotTyped(path, 'nested too deeply');
  if (typeof typed !== 'object' || typed === null) throw new NotTyped(path, 'not a typed value');
  const [entry, ...more] = Object.entries(typed);
  if (!entry || more.length > 0) throw new NotTyped(path, 'not one type');
  const [type, value] = entry as [string, unknown];
  const read = readers[type];
  if (!read) throw new NotTyped(path, `no such type: ${type.slice(0, 20)}`);
  return read(value, path, depth);
}

type Reader = (value: unknown, path: string, depth: number) => unknown;

const text: Reader = (value, path) => {
  if (typeof value !== 'string') throw new NotTyped(path, 'not a text');
  return value;
};
const number: Reader = (value, path) => {
  const found = Number(value);
  if (typeof value !== 'string' || !Number.isFinite(found) || String(found) !== value)
    throw new NotTyped(path, 'not a number as it is written here');
  return found;
};
const bytes: Reader = (value, path) => {
  const found = Buffer.from(String(text(value, path, 0)), 'base64');
  if (found.toString('base64') !== value) throw new NotTyped(path, 'not base64');
  return new Uint8Array(found);
};
const setOf =
  (member: Reader): Reader =>
  (value, path, depth) => {
    if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length)
      throw new NotTyped(path, 'not a set');
    return new Set(value.map((entry) => member(entry, path, depth)));
  };

const readers: Record<string, Reader | undefined> = {
  S: text,
  N: number,
  B: bytes,
  BOOL(value, path) {
    if (typeof value !== 'boolean') throw new NotTyped(path, 'not true or false');
    return value;
  },
  NULL(value, path) {
    if (value !== true) throw new NotTyped(path, 'not null');
    return null;
  },
  L(value, path, depth) {
    if (!Array.isArray(value)) throw new NotTyped(path, 'not a list');
    return value.map((entry, i) => fromTyped(entry, `${path}[${i}]`, depth + 1));
  },
  M(value, path, depth) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotTyped(path, 'not a map');
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const entries = Object.entries(value).map(([name, entry]): [string, unknown] => {
      if (name === '__proto__') throw new NotTyped(at(name), 'not a name');
      return [name, fromTyped(entry, at(name), depth + 1)];
    });
    return Object.fromEntries(entries);
  },
  SS: setOf(text),
  NS: setOf(number),
  BS: setOf(bytes),
};
// A type that somebody writes into a file is looked up here: nothing but these is found.
Object.setPrototypeOf(readers, null);
