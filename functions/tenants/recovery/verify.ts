import type { Problem } from '#shared/problem.ts';
import { tenantPrefix } from '#functions/platform/keys.ts';
import type { TenantClient } from '#functions/platform/tenant.ts';
import { archiveClient } from '../archive/archive-client.ts';
import { checkItems } from '../archive/check-contents.ts';
import { type ItemKind, shapeOf } from '../archive/shapes.ts';
import { type ArchivedItem, byKey } from '../archive/snapshot.ts';
import { walkTenant } from '../walk.ts';

export interface Verified {
  /** how many items of each kind there are */
  counts: Record<string, number>;
  problems: Problem[];
}

/** Whether a county's items are sound: chains up to their heads, revisions by their names, everything that heads name. */
export async function verifyCounty(client: TenantClient): Promise<Verified> {
  const prefix = tenantPrefix(client.tenant);
  const items: (ArchivedItem & { kind: ItemKind })[] = [];
  const counts: Record<string, number> = {};
  for await (const { table, item } of walkTenant(client)) {
    const { pk, sk, ...attributes } = item;
    const key = { table, pk: pk.slice(prefix.length), sk };
    const shape = shapeOf(key);
    if (!shape) throw new Error(`an item of no known shape: ${table} ${pk} ${sk}`);
    counts[shape.kind] = (counts[shape.kind] ?? 0) + 1;
    // A run under way is not all there yet.
    if (shape.kind === 'run' && attributes['state'] === 'running') continue;
    items.push({ ...key, kind: shape.kind, attributes });
  }
  items.sort(byKey);
  return { counts, problems: await checkItems({ items, client: archiveClient(items) }) };
}
