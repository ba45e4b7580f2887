/** A text being written, kept in the browser until the service has it: a reload or a lost network loses nothing. */
export interface KeptDraft<T> {
  /** of what it was begun on */
  version: number;
  content: T;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One for a county, a person and a text: two people at one machine do not see each other's. */
export const draftKey = (tenant: string, user: string, name: string): string =>
  `kaoping.draft.${tenant}.${user}.${name}`;

/** Null where there is none or it cannot be read. */
export function loadKept<T>(store: Store, key: string): KeptDraft<T> | null {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as Partial<KeptDraft<T>> | null;
    if (typeof kept?.version !== 'number' || typeof kept.content !== 'object') return null;
    return { version: kept.version, content: kept.content as T };
  } catch {
    return null;
  }
}

/** Whether the browser kept it (it may be full, or private). */
export function keep<T>(store: Store, key: string, draft: KeptDraft<T>): boolean {
  try {
    store.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
