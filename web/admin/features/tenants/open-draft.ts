import { ulid } from 'ulid';
import * as z from 'zod';

const draftSchema = z.object({
  /** the county's and its administrator's: sent again after a lost answer, it is the same county */
  id: z.string(),
  admin: z.string(),
  fields: z.object({
    name: z.string(),
    code: z.string(),
    /** '' where its administrator chooses later */
    preset: z.string(),
    admin: z.object({ login: z.string(), name: z.string() }),
  }),
  /** the service has taken it: only an opening that failed is sent once more */
  sent: z.boolean(),
});

/** A county that is being filled in: kept in this tab, so that a reload or a failed answer loses nothing. */
export type OpenDraft = z.infer<typeof draftSchema>;
export type OpenFields = OpenDraft['fields'];

const key = 'kaoping.open-county';

export const newDraft = (): OpenDraft => ({
  ...{ id: ulid(), admin: ulid(), sent: false },
  fields: { name: '', code: '', preset: '', admin: { login: '', name: '' } },
});

export function readDraft(store: Pick<Storage, 'getItem'>): OpenDraft | null {
  try {
    return draftSchema.parse(JSON.parse(store.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

export function keepDraft(store: Pick<Storage, 'setItem'>, draft: OpenDraft): void {
  try {
    store.setItem(key, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still shows the form; only a reload would empty it.
  }
}

export const dropDraft = (store: Pick<Storage, 'removeItem'>): void => store.removeItem(key);

/** What is sent; each sending is a job of its own, and the service keeps the first that works. */
export const inputOf = ({ id, admin, fields }: OpenDraft) => ({
  ...{ id, job: ulid(), name: fields.name.trim(), code: fields.code },
  preset: fields.preset === '' ? null : fields.preset,
  admin: { id: admin, login: fields.admin.login, name: fields.admin.name.trim() },
});
