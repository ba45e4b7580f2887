import { createHmac, timingSafeEqual } from 'node:crypto';
import { isTenantId } from './keys.ts';

/**
 * What a public route knows its county by (wall 1): a text that the service signed and that names the county, a poll or
 * one of its boxes, and until when it holds. Everybody of a poll has the same one; it says nothing about who carries it.
 */
export interface Capability {
  tenant: string;
  poll: string;
  /** one of the poll's boxes; null: the poll */
  box: number | null;
  /** whole seconds since 1970 */
  expires: number;
}

export interface Capabilities {
  sign(capability: Capability): string;
  /** undefined unless this service signed it and it still holds */
  read(text: string, now: Date): Capability | undefined;
}

const version = 1;
const noBox = 0xffff;
const [bodyLength, macLength] = [1 + 16 + 16 + 2 + 4, 16];

/** @param secret of this service; whoever knows it can name any county */
export const capabilities = (secret: string): Capabilities => {
  const mac = (body: Uint8Array): Buffer =>
    createHmac('sha256', secret).update('kaoping.capability/1').update(body).digest().subarray(0, macLength);
  return {
    sign({ tenant, poll, box, expires }) {
      const body = Buffer.alloc(bodyLength);
      body.writeUInt8(version, 0);
      body.set(ulidBytes(tenant), 1);
      body.set(ulidBytes(poll), 17);
      body.writeUInt16BE(box ?? noBox, 33);
      body.writeUInt32BE(expires, 35);
      return Buffer.concat([body, mac(body)]).toString('base64url');
    },
    read(text, now) {
      if (!/^[A-Za-z0-9_-]{1,100}$/.test(text)) return undefined;
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length !== bodyLength + macLength || bytes[0] !== version) return undefined;
      // The last character has bits that say nothing: of the texts with these bytes it is the one that was signed.
      if (bytes.toString('base64url') !== text) return undefined;
      const body = bytes.subarray(0, bodyLength);
      if (!timingSafeEqual(bytes.subarray(bodyLength), mac(body))) return undefined;
      const box = body.readUInt16BE(33);
      const expires = body.readUInt32BE(35);
      if (expires * 1000 <= now.getTime()) return undefined;
      const [tenant, poll] = [ulidText(body.subarray(1, 17)), ulidText(body.subarray(17, 33))];
      return { tenant, poll, box: box === noBox ? null : box, expires };
    },
  };
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The 128 bits that a ULID writes with 26 characters. */
const ulidBytes = (ulid: string): Buffer => {
  if (!isTenantId(ulid) || ulid > '7ZZZZZZZZZZZZZZZZZZZZZZZZZ') throw new Error(`not a ULID: ${ulid}`);
  let value = 0n;
  for (const character of ulid) value = value * 32n + BigInt(alphabet.indexOf(character));
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
};

const ulidText = (bytes: Uint8Array): string => {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(value & 31n)]! + text;
    value >>= 5n;
  }
  return text;
};
