import * as z from 'zod';
import { done, id, ulid } from '../common.ts';
import type { ErrorCode } from '../operation.ts';

/**
 * Democratic assessment 民主测评 (A-51, A-59, A-120, B-138 … B-161): polls with their boxes and cards, what voters of the
 * county's own find in the application, and the two sources that are signed. The voting page's operations are in votes.ts.
 */

export const unitPlace = z.strictObject({ cycle: id, unit: id });
export const pollPlace = unitPlace.extend({ poll: ulid });
export const errors: ErrorCode[] = ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'];
export const common = { context: 'ballots', method: 'POST', output: done, errors, permission: 'conduct.read' } as const;

export const problem = z.strictObject({
  path: z.string(),
  code: z.string(),
  message: z.strictObject({ zh: z.string(), en: z.string() }),
});
