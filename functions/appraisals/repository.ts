import type { CycleRow } from '#shared/api/appraisals.ts';
import type { Cycle, Dataset, Group } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { appendAudit, type Chain, type EventBody } from '#functions/platform/audit.ts';
import { compress, decompress, pack, unpack } from '#functions/platform/blob.ts';
import { putEdges } from '#functions/platform/edges.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { keyPart } from '#functions/platform/keys.ts';
import type { Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';
import { registerRepository } from '#functions/units/repository.ts';
import { countsOf, type CycleContent, type CycleData, type CycleUnit, datasetOf, noRows } from './cycle.ts';
import type { RowsRevision } from './cycle.ts';
import { fromStored, type StoredRows, toStored } from './stored-rows.ts';
import { emptyRows, ratedSubjects, type RowsByUnit, type UnitRows } from './unit-rows.ts';

export { type CycleContent, type CycleUnit, type PersonDecision, withDecisions } from './cycle.ts';
export { cycleProblems } from './faults.ts';
export type { Provenance, UnitRows } from './unit-rows.ts';

/**
 * Items of a cycle:
 * - its head, `T#…#TENANT` / `CYCLE#<id>`: what CycleContent says, and the chain of the aggregate `cycle`, so every
 *   write of it is conditioned on the chain's number;
 * - revisions of a unit's rows, `T#…#CYCLE#<id>` / `DATA#<unit>#<rev>#<part>`: named by their content, written with
 *   plain puts as often as one likes, unreachable until the head names them, never changed.
 */

export interface StoredCycle {
  content: CycleContent;
  /** grows with what people see of the cycle; not with audit events alone */
  version: number;
  chain: Chain;
  state: CycleRow['state'];
  publishedRun: string | null;
  changedAt: string;
  changedBy: { user: string; name: string };
}

export type CycleEvent = EventBody & { at: Date; actor: { user: string; name: string } };

interface CycleItem extends Omit<StoredCycle, 'content'> {
  seq: number;
  cycle: Cycle;
  policyVersion: string;
  policyTitle: string;
  /** compressed HeadBody */
  body: Uint8Array;
}

interface HeadBody {
  tenant: CycleContent['tenant'];
  groups: Group[];
  units: CycleUnit[];
  /** absent where there are none */
  decisions?: CycleContent['decisions'];
}

export const cycleAggregate = (cycle: string): readonly string[] => ['cycle', cycle];

export const cycleKeys = (client: Pick<TenantClient, 'pk'>) => ({
  head: (cycle: string): Key => ({ pk: client.pk('TENANT'), sk: `CYCLE#${cycle}` }),
  /** where the chain of a cycle ended that a restoring of the county took away (docs/restoring.md) */
  ended: (cycle: string): Key => ({ pk: client.pk('TENANT'), sk: `ENDED#${cycle}` }),
  rows: (cycle: string, unit: string, rev: string, part: number): Key => ({
    pk: client.pk('CYCLE', cycle),
    sk: `DATA#${keyPart(unit)}#${rev}#${String(part).padStart(3, '0')}`,
  }),
});

export const cycleRepository = (client: TenantClient) => {
  const keys = cycleKeys(client);
  const register = registerRepository(client);

  const rowKeys = (cycle: string, unit: string, { rev, parts }: RowsRevision): Key[] =>
    Array.from({ length: parts }, (_, part) => keys.rows(cycle, unit, rev, part));

  /** The rows of many units at once. */
  const readRows = async (cycle: string, units: readonly CycleUnit[]): Promise<Map<string, UnitRows>> => {
    const all = units.flatMap(({ unit, rows }) => rowKeys(cycle, unit.id, rows));
    const items = await client.batchGet<{ rows: Uint8Array }>(all);
    const found = new Map(items.map(({ sk, rows }) => [sk, rows]));
    const read = units.map(async ({ unit, rows }) => {
      const parts = rowKeys(cycle, unit.id, rows).map(({ sk }) => {
        const part = found.get(sk);
        if (!part) throw new Error(`a revision lacks a part: ${sk}`);
        return part;
      });
      return [unit.id, parts.length > 0 ? fromStored(await unpack<StoredRows>(parts)) : emptyRows] as const;
    });
    return new Map(await Promise.all(read));
  };

  const readData = async ({ cycle, units }: CycleContent): Promise<CycleData> => {
    const people = await register.readRevisions(units.map(({ unit, people: revision }) => [unit.id, revision]));
    return { people, rows: await readRows(cycle.id, units) };
  };

  const plain = async (item: CycleItem): Promise<StoredCycle> => {
    const { tenant, groups, units, decisions = [] } = await decompress<HeadBody>(item.body);
    const { cycle, policyVersion, policyTitle, version, chain, state, publishedRun, changedAt, changedBy } = item;
    return {
      content: { cycle, tenant, policyVersion, policyTitle, groups, units, decisions },
      ...{ version, chain, state, publishedRun, changedAt, changedBy },
    };
  };

  const writing = async (
    next: Omit<StoredCycle, 'chain'>,
    before: Chain | undefined,
    event: CycleEvent,
  ): Promise<TransactPart[]> => {
    const { content, ...rest } = next;
    // A cycle of this name may have been there before: its record goes on where it ended.
    const last = before ?? (await client.get<{ chain: Chain }>(keys.ended(content.cycle.id)))?.chain;
    const { part, chain } = appendAudit(client, cycleAggregate(content.cycle.id), last, event);
    const { cycle, policyVersion, policyTitle, tenant, groups, units, decisions } = content;
    const body: HeadBody = { tenant, groups, units, ...(decisions.length > 0 && { decisions }) };
    const item: CycleItem = {
      ...rest,
      ...{ cycle, policyVersion, policyTitle, chain, seq: chain.seq, body: await compress(body) },
    };
    return [
      { put: { ...keys.head(cycle.id), ...item }, condition: before === undefined ? 'absent' : { seq: before.seq } },
      part,
    ];
  };

  return {
    async readHead(cycle: string): Promise<StoredCycle | undefined> {
      const item = await client.get<CycleItem>(keys.head(cycle));
      return item && plain(item);
    },

    async list(): Promise<StoredCycle[]> {
      const items = await client.query<CycleItem>(client.pk('TENANT'), { beginsWith: 'CYCLE#' });
      return Promise.all(items.map(plain));
    },

    readRows,
    readData,

    /** The dataset of a cycle as its head now says, and its rows with who brought them in. */
    async readWhole(content: CycleContent, policy: Policy): Promise<{ dataset: Dataset; rows: RowsByUnit }> {
      const data = await readData(content);
      return { dataset: datasetOf(content, policy, data), rows: data.rows };
    },

    /** Before the first rows of a cycle that has no head yet are staged: an edge to it. */
    announce: (cycle: string): Promise<void> => putEdges(client, [['CYCLE', cycle]]),

    /** Puts a unit's rows where a head can point to them; the same rows again are the same revision, not put again. */
    async stageRows(cycle: string, unit: string, rows: UnitRows, known: RowsRevision = noRows): Promise<RowsRevision> {
      if (rows.performance.length + rows.opinions.length === 0) return noRows;
      const rev = contentHash(rows);
      if (rev === known.rev) return known;
      const parts = await pack(toStored(rows));
      await client.putAll(parts.map((part, i) => ({ ...keys.rows(cycle, unit, rev, i), rows: part })));
      return {
        ...{ rev, parts: parts.length, performance: rows.performance.length, opinions: rows.opinions.length },
        rated: ratedSubjects(rows),
      };
    },

    /**
     * The parts of a transaction that puts a cycle's new content, or its publication, with the audit event. It fails
     * where the head is not what was read.
     */
    changing: (
      before: StoredCycle | undefined,
      next: Pick<StoredCycle, 'content'> & Partial<Pick<StoredCycle, 'state' | 'publishedRun'>>,
      event: CycleEvent,
    ): Promise<TransactPart[]> =>
      writing(
        {
          state: before?.state ?? 'open',
          publishedRun: before?.publishedRun ?? null,
          ...next,
          version: (before?.version ?? 0) + 1,
          changedAt: event.at.toISOString(),
          changedBy: event.actor,
        },
        before?.chain,
        event,
      ),

    /** The parts that record an event of the cycle which changes nothing of its content. */
    recording: ({ chain, ...same }: StoredCycle, event: CycleEvent): Promise<TransactPart[]> =>
      writing(same, chain, event),

    commit: (parts: readonly TransactPart[]): Promise<void> => client.transact(parts),
  };
};

export type CycleRepository = ReturnType<typeof cycleRepository>;

/** A cycle as the contract lists it. */
export const cycleRow = (stored: StoredCycle): CycleRow => ({
  cycle: stored.content.cycle,
  state: stored.state,
  policyVersion: stored.content.policyVersion,
  policyTitle: stored.content.policyTitle,
  ...countsOf(stored.content),
  publishedRun: stored.publishedRun,
  version: String(stored.version),
  changedAt: stored.changedAt,
  changedBy: stored.changedBy,
});
