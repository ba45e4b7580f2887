import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';

/** Reports 述职报告 as texts: their fields, their length, what keeps one from being submitted (A-28, A-31 … A-34). */

export type ReportKind = 'team' | 'cadre' | 'staff';
/** by field, in the policy's words */
export type ReportText = Readonly<Record<string, string>>;
export type CountRule = Policy['reports']['countRule'];

export const teamSubject = 'team';

/** Text of a report that is asked for without any division. */
const wholeText = '正文';

/**
 * The fields of a report, all of which have to be filled in: the sections of a team summary; of a personal report its
 * parts 述德、述职、述廉, and after them those sections that the policy wants by themselves, the problems and the measures
 * (A-31, A-34).
 */
export function reportFields({ reports }: Pick<Policy, 'reports'>, kind: ReportKind): string[] {
  const { team, individual } = reports;
  const fields = kind === 'team' ? team.sections : [...individual.parts, ...individual.separateSections];
  return fields.length > 0 ? [...new Set(fields)] : [wholeText];
}

/** What the fields together have to speak of, beside what is a field itself: guidance above them. */
export function reportGuidance({ reports }: Pick<Policy, 'reports'>, kind: ReportKind): string[] {
  const { team, individual } = reports;
  if (kind === 'team') return [...team.items, ...team.keyCapabilities];
  const own = new Set(reportFields({ reports }, kind));
  return [...new Set([...individual.items, ...individual.sections])].filter((section) => !own.has(section));
}

/** The most characters, and the policy's field that says so. */
export const reportLimit = ({ reports }: Pick<Policy, 'reports'>, kind: ReportKind): { max: number; field: string } =>
  kind === 'team'
    ? { max: reports.team.maxChars, field: 'reports.team.maxChars' }
    : { max: reports.individual.maxChars, field: 'reports.individual.maxChars' };

/** Copies on paper: of those whose reports are handed over. */
export const reportCopies = ({ reports }: Pick<Policy, 'reports'>, kind: ReportKind): number =>
  reports.copiesFor.includes(kind) ? reports.copies : 0;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const invisible = /^[\s\p{Z}\p{Cc}\p{Cf}]+$/u;
/** ends of lines and characters without any width; a space is neither */
const withoutWidth = /^[\p{Zl}\p{Zp}\p{Cc}\p{Cf}]+$/u;
/** one code unit is one character in such a text, as in nearly every one */
const plain = /^[\u0020-\u007e\n\u3000-\u3029\u3030-\u303f\u4e00-\u9fff\uff01-\uff5e‘’“”…—·]*$/;

/**
 * The length of a text as people count it: what one sees as one character is one, be it a Chinese character beyond the
 * basic plane, a letter with its marks or a sign put together from several. Every letter and digit of a run counts, and
 * every punctuation mark. `withoutSpaces` leaves out whatever is blank, ideographic spaces too; `all` counts spaces, but
 * not the ends of lines.
 */
export function countCharacters(text: string, rule: CountRule): number {
  if (plain.test(text)) return text.replaceAll(rule === 'all' ? '\n' : /\s/g, '').length;
  const left = rule === 'all' ? withoutWidth : invisible;
  let count = 0;
  for (const { segment } of segmenter.segment(text)) if (!left.test(segment)) count++;
  return count;
}

/** The length of a whole report; the names of its fields are the form's and do not count. */
export const reportLength = (text: ReportText, rule: CountRule): number =>
  Object.values(text).reduce((sum, part) => sum + countCharacters(part, rule), 0);

/** Whether nothing that can be seen stands in it. */
export const isBlank = (text: string | undefined): boolean => text === undefined || text === '' || invisible.test(text);

/** The fields that are still empty. */
export const missingFields = (fields: readonly string[], text: ReportText): string[] =>
  fields.filter((field) => isBlank(text[field]));

/** Why a text cannot be submitted, each fault at its field: `text.<field>`, or `text` for the length. */
export function reportFaults(policy: Pick<Policy, 'reports'>, kind: ReportKind, text: ReportText): Problem[] {
  const length = reportLength(text, policy.reports.countRule);
  const { max } = reportLimit(policy, kind);
  const missing = missingFields(reportFields(policy, kind), text).map((field) => ({
    path: `text.${field}`,
    code: 'empty-part',
    message: { zh: `“${field}”尚未填写。`, en: `“${field}” is still empty.` },
  }));
  if (length <= max) return missing;
  const message = {
    zh: `全文 ${length} 字，超过 ${max} 字的上限 ${length - max} 字。`,
    en: `It has ${length} characters, ${length - max} more than the ${max} allowed.`,
  };
  return [...missing, { path: 'text', code: 'too-long', message }];
}

/** What kinds of files the policy speaks of, how the names of such end, and the types they are kept as. */
export const attachmentKinds = {
  pdf: { pdf: 'application/pdf' },
  word: {
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    wps: 'application/vnd.ms-works',
  },
  sheet: {
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  image: { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The endings that the policy takes, each with the type such a file is kept as. */
export const attachmentTypes = ({ reports }: Pick<Policy, 'reports'>): Readonly<Record<string, string>> =>
  Object.assign({}, ...reports.attachments.types.map((kind) => attachmentKinds[kind])) as Record<string, string>;

/**
 * The type that a file is kept as, by the end of its name: what a browser says of it is its own opinion. Undefined where
 * the policy does not take such files.
 */
export function attachmentType(policy: Pick<Policy, 'reports'>, name: string): string | undefined {
  const ending = /\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1];
  const types = attachmentTypes(policy);
  return ending !== undefined && Object.hasOwn(types, ending) ? types[ending] : undefined;
}
