import type { ReportText } from '#shared/appraisal/report-text.ts';

/** What was typed and not kept by the service yet: it lies in the browser until it is. */
export interface Kept {
  text: ReportText;
  /** what it was written on: the text that was read, and its version */
  base: ReportText;
  version: string | null;
  /** ISO time */
  at: string;
}

export interface DraftStore {
  load(): Kept | null;
  /** whether it was kept: a browser may refuse (full, private mode), which the page says */
  keep(kept: Kept): boolean;
  drop(): void;
}

const formatName = 'kaoping.report-draft/1';

/** One draft for a county, a person and a report: two people at one machine do not see each other's. */
export function draftStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ...names: readonly string[]
): DraftStore {
  const key = ['kaoping.report-draft', ...names.map(encodeURIComponent)].join('.');
  return {
    load() {
      try {
        const kept = JSON.parse(storage.getItem(key) ?? 'null') as (Kept & { format?: string }) | null;
        if (kept?.format !== formatName || typeof kept.text !== 'object' || typeof kept.base !== 'object') return null;
        return { text: kept.text, base: kept.base, version: kept.version, at: kept.at };
      } catch {
        return null;
      }
    },
    keep(kept) {
      try {
        storage.setItem(key, JSON.stringify({ format: formatName, ...kept }));
        return true;
      } catch {
        return false;
      }
    },
    drop() {
      try {
        storage.removeItem(key);
      } catch {
        // A browser that lets nothing be kept has nothing to drop.
      }
    },
  };
}
