import { ConditionFailed, Refusal } from './errors.ts';
import type { Key, TenantClient } from './tenant.ts';

/**
 * What a file of a tenant is called and whose it is. The bytes lie in the object store under `fileName(id)`. Wall 5: a
 * record lies under its tenant's key, and only the user who made a file may take it; an archive is the county's.
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
  /**
   * An archive of the county, which those may take who may export it, whoever had it made; or passwords. Neither is part
   * of an archive.
   */
  holds?: 'archive' | 'passwords' | undefined;
  /** of an archive: the hash of the file and how much is in it */
  archive?: { sha256: string; items: number; files: number } | undefined;
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

/**
 * The record of what a job is about to store, in place of an earlier attempt's. Its id follows from the job's: a file that
 * somebody else has recorded under it refuses the work before anything is stored, since they may still hold addresses to
 * write and to read there.
 */
export const recordMade = async (client: TenantClient, record: FileRecord): Promise<void> => {
  const known = await client.get<FileRecord>(fileKey(client, record.id));
  if (known && known.holds !== record.holds) throw new Refusal('already-exists');
  try {
    const condition = known ? { at: known.at } : 'absent';
    await client.put({ ...fileKey(client, record.id), ...record }, { condition });
  } catch (error) {
    if (error instanceof ConditionFailed) throw new Refusal('already-exists', undefined, { cause: error });
    throw error;
  }
};

/** Whether the id is that of a file, whoever's: nothing else may be stored under it. */
export const isFileId = async (client: TenantClient, id: string): Promise<boolean> =>
  (await client.get(fileKey(client, id))) !== undefined;

/** The record of a file that this user made; undefined for everybody else's, and for the county's archives. */
export const readFileOf = async (client: TenantClient, id: string, user: string): Promise<FileRecord | undefined> => {
  const item = await client.get<FileRecord>(fileKey(client, id));
  return item && item.by.user === user && item.holds !== 'archive' ? plain(item) : undefined;
};

/** The record of an archive of the county, for those who may export it; undefined for any other file. */
export const readArchive = async (client: TenantClient, id: string): Promise<FileRecord | undefined> => {
  const item = await client.get<FileRecord>(fileKey(client, id));
  return item?.holds === 'archive' ? plain(item) : undefined;
};

/** The records of all files of the county, whoever's. */
export const listFiles = async (client: TenantClient): Promise<FileRecord[]> =>
  (await client.query<FileRecord>(client.pk('FILES'))).map(plain);

/** The records of the county's archives, newest first. */
export const listArchives = async (client: TenantClient): Promise<FileRecord[]> => {
  const archives = (await listFiles(client)).filter(({ holds }) => holds === 'archive');
  return archives.sort((a, b) => (a.at > b.at ? -1 : 1));
};

const plain = ({ pk: _pk, sk: _sk, ...record }: FileRecord & Key): FileRecord => record;
