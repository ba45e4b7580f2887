/** One field that somebody else changed while it was being edited here. */
export interface Change {
  key: string;
  was: unknown;
  theirs: unknown;
  mine: unknown;
  /** changed here too, to something else */
  clash: boolean;
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** Keys in order; what is absent, null or empty is the same. */
function canonical(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'null' : `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => canonical(field) !== 'null');
  return `{${fields
    .map(([key, field]) => `${key}:${canonical(field)}`)
    .sort()
    .join()}}`;
}

/**
 * A record that two people changed at once: fields that only they changed become theirs, those changed here stay mine.
 * `changes` are the fields that differ from what was read here.
 */
export function mergeThreeWays<T extends object>(base: T, theirs: T, mine: T): { merged: T; changes: Change[] } {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])] as (keyof T &
    string)[];
  const merged: Partial<T> = {};
  const changes: Change[] = [];
  for (const key of keys) {
    const [was, other, own] = [base[key], theirs[key], mine[key]];
    const isMine = !same(own, was);
    const kept = isMine ? own : other;
    if (kept !== undefined) merged[key] = kept;
    if (!same(was, other)) changes.push({ key, was, theirs: other, mine: own, clash: isMine && !same(own, other) });
  }
  return { merged: merged as T, changes };
}
