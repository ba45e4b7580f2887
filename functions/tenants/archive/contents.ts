import { createHash } from 'node:crypto';
import type { Problem } from '#shared/problem.ts';
import { ArchiveFault, type Limits, limits, type Line, readLines } from './lines.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { fileOf, type ShapedKey, shapeOf } from './shapes.ts';
import { type ArchivedItem, byKey } from './snapshot.ts';
import { fromTyped, NotTyped } from './typed.ts';

/** What an archive tells, in its order: the manifest, the items, the files. */
export type Entry =
  | { manifest: Manifest }
  | { item: ArchivedItem; line: number }
  | { file: { name: string; bytes: Uint8Array }; line: number };

/** most bytes of one file in an archive: what may be uploaded at all */
const largestFile = 64_000_000;

/** Reads an archive from its bytes; the first thing that is not as it must be ends it with ArchiveFault. */
export async function* readEntries(file: Uint8Array, within: Limits = limits): AsyncGenerator<Entry> {
  let manifest: Manifest | undefined;
  let part: PartOf | undefined;
  let [lastItem, lastFile]: [ShapedKey | undefined, string | undefined] = [undefined, undefined];
  let open: OpenFile | undefined;
  let [items, files, fileBytes] = [0, 0, 0];

  for await (const line of readLines(file, within)) {
    const { number, value } = line;
    if (!manifest) {
      manifest = readManifest(line);
      part = { name: 'manifest', line: number };
      yield { manifest };
    } else if ('part' in value) {
      if (value['part'] !== part?.name) throw fault(number, 'wrong-part');
      if (open) yield { file: closed(open, number), line: open.line };
      [part, open] = [undefined, undefined];
    } else if ('item' in value) {
      const item = readItem(line);
      const name = `${item.table} ${item.pk}`;
      const isInOrder = !lastItem || byKey(lastItem, item) < 0;
      if (!isInOrder || lastFile !== undefined || (part && part.name !== name)) throw fault(number, 'wrong-order');
      part = { name, line: number };
      lastItem = item;
      items += 1;
      yield { item, line: number };
    } else if ('file' in value) {
      open = openFile(line);
      if (part || (lastFile !== undefined && open.name <= lastFile)) throw fault(number, 'wrong-order');
      lastFile = open.name;
      part = { name: `file ${open.name}`, line: number };
      files += 1;
      fileBytes += open.size;
    } else if (open) {
      addBytes(open, line);
    } else throw fault(number, 'unknown-line');
  }
  if (!manifest || part) throw fault(1, 'unknown-line');
  const { items: allItems, files: allFiles, fileBytes: allBytes } = manifest;
  if (allItems !== items || allFiles !== files || allBytes !== fileBytes) throw fault(1, 'wrong-counts');
}

interface PartOf {
  name: string;
  line: number;
}

interface OpenFile extends PartOf {
  size: number;
  sha256: string;
  chunks: Buffer[];
  read: number;
}

function readManifest({ number, value }: Line): Manifest {
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw fault(number, 'not-an-archive');
  return parsed.data;
}

function readItem({ number, value }: Line): ArchivedItem {
  const { item, attributes, ...more } = value;
  if (!Array.isArray(item) || item.length !== 3 || Object.keys(more).length > 0) throw fault(number, 'unknown-line');
  const [table, pk, sk] = item as unknown[];
  if (typeof pk !== 'string' || typeof sk !== 'string') throw fault(number, 'strange-key');
  const key = { table, pk, sk } as ShapedKey;
  const where = `line ${number}: ${String(table)} ${pk} ${sk}`.slice(0, 300);
  if (!shapeOf(key)) throw fault(where, 'strange-key');
  try {
    const read = fromTyped({ M: attributes }) as Record<string, unknown>;
    if ('pk' in read || 'sk' in read) throw new NotTyped('pk', 'a key among the attributes');
    return { ...key, attributes: read };
  } catch (error) {
    if (!(error instanceof NotTyped)) throw error;
    throw fault(`${where} ${error.path}`, 'not-typed');
  }
}

function openFile({ number, value }: Line): OpenFile {
  const { file, size, sha256, ...more } = value;
  const isSound =
    typeof file === 'string' && typeof sha256 === 'string' && Number.isSafeInteger(size) && Number(size) >= 0;
  if (!isSound || Object.keys(more).length > 0) throw fault(number, 'unknown-line');
  if (!fileOf(file) || fileOf(file)?.kind === 'slip')
    throw fault(`line ${number}: ${file}`.slice(0, 300), 'strange-name');
  if (Number(size) > largestFile) throw fault(`line ${number}: ${file}`, 'too-large');
  return { ...{ name: file, size: Number(size), sha256, line: number }, chunks: [], read: 0 };
}

function addBytes(open: OpenFile, { number, value }: Line): void {
  const { bytes, ...more } = value;
  if (typeof bytes !== 'string' || Object.keys(more).length > 0) throw fault(number, 'unknown-line');
  const chunk = Buffer.from(bytes, 'base64');
  open.read += chunk.length;
  if (open.read > open.size) throw fault(number, 'wrong-hash');
  open.chunks.push(chunk);
}

function closed({ name, size, sha256, chunks, read }: OpenFile, number: number): { name: string; bytes: Uint8Array } {
  const bytes = new Uint8Array(Buffer.concat(chunks));
  if (read !== size || createHash('sha256').update(bytes).digest('hex') !== sha256) throw fault(number, 'wrong-hash');
  return { name, bytes };
}

const texts = {
  'wrong-part': { zh: '存档的分段不符。', en: 'A part of the archive is not the one it must be.' },
  'wrong-order': { zh: '存档内容重复或次序不对。', en: 'Something stands twice in the archive or in the wrong order.' },
  'unknown-line': { zh: '存档中有不认识的内容。', en: 'The archive holds something unknown.' },
  'wrong-counts': { zh: '存档的数量与开头所列不符。', en: 'The archive does not hold as much as its first line says.' },
  'not-an-archive': {
    zh: '文件不是本系统的存档，或版本不同。',
    en: 'The file is no archive of this service, or one of another version.',
  },
  'strange-key': { zh: '存档中有不属于县数据的条目。', en: 'An item has a key that nothing of a county has.' },
  'not-typed': { zh: '条目的内容不合格式。', en: 'An attribute is not written as it must be.' },
  'strange-name': { zh: '存档中有不该有的文件名。', en: 'A file has a name that no file of a county has.' },
  'too-large': { zh: '存档中有一个文件过大。', en: 'A file in the archive is too large.' },
  'wrong-hash': {
    zh: '校验值不符：存档内容被改动、调换或缺失。',
    en: 'The hash does not agree: the archive was changed, reordered or cut.',
  },
} as const satisfies Record<string, Problem['message']>;

const fault = (place: number | string, code: keyof typeof texts): ArchiveFault =>
  new ArchiveFault(typeof place === 'number' ? `line ${place}` : place, code, texts[code]);
