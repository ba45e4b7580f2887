import { createContext, useContext } from 'react';
import type { Policy } from '#shared/policy/schema.ts';

/** What the tokens of a document need: the policy as it reads now, and how to change it. */
export interface Editing {
  policy: Policy;
  /** the version the draft is based on: what a token said before */
  base: Policy;
  /** the preset the policy goes back to */
  preset: string | null;
  /** the version the page shows, for who changed what when */
  version: string | null;
  canEdit: boolean;
  change: (path: string, value: unknown) => void;
  /** the field whose editor is open */
  open: string | null;
  setOpen: (path: string | null) => void;
  /** the fields that differ from the base, and the paths with a fault */
  changed: ReadonlySet<string>;
  faulty: ReadonlySet<string>;
  /** the field that the address asks for */
  found: string | null;
}

const EditingContext = createContext<Editing | null>(null);
export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('useEditing outside of a document');
  return editing;
}
