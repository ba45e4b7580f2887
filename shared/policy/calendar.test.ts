import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as calendar from './calendar.ts';
import { addDays, daysInclusive, fromDayNumber, isCivilDate, toDayNumber, weekday } from './civil-date.ts';
import { presets } from './presets/all.ts';

const china = presets['county-appraisal-2011']!.calendar;
const zone = china.timeZone;

test('windows: both days are counted (H-10)', () => {
  expect(daysInclusive('2011-12-28', '2012-01-10')).toBe(14);
  expect(daysInclusive('2012-01-04', '2012-01-13')).toBe(10);
  const { onSite } = presets['county-appraisal-2011']!.schedule;
  const days = ['2011-12-27', '2011-12-28', '2012-01-10', '2012-01-11'];
  expect(days.map((day) => calendar.isWithin(onSite, day))).toEqual([false, true, true, false]);
  expect(calendar.isWithin({ from: null, to: '2012-01-10' }, '1999-01-01')).toBe(true);
});

test('operating period (H-37)', () => {
  expect(calendar.monthsAndDays('2006-07-04', '2006-12-18')).toEqual({ months: 5, days: 14 });
  expect(daysInclusive('2006-07-04', '2006-12-18')).toBe(168);
});

test('a make-up Saturday is worked, a holiday is not', () => {
  expect(weekday('2011-12-31')).toBe(6);
  expect(calendar.isWorkingDay(china, '2011-12-31')).toBe(true);
  expect(calendar.isWorkingDay(china, '2012-01-02')).toBe(false);
  expect(calendar.isWorkingDay(china, '2012-01-04')).toBe(true);
  expect(calendar.isWorkingDay(china, '2012-01-08')).toBe(false);
});

test('terms in working days skip holidays and do not count the first day', () => {
  expect(calendar.addWorkingDays(china, '2011-12-30', 1)).toBe('2011-12-31');
  expect(calendar.addWorkingDays(china, '2011-12-30', 2)).toBe('2012-01-04');
  expect(calendar.addWorkingDays(china, '2012-01-06', 1)).toBe('2012-01-09');
  expect(calendar.addWorkingDays(china, '2012-01-08', 0)).toBe('2012-01-08');
  expect(calendar.workingDaysIn(china, '2011-12-30', '2012-01-04')).toBe(3);
  const never = {
    ...china,
    weekend: [...new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])],
  } as calendar.Calendar;
  expect(() => calendar.addWorkingDays({ ...never, workingDays: [] }, '2012-01-01', 1)).toThrow(RangeError);
});

test('a deadline lasts to the end of the local day', () => {
  expect(calendar.endOfDeadline(zone, '2012-01-20').toISOString()).toBe('2012-01-20T16:00:00.000Z');
  expect(calendar.isInTime(zone, '2012-01-20', new Date('2012-01-20T15:59:59.999Z'))).toBe(true);
  expect(calendar.isInTime(zone, '2012-01-20', new Date('2012-01-20T16:00:00.000Z'))).toBe(false);
  expect(calendar.localDate(zone, new Date('2012-01-20T15:59:59Z'))).toBe('2012-01-20');
  expect(calendar.localDate(zone, new Date('2012-01-20T16:00:00Z'))).toBe('2012-01-21');
});

test('days begin rightly around a change of clocks', () => {
  expect(calendar.startOfDay('America/New_York', '2012-03-11').toISOString()).toBe('2012-03-11T05:00:00.000Z');
  expect(calendar.startOfDay('America/New_York', '2012-03-12').toISOString()).toBe('2012-03-12T04:00:00.000Z');
  expect(calendar.startOfDay('America/New_York', '2012-11-05').toISOString()).toBe('2012-11-05T05:00:00.000Z');
});

test('time zones', () => {
  expect(calendar.isTimeZone('Asia/Urumqi')).toBe(true);
  expect(calendar.isTimeZone('Asia/Nowhere')).toBe(false);
});

test('months are added to the end of a shorter month', () => {
  expect(calendar.addMonths('2011-08-31', 6)).toBe('2012-02-29');
  expect(calendar.addMonths('2011-01-31', 1)).toBe('2011-02-28');
  expect(calendar.addMonths('2011-01-15', -2)).toBe('2010-11-15');
});

test('dates that do not exist', () => {
  const dates = [
    '2011-02-29',
    '2012-02-29',
    '1900-02-29',
    '2000-02-29',
    '2011-13-01',
    '2011-00-10',
    '2011-04-31',
    '11-1-1',
    '0000-01-01',
  ];
  expect(dates.filter(isCivilDate)).toEqual(['2012-02-29', '2000-02-29']);
});

test('civil dates and day numbers are one to one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), fc.integer({ min: -4000, max: 4000 }), (day, days) => {
      const date = fromDayNumber(day);
      expect(isCivilDate(date)).toBe(true);
      expect(toDayNumber(date)).toBe(day);
      expect(addDays(addDays(date, days), -days)).toBe(date);
    }),
  );
});
