import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { Clock } from '#functions/platform/clock.ts';
import type { Mail } from '#functions/platform/mail.ts';

export interface KeptMail extends Mail {
  id: string;
  at: string;
}

/** Where one machine without a mail server keeps what would go out: a file for each mail. */
export interface Mailbox {
  keep(mail: Mail): Promise<void>;
  /** newest first */
  list(limit: number): Promise<KeptMail[]>;
  read(id: string): Promise<KeptMail | undefined>;
}

const isId = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text);

export const localMailbox = (folder: string, clock: Clock): Mailbox => {
  const read = async (id: string): Promise<KeptMail | undefined> => {
    if (!isId(id)) return undefined;
    try {
      return JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as KeptMail;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  return {
    read,
    async keep(mail) {
      const at = clock.now();
      const id = ulid(at.getTime());
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const target = join(folder, `${id}.json`);
      const kept: KeptMail = { id, at: at.toISOString(), ...mail };
      await writeFile(`${target}.part`, JSON.stringify(kept));
      await rename(`${target}.part`, target);
    },
    async list(limit) {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
      const newest = ids.filter(isId).sort().reverse().slice(0, limit);
      return (await Promise.all(newest.map(read))).filter((mail) => mail !== undefined);
    },
  };
};
