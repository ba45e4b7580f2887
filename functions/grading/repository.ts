import type { PersonResultRow, Run, RunResult } from '#shared/api/grading.ts';
import { byCodePoint } from '#shared/grading/code-points.ts';
import { compress, decompress, pack, unpack } from '#functions/platform/blob.ts';
import { sha256 } from '#functions/platform/hash.ts';
import { keyPart } from '#functions/platform/keys.ts';
import type { Item, Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';
import { fromColumns, type PeopleColumns, toColumns } from './people-columns.ts';

export { readRunDataset } from './run-files.ts';
export { gradeCounts, isProvisional, peopleByHome, summaryOf } from './run-result.ts';

/**
 * Items of a grading run:
 * - the run, `T#…#CYCLE#<cycle>` / `RUN#<run>`: who, when, on which policy, its state, counts; a few hundred bytes;
 * - its results, `T#…#RUN#<run>`: `SUMMARY#<part>` with everything but people, `PEOPLE#<unit>#<part>` with up to 500
 *   people by their home unit, as compressed columns, `HOMES#<shard>` with which person is found under which unit. Written
 *   with plain puts, the same again when repeated, before the run's state says that there is something to see.
 */

export interface StoredRun extends Omit<Run, 'state' | 'draftPolicy'> {
  state: 'running' | 'draft' | 'published' | 'superseded';
  /** hash of the policy that is not saved and lies with the run's input */
  draft?: string | undefined;
  /** decimals that a score shows */
  decimals: number;
  summaryParts: number;
}

/** All of a run's results but the run itself and its people. */
export type Summary = Omit<RunResult, 'run' | 'people'>;

export const peoplePerPart = 500;

export const runKeys = (client: Pick<TenantClient, 'pk'>) => ({
  run: (cycle: string, run: string): Key => ({ pk: client.pk('CYCLE', cycle), sk: `RUN#${run}` }),
  summary: (run: string, part: number): Key => ({ pk: client.pk('RUN', run), sk: `SUMMARY#${padded(part)}` }),
  people: (run: string, unit: string, part: number): Key => ({
    pk: client.pk('RUN', run),
    sk: `PEOPLE#${keyPart(unit)}#${padded(part)}`,
  }),
  homes: (run: string, shard: string): Key => ({ pk: client.pk('RUN', run), sk: `HOMES#${shard}` }),
});

/** One of sixteen: so that finding where somebody was at home reads a few hundred ids. */
const homeShard = (person: string): string => sha256(person).slice(0, 1);

type Homes = [unit: string, people: string[]][];

const padded = (part: number): string => String(part).padStart(3, '0');

interface PeopleItem {
  people: Uint8Array;
}

export const runRepository = (client: TenantClient) => {
  const keys = runKeys(client);
  const plain = ({ pk: _pk, sk: _sk, ...run }: StoredRun & Key): StoredRun => run;
  const columns = ({ people }: PeopleItem): Promise<PeopleColumns> => decompress<PeopleColumns>(people);

  return {
    async readRun(cycle: string, run: string): Promise<StoredRun | undefined> {
      const item = await client.get<StoredRun>(keys.run(cycle, run));
      return item && plain(item);
    },

    /** newest first */
    async listRuns(cycle: string): Promise<StoredRun[]> {
      const items = await client.query<StoredRun>(client.pk('CYCLE', cycle), { beginsWith: 'RUN#', reverse: true });
      return items.map(plain);
    },

    /** A run that is to be made; nobody sees results of it before its state says so. */
    addRun: (run: StoredRun): Promise<void> =>
      client.put({ ...keys.run(run.cycle, run.id), ...run }, { condition: 'absent' }),

    /** The part of a transaction that takes a run from the state it was read in to another. */
    changing: (before: StoredRun, after: StoredRun): TransactPart => ({
      put: { ...keys.run(before.cycle, before.id), ...after },
      condition: { state: before.state },
    }),

    commit: (parts: readonly TransactPart[]): Promise<void> => client.transact(parts),

    /** Puts everything but people; how many parts it took. */
    async putSummary(run: string, summary: Summary): Promise<number> {
      const parts = await pack(summary);
      await client.putAll(parts.map((body, i) => ({ ...keys.summary(run, i), body })));
      return parts.length;
    },

    async readSummary({ id, summaryParts }: StoredRun): Promise<Summary> {
      const wanted = Array.from({ length: summaryParts }, (_, i) => keys.summary(id, i));
      const items = await client.batchGet<{ body: Uint8Array }>(wanted);
      const inOrder = items.sort((a, b) => byCodePoint(a.sk, b.sk)).map(({ body }) => body);
      if (inOrder.length !== summaryParts) throw new Error(`a run lacks a part of its summary: ${id}`);
      return unpack<Summary>(inOrder);
    },

    /** The items of people of one home unit, to be put with `putItems`. */
    async peopleItems(
      run: string,
      unit: string,
      people: readonly PersonResultRow[],
      unitName: (id: string) => string,
    ): Promise<Item[]> {
      const parts = Array.from({ length: Math.ceil(people.length / peoplePerPart) }, (_, part) =>
        people.slice(part * peoplePerPart, (part + 1) * peoplePerPart),
      );
      return Promise.all(
        parts.map(async (rows, part) => ({
          ...keys.people(run, unit, part),
          people: await compress(toColumns(rows, unitName)),
        })),
      );
    },

    /** The items that tell under which unit each person is found, whoever has moved since. */
    async homeItems(run: string, homes: Iterable<readonly [person: string, unit: string]>): Promise<Item[]> {
      const shards = Map.groupBy(homes, ([person]) => homeShard(person));
      return Promise.all(
        [...shards].map(async ([shard, list]) => {
          const byUnit: Homes = [...Map.groupBy(list, ([, unit]) => unit)].map(([unit, people]) => [
            unit,
            people.map(([person]) => person).sort(byCodePoint),
          ]);
          return { ...keys.homes(run, shard), homes: await compress(byUnit) };
        }),
      );
    },

    putItems: (items: readonly Item[]): Promise<void> => client.putAll(items),

    /** Everybody's results, by id in order. */
    async readPeople(run: string): Promise<PersonResultRow[]> {
      const items = await client.query<PeopleItem>(client.pk('RUN', run), { beginsWith: 'PEOPLE#' });
      const lists = await Promise.all(items.map(async (item) => fromColumns(await columns(item))));
      return lists.flat().sort((a, b) => byCodePoint(a.id, b.id));
    },

    /** One person's results with the names of units in them; `unit` is where they are at home now. */
    async readPerson(
      run: string,
      { id, unit }: { id: string; unit: string },
    ): Promise<{ row: PersonResultRow; unitName(id: string): string } | undefined> {
      const find = async (home: string) => {
        const beginsWith = `PEOPLE#${keyPart(home)}#`;
        for (const item of await client.query<PeopleItem>(client.pk('RUN', run), { beginsWith })) {
          const held = await columns(item);
          const row = fromColumns(held).find((candidate) => candidate.id === id);
          const names = new Map(held.units);
          if (row) return { row, unitName: (of: string) => names.get(of) ?? of };
        }
        return undefined;
      };
      const here = await find(unit);
      if (here) return here;
      const item = await client.get<{ homes: Uint8Array }>(keys.homes(run, homeShard(id)));
      const then = item && (await decompress<Homes>(item.homes)).find(([, people]) => people.includes(id));
      return then && find(then[0]);
    },
  };
};

export type RunRepository = ReturnType<typeof runRepository>;

/** A run as the contract shows it. */
export const publicRun = (
  { decimals: _decimals, summaryParts: _summaryParts, draft, ...run }: StoredRun,
  state: Run['state'] = run.state,
): Run => ({ ...run, state, ...(draft !== undefined && { draftPolicy: true }) });
