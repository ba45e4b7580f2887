import { sha384 } from '@noble/hashes/sha2.js';

/**
 * The voter's side of blind signatures (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the server signs without seeing what,
 * and what it signed is an ordinary RSASSA-PSS signature afterwards. Plain script, no `crypto.subtle`: a trial may run
 * without TLS. Random bytes are handed in; whoever calls takes them from `crypto.getRandomValues`.
 */

/** @returns so many random bytes */
export type RandomBytes = (length: number) => Uint8Array;

export interface BlindKey {
  /** the modulus */
  n: bigint;
  /** length of the modulus in bits */
  bits: number;
}

/** What the voter keeps between asking for a signature and its answer; each as long as the modulus. */
export interface Blinded {
  /** goes to the server */
  blinded: Uint8Array;
  /** takes the blinding away again; whoever has it can link ballot and card, so it never leaves the device */
  inverse: Uint8Array;
}

const [hashLength, saltLength] = [48, 48];

/** DER around the modulus of a key of 2048 bits with the exponent 65537: there is no other way to write one. */
const derBefore = '30820122300d06092a864886f70d01010105000382010f003082010a0282010100';
const derAfter = '0203010001';

const hex = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
};

/** OS2IP (RFC 8017 §4.2): bytes, the highest first, as a number. */
export const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x0${hex(bytes)}`);

/** I2OSP (RFC 8017 §4.1). Throws a RangeError where the number needs more bytes. */
export function toBytes(value: bigint, length: number): Uint8Array {
  const text = value.toString(16).padStart(2 * length, '0');
  if (text.length > 2 * length) throw new RangeError('the number is too large');
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/**
 * Reads a public key, SPKI in DER. Throws where it is none of 2048 bits with the exponent 65537: a page that took others
 * could be given one that a signature tells apart.
 */
export function readPublicKey(spki: Uint8Array): BlindKey {
  const text = hex(spki);
  const modulus = text.slice(derBefore.length, -derAfter.length);
  const n = BigInt(`0x0${modulus}`);
  const isKey = text.startsWith(derBefore) && text.endsWith(derAfter) && modulus.length === 512;
  if (!isKey || n.toString(2).length !== 2048 || n % 2n === 0n) throw new Error('not a public key of 2048 bits');
  return { n, bits: 2048 };
}

/** The public operation, `value ^ 65537 mod n`: 65537 is 2^16 + 1. */
function power(value: bigint, n: bigint): bigint {
  let result = value;
  for (let squaring = 0; squaring < 16; squaring++) result = (result * result) % n;
  return (result * value) % n;
}

/** The inverse modulo n by Euclid's algorithm; null where there is none. `0 <= value < n`. */
function inverseOf(value: bigint, n: bigint): bigint | null {
  let [high, low] = [n, value];
  let [before, now] = [0n, 1n];
  while (low !== 0n) {
    const quotient = high / low;
    [high, low] = [low, high - quotient * low];
    [before, now] = [now, before - quotient * now];
  }
  if (high !== 1n) return null;
  return before < 0n ? before + n : before;
}

/** MGF1 with SHA-384 (RFC 8017 B.2.1). */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / hashLength) }, (_, i) =>
    sha384(joined(seed, Uint8Array.of(0, 0, 0, i))),
  );
  return joined(...blocks).subarray(0, length);
}

const xored = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ b[i]!);
const hashOf = (message: Uint8Array, salt: Uint8Array): Uint8Array =>
  sha384(joined(new Uint8Array(8), sha384(message), salt));

/**
 * EMSA-PSS-ENCODE (RFC 8017 §9.1.1) with SHA-384.
 * @param bits at most so many: one less than the modulus has
 * @param salt 48 bytes
 */
export function encode(message: Uint8Array, bits: number, salt: Uint8Array): Uint8Array {
  const length = Math.ceil(bits / 8);
  if (salt.length !== saltLength || length < hashLength + saltLength + 2) throw new Error('encoding error');
  const hash = hashOf(message, salt);
  const block = new Uint8Array(length - hashLength - 1);
  block[block.length - saltLength - 1] = 1;
  block.set(salt, block.length - saltLength);
  const masked = xored(block, mask(hash, block.length));
  masked[0]! &= 0xff >> (8 * length - bits);
  return joined(masked, hash, Uint8Array.of(0xbc));
}

/** EMSA-PSS-VERIFY (RFC 8017 §9.1.2) with SHA-384 and a salt of 48 bytes: whether this is an encoding of the message. */
export function isEncoded(message: Uint8Array, encoded: Uint8Array, bits: number): boolean {
  const length = Math.ceil(bits / 8);
  if (encoded.length !== length || length < hashLength + saltLength + 2 || encoded[length - 1] !== 0xbc) return false;
  const masked = encoded.subarray(0, length - hashLength - 1);
  const hash = encoded.subarray(length - hashLength - 1, length - 1);
  const top = 0xff >> (8 * length - bits);
  if ((masked[0]! & ~top) !== 0) return false;
  const block = xored(masked, mask(hash, masked.length));
  block[0]! &= top;
  const start = block.length - saltLength - 1;
  if (block[start] !== 1 || block.subarray(0, start).some((byte) => byte !== 0)) return false;
  return hex(hashOf(message, block.subarray(start + 1))) === hex(hash);
}

/**
 * Prepare, randomized (RFC 9474 §4.1): what is signed for a serial.
 * @param prefix 32 random bytes, kept with the serial
 */
export function prepare(prefix: Uint8Array, serial: Uint8Array): Uint8Array {
  if (prefix.length !== 32) throw new Error('a prefix has 32 bytes');
  return joined(prefix, serial);
}

/** A number from 1 to n − 1, all alike (RFC 9474 §4.2 step 5): drawn again until it is one. */
function drawBelow({ n, bits }: BlindKey, random: RandomBytes): bigint {
  for (let draw = 0; draw < 100; draw++) {
    const value = toNumber(random(Math.ceil(bits / 8)));
    if (value > 0n && value < n) return value;
  }
  throw new Error('the random bytes are none');
}

/**
 * Blind (RFC 9474 §4.2).
 * @param prepared of {@link prepare}
 * @param random asked for the salt first (48 bytes), then for the blinding factor
 * Throws where the message or the factor has no inverse (it would tell a factor of the key: the key is at fault).
 */
export function blind(key: BlindKey, prepared: Uint8Array, random: RandomBytes): Blinded {
  const { n, bits } = key;
  const length = Math.ceil(bits / 8);
  const message = toNumber(encode(prepared, bits - 1, random(saltLength)));
  const factor = drawBelow(key, random);
  // Steps 4 and 6 at once: of message × factor there is an inverse if both have one. It is the slowest part.
  const both = inverseOf((message * factor) % n, n);
  if (both === null) throw new Error(inverseOf(message, n) === null ? 'invalid input' : 'blinding error');
  return {
    blinded: toBytes((message * power(factor, n)) % n, length),
    inverse: toBytes((both * message) % n, length),
  };
}

/**
 * Finalize (RFC 9474 §4.4): the signature without the blinding, as long as the modulus.
 * @param signed the server's answer to what {@link blind} gave
 * Throws where it is no signature of the message: the server, or the line, is at fault, and nothing is cast.
 */
export function finalize(key: BlindKey, prepared: Uint8Array, signed: Uint8Array, inverse: Uint8Array): Uint8Array {
  const length = Math.ceil(key.bits / 8);
  const [value, factor] = [toNumber(signed), toNumber(inverse)];
  if (signed.length !== length || inverse.length !== length || value === 0n || value >= key.n || factor >= key.n)
    throw new Error('unexpected input size');
  const signature = toBytes((value * factor) % key.n, length);
  if (!isSignature(key, prepared, signature)) throw new Error('invalid signature');
  return signature;
}

/** RSASSA-PSS-VERIFY (RFC 8017 §8.1.2) with SHA-384, a salt of 48 bytes and the exponent 65537. */
export function isSignature(key: BlindKey, prepared: Uint8Array, signature: Uint8Array): boolean {
  const { n, bits } = key;
  const value = toNumber(signature);
  if (signature.length !== Math.ceil(bits / 8) || value === 0n || value >= n) return false;
  const encoded = power(value, n);
  const length = Math.ceil((bits - 1) / 8);
  if (encoded >> BigInt(8 * length) !== 0n) return false;
  return isEncoded(prepared, toBytes(encoded, length), bits - 1);
}
