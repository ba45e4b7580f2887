import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  blind,
  type BlindKey,
  encode,
  finalize,
  isEncoded,
  isSignature,
  prepare,
  readPublicKey,
  toBytes,
  toNumber,
} from './blind.ts';
import { rfc9474Vector as vector } from './rfc9474.fixture.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');
const big = (text: string): bigint => BigInt(`0x${text}`);

const [p, q] = [big(vector.p), big(vector.q)];
const key: BlindKey = { n: p * q, bits: 4096 };
const prepared = prepare(bytes(vector.prefix), bytes(vector.message));
const flipped = (value: Uint8Array, at: number): Uint8Array => value.map((byte, i) => (i === at ? byte ^ 1 : byte));

/** The multiplicative inverse, another way than the tested one: n is no prime, but its factors are known here. */
function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let [result, square, left] = [1n, base % n, exponent];
  for (; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result;
}
const order = (p - 1n) * (q - 1n);
const factor = power(big(vector.inverse), order - 1n, key.n);

/** Gives these bytes, one after the other, and fails where something else is asked for. */
const drawing = (...values: readonly Uint8Array[]) => {
  const left = [...values];
  return (length: number): Uint8Array => {
    const next = left.shift();
    if (next?.length !== length) throw new Error(`${length} bytes were asked for`);
    return next;
  };
};
const factorBytes = toBytes(factor, 512);

describe('the vector of RFC 9474 A.1', () => {
  test('blind', () => {
    const made = blind(key, prepared, drawing(bytes(vector.salt), factorBytes));
    expect(hex(made.blinded)).toBe(vector.blinded);
    expect(hex(made.inverse)).toBe(vector.inverse);
  });

  test('finalize', () => {
    const signature = finalize(key, prepared, bytes(vector.blindSignature), bytes(vector.inverse));
    expect(hex(signature)).toBe(vector.signature);
  });

  test('verify', () => {
    expect(isSignature(key, prepared, bytes(vector.signature))).toBe(true);
  });
});

describe('what is refused', () => {
  test.each([0, 255, 511])('a signature with a bit of byte %i turned', (at) => {
    expect(isSignature(key, prepared, flipped(bytes(vector.signature), at))).toBe(false);
  });

  test('a signature of another message, or under another prefix', () => {
    expect(isSignature(key, flipped(prepared, 0), bytes(vector.signature))).toBe(false);
    expect(isSignature(key, flipped(prepared, 40), bytes(vector.signature))).toBe(false);
  });

  test('a signature of another length, zero, or no number below the modulus', () => {
    const signature = bytes(vector.signature);
    expect(isSignature(key, prepared, signature.subarray(1))).toBe(false);
    expect(isSignature(key, prepared, Uint8Array.of(0, ...signature))).toBe(false);
    expect(isSignature(key, prepared, new Uint8Array(512))).toBe(false);
    // The same number once more: it would verify where nobody looks at the size.
    const small = { n: 3233n, bits: 12 };
    expect(isSignature(small, prepared, toBytes(3233n + 5n, 2))).toBe(false);
  });

  test('an answer of the server that is no signature, of the wrong length, or too large', () => {
    const inverse = bytes(vector.inverse);
    const signed = bytes(vector.blindSignature);
    expect(() => finalize(key, prepared, flipped(signed, 100), inverse)).toThrow('invalid signature');
    expect(() => finalize(key, flipped(prepared, 1), signed, inverse)).toThrow('invalid signature');
    expect(() => finalize(key, prepared, signed.subarray(1), inverse)).toThrow('size');
    expect(() => finalize(key, prepared, new Uint8Array(512), inverse)).toThrow('size');
    expect(() => finalize(key, prepared, toBytes(key.n, 512), inverse)).toThrow('size');
    expect(() => finalize(key, prepared, signed, inverse.subarray(1))).toThrow('size');
  });

  test('a blinding factor without an inverse', () => {
    expect(() => blind(key, prepared, drawing(bytes(vector.salt), toBytes(p, 512)))).toThrow('blinding error');
  });

  test('a factor of zero or not below the modulus is drawn again', () => {
    const random = drawing(bytes(vector.salt), new Uint8Array(512), toBytes(key.n, 512), factorBytes);
    expect(hex(blind(key, prepared, random).blinded)).toBe(vector.blinded);
    expect(() => blind(key, prepared, (length) => new Uint8Array(length))).toThrow('random');
  });

  test('a message whose encoding shares a factor with the modulus', () => {
    const encoded = toNumber(encode(prepared, 4095, bytes(vector.salt)));
    const caught = { n: encoded * 3n, bits: 4096 };
    expect(() => blind(caught, prepared, drawing(bytes(vector.salt), factorBytes))).toThrow('invalid input');
  });

  test('a salt or a prefix of another length', () => {
    expect(() => encode(prepared, 4095, new Uint8Array(47))).toThrow('encoding');
    expect(() => prepare(new Uint8Array(31), new Uint8Array(32))).toThrow('32 bytes');
    expect(() => encode(prepared, 700, new Uint8Array(48))).toThrow('encoding');
  });
});

describe('the encoding', () => {
  // Bits that do not fill bytes, and those that do.
  test.each([2047, 2048, 2041, 1023])('of %i bits is known again, and not with any byte changed', (bits) => {
    const salt = Uint8Array.from(randomBytes(48));
    const message = Uint8Array.from(randomBytes(64));
    const encoded = encode(message, bits, salt);
    expect(encoded.length).toBe(Math.ceil(bits / 8));
    expect(toNumber(encoded).toString(2).length).toBeLessThanOrEqual(bits);
    expect(isEncoded(message, encoded, bits)).toBe(true);
    for (let at = 0; at < encoded.length; at++) expect(isEncoded(message, flipped(encoded, at), bits)).toBe(false);
    expect(isEncoded(message, encoded.subarray(1), bits)).toBe(false);
  });

  test('with bits above the allowed ones is none', () => {
    const encoded = encode(prepared, 2047, new Uint8Array(48));
    expect(isEncoded(prepared, encoded.with(0, encoded[0]! | 0x80), 2047)).toBe(false);
  });
});

describe('a public key', () => {
  const spki = (modulus: string, exponent = '0203010001') =>
    bytes(`30820122300d06092a864886f70d01010105000382010f003082010a0282010100${modulus}${exponent}`);
  const modulus = `c${'0'.repeat(510)}1`;

  test('of 2048 bits is read', () => {
    expect(readPublicKey(spki(modulus))).toEqual({ n: big(modulus), bits: 2048 });
  });

  test.each([
    ['of 2047 bits', spki(`7${modulus.slice(1)}`)],
    ['that is even', spki(`${modulus.slice(0, -1)}2`)],
    ['with another exponent', spki(modulus, '0203010003')],
    ['with something behind it', spki(modulus, '020301000100')],
    ['that is cut', spki(modulus).subarray(0, 200)],
    ['that is empty', new Uint8Array()],
    [
      'of 4096 bits',
      bytes(`30820222300d06092a864886f70d01010105000382020f003082020a0282020100${modulus}${modulus}0203010001`),
    ],
  ])('%s is refused', (_, der) => {
    expect(() => readPublicKey(der)).toThrow('2048');
  });
});

test('numbers and bytes', () => {
  expect(hex(toBytes(258n, 3))).toBe('000102');
  expect(() => toBytes(65536n, 2)).toThrow(RangeError);
  expect(toNumber(new Uint8Array())).toBe(0n);
});
