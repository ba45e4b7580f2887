import { createHash } from 'node:crypto';
import { byCodePoint } from '#shared/grading/code-points.ts';

/** A record as text that is the same for the same content, whatever the order of its keys; undefined is absent. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`);
  return `{${fields.join(',')}}`;
}

/** What a record was when it was read: 22 characters of the hash of its content. */
export const recordVersion = (record: unknown): string => contentHash(canonicalText(record)).slice(0, 22);

/** SHA-256 in base64url. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64url');
