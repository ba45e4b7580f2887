import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

/**
 * The server's side of blind signatures (RFC 9474, RSABSSA-SHA384-PSS-Randomized; the voter's is shared/ballots/blind.ts):
 * the raw private operation, and the verification of what came of it. It stands here for those who make the keys
 * (ballots), who sign (issuing) and who verify (casting): none of these sees another.
 */

export interface BoxKeyPair {
  /** SPKI, DER */
  publicKey: Uint8Array;
  /** PKCS #8, DER; to be sealed before it is kept */
  privateKey: Uint8Array;
}

const generate = promisify(generateKeyPair);

/** A key pair for a box: RSA of 2048 bits, exponent 65537. Takes tenths of a second, off the main thread. */
export async function makeBoxKey(): Promise<BoxKeyPair> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: 2048,
    publicExponent: 0x10001,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return { publicKey, privateKey };
}

/** What was asked to be signed is no number from 1 to n − 1, as long as the modulus. */
export class NotBelowModulus extends Error {
  override name = 'NotBelowModulus';
}

/**
 * BlindSign (RFC 9474 §4.3) with a private key (PKCS #8, DER): the same value is signed the same way each time.
 * The result is held against the public key before it leaves: one faulty signature would give the key away (§7.1).
 * Throws NotBelowModulus for a value that is none, an Error for a computation that went wrong.
 */
export function blindSigner(privateKey: Uint8Array): (blinded: Uint8Array) => Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key);
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n!, 'base64url');
  const padding = constants.RSA_NO_PADDING;
  return (blinded) => {
    const value = Buffer.from(blinded);
    const isBelow = value.length === modulus.length && value.compare(modulus) < 0 && value.some((byte) => byte !== 0);
    if (!isBelow) throw new NotBelowModulus();
    const signed = privateDecrypt({ key, padding }, value);
    if (!publicEncrypt({ key: publicKey, padding }, signed).equals(value)) throw new Error('signing failure');
    return signed;
  };
}

/** RSASSA-PSS with SHA-384 and a salt of 48 bytes: whether the key (SPKI, DER) signed the prepared message. */
export function isSigned(publicKey: Uint8Array, prepared: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  const scheme = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return verify('sha384', prepared, scheme, signature);
}
