/** Civil dates of a span, both ends included, at most two months of them; none where an end is not known. */
export function daysOf(from: string | null, to: string | null): string[] {
  if (from === null || to === null) return [];
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length < 62; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const weekdays = [7, 1, 2, 3, 4, 5, 6] as const;
/** 1 is Monday. */
export const weekdayOf = (date: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 => weekdays[new Date(date).getUTCDay()]!;
