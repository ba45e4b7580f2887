import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Anchors } from '#functions/platform/anchors.ts';

/** A folder that never writes over a name: whole files, written beside and then linked. */
export const localAnchors = (folder: string): Anchors => {
  const path = (key: string): string => {
    const full = join(folder, key);
    if (!full.startsWith(folder + sep)) throw new Error(`not a key: ${key}`);
    return full;
  };
  return {
    async add(key, bytes) {
      const target = path(key);
      await mkdir(dirname(target), { recursive: true });
      const beside = `${target}.${randomUUID()}.part`;
      const file = await open(beside, 'w', 0o440);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      try {
        await link(beside, target);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        return false;
      } finally {
        await rm(beside, { force: true });
      }
    },
    async get(key) {
      return readFile(path(key)).then((bytes) => new Uint8Array(bytes), absent);
    },
    async list(prefix) {
      const names = (await readdir(path(prefix)).catch(absent)) ?? [];
      return names
        .filter((name) => !name.endsWith('.part'))
        .map((name) => prefix + name)
        .sort();
    },
  };
};

const absent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};
