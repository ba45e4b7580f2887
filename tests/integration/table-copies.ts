import { type AttributeValue, BatchWriteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import { bareClient, createTables, defaultTables } from '#functions/platform/tables.ts';

/** The tables as they are now under another prefix, as a point-in-time recovery makes them. */
export async function copyTables(settings: DatabaseSettings, prefix: string): Promise<DatabaseSettings> {
  const copies: DatabaseSettings = { ...settings, tables: defaultTables(prefix) };
  await createTables(copies);
  const client = bareClient(settings);
  for (const kind of ['main', 'audit'] as const) {
    for (const Item of await allItems(settings, kind)) {
      const RequestItems = { [copies.tables[kind]]: [{ PutRequest: { Item } }] };
      await client.send(new BatchWriteItemCommand({ RequestItems }));
    }
  }
  client.destroy();
  return copies;
}

export type RawItem = Record<string, AttributeValue>;

export async function allItems(settings: DatabaseSettings, kind: 'main' | 'audit' | 'control'): Promise<RawItem[]> {
  const client = bareClient(settings);
  const found: RawItem[] = [];
  let from: RawItem | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: settings.tables[kind], ...(from && { ExclusiveStartKey: from }) }),
    );
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  client.destroy();
  return found;
}
