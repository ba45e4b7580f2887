/** How figures are written: scores with fixed decimals, money with separators, times in the reader's zone. */

export const score = (value: number | null, decimals = 2): string => (value === null ? '—' : value.toFixed(decimals));

export const count = (value: number): string => value.toLocaleString('en-US');

export const yuan = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: 2 });

const pad = (n: number) => String(n).padStart(2, '0');

/** `2011-12-28 09:05`, of an ISO time, in the reader's time zone */
export function moment(iso: string): string {
  const at = new Date(iso);
  return `${civilDay(at)} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

export const civilDay = (at: Date): string => `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;

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
