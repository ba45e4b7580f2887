import { partitionKey, tenantPrefix } from '#functions/platform/keys.ts';
import type { Item, Key, QueryOptions, TenantClient, TenantTable } from '#functions/platform/tenant.ts';
import type { ArchivedItem } from './snapshot.ts';

/** No county's: under which the items of an archive are read. */
export const nowhere = '00000000000000000000000000';

/**
 * The items of an archive as the repositories read a county: the same code that reads the tables reads these, and writes
 * nothing. Items come in the order of their keys.
 */
export function archiveClient(items: Iterable<ArchivedItem>): TenantClient {
  const prefix = tenantPrefix(nowhere);
  const partitions = new Map<string, Item[]>();
  for (const { table, pk, sk, attributes } of items) {
    const name = `${table} ${prefix}${pk}`;
    const list = partitions.get(name) ?? [];
    list.push({ pk: prefix + pk, sk, ...attributes });
    partitions.set(name, list);
  }
  const byKey = new Map<string, Item>();
  for (const [name, list] of partitions) for (const item of list) byKey.set(`${name}\n${item.sk}`, item);
  const find = ({ pk, sk }: Key, table: TenantTable = 'main'): Item | undefined => byKey.get(`${table} ${pk}\n${sk}`);
  const refuse = (): Promise<never> => Promise.reject(new Error('an archive is only read'));
  return {
    tenant: nowhere,
    usage: { read: 0, write: 0, requests: 0 },
    pk: (...parts) => partitionKey(nowhere, ...parts),
    async get<T>(key: Key, { table }: { table?: TenantTable } = {}) {
      return find(key, table) as (T & Key) | undefined;
    },
    async batchGet<T>(keys: readonly Key[], { table }: { table?: TenantTable } = {}) {
      return keys.flatMap((key) => find(key, table) ?? []) as (T & Key)[];
    },
    async query<T>(pk: string, options: QueryOptions = {}) {
      const { table = 'main', beginsWith = '', between, after, limit, reverse } = options;
      const all = (partitions.get(`${table} ${pk}`) ?? []).filter(
        ({ sk }) => sk.startsWith(beginsWith) && (!between || (sk >= between[0] && sk <= between[1])),
      );
      if (reverse) all.reverse();
      const rest = after === undefined ? all : all.filter(({ sk }) => (reverse ? sk < after : sk > after));
      return rest.slice(0, limit) as unknown as (T & Key)[];
    },
    ...{ put: refuse, putAll: refuse, update: refuse, delete: refuse, deleteAll: refuse, transact: refuse },
  };
}
