import type { TenantClient } from '#functions/platform/tenant.ts';
import type { Problem } from '#shared/problem.ts';
import { archiveClient } from './archive-client.ts';
import { checkContents } from './check-contents.ts';
import { ArchiveFault, type Limits, limits } from './lines.ts';
import { readEntries } from './contents.ts';
import { attributesFault } from './item-schemas.ts';
import type { Manifest } from './manifest.ts';
import { type ItemKind, shapeOf } from './shapes.ts';
import type { ArchivedItem } from './snapshot.ts';

/** An archive that was read whole. */
export interface Archive {
  manifest: Manifest;
  items: (ArchivedItem & { kind: ItemKind })[];
  /** names of all files, and the bytes of those that belong to runs and polls */
  files: ReadonlyMap<string, Uint8Array | null>;
  /** reads the items as repositories do */
  client: TenantClient;
}

export type ReadArchive = { archive: Archive; problems: Problem[] } | { archive?: undefined; problems: Problem[] };

/** what items may weigh in memory */
const mostItemBytes = 300_000_000;
const mostTold = 100;

/**
 * Reads an archive and checks everything in it: the hashes, the keys, what each item holds, and what they are together.
 * No problems: it is what some county was.
 */
export async function readArchive(file: Uint8Array, within: Limits = limits): Promise<ReadArchive> {
  let manifest: Manifest | undefined;
  const items: Archive['items'] = [];
  const files = new Map<string, Uint8Array | null>();
  const problems: Problem[] = [];
  let weight = 0;
  try {
    for await (const entry of readEntries(file, within)) {
      if ('manifest' in entry) manifest = entry.manifest;
      else if ('file' in entry) {
        const { name, bytes } = entry.file;
        files.set(name, /^(?:runs|ballots)\//.test(name) ? bytes : null);
        if (name.startsWith('runs/')) weight += bytes.length;
      } else {
        const { kind, parts } = shapeOf(entry.item)!;
        const fault = attributesFault({ kind, parts }, entry.item.attributes);
        const { table, pk, sk } = entry.item;
        const path = `line ${entry.line}: ${table} ${pk} ${sk} ${fault?.path ?? ''}`.trim();
        if (fault) problems.push({ path, code: 'strange-item', message: strange });
        if (problems.length === mostTold) return { problems };
        items.push({ ...entry.item, kind });
        weight += weightOf(entry.item.attributes);
      }
      if (weight > mostItemBytes) throw new ArchiveFault('', 'too-large', tooMuch);
    }
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    return { problems: [error.problem] };
  }
  if (problems.length > 0 || !manifest) return { problems };
  const archive: Archive = { manifest, items, files, client: archiveClient(items) };
  const found = await checkContents(archive);
  return { archive, problems: found.slice(0, mostTold) };
}

/** Roughly what a value takes in memory, whatever it is nested in: a short line can hold a hundred thousand of them. */
const weightOf = (value: unknown): number => {
  if (value instanceof Uint8Array || typeof value === 'string') return eachWeighs + value.length;
  if (typeof value !== 'object' || value === null) return eachWeighs / 4;
  const held = Array.isArray(value) || value instanceof Set ? [...value] : Object.values(value);
  return held.reduce<number>((sum, one) => sum + weightOf(one), eachWeighs);
};
const eachWeighs = 100;

const strange = {
  zh: '条目的内容不是本系统写出的样子。',
  en: 'The item does not hold what this program writes.',
};
const tooMuch = { zh: '存档内容过多，无法导入。', en: 'The archive holds too much to be taken in.' };
