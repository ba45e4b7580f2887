import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import { tenantPrefix } from '#functions/platform/keys.ts';
import { bareClient } from '#functions/platform/tables.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { walkTenant } from '#functions/tenants/walk.ts';

/** The keys of all items of a tenant: as a walk of it by Query finds them, and as a full Scan of the tables does. */
export const walkedAndScanned = async (
  database: DatabaseSettings,
  tenant: string,
): Promise<{ walked: string[]; scanned: string[] }> => {
  const walked: string[] = [];
  for await (const { table, item } of walkTenant(tenantClient(database, tenant), { tallies: true }))
    walked.push(`${table} ${item.pk} ${item.sk}`);
  const scanned: string[] = [];
  const client = bareClient(database);
  for (const table of ['main', 'audit', 'ballots'] as const) {
    let from: Record<string, never> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: database.tables[table], ...(from && { ExclusiveStartKey: from }) }),
      );
      for (const { pk, sk } of page.Items ?? [])
        if (pk!.S!.startsWith(tenantPrefix(tenant))) scanned.push(`${table} ${pk!.S} ${sk!.S}`);
      from = page.LastEvaluatedKey as typeof from;
    } while (from);
  }
  client.destroy();
  return { walked: walked.sort(), scanned: scanned.sort() };
};
