import { expect, test } from 'vitest';
import { tallySchema } from '#shared/ballots/poll.ts';
import type { Result } from '#shared/ballots/results.ts';
import type { SheetItem, SheetSubject } from '#shared/ballots/sheet.ts';
import { tallyOf } from './tally.ts';

const person: SheetSubject = { kind: 'person', id: 'p1', name: '甲某', post: '' };
const team: SheetSubject = { kind: 'team', id: 'u1', name: '桃江镇', post: '' };
const items: SheetItem[] = ['德', '能', '勤'].map((label, i) => ({ id: `d${i}`, label, weight: i + 1 }));

type Items = Record<string, number>[];
const rowsOf = (asked: SheetItem[], of: SheetSubject[], ...counts: (Items | null)[]) => {
  const results = counts.map((given, subject): Result => ({
    ...{ subject, box: 0, voters: 7 },
    counts: given && { subject, items: given, nominations: 0 },
  }));
  const poll = { unit: 'u1', id: 'a', source: 'mass', medium: 'electronic', subjects: of, items: asked } as const;
  const tally = tallyOf({ ...poll, items: asked, subjects: of }, results, true);
  expect(tallySchema.parse(tally)).toEqual(tally);
  return tally.rows;
};

test('marks as often as their item weighs, on as many ballots as judged in every item', () => {
  const counts: Items = [{ excellent: 7 }, { excellent: 2, competent: 4, abstain: 1 }, { competent: 5, abstain: 2 }];
  expect(rowsOf(items, [person], counts)).toEqual([
    { subject: { kind: 'person', id: 'p1' }, counts: { excellent: 11, competent: 23 }, ballots: 5 },
  ]);
});

test('without ballots where every mark is one: of a team, of people who are rated as a whole', () => {
  const whole = [{ excellent: 5, abstain: 2 }];
  const of = [team, person];
  const rows = [
    { subject: { kind: 'team', id: 'u1' }, counts: { good: 6 } },
    { subject: { kind: 'person', id: 'p1' }, counts: { excellent: 5 } },
  ];
  expect(rowsOf([{ ...items[0]!, id: 'whole' }], of, [{ good: 6, abstain: 1 }], whole)).toEqual(rows);
});

test('of whom too few judged there is nothing; where the policy lets one be enough, somebody judged in some item', () => {
  expect(rowsOf(items, [person], null)).toEqual([]);
  const [row] = rowsOf(items, [person], [{ excellent: 3 }, { abstain: 7 }, { excellent: 1, abstain: 6 }]);
  expect(row).toMatchObject({ counts: { excellent: 6 }, ballots: 1 });
  const [none] = rowsOf(items, [person], [{ abstain: 7 }, { abstain: 7 }, { abstain: 7 }]);
  expect(none).toEqual({ subject: { kind: 'person', id: 'p1' }, counts: {} });
});
