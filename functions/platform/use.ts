import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Storage, Use } from '#shared/api/service.ts';
import { count, type Usage } from './capacity.ts';

/** What a county used in a while: capacity units as the database reports them, and the time its work took. */
export interface Used {
  requests: number;
  jobs: number;
  readUnits: number;
  writeUnits: number;
  milliseconds: number;
}

/** What counties used and store: in `control` under `USE#<tenant>`, one item a month (`YYYY-MM`), and `STORAGE`. */
export interface UseItems {
  /** adds to what a county used in a month (YYYY-MM) */
  addUse(tenant: string, month: string, used: Used): Promise<void>;
  readUse(tenant: string, month: string): Promise<Use | null>;
  /** the last so many months in which anything was used, oldest first */
  listUse(tenant: string, months: number): Promise<Use[]>;
  putStorage(tenant: string, storage: Storage): Promise<void>;
  readStorage(tenant: string): Promise<Storage | null>;
  /** again = nothing more to do */
  deleteStorage(tenant: string): Promise<void>;
}

/** One county's, for the job that measures it. */
export interface TenantUse {
  putStorage(storage: Storage): Promise<void>;
}

const useKey = (tenant: string, sk: string) => ({ pk: `USE#${tenant}`, sk });
const storageKey = (tenant: string) => useKey(tenant, 'STORAGE');
const counting = { ReturnConsumedCapacity: 'TOTAL' } as const;

export const useItems = (documents: DynamoDBDocumentClient, TableName: string, usage: Usage): UseItems => {
  const get = async (tenant: string, sk: string): Promise<Record<string, unknown> | undefined> => {
    const command = new GetCommand({ TableName, Key: useKey(tenant, sk), ConsistentRead: true, ...counting });
    return count(usage, await documents.send(command), 'read').Item;
  };
  return {
    async addUse(tenant, month, used) {
      const names = Object.keys(used) as (keyof Used)[];
      const command = new UpdateCommand({
        TableName,
        Key: useKey(tenant, month),
        UpdateExpression: `ADD ${names.map((name) => `${name} :${name}`).join(', ')}`,
        ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, used[name]])),
        ...counting,
      });
      count(usage, await documents.send(command), 'write');
    },
    async readUse(tenant, month) {
      const item = await get(tenant, month);
      return item ? asUse(item) : null;
    },
    async listUse(tenant, months) {
      const command = new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': useKey(tenant, '').pk, ':from': '0', ':to': '9999-99' },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: months,
        ...counting,
      });
      const { Items = [] } = count(usage, await documents.send(command), 'read');
      return Items.map(asUse).reverse();
    },
    async putStorage(tenant, storage) {
      const command = new PutCommand({ TableName, Item: { ...storageKey(tenant), ...storage }, ...counting });
      count(usage, await documents.send(command), 'write');
    },
    async deleteStorage(tenant) {
      const command = new DeleteCommand({ TableName, Key: storageKey(tenant), ...counting });
      count(usage, await documents.send(command), 'write');
    },
    async readStorage(tenant) {
      const item = await get(tenant, storageKey(tenant).sk);
      if (!item) return null;
      const { at, items, bytes, files, fileBytes } = item as unknown as Storage;
      return { at, items, bytes, files, fileBytes };
    },
  };
};

const asUse = (item: Record<string, unknown>): Use => {
  const figure = (name: keyof Used): number => Number(item[name] ?? 0);
  return {
    month: String(item['sk']),
    requests: figure('requests'),
    jobs: figure('jobs'),
    readUnits: figure('readUnits'),
    writeUnits: figure('writeUnits'),
    milliseconds: figure('milliseconds'),
  };
};
