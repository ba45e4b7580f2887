import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What a sealed key belongs to: it opens for nothing else. */
export interface KeyOwner {
  tenant: string;
  poll: string;
  box: number;
}

/** Keeps the private keys of boxes: they lie in the ballots table sealed, and what seals them lies elsewhere. */
export interface BallotKeys {
  seal(plain: Uint8Array, owner: KeyOwner): Promise<Uint8Array>;
  /** throws where it was not sealed here, or for another owner */
  open(sealed: Uint8Array, owner: KeyOwner): Promise<Uint8Array>;
}

const ownerText = ({ tenant, poll, box }: KeyOwner): Buffer => Buffer.from(`${tenant} ${poll} ${box}`, 'utf8');

/** AES-256-GCM under one key of the service: for one machine, where the key is a file. */
export const localBallotKeys = (key: Uint8Array): BallotKeys => ({
  async seal(plain, owner) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(ownerText(owner));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  },
  async open(sealed, owner) {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAAD(ownerText(owner));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  },
});
