/**
 * Standard competition ranking 1, 2, 2, 4 (scoring.md §3), the highest value first.
 * @returns the rank of each item
 */
export function competitionRanks<T>(
  items: Iterable<T>,
  value: (item: T) => number,
  direction: 'highFirst' | 'lowFirst' = 'highFirst',
): Map<T, number> {
  const sign = direction === 'highFirst' ? -1 : 1;
  const order = [...items].sort((a, b) => sign * (value(a) - value(b)));
  const ranks = new Map<T, number>();
  let rank = 0;
  order.forEach((item, i) => {
    const before = order[i - 1];
    if (before === undefined || value(before) !== value(item)) rank = i + 1;
    ranks.set(item, rank);
  });
  return ranks;
}

/** The items from `start` on, and how many of them are chosen before a run of equals that the last place falls inside. */
export interface Selection<T> {
  chosen: T[];
  /** the run of equals across the boundary: none of it is chosen */
  tied: T[];
}

/**
 * The first `places` of an ordered list; where the last place falls inside a run of equals that goes on behind it,
 * nobody of that run is chosen (scoring.md §7.6, §8).
 */
export function chooseFirst<T>(ordered: readonly T[], places: number, areEqual: (a: T, b: T) => boolean): Selection<T> {
  const last = ordered[places - 1];
  const next = ordered[places];
  if (last === undefined || next === undefined || !areEqual(last, next)) {
    return { chosen: ordered.slice(0, places), tied: [] };
  }
  const start = ordered.findIndex((item) => areEqual(item, last));
  const end = ordered.findLastIndex((item) => areEqual(item, last)) + 1;
  return { chosen: ordered.slice(0, start), tied: ordered.slice(start, end) };
}
