import { expect, it } from 'vitest';
import { addDays, fromDayNumber, isCivilDate, toDayNumber } from '#shared/policy/civil-date.ts';
import { addMonths } from './add-months.ts';

const later = (date: string, months: number) => fromDayNumber(addMonths(toDayNumber(date), months));

it('keeps the day of the month, clamped to the end of a shorter one', () => {
  expect(later('2011-01-01', 6)).toBe('2011-07-01');
  expect(later('2011-08-31', 6)).toBe('2012-02-29');
  expect(later('2010-08-31', 6)).toBe('2011-02-28');
  expect(later('2011-12-15', 12)).toBe('2012-12-15');
  expect(later('1899-12-31', 2)).toBe('1900-02-28');
});

it('agrees with the calendar for every month of 800 years', () => {
  for (let year = 1600; year < 2400; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const first = `${year}-${String(month).padStart(2, '0')}-01`;
      const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
      expect(later(first, 1)).toBe(next);
      const last = addDays(next, -1);
      expect(isCivilDate(later(last, 1))).toBe(true);
    }
  }
});

it('goes on beyond the year 9999', () => {
  expect(addMonths(toDayNumber('9999-09-30'), 6)).toBe(toDayNumber('9999-12-31') + 31 + 29 + 30);
  expect(addMonths(toDayNumber('9999-12-31'), 1e15)).toBeGreaterThan(toDayNumber('9999-12-31'));
});
