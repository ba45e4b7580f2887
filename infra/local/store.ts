import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ObjectStore, StoredFile } from '#functions/platform/files.ts';

/** What a presigned address allows; the address carries it, signed. */
export interface FileTicket {
  key: string;
  method: 'GET' | 'PUT';
  /** for PUT: the size that was declared; nothing larger or smaller is taken */
  size: number;
  type: string;
  /** for GET: the name to save under */
  as: string;
  /** epoch milliseconds */
  until: number;
}

export interface LocalStore extends ObjectStore {
  /** `once`: only where nothing lies yet, else the system's `EEXIST` */
  put(key: string, bytes: Uint8Array, options: { type: string; once?: boolean }): Promise<void>;
  /** what the address allows, if this service signed it and it has not expired */
  readTicket(token: string): FileTicket | undefined;
}

const defaultSeconds = 900;

/** A folder with an object store's manners: whole objects, written beside and then renamed. */
export const localStore = (folder: string, secret: string): LocalStore => {
  const path = (key: string): string => {
    const full = join(folder, key);
    if (!full.startsWith(folder + sep)) throw new Error(`not a key: ${key}`);
    return full;
  };
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const ticket = (allowed: Omit<FileTicket, 'until'>, seconds = defaultSeconds): string => {
    const until = Date.now() + seconds * 1000;
    const text = Buffer.from(JSON.stringify({ ...allowed, until })).toString('base64url');
    return `/files/${text}.${sign(text)}`;
  };
  return {
    async put(key, bytes, { once = false }) {
      const target = path(key);
      await mkdir(dirname(target), { recursive: true });
      const beside = `${target}.${randomUUID()}.part`;
      try {
        const file = await open(beside, 'w');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        if (once) await link(beside, target);
        else await rename(beside, target);
      } finally {
        // On a full disk the half of a file takes the place that is needed most.
        await rm(beside, { force: true });
      }
    },
    async get(key) {
      return readFile(path(key)).then((bytes) => new Uint8Array(bytes), absent);
    },
    async head(key) {
      return stat(path(key)).then(({ size }) => ({ size }), absent);
    },
    async delete(key) {
      await rm(path(key), { force: true });
    },
    async list(prefix) {
      return filesBelow(folder, path(prefix));
    },
    async purge(prefix) {
      const found = await filesBelow(folder, path(prefix));
      await rm(path(prefix), { recursive: true, force: true });
      return { files: found.length, bytes: found.reduce((sum, { size }) => sum + size, 0) };
    },
    async presignPut(key, { type, size, seconds }) {
      return { url: ticket({ key, method: 'PUT', size, type, as: '' }, seconds), headers: { 'content-type': type } };
    },
    async presignGet(key, { as, type, seconds }) {
      return { url: ticket({ key, method: 'GET', size: 0, type, as }, seconds), headers: {} };
    },
    readTicket(token) {
      const [text = '', signature = ''] = token.split('.');
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(text))];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const found = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as FileTicket;
      return found.until > Date.now() ? found : undefined;
    },
  };
};

/** Whole files below a folder that ends with a separator; what is still being written, or just being removed, is none. */
const filesBelow = async (root: string, below: string): Promise<StoredFile[]> => {
  const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(absent);
  const files = (entries ?? []).filter((entry) => entry.isFile() && !entry.name.endsWith('.part'));
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const full = join(parentPath, name);
      const there = await stat(full).catch(absent);
      return there ? [{ key: full.slice(root.length + 1).replaceAll(sep, '/'), size: there.size }] : [];
    }),
  );
  return found.flat().sort((a, b) => (a.key < b.key ? -1 : 1));
};

const absent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};
