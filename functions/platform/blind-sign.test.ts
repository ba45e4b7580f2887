import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { blind, finalize, prepare, readPublicKey, toBytes } from '#shared/ballots/blind.ts';
import { rfc9474Vector as vector } from '#shared/ballots/rfc9474.fixture.ts';
import { blindSigner, type BoxKeyPair, isSigned, makeBoxKey, NotBelowModulus } from './blind-sign.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const big = (text: string): bigint => BigInt(`0x${text}`);
const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));

describe('the vector of RFC 9474 A.1', () => {
  const [p, q] = [big(vector.p), big(vector.q)];
  const base64url = (value: bigint): string =>
    Buffer.from(value.toString(16).padStart(2 * Math.ceil(value.toString(16).length / 2), '0'), 'hex').toString(
      'base64url',
    );
  const inverse = (value: bigint, n: bigint): bigint => {
    let [high, low, before, now] = [n, value % n, 0n, 1n];
    while (low !== 0n) [high, low, before, now] = [low, high % low, now, before - (high / low) * now];
    return (before + n) % n;
  };
  const d = inverse(65537n, (p - 1n) * (q - 1n));
  const jwk = {
    ...{ kty: 'RSA', n: base64url(p * q), e: 'AQAB', d: base64url(d), p: base64url(p), q: base64url(q) },
    ...{ dp: base64url(d % (p - 1n)), dq: base64url(d % (q - 1n)), qi: base64url(inverse(q, p)) },
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });

  test('blind signature', () => {
    expect(Buffer.from(blindSigner(der)(bytes(vector.blinded))).toString('hex')).toBe(vector.blindSignature);
  });

  test('verification', () => {
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    const prepared = prepare(bytes(vector.prefix), bytes(vector.message));
    const signature = bytes(vector.signature);
    expect(isSigned(spki, prepared, signature)).toBe(true);
    expect(isSigned(spki, prepared.with(0, prepared[0]! ^ 1), signature)).toBe(false);
    expect(isSigned(spki, prepared, signature.with(300, signature[300]! ^ 1))).toBe(false);
    expect(isSigned(spki, prepared, signature.subarray(1))).toBe(false);
  });
});

describe('a box’s key', () => {
  let pair: BoxKeyPair;
  let other: BoxKeyPair;
  beforeAll(async () => {
    pair = await makeBoxKey();
    other = await makeBoxKey();
  });

  test('is one that the voting page takes, and small enough for what seals it', () => {
    expect(readPublicKey(pair.publicKey).bits).toBe(2048);
    expect(pair.privateKey.length).toBeLessThan(4096);
  });

  test('signs what the voting page blinded; both sides know the signature, under this key alone', () => {
    const key = readPublicKey(pair.publicKey);
    const prepared = prepare(random(32), random(32));
    const { blinded, inverse } = blind(key, prepared, random);
    const signed = blindSigner(pair.privateKey)(blinded);
    const signature = finalize(key, prepared, signed, inverse);
    expect(isSigned(pair.publicKey, prepared, signature)).toBe(true);
    expect(isSigned(other.publicKey, prepared, signature)).toBe(false);
    expect(() => finalize(readPublicKey(other.publicKey), prepared, signed, inverse)).toThrow();
  });

  test('signs the same value the same way', () => {
    const { blinded } = blind(readPublicKey(pair.publicKey), prepare(random(32), random(32)), random);
    expect(blindSigner(pair.privateKey)(blinded)).toEqual(blindSigner(pair.privateKey)(blinded));
  });

  test('signs nothing that is not a number from 1 to n − 1, as long as the modulus', () => {
    const sign = blindSigner(pair.privateKey);
    const { n } = readPublicKey(pair.publicKey);
    for (const value of [new Uint8Array(256), toBytes(n, 256), toBytes(n + 1n, 256), new Uint8Array(256).fill(255)])
      expect(() => sign(value)).toThrow(NotBelowModulus);
    expect(() => sign(toBytes(1n, 255))).toThrow(NotBelowModulus);
    expect(() => sign(toBytes(1n, 257))).toThrow(NotBelowModulus);
    expect(sign(toBytes(n - 1n, 256))).toEqual(Buffer.from(toBytes(n - 1n, 256)));
  });
});
