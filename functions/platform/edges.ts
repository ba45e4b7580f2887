import { keyPart } from './keys.ts';
import type { Item, Key, TenantClient } from './tenant.ts';

/**
 * An edge, `T#…#TENANT` / `EDGE#<partition>`: names a partition that a job begins to fill before anything else names it,
 * and is written before the partition's first item. So the walk of a county reaches what an import left behind that
 * never came to be seen. Written again it is the same; it stays.
 */
export const edgeKey = (client: Pick<TenantClient, 'pk'>, partition: readonly string[]): Key => ({
  pk: client.pk('TENANT'),
  sk: `EDGE#${partition.map(keyPart).join('#')}`,
});

export const putEdges = (client: TenantClient, partitions: readonly (readonly string[])[]): Promise<void> =>
  client.putAll(partitions.map((partition): Item => ({ ...edgeKey(client, partition), partition })));

/** One edge, by whoever may not write in batches. */
export const putEdge = (client: TenantClient, partition: readonly string[]): Promise<void> =>
  client.put({ ...edgeKey(client, partition), partition });

/** The partition that an item of the root names, if it is an edge. */
export const edgeOf = (item: Item): string[] | undefined =>
  item.sk.startsWith('EDGE#') ? (item['partition'] as string[]) : undefined;
