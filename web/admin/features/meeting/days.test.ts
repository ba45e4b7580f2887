import { expect, test } from 'vitest';
import { daysOf, weekdayOf } from './days.ts';

test('28 December to 10 January are 14 days, across the year’s end', () => {
  const days = daysOf('2011-12-28', '2012-01-10');
  expect(days).toHaveLength(14);
  expect([days[0], days[4], days.at(-1)]).toEqual(['2011-12-28', '2012-01-01', '2012-01-10']);
  expect(daysOf(null, '2012-01-10')).toEqual([]);
});

test('Monday is 1, Sunday 7', () => {
  expect(['2012-01-01', '2012-01-02'].map(weekdayOf)).toEqual([7, 1]);
});
