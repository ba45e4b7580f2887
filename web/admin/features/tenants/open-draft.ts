import * as z from 'zod';

/** A county that is being filled in: kept in this tab, so that a reload or a failed answer loses nothing. */
export interface OpenFields {
  name: string;
  code: string;
  /** '' where its administrator chooses later */
  preset: string;
  admin: { login: string; name: string };
}

const draftSchema = z.object({
  name: z.string(),
  code: z.string(),
  preset: z.string(),
  admin: z.object({ login: z.string(), name: z.string() }),
});

const key = 'kaoping.open-county';
export const nothing: OpenFields = { name: '', code: '', preset: '', admin: { login: '', name: '' } };

export function readDraft(store: Pick<Storage, 'getItem'>): OpenFields | null {
  try {
    return draftSchema.parse(JSON.parse(store.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

export function keepDraft(store: Pick<Storage, 'setItem'>, fields: OpenFields): void {
  try {
    store.setItem(key, JSON.stringify(fields));
  } catch {
    // A browser that keeps nothing still shows the form; only a reload would empty it.
  }
}

export const dropDraft = (store: Pick<Storage, 'removeItem'>): void => store.removeItem(key);
