import type * as z from 'zod';
import type { Bilingual } from '#shared/problem.ts';
import type { policySchema } from '../schema.ts';

/**
 * Where a figure comes from: `source` it stands in a source document; `law` a public national rule (check its dated text
 * before relying on it); `default` ours, shown as such on the policy page.
 */
export type Origin = 'source' | 'law' | 'default';

/** A policy to start from, written as far as it differs from the schema's defaults. */
export interface Preset {
  label: Bilingual;
  /** what it is and where it comes from */
  note: Bilingual;
  policy: z.input<typeof policySchema>;
  /** the paths that are facts; a path stands for everything below it, the longest one counts, all else is a default */
  origins: Partial<Record<Origin, readonly string[]>>;
}
