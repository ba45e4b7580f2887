import * as z from 'zod';

/** What is typed and not saved yet, kept in this tab: an expired login or a reload takes nothing away. */
const draftSchema = z.strictObject({
  version: z.string(),
  ballots: z.string(),
  cells: z.record(z.string(), z.string()),
});
export type EntryDraft = z.infer<typeof draftSchema>;

const keyOf = (cycle: string, unit: string, user: string): string => `kaoping.staff-tally ${cycle} ${unit} ${user}`;

export interface EntryPlace {
  cycle: string;
  unit: string;
  user: string;
}

export function readDraft({ cycle, unit, user }: EntryPlace): EntryDraft | null {
  try {
    return draftSchema.parse(JSON.parse(sessionStorage.getItem(keyOf(cycle, unit, user)) ?? 'null'));
  } catch {
    return null;
  }
}

export function keepDraft({ cycle, unit, user }: EntryPlace, draft: EntryDraft | null): void {
  const key = keyOf(cycle, unit, user);
  if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
  else sessionStorage.removeItem(key);
}
