import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip, createInflateRaw, crc32 } from 'node:zlib';
import type { Bilingual, Problem } from '#shared/problem.ts';

/**
 * The outer form of an archive (docs/archive-format.md): lines of JSON, one gzip member. Lines go in parts, each closed by
 * a line with its hash; the last line has the hash of everything before it. What is cut off, changed, added or put in
 * another order does not pass `readLines`.
 */

/** A fault of an archive that ends its reading. */
export class ArchiveFault extends Error {
  readonly problem: Problem;
  constructor(path: string, code: string, message: Bilingual) {
    super(`${path}: ${message.en}`);
    this.name = 'ArchiveFault';
    this.problem = { path, code, message };
  }
}

export interface WrittenArchive {
  bytes: Uint8Array;
  /** of the whole file, compressed */
  sha256: string;
}

export class LineWriter {
  readonly #gzip = createGzip({ level: 6 });
  readonly #chunks: Buffer[] = [];
  readonly #all = createHash('sha256');
  #part: Hash = createHash('sha256');
  #inPart = 0;
  #lines = 0;

  constructor() {
    this.#gzip.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  async #write(value: unknown): Promise<Buffer> {
    const line = Buffer.from(`${JSON.stringify(value)}\n`);
    this.#all.update(line);
    this.#lines += 1;
    if (!this.#gzip.write(line)) await once(this.#gzip, 'drain');
    return line;
  }

  async line(value: unknown): Promise<void> {
    this.#part.update(await this.#write(value));
    this.#inPart += 1;
  }

  /** Closes the lines since the last part as a part of this name. */
  async part(name: string): Promise<void> {
    const sha256 = this.#part.digest('hex');
    await this.#write({ part: name, lines: this.#inPart, sha256 });
    this.#part = createHash('sha256');
    this.#inPart = 0;
  }

  async end(): Promise<WrittenArchive> {
    const hash = this.#all.copy().digest('hex');
    await this.#write({ end: { lines: this.#lines, sha256: hash } });
    const ended = once(this.#gzip, 'end');
    this.#gzip.end();
    await ended;
    const bytes = new Uint8Array(Buffer.concat(this.#chunks));
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
}

/** How much an archive may hold before its reading ends. */
export interface Limits {
  /** bytes once decompressed */
  bytes: number;
  /** bytes of a line */
  line: number;
}

export const limits: Limits = { bytes: 1_500_000_000, line: 2_000_000 };

export interface Line {
  /** from 1 */
  number: number;
  value: Record<string, unknown>;
}

/** The lines between the first and the last; parts' hashes are checked on the way, the whole's at the end. */
export async function* readLines(file: Uint8Array, within: Limits = limits): AsyncGenerator<Line> {
  const all = createHash('sha256');
  let part = createHash('sha256');
  let [inPart, number, ended] = [0, 0, false];
  for await (const raw of rawLines(file, within)) {
    number += 1;
    const path = `line ${number}`;
    if (ended) throw new ArchiveFault(path, 'added', texts.added);
    const value = parsed(raw, path);
    if ('end' in value) {
      const { lines, sha256 } = (value['end'] ?? {}) as { lines?: unknown; sha256?: unknown };
      if (inPart > 0 || lines !== number - 1 || sha256 !== all.digest('hex'))
        throw new ArchiveFault(path, 'wrong-hash', texts.wrongHash);
      ended = true;
      continue;
    }
    all.update(raw);
    if ('part' in value) {
      if (value['lines'] !== inPart || value['sha256'] !== part.digest('hex'))
        throw new ArchiveFault(path, 'wrong-hash', texts.wrongHash);
      part = createHash('sha256');
      inPart = 0;
    } else {
      part.update(raw);
      inPart += 1;
    }
    yield { number, value };
  }
  if (!ended) throw new ArchiveFault(`line ${number + 1}`, 'cut-off', texts.cutOff);
}

function parsed(raw: Buffer, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new ArchiveFault(path, 'not-json', texts.notJson);
}

const headerSize = 10;
const trailerSize = 8;
/** what goes into the decompressor at once: bounds what comes out of it at once */
const step = 64 * 1024;

/** One gzip member without name or date, and nothing after it, or it is not one that this program wrote. */
async function* rawLines(file: Uint8Array, within: Limits): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const isPlain = bytes.length >= headerSize + trailerSize && bytes.readUInt32BE(0) === 0x1f8b0800;
  if (!isPlain || bytes.readUInt32BE(4) !== 0) throw new ArchiveFault('', 'not-an-archive', texts.notArchive);
  const inflate = createInflateRaw();
  const body = bytes.subarray(headerSize, -trailerSize);
  let [crc, size] = [0, 0];
  let held: Buffer[] = [];
  let heldSize = 0;
  const feeding = feed(inflate, body);
  feeding.catch(() => undefined);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      if (size > within.bytes) throw new ArchiveFault('', 'too-large', texts.tooLarge(within.bytes));
      let from = 0;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...held, chunk.subarray(from, at + 1)]);
        [held, heldSize, from] = [[], 0, at + 1];
      }
      const rest = chunk.subarray(from);
      heldSize += rest.length;
      if (rest.length > 0) held.push(rest);
      if (heldSize > within.line) throw new ArchiveFault('', 'too-large', texts.lineTooLong);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new ArchiveFault('', 'cut-off', texts.damaged);
    throw error;
  } finally {
    inflate.destroy();
  }
  const isWhole = inflate.bytesWritten === body.length && heldSize === 0;
  if (!isWhole || bytes.readUInt32LE(bytes.length - 8) !== crc || bytes.readUInt32LE(bytes.length - 4) !== size >>> 0)
    throw new ArchiveFault('', 'cut-off', texts.damaged);
}

async function feed(inflate: ReturnType<typeof createInflateRaw>, body: Buffer): Promise<void> {
  for (let at = 0; at < body.length; at += step)
    if (!inflate.write(body.subarray(at, at + step))) await once(inflate, 'drain');
  inflate.end();
}

const texts = {
  added: { zh: '存档结尾之后还有内容。', en: 'There is something after the archive’s end.' },
  wrongHash: {
    zh: '校验值不符：存档内容被改动、调换或缺失。',
    en: 'The hash does not agree: the archive was changed, reordered or cut.',
  },
  cutOff: { zh: '存档不完整：缺少结尾。', en: 'The archive is cut off: it has no end.' },
  damaged: { zh: '存档文件已损坏或不完整。', en: 'The archive’s file is damaged or cut off.' },
  notJson: { zh: '存档中有一行不是有效的 JSON。', en: 'A line of the archive is not JSON.' },
  notArchive: { zh: '文件不是本系统的存档。', en: 'The file is no archive of this service.' },
  lineTooLong: { zh: '存档中有一行过长。', en: 'A line of the archive is too long.' },
  tooLarge: (bytes: number): Bilingual => ({
    zh: `存档解压后超过 ${Math.round(bytes / 1e6)} MB，拒绝读取。`,
    en: `The archive is larger than ${Math.round(bytes / 1e6)} MB when decompressed, and is not read.`,
  }),
};
