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
