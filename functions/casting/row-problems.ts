import { type BallotRow, type RowFault, rowFaults, type Sheet } from '#shared/ballots/sheet.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';

/** What keeps the rows from being a ballot of this sheet, each fault with the path of the row it stands in. */
export function rowProblems(sheet: Sheet, rows: readonly BallotRow[]): Problem[] {
  return rowFaults(sheet, rows).map(({ subject, code }) => {
    // Of a subject that stands there twice, the later row is the one too many.
    const row = rows.findLastIndex((one) => one.subject === subject);
    const path = row === -1 ? 'rows' : `rows[${row}]${fields[code] ?? ''}`;
    const name = sheet.subjects[subject]?.name;
    const { zh, en } = texts[code];
    return { path, code, message: name === undefined ? { zh, en } : { zh: `${name}：${zh}`, en: `${name}: ${en}` } };
  });
}

/** The policy's field by which such a fault is one; undefined: it is one by any policy. */
export const policyFieldOf = (problems: readonly Problem[]): string | undefined =>
  problems.map(({ code }) => policyFields[code as RowFault]).find((field) => field !== undefined);

const policyFields: Partial<Record<RowFault, string>> = {
  'no-abstaining': 'ballots.abstain',
  'no-nominations': 'ballots.nominations',
  'no-comments': 'ballots.comments.enabled',
  'comment-required': 'ballots.comments.requiredFor',
  'comment-too-long': 'ballots.comments.maxChars',
};

const fields: Partial<Record<RowFault, string>> = {
  'unknown-subject': '.subject',
  twice: '.subject',
  'unknown-grade': '.marks',
  'missing-grade': '.marks',
  'no-abstaining': '.marks',
  'no-nominations': '.nominated',
  'no-comments': '.comment',
  'comment-required': '.comment',
  'comment-too-long': '.comment',
};

const texts: Record<RowFault, Bilingual> = {
  'unknown-subject': { zh: '这张票上没有这个测评对象。', en: 'Nobody of this paper.' },
  'missing-subject': { zh: '还没有评价。', en: 'Not rated yet.' },
  twice: { zh: '评价了两次。', en: 'Rated twice.' },
  'unknown-grade': { zh: '没有这个等次。', en: 'There is no such grade.' },
  'missing-grade': { zh: '有的项目还没有评价。', en: 'Some items are not rated yet.' },
  'no-abstaining': { zh: '这次测评不能选“不了解”。', en: 'This poll does not allow “don’t know”.' },
  'no-nominations': { zh: '这次测评不能提名。', en: 'Nobody is nominated here.' },
  'no-comments': { zh: '这次测评不填写意见。', en: 'This poll takes no comments.' },
  'comment-required': { zh: '选这个等次须填写意见。', en: 'This grade needs a comment.' },
  'comment-too-long': { zh: '意见超过了规定的字数。', en: 'The comment is too long.' },
};
