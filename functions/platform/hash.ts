import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';

export { canonicalJson };

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** A short name of a value's content (128 bits): a record's version, a revision's id. */
export const contentHash = (value: unknown): string => sha256(canonicalJson(value)).slice(0, 32);
