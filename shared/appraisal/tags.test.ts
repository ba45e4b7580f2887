import { expect, test } from 'vitest';
import { tagsOf } from './tags.ts';

const plain = { rank: 'staff', role: 'member' } as const;

test('a spell marks its first and its last day and none beside them', () => {
  const away = { ...plain, leaves: [{ kind: 'sick', from: '2011-03-01', to: '2011-03-31' }] };
  const days = ['2011-02-28', '2011-03-01', '2011-03-31', '2011-04-01'];
  expect(days.map((day) => tagsOf(away, day))).toEqual([[], ['leave'], ['leave'], []]);
});

test('a secondment without an end goes on', () => {
  const lent = { ...plain, secondments: [{ unit: 'u2', from: '2011-03-01' }] };
  expect(tagsOf(lent, '2011-02-28')).toEqual([]);
  expect(tagsOf(lent, '2030-01-01')).toEqual(['secondment']);
});

test('probation holds before its day', () => {
  const fresh = { ...plain, probationUntil: '2011-07-01' };
  expect(tagsOf(fresh, '2011-06-30')).toEqual(['probation']);
  expect(tagsOf(fresh, '2011-07-01')).toEqual([]);
});

test('the others hold on every day, in the order in which they are shown', () => {
  const marked = {
    ...plain,
    satisfactionNominee: true,
    awaitingAssignment: { originalUnit: 'u2' },
    bars: [{ kind: 'warning', note: '' }],
  };
  expect(tagsOf(marked, '2011-06-30')).toEqual(['bar', 'awaiting', 'nominee']);
  expect(tagsOf({ ...plain, bars: [], leaves: [], satisfactionNominee: false }, '2011-06-30')).toEqual([]);
});
