import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { count, type Usage } from './capacity.ts';
import { type Condition, conditionExpression, updateExpression } from './condition.ts';
import { untilNothingIsLeft, withRetries } from './contention.ts';
import type { DatabaseSettings } from './environment.ts';
import { ConditionFailed } from './errors.ts';
import { partitionKey } from './keys.ts';
import { guardedDocuments, type TableKind } from './tables.ts';

/** The tables a tenant's items lie in; `control` has functions of its own (control.ts). */
export type TenantTable = Exclude<TableKind, 'control'>;

export interface Key {
  pk: string;
  sk: string;
}
export type Item = Key & Record<string, unknown>;

export interface QueryOptions {
  table?: TenantTable;
  /** sort keys that begin so */
  beginsWith?: string;
  /** sort keys from … to …, both included */
  between?: readonly [string, string];
  /** goes on after this sort key: a list's cursor */
  after?: string;
  /** at most so many items; without it, all pages are read */
  limit?: number;
  reverse?: boolean;
  /** reads are consistent unless this is false (half the price, may be a moment old) */
  consistent?: boolean;
}

/** One write of a transaction. */
export type TransactPart =
  | { put: Item; table?: TenantTable; condition?: Condition }
  | {
      update: Key;
      set: Record<string, unknown>;
      /** whole numbers to be added to counters; one that is not there is 0 */
      add?: Readonly<Record<string, number>>;
      table?: TenantTable;
      condition?: Condition;
    }
  | { delete: Key; table?: TenantTable; condition?: Condition }
  | { check: Key; table?: TenantTable; condition: Condition };

/**
 * Reads and writes of one tenant (walls 2 and 3). Keys are made with `pk`; a foreign key is refused by the guard on the
 * client's stack whoever made it. Writes whose condition does not hold throw ConditionFailed.
 */
export interface TenantClient {
  readonly tenant: string;
  readonly usage: Usage;
  /** `T#<tenant>#a#b` */
  pk(...parts: string[]): string;
  get<T>(key: Key, options?: { table?: TenantTable; consistent?: boolean }): Promise<(T & Key) | undefined>;
  /** any number of keys; in no certain order, missing ones left out */
  batchGet<T>(keys: readonly Key[], options?: { table?: TenantTable; consistent?: boolean }): Promise<(T & Key)[]>;
  query<T>(pk: string, options?: QueryOptions): Promise<(T & Key)[]>;
  put(item: Item, options?: { table?: TenantTable; condition?: Condition }): Promise<void>;
  /** any number of plain puts, for content-addressed and staged items: not atomic, repeatable */
  putAll(items: readonly Item[], options?: { table?: TenantTable }): Promise<void>;
  /** sets attributes (undefined removes one) and adds to counters; with `condition: 'present'` it makes no item */
  update(
    key: Key,
    set: Record<string, unknown>,
    options?: { table?: TenantTable; condition?: Condition; add?: Readonly<Record<string, number>> },
  ): Promise<void>;
  delete(key: Key, options?: { table?: TenantTable; condition?: Condition }): Promise<void>;
  /** any number of items, for erasing a county: not atomic, repeatable */
  deleteAll(keys: readonly Key[], options?: { table?: TenantTable }): Promise<void>;
  /** all or nothing, at most 100 parts; conflicts with others are tried again, `attempts` times where many are expected */
  transact(parts: readonly TransactPart[], options?: { attempts?: number }): Promise<void>;
}

export const tenantClient = (
  settings: DatabaseSettings,
  tenant: string,
  usage: Usage = { read: 0, write: 0, requests: 0 },
): TenantClient => bindClient(guardedDocuments(settings, tenant), settings, tenant, usage);

type BatchRequest = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: Key } };

const batchGetLimit = 100;
const batchWriteLimit = 25;

/** The client over a given connection. For tests of the walls; everything else calls `tenantClient`. */
export const bindClient = (
  documents: DynamoDBDocumentClient,
  settings: DatabaseSettings,
  tenant: string,
  usage: Usage,
): TenantClient => {
  const named = (table: TenantTable = 'main') => settings.tables[table];
  const counting = { ReturnConsumedCapacity: 'TOTAL' } as const;
  const read = <T>(answer: T & Parameters<typeof count>[1]): T => count(usage, answer, 'read');
  const wrote = <T>(answer: T & Parameters<typeof count>[1]): T => count(usage, answer, 'write');
  const onlyKey = ({ pk, sk }: Key): Key => ({ pk, sk });

  const action = (part: TransactPart) => {
    const TableName = named(part.table);
    const condition = part.condition === undefined ? {} : conditionExpression(part.condition);
    if ('put' in part) return { Put: { TableName, Item: part.put, ...condition } };
    if ('delete' in part) return { Delete: { TableName, Key: onlyKey(part.delete), ...condition } };
    if ('check' in part) {
      const { ConditionExpression = '', ...names } = conditionExpression(part.condition);
      return { ConditionCheck: { TableName, Key: onlyKey(part.check), ConditionExpression, ...names } };
    }
    return {
      Update: { TableName, Key: onlyKey(part.update), ...updateExpression(part.set, part.condition, part.add) },
    };
  };

  const batchGetOnce = async (keys: readonly Key[], TableName: string, consistent: boolean): Promise<Item[]> => {
    const found: Item[] = [];
    await untilNothingIsLeft(keys.map(onlyKey), async (open) => {
      const RequestItems = { [TableName]: { Keys: [...open], ConsistentRead: consistent } };
      const answer = read(await documents.send(new BatchGetCommand({ RequestItems, ...counting })));
      found.push(...((answer.Responses?.[TableName] ?? []) as Item[]));
      return (answer.UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[];
    });
    return found;
  };

  const batchWrite = async <T extends BatchRequest>(TableName: string, requests: readonly T[]): Promise<void> => {
    for (let i = 0; i < requests.length; i += batchWriteLimit)
      await untilNothingIsLeft(requests.slice(i, i + batchWriteLimit), async (open) => {
        const RequestItems = { [TableName]: [...open] };
        const answer = wrote(await documents.send(new BatchWriteCommand({ RequestItems, ...counting })));
        return (answer.UnprocessedItems?.[TableName] ?? []) as T[];
      });
  };

  return {
    tenant,
    usage,
    pk: (...parts) => partitionKey(tenant, ...parts),
    async get<T>(key: Key, { table, consistent = true }: { table?: TenantTable; consistent?: boolean } = {}) {
      const command = new GetCommand({
        TableName: named(table),
        Key: onlyKey(key),
        ConsistentRead: consistent,
        ...counting,
      });
      return read(await documents.send(command)).Item as (T & Key) | undefined;
    },
    async batchGet<T>(
      keys: readonly Key[],
      { table, consistent = true }: { table?: TenantTable; consistent?: boolean } = {},
    ) {
      const found: Item[] = [];
      for (let i = 0; i < keys.length; i += batchGetLimit)
        found.push(...(await batchGetOnce(keys.slice(i, i + batchGetLimit), named(table), consistent)));
      return found as (T & Key)[];
    },
    async query<T>(
      pk: string,
      { table, beginsWith, between, after, limit, reverse, consistent = true }: QueryOptions = {},
    ) {
      const found: Item[] = [];
      const range = between
        ? { text: ' AND sk BETWEEN :from AND :to', values: { ':from': between[0], ':to': between[1] } }
        : beginsWith !== undefined
          ? { text: ' AND begins_with(sk, :start)', values: { ':start': beginsWith } }
          : { text: '', values: {} };
      let from: Record<string, unknown> | undefined = after === undefined ? undefined : { pk, sk: after };
      do {
        const answer = read(
          await documents.send(
            new QueryCommand({
              TableName: named(table),
              KeyConditionExpression: `pk = :pk${range.text}`,
              ExpressionAttributeValues: { ':pk': pk, ...range.values },
              ConsistentRead: consistent,
              ScanIndexForward: !reverse,
              ...(from && { ExclusiveStartKey: from }),
              ...(limit !== undefined && { Limit: limit - found.length }),
              ...counting,
            }),
          ),
        );
        found.push(...((answer.Items ?? []) as Item[]));
        from = answer.LastEvaluatedKey;
      } while (from && (limit === undefined || found.length < limit));
      return found as (T & Key)[];
    },
    async put(item, { table, condition } = {}) {
      const names = condition === undefined ? {} : conditionExpression(condition);
      const command = () => new PutCommand({ TableName: named(table), Item: item, ...names, ...counting });
      wrote(await withRetries(() => documents.send(command())));
    },
    async putAll(items, { table } = {}) {
      const puts = items.map((Item) => ({ PutRequest: { Item } }));
      await batchWrite(named(table), puts);
    },
    async deleteAll(keys, { table } = {}) {
      const deletes = keys.map((key) => ({ DeleteRequest: { Key: onlyKey(key) } }));
      await batchWrite(named(table), deletes);
    },
    async update(key, set, { table, condition, add } = {}) {
      const expression = updateExpression(set, condition, add);
      const command = () =>
        new UpdateCommand({ TableName: named(table), Key: onlyKey(key), ...expression, ...counting });
      wrote(await withRetries(() => documents.send(command())));
    },
    async delete(key, { table, condition } = {}) {
      const names = condition === undefined ? {} : conditionExpression(condition);
      const command = () => new DeleteCommand({ TableName: named(table), Key: onlyKey(key), ...names, ...counting });
      wrote(await withRetries(() => documents.send(command())));
    },
    async transact(parts, { attempts } = {}) {
      if (parts.length === 0) throw new ConditionFailed([]);
      const TransactItems = parts.map(action);
      const command = () => new TransactWriteCommand({ TransactItems, ...counting });
      wrote(await withRetries(() => documents.send(command()), attempts));
    },
  };
};
