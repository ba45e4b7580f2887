import type { RegisterPerson } from '#shared/api/units.ts';
import type { Group } from '#shared/dataset/schema.ts';
import { appendAudit } from '#functions/platform/audit.ts';
import type { Chain, EventBody } from '#functions/platform/audit.ts';
import { compress, decompress } from '#functions/platform/blob.ts';
import { putEdges } from '#functions/platform/edges.ts';
import { contentHash } from '#functions/platform/hash.ts';
import type { Item, Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';
import { emptyRegister, inOrder, noPeople } from './register.ts';
import type { PeopleRevision, Register, UnitEntry } from './register.ts';

export {
  applyGroups,
  applyPeople,
  applyUnits,
  noPeople,
  presentUnit,
  presentUnits,
  unitsAbove,
  withRevisions,
} from './register.ts';
export type { PeopleMerged, PeopleRevision, Register } from './register.ts';
export { reachesPerson, reachesUnit, unitsInReach } from './visibility.ts';

/**
 * Items of the register:
 * - its head, `T#…#TENANT` / `REGISTER`: groups, units and which revision of its people each unit has; flipped by a
 *   transaction that expects the version it was read at;
 * - revisions, `T#…#UNIT#<unit>` / `PEOPLE#<rev>#<part>`: the whole list of a unit's people, up to 500 a part, named by
 *   their content: written with plain puts as often as one likes, unreachable until the head names them, never changed.
 */

/** The register as it was read: what a flip expects to find unchanged. */
export interface StoredRegister extends Register {
  /** 0 where there is none yet */
  version: number;
  chain: Chain | undefined;
}

export type RegisterRepository = ReturnType<typeof registerRepository>;

/** What of a person's record is its version: its content. Of a unit or a group too. */
export const recordVersion = (record: object): string => contentHash(record);

export const headKey = (client: TenantClient): Key => ({ pk: client.pk('TENANT'), sk: 'REGISTER' });

export const peopleKey = (client: TenantClient, unit: string, rev: string, part: number): Key => ({
  pk: client.pk('UNIT', unit),
  sk: `PEOPLE#${rev}#${String(part).padStart(3, '0')}`,
});

export const peoplePerPart = 500;

/** The name of the revision that these people are; they are the same however they are ordered. */
export const peopleRevision = (people: readonly RegisterPerson[]): string =>
  people.length === 0 ? noPeople.rev : contentHash(inOrder(people));

interface HeadItem {
  version: number;
  chain: Chain;
  body: Uint8Array;
}

interface HeadBody {
  groups: Group[];
  units: UnitEntry[];
}

export const registerRepository = (client: TenantClient) => {
  const keysOf = (unit: string, { rev, parts }: PeopleRevision): Key[] =>
    Array.from({ length: parts }, (_, part) => peopleKey(client, unit, rev, part));

  const readRevisions = async (
    revisions: readonly (readonly [unit: string, revision: PeopleRevision])[],
  ): Promise<Map<string, RegisterPerson[]>> => {
    const items = await client.batchGet<{ people: Uint8Array }>(
      revisions.flatMap(([unit, revision]) => keysOf(unit, revision)),
      // Immutable: what is there is never old.
      { consistent: false },
    );
    const found = new Map(items.map(({ pk, sk, people }) => [`${pk}\n${sk}`, people]));
    const missing = revisions.flatMap(([unit, revision]) =>
      keysOf(unit, revision).filter(({ pk, sk }) => !found.has(`${pk}\n${sk}`)),
    );
    // A revision staged a moment ago may not have reached every copy of the table.
    for (const { pk, sk, people } of missing.length > 0 ? await client.batchGet<{ people: Uint8Array }>(missing) : [])
      found.set(`${pk}\n${sk}`, people);
    const lists = revisions.map(async ([unit, revision]) => {
      const parts = keysOf(unit, revision).map(({ pk, sk }) => {
        const part = found.get(`${pk}\n${sk}`);
        if (!part) throw new Error(`a revision lacks a part: ${sk}`);
        return decompress<RegisterPerson[]>(part);
      });
      return [unit, (await Promise.all(parts)).flat()] as const;
    });
    return new Map(await Promise.all(lists));
  };

  return {
    client,

    async readHead(): Promise<StoredRegister> {
      const item = await client.get<HeadItem>(headKey(client));
      if (!item) return { ...emptyRegister, version: 0, chain: undefined };
      const { groups, units } = await decompress<HeadBody>(item.body);
      return {
        groups: new Map(groups.map((group) => [group.id, group])),
        units: new Map(units.map((entry) => [entry.unit.id, entry])),
        version: item.version,
        chain: item.chain,
      };
    },

    /** The people of a revision, by id in order. */
    async readPeople(unit: string, revision: PeopleRevision): Promise<RegisterPerson[]> {
      return (await readRevisions([[unit, revision]])).get(unit)!;
    },

    /** The people of many revisions at once, by their unit. */
    readRevisions,

    /** The people of these units, or of all that are present, by their unit. */
    async readAllPeople(
      register: Register,
      units: Iterable<string> = register.units.keys(),
    ): Promise<Map<string, RegisterPerson[]>> {
      const entries = [...units].flatMap((id) => {
        const entry = register.units.get(id);
        return entry && !entry.removed ? [[id, entry.people] as const] : [];
      });
      return readRevisions(entries);
    },

    /** A person, looked for in the unit named first and then in all the others. */
    async findPerson(register: Register, id: string, first?: string): Promise<RegisterPerson | undefined> {
      const entry = first === undefined ? undefined : register.units.get(first);
      if (entry && !entry.removed) {
        const near = (await this.readPeople(entry.unit.id, entry.people)).find((person) => person.id === id);
        if (near) return near;
      }
      for (const people of (await this.readAllPeople(register)).values()) {
        const found = people.find((person) => person.id === id);
        if (found) return found;
      }
      return undefined;
    },

    /** Before the first people of units that no head lists yet are staged: an edge to each. */
    announce: (units: readonly string[]): Promise<void> =>
      putEdges(
        client,
        units.map((unit) => ['UNIT', unit]),
      ),

    /** Puts a unit's people where a head can point to them; the same people again are the same revision. */
    async stagePeople(unit: string, people: readonly RegisterPerson[]): Promise<PeopleRevision> {
      if (people.length === 0) return noPeople;
      const list = inOrder(people);
      const revision = {
        rev: peopleRevision(list),
        parts: Math.ceil(list.length / peoplePerPart),
        n: list.length,
      };
      const items = keysOf(unit, revision).map(async (key, i): Promise<Item> => ({
        ...key,
        people: await compress(list.slice(i * peoplePerPart, (i + 1) * peoplePerPart)),
      }));
      await client.putAll(await Promise.all(items));
      return revision;
    },

    /**
     * The flip from the register as it was read to the next one, with its audit event: two parts of a transaction,
     * the head first. ConditionFailed where the head is not what was read.
     */
    async headTransaction(
      base: StoredRegister,
      next: Register,
      event: EventBody & { at: Date; actor: { user: string; name: string } },
    ): Promise<[TransactPart, TransactPart]> {
      const { part, chain } = appendAudit(client, ['register'], base.chain, event);
      const body: HeadBody = { groups: [...next.groups.values()], units: [...next.units.values()] };
      const item = { ...headKey(client), version: base.version + 1, chain, body: await compress(body) };
      return [{ put: item, condition: base.version === 0 ? 'absent' : { version: base.version } }, part];
    },
  };
};
