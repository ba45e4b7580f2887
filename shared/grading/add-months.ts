import { daysInMonth } from '#shared/policy/civil-date.ts';

/**
 * The same day of the month so many months later, clamped to the end of that month (scoring.md §2). By numbers alone,
 * so that it holds beyond the year 9999, which no text of a date can say.
 * @param day days since 1970-01-01
 */
export function addMonths(day: number, months: number): number {
  const at = new Date(day * 86_400_000);
  const count = at.getUTCFullYear() * 12 + at.getUTCMonth() + months;
  const [year, month] = [Math.floor(count / 12), count - Math.floor(count / 12) * 12 + 1];
  return firstOfMonth(year, month) + Math.min(at.getUTCDate(), daysInMonth(year, month)) - 1;
}

/** Days from 1970-01-01 to the first of a month (1–12) of the Gregorian calendar; years count from 1 March. */
function firstOfMonth(year: number, month: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const sinceMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * marchYear + leapDays + sinceMarch - 719_468;
}
