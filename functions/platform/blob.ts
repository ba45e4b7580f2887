import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

const [deflate, inflate] = [promisify(brotliCompress), promisify(brotliDecompress)];

/** What an item may weigh at most in one part: the database's limit is 400 kB with keys and attributes. */
export const partSize = 350_000;

/** JSON by brotli. Level 5: a tenth of the time of the best, some percent larger. */
export const compress = async (value: unknown): Promise<Uint8Array> =>
  new Uint8Array(await deflate(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));

/**
 * Nothing that the service keeps is nearly as large, nor packed so tightly, nor made of so many values (a county of
 * 10,000 people has two million): what claims to be is no honest content. Two bytes of text are an empty list, which takes
 * twenty times as much in memory.
 */
const largest = { bytes: 256_000_000, small: 32_000_000, ratio: 100, values: 6_000_000 };

/** Throws RangeError where there would be too much of it. */
export const decompress = async <T>(bytes: Uint8Array): Promise<T> => {
  const maxOutputLength = Math.min(largest.bytes, Math.max(largest.small, bytes.length * largest.ratio));
  const text = await inflate(bytes, { maxOutputLength });
  if (valuesIn(text) > largest.values) throw new RangeError('too many values to be unpacked');
  return JSON.parse(text.toString('utf8')) as T;
};

const [comma, list, map] = Buffer.from(',[{');

/** At least as many as there are: what begins one, and what follows another. Few bytes are no danger and not counted. */
const valuesIn = (json: Uint8Array): number => {
  if (json.length < largest.values) return 0;
  let count = 0;
  for (let i = 0; i < json.length; i++) if (json[i] === comma || json[i] === list || json[i] === map) count += 1;
  return count;
};

export const split = (bytes: Uint8Array, size = partSize): Uint8Array[] => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.slice(at, at + size));
  return parts.length > 0 ? parts : [bytes];
};

export const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** A value as the compressed parts of one or several items, in order. */
export const pack = async (value: unknown): Promise<Uint8Array[]> => split(await compress(value));

export const unpack = async <T>(parts: readonly Uint8Array[]): Promise<T> => decompress<T>(join(parts));
