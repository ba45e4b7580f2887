import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { type Appraised, takesPart } from './placement.ts';
import { owesReport } from './reports.ts';

/** Reports at the meeting by word (A-46 … A-48, H-09) and whether everybody has reported one way or the other. */

/** A detail of the unit for whoever was called to report by word, or did. */
export const oralSchema = z.strictObject({
  person: id,
  /** the group wants to hear them, though nobody has to be heard of their rank */
  called: z.boolean(),
  report: z.strictObject({ seconds: z.int().min(0), over: z.int().min(0), at: time, by }).nullable(),
});
export type Oral = z.infer<typeof oralSchema>;

/** By how many seconds a report went over its time: 300 s of 5 minutes is in time, 301 s is a second over (H-09). */
export const overrun = (seconds: number, maxMinutes: number): number => Math.max(0, seconds - maxMinutes * 60);

/** Who has to report by word: those of `meetings.oral.requiredFor` who owe a report. */
export const mustReportOrally = (policy: Pick<Policy, 'meetings' | 'scheme'>, one: Appraised): boolean =>
  owesReport(policy, one) && policy.meetings.oral.requiredFor.some((subject) => subject === one.rank);

export interface OralLine {
  person: string;
  name: string;
  required: boolean;
  called: boolean;
  report: Oral['report'];
}

const leading = { principal: 0, deputy: 1, member: 2 } as const;

/** The order of speaking: those who have to, the principal first, then whom the group called. */
export function oralLines(
  policy: Pick<Policy, 'meetings' | 'scheme'>,
  people: readonly Appraised[],
  orals: readonly Oral[],
): OralLine[] {
  const byPerson = new Map(orals.map((one) => [one.person, one]));
  return people
    .filter(takesPart)
    .map((one) => ({ one, required: mustReportOrally(policy, one), oral: byPerson.get(one.id) }))
    .filter(({ required, oral }) => required || oral?.called === true || (oral?.report ?? null) !== null)
    .sort((a, b) => Number(b.required) - Number(a.required) || leading[a.one.role] - leading[b.one.role])
    .map(({ one, required, oral }) => ({
      ...{ person: one.id, name: one.name, required },
      ...{ called: oral?.called ?? false, report: oral?.report ?? null },
    }));
}

/** Who has handed a written report in: `submitted` and `locked` count, a draft and a returned one do not. */
export const handedIn = (reports: readonly { id: string; state: string }[]): ReadonlySet<string> =>
  new Set(reports.filter(({ state }) => state === 'submitted' || state === 'locked').map(({ id }) => id));

/** Those who owe a report and have given none, neither by word nor in writing. */
export function withoutReport(
  policy: Pick<Policy, 'meetings' | 'scheme'>,
  people: readonly Appraised[],
  orals: readonly Oral[],
  written: ReadonlySet<string>,
): Appraised[] {
  if (!policy.meetings.oral.writtenOtherwise) return [];
  const spoken = new Set(orals.filter(({ report }) => report !== null).map(({ person }) => person));
  return people.filter((one) => owesReport(policy, one) && !spoken.has(one.id) && !written.has(one.id));
}
