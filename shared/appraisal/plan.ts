import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import type { Cycle } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';

/** The phases of a county's annual appraisal between the notice and the scores, in their order (A.1, A.4–A.7, A.11). */
export const phaseNames = {
  preparation: { zh: '考核准备', en: 'Preparation' },
  reports: { zh: '撰写述职报告', en: 'Written reports' },
  onSite: { zh: '集中考核', en: 'On-site appraisal' },
  media: { zh: '媒体述职', en: 'Media reports' },
  materials: { zh: '综合材料', en: 'Materials' },
  staff: { zh: '职工考核', en: 'Staff appraisal' },
} as const satisfies Record<string, Bilingual>;
export type PhaseId = keyof typeof phaseNames;
export const phaseIds = Object.keys(phaseNames) as PhaseId[];

/** civil date, both ends of a phase included, in the county's time zone; null: not announced yet */
const date = z.iso.date().nullable();

export const phaseSchema = z.strictObject({
  from: date,
  to: date,
  state: z.enum(['planned', 'open', 'closed']),
  /** how it was closed, and with how many obligations open */
  closed: z.strictObject({ at: time, by, reason: z.string().nullable(), open: z.int() }).nullable(),
});
export type Phase = z.infer<typeof phaseSchema>;

/** What the office decides of a cycle's conduct; a cycle without one has `planOf` its policy. */
export const planSchema = z.strictObject({
  phases: z.strictObject({
    preparation: phaseSchema,
    reports: phaseSchema,
    onSite: phaseSchema,
    media: phaseSchema,
    materials: phaseSchema,
    staff: phaseSchema,
  }),
  /** the notice that stands: its number (1 the first) and when it went out */
  notice: z.strictObject({ number: z.int().min(1), at: time, by }).nullable(),
  /** units that report in the media, each with its speaker */
  mediaRoster: z.array(z.strictObject({ unit: id, person: id })),
  /** the county leader who leads a group, by the user's id */
  countyLeaders: z.array(z.strictObject({ group: id, user: z.string() })),
});
export type Plan = z.infer<typeof planSchema>;

/**
 * The plan as the policy has it. A date of the policy before the cycle's period is another year's (a preset's): the
 * office has to set this year's.
 */
export function planOf({ schedule }: Policy, { periodStart }: Cycle): Plan {
  const own = (day: string | null): string | null => (day !== null && day >= periodStart ? day : null);
  const phase = (from: string | null, to: string | null): Phase => ({
    ...{ from: own(from), to: own(to), state: 'planned', closed: null },
  });
  return {
    phases: {
      preparation: phase(null, schedule.formsOut),
      reports: phase(null, schedule.reportsIn ?? schedule.onSite.from),
      onSite: phase(schedule.onSite.from, schedule.onSite.to),
      media: phase(schedule.media.from, schedule.media.to),
      materials: phase(schedule.onSite.from, schedule.materialsIn ?? schedule.packagesIn),
      staff: phase(schedule.onSite.from, schedule.packagesIn),
    },
    notice: null,
    mediaRoster: [],
    countyLeaders: [],
  };
}

/**
 * Whether a phase has begun on a day: opened by hand, or its first day has come. One that has only a last day runs from
 * the start, and the preparation from the notice on at the latest.
 */
export function hasBegun({ phases, notice }: Plan, phase: PhaseId, today: string): boolean {
  const { state, from, to } = phases[phase];
  if (state !== 'planned') return true;
  if (from !== null) return from <= today;
  return to !== null || (phase === 'preparation' && notice !== null);
}
