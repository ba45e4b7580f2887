import type { Cell, TableKind } from '#shared/dataset/tables.ts';
import type { Problem } from '#shared/problem.ts';
import type { SheetContext, SheetFault, SheetReport } from './check-sheet.ts';

/** What the page asks of the worker, and what comes back. */
export type Question = { id: number } & (
  | { ask: 'open'; file: File }
  | { ask: 'check'; kind: TableKind; context: SheetContext; mended: { row: number; cells: Cell[] } | null }
  | { ask: 'place'; kind: TableKind; context: SheetContext; problems: readonly Problem[] }
  | { ask: 'take'; kind: TableKind; context: SheetContext }
  | { ask: 'dataset'; file: File }
);

export interface DatasetFacts {
  tenant: string;
  year: number;
  cycle: string;
  units: number;
  people: number;
  performance: number;
  opinions: number;
}

export interface Answers {
  open: { cells: Cell[][] };
  check: { report: SheetReport };
  place: { faults: SheetFault[] };
  take: { text: string };
  dataset: { problems: Problem[]; facts: DatasetFacts | null };
}

export type Answer = { id: number } & (Answers[keyof Answers] | { failed: string });
