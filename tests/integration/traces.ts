import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';

/**
 * What two heaps of data have in common, whatever form it was written in: a text is looked at as it is, as the bytes it
 * may encode (base64url, base64, hex, a ULID's 128 bits, decimal) and as their digests; packed bytes are unpacked; and
 * what only begins alike, or has a piece of the other inside, shares a window.
 */

/** characters of a text, or bytes, that are no coincidence: at least 48 random bits */
const window = 8;

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const isUlid = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
const ulidBytes = (text: string): Buffer => {
  let value = 0n;
  for (const character of text) value = value * 32n + BigInt(crockford.indexOf(character));
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
};

/** The texts, numbers and bytes in a value, also in what is JSON or packed inside of it; names of attributes, too. */
export function* leavesOf(value: unknown): Generator<string | number | Uint8Array> {
  if (typeof value === 'number' || typeof value === 'bigint') yield Number(value);
  else if (typeof value === 'string') {
    yield value;
    const inside = asJson(value);
    if (inside !== undefined) yield* leavesOf(inside);
  } else if (value instanceof Uint8Array) {
    yield value;
    const unpacked = unpackedText(value);
    if (unpacked !== undefined) yield* leavesOf(unpacked);
  } else if (Array.isArray(value)) for (const one of value) yield* leavesOf(one);
  else if (value instanceof Set) yield* leavesOf([...value]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) {
      yield name;
      yield* leavesOf(one);
    }
}

function asJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unpackedText(bytes: Uint8Array): string | undefined {
  try {
    return brotliDecompressSync(bytes).toString('utf8');
  } catch {
    return undefined;
  }
}

/** What a text may be the writing of. */
export function bytesOf(text: string): Buffer[] {
  const found: Buffer[] = [];
  if (isUlid(text)) found.push(ulidBytes(text));
  if (/^([0-9a-f]{2}){8,}$/i.test(text)) found.push(Buffer.from(text, 'hex'));
  if (/^[A-Za-z0-9_-]{11,}$/.test(text)) found.push(Buffer.from(text, 'base64url'));
  if (/^[A-Za-z0-9+/]{11,}={0,2}$/.test(text)) found.push(Buffer.from(text, 'base64'));
  if (/^\d{17,}$/.test(text)) {
    const hex = BigInt(text).toString(16);
    found.push(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'));
  }
  return found;
}

/** A text and its parts: keys and addresses are made of several. */
export const partsOf = (text: string): string[] => [
  ...new Set([text, ...text.split(/[\s#:/?&=",;|()[\]{}]+/), ...text.split(/[^\p{L}\p{N}_-]+/u)]),
];

const digests = (bytes: Uint8Array | string): string[] =>
  ['sha256', 'sha384', 'sha1', 'md5'].map((name) => createHash(name).update(bytes).digest('hex'));

/** Everything by which a heap of values may be known again. */
export class Traces {
  readonly values = new Set<string>();
  readonly windows = new Set<string>();

  add(...given: unknown[]): this {
    for (const value of given) for (const leaf of leavesOf(value)) this.#leaf(leaf);
    return this;
  }

  #leaf(leaf: string | number | Uint8Array): void {
    if (typeof leaf === 'number') this.values.add(`n ${leaf}`);
    else if (typeof leaf === 'string') for (const part of partsOf(leaf)) this.#text(part);
    else this.#bytes(leaf);
  }

  #text(text: string): void {
    if (text === '' || this.values.has(`t ${text}`)) return;
    this.values.add(`t ${text}`);
    if (/^-?\d+(\.\d+)?$/.test(text)) this.values.add(`n ${Number(text)}`);
    for (const digest of digests(text)) this.values.add(`b ${digest}`);
    for (let i = 0; i + window <= text.length; i++) this.windows.add(`t ${text.slice(i, i + window)}`);
    for (const bytes of bytesOf(text)) this.#bytes(bytes);
  }

  #bytes(bytes: Uint8Array): void {
    if (bytes.length < window) return;
    const hex = Buffer.from(bytes).toString('hex');
    this.values.add(`b ${hex}`);
    for (const digest of digests(bytes)) this.values.add(`b ${digest}`);
    for (let i = 0; i + 2 * window <= hex.length; i += 2) this.windows.add(`b ${hex.slice(i, i + 2 * window)}`);
  }

  /** What both have, but for what is allowed. */
  shared(other: Traces, allowed: Traces): string[] {
    const both = (mine: Set<string>, theirs: Set<string>, all: Set<string>) =>
      [...mine].filter((one) => theirs.has(one) && !all.has(one));
    return [
      ...both(this.values, other.values, allowed.values),
      ...both(this.windows, other.windows, allowed.windows).map((one) => `… ${one}`),
    ];
  }
}

export interface Span {
  from: number;
  to: number;
}

/** What in a value tells a time within one of the spans (milliseconds since 1970), or an address, however it is written. */
export function telling(value: unknown, spans: readonly Span[]): string[] {
  const isWithin = (at: number): boolean => spans.some(({ from, to }) => at >= from && at <= to);
  const isTime = (n: number): boolean => [1000, 1, 1e-3, 1e-6].some((unit) => isWithin(n * unit));
  const found: string[] = [];
  const look = (text: string): void => {
    if (/\d{4}-\d\d?-\d\d?|\d{1,2}:\d\d|GMT|UTC/.test(text)) found.push(`time ${text}`);
    if (/^\d+(\.\d+)?$/.test(text) && isTime(Number(text))) found.push(`time ${text}`);
    if (/^[0-9a-z]{8,11}$/i.test(text) && [16, 36].some((base) => isWithin(Number.parseInt(text, base))))
      found.push(`time ${text}`);
    if (/^\d{1,3}(\.\d{1,3}){3}(:\d+)?$/.test(text) || /^[0-9a-f]*::?([0-9a-f]*:)+[0-9a-f.]*$/i.test(text))
      found.push(`address ${text}`);
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-[167][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)) found.push(`time ${text}`);
    for (const bytes of bytesOf(text)) begins(bytes, text);
  };
  const begins = (bytes: Uint8Array, shown: string): void => {
    if (bytes.length < 8) return;
    const buffer = Buffer.from(bytes);
    const isBegun = isWithin(buffer.readUIntBE(0, 6)) || isWithin(buffer.readUInt32BE(0) * 1000);
    if (isBegun || isTime(Number(buffer.readBigUInt64BE(0)))) found.push(`time ${shown}`);
  };
  for (const leaf of leavesOf(value))
    if (typeof leaf === 'number') {
      if (isTime(leaf)) found.push(`time ${leaf}`);
    } else if (typeof leaf === 'string')
      for (const part of new Set([...partsOf(leaf), ...leaf.split(/[#/]/)])) look(part);
    else begins(leaf, Buffer.from(leaf).toString('hex'));
  return [...new Set(found)];
}
