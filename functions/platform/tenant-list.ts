import { setTimeout } from 'node:timers/promises';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Certificate } from '#shared/api/erasure.ts';
import type { TenantEntry as PublicEntry, TenantState } from '#shared/api/service.ts';
import type { EventBody } from './audit.ts';
import { count, type Usage } from './capacity.ts';
import { withRetries } from './contention.ts';
import { dueItem } from './due.ts';
import { ConditionFailed, Refusal } from './errors.ts';
import type { PromisedJob } from './jobs.ts';
import { isTenantId } from './keys.ts';
import { type ServiceEvent, serviceRecord } from './service-record.ts';

/** The counties of the service: an entry each under `TENANTS`, and beside it an item that keeps its code for it alone. */

export interface TenantEntry extends PublicEntry {
  /** what the county was asked to be opened with, and by which job; null once it is erased */
  opening: Opening | null;
  /** whether the first administrator's slip was taken */
  slipTaken: boolean;
  /** the job that erases it, from the moment it may not be taken back */
  erasing: { job: string; at: string; by: { user: string; name: string } } | null;
}

export interface Opening {
  job: string;
  name: string;
  preset: string | null;
  admin: { id: string; login: string; name: string };
}

export type NewEntry = Pick<TenantEntry, 'id' | 'name' | 'code' | 'createdAt' | 'opening'>;

/** What becomes of an entry, and the event that tells it. */
export interface EntryChange {
  set: Partial<Pick<TenantEntry, 'name' | 'state' | 'changed' | 'erasure' | 'opening' | 'slipTaken' | 'erasing'>>;
  event: EventBody;
  /** a job that has to follow */
  promise?: PromisedJob | undefined;
  certificate?: Certificate | undefined;
}

export interface Acting {
  at: Date;
  actor: { user: string; name: string };
}

/** What may follow a state; from `erased` nothing does, and its id and code are never given again. */
const following: Record<TenantState, readonly TenantState[]> = {
  opening: ['active'],
  active: ['suspended'],
  suspended: ['active', 'erasing'],
  erasing: ['suspended', 'erased'],
  erased: [],
};

const attempts = 8;
const counting = { ReturnConsumedCapacity: 'TOTAL' } as const;
const entryKey = (id: string) => ({ pk: 'TENANTS', sk: id });
const codeKey = (code: string) => ({ pk: `CODE#${code}`, sk: 'CODE' });
const certificateKey = (tenant: string) => ({ pk: `ERASURE#${tenant}`, sk: 'CERTIFICATE' });

export const tenantItems = (documents: DynamoDBDocumentClient, TableName: string, usage: Usage) => {
  const record = serviceRecord(documents, TableName, usage);
  const get = async (Key: { pk: string; sk: string }): Promise<Record<string, unknown> | undefined> => {
    const command = new GetCommand({ TableName, Key, ConsistentRead: true, ...counting });
    return count(usage, await documents.send(command), 'read').Item;
  };
  const readTenant = async (id: string): Promise<TenantEntry | undefined> => {
    const item = await get(entryKey(id));
    return item && asEntry(item);
  };

  type Action = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']>[number];
  /** The event with the writes it tells of; again from the start where somebody else's event came first. */
  const recorded = async (prepare: () => Promise<{ event: ServiceEvent; writes: Action[] } | null>): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      const head = await record.readHead();
      const prepared = await prepare();
      if (!prepared) return;
      const TransactItems: Action[] = [...record.appending(head, prepared.event), ...prepared.writes];
      try {
        const answer = await withRetries(() =>
          documents.send(new TransactWriteCommand({ TransactItems, ...counting })),
        );
        count(usage, answer, 'write');
        return;
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        if (attempt === attempts) throw new Refusal('busy', undefined, { cause: error });
        await setTimeout(Math.random() * 10 * 2 ** attempt);
      }
    }
  };
  const putEntry = ({ id, version, ...entry }: TenantEntry, known: string | null): Action => ({
    Put: {
      TableName,
      Item: { ...entryKey(id), ...entry, version: Number(version) },
      ...(known === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :known',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':known': Number(known) },
          }),
    },
  });
  const promised = (promise: PromisedJob | undefined): Action[] =>
    promise ? [{ Put: { TableName, Item: dueItem(promise) } }] : [];

  return {
    readTenant,
    readServiceRecord: record.readServiceRecord,
    isServiceRecordIntact: record.isServiceRecordIntact,

    async listTenants(): Promise<TenantEntry[]> {
      const found: TenantEntry[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const command = new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': entryKey('').pk },
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
          ...counting,
        });
        const answer = count(usage, await documents.send(command), 'read');
        found.push(...(answer.Items ?? []).map(asEntry));
        from = answer.LastEvaluatedKey;
      } while (from);
      return found;
    },

    /**
     * Enters a county in the state `opening`, with its code, in one transaction with the event. Whoever has the id
     * already is answered: the caller sees whether that is the same. Refused with the path `code` where that is taken.
     */
    async enterTenant(
      { id, name, code, createdAt, opening }: NewEntry,
      { at, actor, promise }: Acting & { promise?: PromisedJob },
    ): Promise<TenantEntry> {
      if (!isTenantId(id)) throw new Error(`not a tenant's id: ${id}`);
      const entry: TenantEntry = {
        ...{ id, name, code, state: 'opening', createdAt, changed: null, erasure: null, version: '1' },
        ...{ opening, slipTaken: false, erasing: null },
      };
      await recorded(async () => {
        const [known, owner] = [await readTenant(id), await get(codeKey(code))];
        if (known) return null;
        if (owner) throw codeTaken(code);
        const data = { tenant: id, name, code, preset: opening?.preset ?? null };
        return {
          event: { type: 'tenant.opened', data, at, actor },
          writes: [
            putEntry(entry, null),
            {
              Put: {
                TableName,
                Item: { ...codeKey(code), tenant: id },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            ...promised(promise),
          ],
        };
      });
      return (await readTenant(id)) ?? entry;
    },

    /**
     * Changes an entry in one transaction with its event. With a version, one that somebody changed since is refused;
     * with null, the change is made of the entry as it is. `change` may refuse, or answer null: nothing to do.
     */
    async changeTenant(
      id: string,
      version: string | null,
      { at, actor }: Acting,
      change: (entry: TenantEntry) => EntryChange | null | Promise<EntryChange | null>,
    ): Promise<TenantEntry> {
      let answer: TenantEntry | undefined;
      await recorded(async () => {
        const entry = await readTenant(id);
        if (!entry) throw new Refusal('not-found');
        if (version !== null && entry.version !== version) throw new Refusal('stale-version');
        answer = entry;
        const changed = await change(entry);
        if (!changed) return null;
        const { set, event, promise, certificate } = changed;
        const next = { ...entry, ...set, version: String(Number(entry.version) + 1) };
        if (next.state !== entry.state && !following[entry.state].includes(next.state))
          throw new Error(`a county does not go from ${entry.state} to ${next.state}`);
        answer = next;
        const data = { tenant: id, name: next.name, code: next.code, ...event.data };
        const kept = certificate && { ...certificateKey(id), certificate };
        return {
          event: { type: event.type, data, at, actor },
          writes: [
            putEntry(next, entry.version),
            ...promised(promise),
            ...(kept ? [{ Put: { TableName, Item: kept } }] : []),
          ],
        };
      });
      return answer!;
    },

    async readCertificate(tenant: string): Promise<Certificate | undefined> {
      return (await get(certificateKey(tenant)))?.['certificate'] as Certificate | undefined;
    },

    /** What an erasure found before it began to delete, kept as it was first written: again = what is there. */
    async keepErasurePlan(tenant: string, plan: Uint8Array): Promise<Uint8Array> {
      const Item = { ...planKey(tenant), plan };
      const command = new PutCommand({
        ...{ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' },
        ...counting,
      });
      try {
        count(usage, await withRetries(() => documents.send(command)), 'write');
        return plan;
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        return (await get(planKey(tenant)))!['plan'] as Uint8Array;
      }
    },
    async deleteErasurePlan(tenant: string): Promise<void> {
      const command = new DeleteCommand({ TableName, Key: planKey(tenant), ...counting });
      count(usage, await documents.send(command), 'write');
    },
    async readErasurePlan(tenant: string): Promise<Uint8Array | undefined> {
      return (await get(planKey(tenant)))?.['plan'] as Uint8Array | undefined;
    },
  };
};

const planKey = (tenant: string) => ({ pk: `ERASURE#${tenant}`, sk: 'PLAN' });

const asEntry = (item: Record<string, unknown>): TenantEntry => {
  const { pk: _pk, sk, version, ...entry } = item;
  return { ...(entry as unknown as TenantEntry), id: String(sk), version: String(version) };
};

/** An entry as the contract shows it. */
export const publicEntry = ({ opening: _opening, slipTaken: _slip, erasing: _erasing, ...entry }: TenantEntry) => entry;

const codeTaken = (code: string): Refusal => {
  const message = {
    zh: `县代码“${code}”已被使用（已注销的县的代码不再启用）。`,
    en: `The county code “${code}” is taken; that of an erased county is never given again.`,
  };
  return new Refusal('already-exists', message, { problems: [{ path: 'code', code: 'code-taken', message }] });
};
