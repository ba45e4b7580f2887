import { isTenantId } from './keys.ts';

/** The object store: S3, or a folder with the same manners. Keys begin with a tenant's id and a slash. */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array, options: { type: string }): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  head(key: string): Promise<{ size: number } | undefined>;
  delete(key: string): Promise<void>;
  /** everything whose key begins so, in order of the keys */
  list(prefix: string): Promise<StoredFile[]>;
  /** removes everything whose key begins so, older versions too; again = nothing left to remove */
  purge(prefix: string): Promise<{ files: number; bytes: number }>;
  /**
   * an address to which a browser may PUT exactly this much of this type, for a while, and only where nothing lies yet:
   * what was checked, attached or submitted is not another file afterwards
   */
  presignPut(key: string, options: UploadOptions): Promise<Presigned>;
  /** an address from which a browser downloads the file under the name `as`, for a while */
  presignGet(key: string, options: DownloadOptions): Promise<Presigned>;
}

export interface StoredFile {
  key: string;
  /** bytes */
  size: number;
}

export interface UploadOptions {
  type: string;
  /** bytes */
  size: number;
  seconds?: number;
}

export interface DownloadOptions {
  as: string;
  type: string;
  seconds?: number;
}

export interface Presigned {
  url: string;
  /** to be sent with the request as they are */
  headers: Record<string, string>;
}

/** The same store with names instead of keys: a tenant's folder. */
export type TenantFiles = ObjectStore;

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Wall 5: names are put below the tenant's folder and cannot lead out of it. */
export const tenantFiles = (store: ObjectStore, tenant: string): TenantFiles => {
  if (!isTenantId(tenant)) throw new Error(`not a tenant's id: ${tenant}`);
  const key = (name: string): string => {
    if (!name.split('/').every((part) => segment.test(part))) throw new Error(`not a file's name: ${name}`);
    return `${tenant}/${name}`;
  };
  /** all of the tenant's files, or those of one of its folders: `runs/` */
  const inFolder = (prefix: string): string => {
    if (prefix !== '' && !prefix.endsWith('/')) throw new Error(`not a folder: ${prefix}`);
    return prefix === '' ? `${tenant}/` : `${key(prefix.slice(0, -1))}/`;
  };
  return {
    put: async (name, bytes, options) => store.put(key(name), bytes, options),
    get: async (name) => store.get(key(name)),
    head: async (name) => store.head(key(name)),
    delete: async (name) => store.delete(key(name)),
    list: async (prefix) =>
      (await store.list(inFolder(prefix))).map((file) => ({ ...file, key: file.key.slice(tenant.length + 1) })),
    purge: async (prefix) => store.purge(inFolder(prefix)),
    presignPut: async (name, options) => store.presignPut(key(name), options),
    presignGet: async (name, options) => store.presignGet(key(name), options),
  };
};
