import { useCallback, useState } from 'react';
import type { TableState } from './column.ts';

/** What a reader keeps of a table on this machine: named filters, and which columns are shown. */
interface Saved {
  views: Record<string, TableState>;
  /** by column: shown or not, where the reader chose otherwise than the table */
  columns: Record<string, boolean>;
}

const empty: Saved = { views: {}, columns: {} };

function read(key: string): Saved {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...empty, ...(kept as Partial<Saved>) } : empty;
  } catch {
    return empty;
  }
}

export function useSaved(table: string): [Saved, (change: Partial<Saved>) => void] {
  const key = `kaoping.table.${table}`;
  const [saved, setSaved] = useState(() => read(key));
  const change = useCallback(
    (changed: Partial<Saved>) =>
      setSaved((now) => {
        const next = { ...now, ...changed };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  return [saved, change];
}
