import { ConditionFailed } from './errors.ts';
import type { Key, TenantClient } from './tenant.ts';

/**
 * What a file of a tenant is called and whose it is. The bytes lie in the object store under `fileName(id)`. Wall 5: a
 * record lies under its tenant's key, and only the user who made a file may take it.
 */
export interface FileRecord {
  id: string;
  /** as people call it */
  name: string;
  type: string;
  /** bytes; of an upload what was announced */
  size: number;
  by: { user: string; name: string };
  at: string;
}

export const fileKey = (client: TenantClient, id: string): Key => ({ pk: client.pk('FILES'), sk: id });

/** The name in the object store: `tenantFiles(…).put(fileName(id), …)`. */
export const fileName = (id: string): string => `files/${id}`;

/** Again the same record is kept as it was first written; false: the id is that of another file. */
export const recordFile = async (client: TenantClient, record: FileRecord): Promise<boolean> => {
  try {
    await client.put({ ...fileKey(client, record.id), ...record }, { condition: 'absent' });
    return true;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const known = await readFileOf(client, record.id, record.by.user);
    return known?.name === record.name && known.type === record.type && known.size === record.size;
  }
};

/** Whether the id is that of a file, whoever's: nothing else may be stored under it. */
export const isFileId = async (client: TenantClient, id: string): Promise<boolean> =>
  (await client.get(fileKey(client, id))) !== undefined;

/** The record of a file that this user made; undefined for everybody else's. */
export const readFileOf = async (client: TenantClient, id: string, user: string): Promise<FileRecord | undefined> => {
  const item = await client.get<FileRecord>(fileKey(client, id));
  if (!item || item.by.user !== user) return undefined;
  const { pk: _pk, sk: _sk, ...record } = item;
  return record;
};
