import { daysInMonth, fromDayNumber, toDayNumber } from '#shared/policy/civil-date.ts';

/**
 * The same day of the month so many months later, clamped to the end of that month (scoring.md §2).
 * @param day days since 1970-01-01
 */
export function addMonths(day: number, months: number): number {
  const [year, month, date] = fromDayNumber(day).split('-').map(Number) as [number, number, number];
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const first = toDayNumber(`${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-01`);
  return first + Math.min(date, daysInMonth(toYear, toMonth)) - 1;
}
