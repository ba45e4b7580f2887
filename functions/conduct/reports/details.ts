import * as z from 'zod';
import { remark, submission, attachment } from '#shared/appraisal/report-details.ts';
import { keptStates, type KeptState } from '#shared/appraisal/report-machine.ts';
import type { ReportKind, ReportText } from '#shared/appraisal/report-text.ts';
import type { ReportsFacts } from '#shared/appraisal/reports.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { DetailHead } from '../repository.ts';

/**
 * A report is three kinds of items of the unit that appraises: how it stands (`REPORT#<subject>`), what is being written
 * (`TEXT#<subject>`, put anew at every pause in typing), and a copy of every text that was submitted
 * (`VERSION#<subject>.<n>`), which nothing changes any more. The subject is a person's id, or `team`.
 */

const text = z.record(z.string(), z.string());

export const reportDetail = z.strictObject({
  kind: z.enum(['team', 'cadre', 'staff']),
  /** the person's, or the unit's */
  name: z.string(),
  /** the unit of the author's account, where messages to them lie; null: the team's */
  home: z.string().nullable(),
  state: z.enum(keptStates),
  /** the latest `keptHeads` of them, oldest first; their texts lie in VERSION */
  submissions: z.array(submission),
  remarks: z.array(remark),
  attachments: z.array(attachment),
});
export type ReportDetail = z.infer<typeof reportDetail>;

export const textDetail = z.strictObject({ text });
export const versionDetail = submission.extend({ text });

export type StoredReport = ReportDetail & DetailHead;
export type StoredText = { text: ReportText } & DetailHead;
export type StoredVersion = z.infer<typeof versionDetail> & DetailHead;

/** So many heads of submissions and remarks are kept with a report; every text stays, and the record has them all. */
const keptHeads = 20;
export const latest = <T>(list: readonly T[]): T[] => list.slice(-keptHeads);

export const emptyReport = (kind: ReportKind, name: string, home: string | null): ReportDetail => ({
  ...{ kind, name, home, state: 'draft', submissions: [], remarks: [], attachments: [] },
});

/** A report's own fields, without what every item carries. */
export const contentOf = ({
  kind,
  name,
  home,
  state,
  submissions,
  remarks,
  attachments,
}: ReportDetail): ReportDetail => ({ kind, name, home, state, submissions, remarks, attachments });

type Conduct = ConductRepositories['conduct'];
interface At {
  cycle: string;
  unit: string;
  subject: string;
}

export const readHead = (conduct: Conduct, { cycle, unit, subject }: At): Promise<StoredReport | undefined> =>
  conduct.readDetail<StoredReport>(cycle, unit, 'REPORT', subject);

export const readText = (conduct: Conduct, { cycle, unit, subject }: At): Promise<StoredText | undefined> =>
  conduct.readDetail<StoredText>(cycle, unit, 'TEXT', subject);

export const versionId = (subject: string, number: number): string => `${subject}.${number}`;

export const readVersion = (conduct: Conduct, { cycle, unit, subject }: At, number: number) =>
  conduct.readDetail<StoredVersion>(cycle, unit, 'VERSION', versionId(subject, number));

/** The unit's figures after a report went from one state to another. */
export function countedFacts(facts: ReportsFacts, before: KeptState | null, after: ReportDetail): ReportsFacts {
  if (after.kind === 'team') {
    const last = after.submissions.at(-1);
    const { characters, at } = last ?? { characters: null, at: null };
    return { ...facts, team: { state: after.state, characters, submittedAt: at, late: last?.late ?? false } };
  }
  const change = (state: KeptState) => Number(after.state === state) - Number(before === state);
  const { submitted, returned } = facts.personal;
  return {
    ...facts,
    personal: { submitted: submitted + change('submitted'), returned: returned + change('returned') },
  };
}
