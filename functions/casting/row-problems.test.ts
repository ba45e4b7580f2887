import { expect, test } from 'vitest';
import { type BallotRow, type Sheet, wholeItem } from '#shared/ballots/sheet.ts';
import { policyFieldOf, rowProblems } from './row-problems.ts';

const sheet: Sheet = {
  subjects: [
    { kind: 'team', id: 't', name: '班子', post: '' },
    { kind: 'person', id: 'p', name: '张三', post: '' },
  ],
  items: [wholeItem],
  rules: {
    ...{ abstain: false, nominations: false, layout: 'single' },
    comments: { enabled: false, requiredFor: [], maxChars: 10 },
  },
};
const row = (subject: number, mark: string, more: Partial<BallotRow> = {}): BallotRow => ({
  ...{ subject, marks: [mark], nominated: false, comment: '' },
  ...more,
});
const told = (rows: readonly BallotRow[]) => rowProblems(sheet, rows).map(({ path, code }) => `${path} ${code}`);

test('a sound ballot has none', () => {
  expect(told([row(1, 'excellent'), row(0, 'good')])).toEqual([]);
});

test('each fault is told where it stands, in the order of the request', () => {
  expect(told([row(1, 'good', { comment: '好' }), row(0, 'good', { nominated: true })])).toEqual([
    'rows[0].marks unknown-grade',
    'rows[0].comment no-comments',
    'rows[1].nominated no-nominations',
  ]);
  expect(told([row(0, 'good'), row(0, 'good')])).toEqual(['rows[1].subject twice', 'rows missing-subject']);
  expect(told([row(0, 'good'), row(1, 'excellent'), row(2, 'excellent')])).toEqual(['rows[2].subject unknown-subject']);
  expect(told([row(0, 'good'), row(1, 'abstain')])).toEqual(['rows[1].marks no-abstaining']);
});

test('what the policy does not let anybody say names its field; what no paper has does not', () => {
  const fieldOf = (rows: readonly BallotRow[]) => policyFieldOf(rowProblems(sheet, rows));
  expect(fieldOf([row(0, 'good'), row(1, 'abstain')])).toBe('ballots.abstain');
  expect(fieldOf([row(0, 'good', { comment: '好' }), row(1, 'excellent')])).toBe('ballots.comments.enabled');
  expect(fieldOf([row(0, 'good'), row(1, 'good')])).toBeUndefined();
});

test('a fault names whom it is about', () => {
  const [missing] = rowProblems(sheet, [row(0, 'good')]);
  expect(missing!.message).toEqual({ zh: '张三：还没有评价。', en: '张三: Not rated yet.' });
});
