import { addDays, daysInMonth, toDayNumber, weekday } from './civil-date.ts';
import type { Policy } from './schema.ts';

export type Calendar = Policy['calendar'];

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A make-up day is worked whatever else it is; holidays and the weekend are off. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  if (calendar.workingDays.includes(date)) return true;
  if (calendar.holidays.includes(date)) return false;
  return !calendar.weekend.includes(weekdays[weekday(date) - 1]!);
}

/** More days off in a row than any calendar has: beyond that it has no working days at all. */
const longestBreak = 366;

/**
 * The day on which a term of so many working days ends: the day of the event is not counted, so one working day after a
 * Friday is Monday. 0 gives the day itself. Throws a RangeError where the calendar has no working days.
 */
export function addWorkingDays(calendar: Calendar, from: string, days: number): string {
  let [date, left, since] = [from, days, 0];
  while (left > 0) {
    date = addDays(date, 1);
    since += 1;
    if (isWorkingDay(calendar, date)) [left, since] = [left - 1, 0];
    else if (since > longestBreak) throw new RangeError('the calendar has no working days');
  }
  return date;
}

/** Working days from one date to another, both included; 0 where the range ends before it starts. */
export function workingDaysIn(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) if (isWorkingDay(calendar, date)) count += 1;
  return count;
}

/** The same day so many months later, clamped to the end of that month: 31 August and 6 months give 28 or 29 February. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return [String(newYear).padStart(4, '0'), String(newMonth).padStart(2, '0'), String(newDay).padStart(2, '0')].join(
    '-',
  );
}

/** Whole months and the days beyond them from one date to a later one: 4 July to 18 December is 5 months 14 days. */
export function monthsAndDays(from: string, to: string): { months: number; days: number } {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  return { months, days: toDayNumber(to) - toDayNumber(addMonths(from, months)) };
}

/** True where a date lies in a window, both ends included; an end that is null is open. */
export function isWithin(window: { from: string | null; to: string | null }, date: string): boolean {
  return (window.from === null || window.from <= date) && (window.to === null || date <= window.to);
}

/** Made once for each zone: a formatter takes longer to make than a thousand dates to write. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Minutes and days of the clock on the wall, as an instant that reads the same in UTC. */
function wallClock(timeZone: string, instant: Date): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const at = new Date(0);
  at.setUTCFullYear(of('year'), of('month') - 1, of('day'));
  at.setUTCHours(of('hour'), of('minute'), of('second'));
  return at.getTime();
}

/** The date on the calendar on the wall, in a time zone, at an instant. */
export function localDate(timeZone: string, instant: Date): string {
  return new Date(wallClock(timeZone, instant)).toISOString().slice(0, 10);
}

/** The time of day on the clock on the wall, `09:05`. */
export function localTime(timeZone: string, instant: Date): string {
  return new Date(wallClock(timeZone, instant)).toISOString().slice(11, 16);
}

/** The instant at which a local day begins. */
export function startOfDay(timeZone: string, date: string): Date {
  const midnight = toDayNumber(date) * 86_400_000;
  let instant = midnight;
  // Twice, since the offset at the first guess may lie on the other side of a change of clocks.
  for (let i = 0; i < 2; i++) instant = midnight - (wallClock(timeZone, new Date(instant)) - instant);
  return new Date(instant);
}

/** The first instant after a deadline that includes its whole local day. */
export function endOfDeadline(timeZone: string, date: string): Date {
  return startOfDay(timeZone, addDays(date, 1));
}

/** True while a deadline is not over: the whole last day, in the county's time zone. */
export function isInTime(timeZone: string, deadline: string, instant: Date): boolean {
  return instant.getTime() < endOfDeadline(timeZone, deadline).getTime();
}

/** True for a time zone that this machine knows, e.g. `Asia/Shanghai`. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}
