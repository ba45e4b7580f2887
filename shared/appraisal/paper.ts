import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';

/**
 * What the group writes at the end: the comprehensive report on a unit 综合考核报告 and the material on each of its
 * cadres 年度考核材料. A paper's subject is `team`, or `cadre:` with the person's id.
 */

export const team = 'team';
const prefix = 'cadre:';
export const cadreSubject = (person: string): string => `${prefix}${person}`;
/** the person of a cadre's material; null: the report on the unit */
export const personOf = (subject: string): string | null =>
  subject.startsWith(prefix) ? subject.slice(prefix.length) : null;

export const subjectSchema = z.union([z.literal(team), z.string().startsWith(prefix).min(7).max(70)]);

export const partKinds = ['sections', 'capabilities', 'items', 'conduct'] as const;
export type PartKind = (typeof partKinds)[number];

/** A part to be written: a heading of the policy with its text. */
export interface PartTemplate {
  kind: PartKind;
  title: string;
  /** one of the emphasised items */
  key: boolean;
}

export const partKindNames: Readonly<Record<PartKind, Bilingual>> = {
  capabilities: { zh: '重点考核', en: 'Key capabilities' },
  items: { zh: '考核内容', en: 'Content appraised' },
  sections: { zh: '综合评价', en: 'Appraisal' },
  conduct: { zh: '主要表现', en: 'Conduct' },
};

const parts = (kind: PartKind, titles: readonly string[], key = false): PartTemplate[] =>
  [...new Set(titles)].map((title) => ({ kind, title, key }));

/** The parts of a paper as the policy has them, in the order in which they are printed; all are required. */
export function templateOf(
  { documents, reports, ballots }: Pick<Policy, 'documents' | 'reports' | 'ballots'>,
  subject: string,
): PartTemplate[] {
  if (personOf(subject) !== null)
    return [
      ...parts(
        'conduct',
        ballots.dimensions.map(({ label }) => label),
      ),
      ...parts('sections', documents.materialSections),
    ];
  return [
    ...parts('capabilities', reports.team.keyCapabilities, true),
    ...parts('items', reports.team.items),
    ...parts('sections', documents.reportSections),
  ];
}

const text = z.string().max(6000);
export const paperPartSchema = z.strictObject({ kind: z.enum(partKinds), title: z.string().max(200), text });
export type PaperPart = z.infer<typeof paperPartSchema>;
export const paperPartsSchema = z.array(paperPartSchema).max(40);

/** The template with what was written so far: a heading the policy does not have any more is left out. */
export const partsOf = (template: readonly PartTemplate[], written: readonly PaperPart[]): PaperPart[] =>
  template.map(({ kind, title }) => ({
    ...{ kind, title },
    text: written.find((part) => part.kind === kind && part.title === title)?.text ?? '',
  }));

/** The headings without a text. */
export const unwritten = (template: readonly PartTemplate[], written: readonly PaperPart[]): string[] =>
  partsOf(template, written)
    .filter(({ text: words }) => words.trim() === '')
    .map(({ title }) => title);

const count = z.int().min(0);
const progress = z.strictObject({ done: count, total: count }).nullable();

/** The figures that a report is pre-filled with, as they stand, and as they stood when it was signed. */
export const paperFiguresSchema = z.strictObject({
  /** people of the unit by status (scoring.md §2) */
  people: z.strictObject({ appraised: count, ungraded: count, notAppraised: count, cadres: count }),
  meeting: z
    .strictObject({
      date: z.string().nullable(),
      expected: count.nullable(),
      present: count.nullable(),
    })
    .nullable(),
  /** written reports handed in: of the team, of its people */
  teamReport: progress,
  personalReports: progress,
  interviews: z.strictObject({ listed: count, done: count }),
  /** cadres on long leave of whom the group has noted what it learnt */
  inquiries: progress,
  /** votes on the team by source, from the cycle's rows */
  opinions: z.array(
    z.strictObject({
      source: z.string(),
      counts: z.record(z.string(), count),
      /** marks; `ballots`: how many gave them, where each gave several */
      votes: count,
      ballots: count.optional(),
      /** points, rounded as the policy says; null where too few voted */
      score: z.number().nullable(),
    }),
  ),
  /** points that those gave who are not of the team; null without such votes */
  recognition: z.number().nullable(),
});
export type PaperFigures = z.infer<typeof paperFiguresSchema>;

export const paperStates = ['none', 'draft', 'finished'] as const;
export type PaperState = (typeof paperStates)[number];

/** A paper as it lies there, besides its id (the subject) and stamp. */
export const paperSchema = z.strictObject({
  state: z.enum(['draft', 'finished']),
  parts: paperPartsSchema,
  /** who signed it; the report keeps the figures of that moment */
  signed: z.strictObject({ at: time, by, figures: paperFiguresSchema.nullable() }).nullable(),
});
export type Paper = z.infer<typeof paperSchema>;

/** What the group learnt of somebody on long leave: a note, no grade. Its id is the person's. */
export const inquirySchema = z.strictObject({ person: id, text: z.string().trim().min(1).max(2000) });
