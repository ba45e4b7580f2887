import { localDate, localTime } from '#shared/policy/calendar.ts';

/** How figures are written: scores with fixed decimals, money with separators, times as they are in the county. */

export const score = (value: number | null, decimals = 2): string => (value === null ? '—' : value.toFixed(decimals));

export const count = (value: number): string => value.toLocaleString('en-US');

export const yuan = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: 2 });

/** The county's time zone, in which its deadlines end; the reader's own where there is no county. */
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function showTimesIn(timeZone: string | null): void {
  zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `2011-12-28 09:05`, of an ISO time */
export const moment = (iso: string): string => `${civilDay(new Date(iso))} ${localTime(zone, new Date(iso))}`;

export const civilDay = (at: Date): string => localDate(zone, at);

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1.2 MB`, in steps of a thousand */
export function size(bytes: number): string {
  let at = 0;
  let rest = bytes;
  // What would be written as 1000 belongs to the next unit.
  while (rest >= 999.5 && at < units.length - 1) {
    rest /= 1000;
    at++;
  }
  return `${at === 0 || rest >= 99.95 ? Math.round(rest) : rest.toFixed(1)} ${units[at]}`;
}
