import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID that follows from another one and a name: with the other's time, and the same each time. */
export function derivedUlid(from: string, name: string): string {
  const bytes = createHash('sha256').update(`${from}\n${name}`).digest();
  return from.slice(0, 10) + [...bytes.subarray(0, 16)].map((byte) => alphabet[byte % 32]).join('');
}
