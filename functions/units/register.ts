import { canonicalJson } from '#functions/platform/hash.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import type { Group, Unit } from '#shared/dataset/schema.ts';
import { byCodePoint } from '#shared/grading/code-points.ts';

/**
 * The register as one thinks of it: a head that lists groups and units, and for each unit the immutable revision of its
 * people that counts now. Everything here is a pure function from one head to the next; nothing is visible to anybody
 * before the repository flips the stored head.
 */
export interface Register {
  groups: ReadonlyMap<string, Group>;
  units: ReadonlyMap<string, UnitEntry>;
}

export interface UnitEntry {
  unit: Unit;
  people: PeopleRevision;
  /** A unit that was removed stays listed, so that a walk of the tenant still finds its old revisions. */
  removed?: true | undefined;
}

/** Which list of people: `rev` is the hash of its content, stored in so many parts. */
export interface PeopleRevision {
  rev: string;
  parts: number;
  n: number;
}

/** The people of each unit, by its id; a unit without people may be absent. */
export type People = ReadonlyMap<string, readonly RegisterPerson[]>;

export const noPeople: PeopleRevision = { rev: '', parts: 0, n: 0 };

export const emptyRegister: Register = { groups: new Map(), units: new Map() };

/** Ids of what a merge added, changed and found the same. */
export interface Merged {
  added: string[];
  changed: string[];
  same: string[];
}

export interface PeopleMerged extends Merged {
  /** the whole lists of those units whose people are not what they were */
  units: Map<string, RegisterPerson[]>;
  moved: { id: string; from: string; to: string }[];
}

/** The units that exist, by id in order. */
export const presentUnits = (register: Register): UnitEntry[] =>
  [...register.units.values()].filter(({ removed }) => !removed).sort((a, b) => byCodePoint(a.unit.id, b.unit.id));

export const presentUnit = (register: Register, id: string): UnitEntry | undefined => {
  const entry = register.units.get(id);
  return entry?.removed ? undefined : entry;
};

/** The units above one, nearest first; ends at the first unit it meets twice. */
export const unitsAbove = (register: Register, id: string): string[] => {
  const above: string[] = [];
  let parent = presentUnit(register, id)?.unit.parent;
  while (parent !== undefined && parent !== id && !above.includes(parent)) {
    above.push(parent);
    parent = presentUnit(register, parent)?.unit.parent;
  }
  return above;
};

/** Groups replace those of the same id; the others stay. */
export function applyGroups(register: Register, incoming: readonly Group[]): { register: Register } & Merged {
  const groups = new Map(register.groups);
  const merged = mergeById(incoming, (id) => groups.get(id));
  for (const group of incoming) groups.set(group.id, group);
  return { register: { ...register, groups }, ...merged };
}

/** Units replace those of the same id and keep their people; the others stay. A removed unit comes back. */
export function applyUnits(register: Register, incoming: readonly Unit[]): { register: Register } & Merged {
  const merged = mergeById(incoming, (id) => presentUnit(register, id)?.unit);
  const units = new Map(register.units);
  for (const unit of incoming) units.set(unit.id, { unit, people: register.units.get(unit.id)?.people ?? noPeople });
  return { register: { ...register, units }, ...merged };
}

/**
 * People replace those of the same id wherever they stand, so that a person with another unit is a transfer; the others
 * stay. Number, phone and post, which a dataset cannot carry, are kept where the new record has none.
 */
export function applyPeople(current: People, incoming: readonly RegisterPerson[]): PeopleMerged {
  const lists = new Map([...current].map(([unit, people]) => [unit, new Map(people.map((p) => [p.id, p]))]));
  const home = new Map([...current].flatMap(([unit, people]) => people.map((p) => [p.id, unit] as const)));
  const touched = new Set<string>();
  const result: PeopleMerged = { added: [], changed: [], same: [], units: new Map(), moved: [] };
  for (const row of incoming) {
    const from = home.get(row.id);
    const before = from === undefined ? undefined : lists.get(from)?.get(row.id);
    const person = before ? withContact(row, before) : row;
    if (before && canonicalJson(before) === canonicalJson(person)) {
      result.same.push(row.id);
      continue;
    }
    (before ? result.changed : result.added).push(row.id);
    if (from !== undefined && from !== row.unit) {
      lists.get(from)?.delete(row.id);
      touched.add(from);
      result.moved.push({ id: row.id, from, to: row.unit });
    }
    const list = lists.get(row.unit) ?? new Map<string, RegisterPerson>();
    lists.set(row.unit, list.set(row.id, person));
    home.set(row.id, row.unit);
    touched.add(row.unit);
  }
  for (const unit of touched) result.units.set(unit, inOrder(lists.get(unit)?.values() ?? []));
  return result;
}

/** The people of a unit without one of them. */
export const withoutPerson = (people: readonly RegisterPerson[], id: string): RegisterPerson[] =>
  people.filter((person) => person.id !== id);

/** Points units to the revisions that their people were staged as. */
export function withRevisions(register: Register, revisions: ReadonlyMap<string, PeopleRevision>): Register {
  const units = new Map(register.units);
  for (const [id, people] of revisions) {
    const entry = units.get(id);
    if (!entry) throw new Error(`people of a unit that is not in the register: ${id}`);
    units.set(id, { ...entry, people });
  }
  return { ...register, units };
}

/** Marks a unit as removed; that it is empty is the caller's to check. */
export function withoutUnit(register: Register, id: string): Register {
  const entry = register.units.get(id);
  if (!entry) return register;
  return { ...register, units: new Map(register.units).set(id, { ...entry, people: noPeople, removed: true }) };
}

export function withoutGroup(register: Register, id: string): Register {
  const groups = new Map(register.groups);
  groups.delete(id);
  return { ...register, groups };
}

/** People in the order in which they are kept, so that the same people are always the same revision. */
export const inOrder = (people: Iterable<RegisterPerson>): RegisterPerson[] =>
  [...people].sort((a, b) => byCodePoint(a.id, b.id));

const contact = ['number', 'phone', 'post'] as const;

const withContact = (row: RegisterPerson, before: RegisterPerson): RegisterPerson => {
  const person = { ...row };
  for (const key of contact) if (person[key] === undefined && before[key] !== undefined) person[key] = before[key];
  return person;
};

function mergeById<T extends { id: string }>(incoming: readonly T[], find: (id: string) => T | undefined): Merged {
  const merged: Merged = { added: [], changed: [], same: [] };
  for (const record of incoming) {
    const before = find(record.id);
    if (!before) merged.added.push(record.id);
    else if (canonicalJson(before) === canonicalJson(record)) merged.same.push(record.id);
    else merged.changed.push(record.id);
  }
  return merged;
}
