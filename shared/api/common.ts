import * as z from 'zod';
import { roleNames } from './access.ts';

/** Shapes that several contexts share. */

/** 128 bits, so that the first of its 26 characters is none above 7: who makes one up is refused where it is not one. */
export const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
/**
 * The id of a job, as whoever starts it chooses it. One with the time zero is the daily upkeep's (`service/daily.ts`):
 * everybody could name it beforehand, and a county that took it would be without its daily heads.
 */
export const jobId = z.string().regex(/^(?!0{10})[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
/** an id of a unit, person, group, cycle: what a county writes in its files */
export const id = z.string().min(1).max(64);
export const name = z.string().trim().min(1).max(100);
/** why something is done; kept in the audit trail */
export const reason = z.string().trim().min(1).max(500);
/** ISO 8601 time in UTC */
export const time = z.iso.datetime();
/** what a record was when it was read: an update of another one is refused with 409 */
export const version = z.string().min(1).max(64);

export const by = z.strictObject({ user: z.string(), name: z.string() });

/** one event of a chain: what was done, by whom, and the hash of the event before */
export const auditEvent = z.strictObject({
  seq: z.int(),
  at: time,
  actor: by,
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  prev: z.string(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof auditEvent>;

export const assignment = z.strictObject({ role: z.enum(roleNames), scope: id.optional() });

export const jobKinds = [
  'import',
  'export',
  'grading',
  'users',
  'closing',
  'onboarding',
  'archive',
  'restore',
  'upkeep',
  'digest',
  'erasure',
] as const;

/** Long work: what it is, how far it is, what came of it. */
export const job = z.strictObject({
  id: ulid,
  kind: z.enum(jobKinds),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  progress: z.strictObject({ done: z.int(), total: z.int(), step: z.string() }),
  /** what the work was given and what came of it; the shape is that of its kind */
  input: z.record(z.string(), z.unknown()),
  output: z.record(z.string(), z.unknown()).nullable(),
  /** every fault of a job that failed for its input */
  problems: z.array(
    z.strictObject({
      path: z.string(),
      code: z.string(),
      message: z.strictObject({ zh: z.string(), en: z.string() }),
      row: z.int().optional(),
      column: z.int().optional(),
    }),
  ),
  at: time,
  by,
  finishedAt: time.nullable(),
});
export type Job = z.infer<typeof job>;

export const started = z.strictObject({ job: ulid });
export const done = z.strictObject({});
