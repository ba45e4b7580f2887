import type { AnchorRow } from '#shared/api/tenants.ts';

/** One record's head on one day, and whether the record still holds to it. */
export interface HeldHead {
  date: string;
  at: string;
  aggregate: string;
  seq: number;
  hash: string;
  holds: boolean;
  /** whether the day's anchor names the one before it as that one is */
  linked: boolean;
}

export const headsOf = (anchors: readonly AnchorRow[]): HeldHead[] =>
  anchors.flatMap(({ date, at, heads, linked }) => heads.map((head) => ({ ...head, date, at, linked })));

/** `broken`: a record does not hold to an anchor; `unlinked`: an anchor itself is missing or not what it was. */
export function verdictOf(heads: readonly HeldHead[]): 'held' | 'broken' | 'unlinked' {
  if (heads.some(({ holds }) => !holds)) return 'broken';
  return heads.every(({ linked }) => linked) ? 'held' : 'unlinked';
}
