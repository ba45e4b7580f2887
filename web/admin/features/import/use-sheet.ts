import { useCallback, useEffect, useRef, useState } from 'react';
import type { Cell, TableKind } from '#shared/dataset/tables.ts';
import type { Problem } from '#shared/problem.ts';
import type { SheetContext, SheetFault, SheetReport } from './check-sheet.ts';
import { withCell } from './sheet-cells.ts';
import type { SheetReader } from './sheet-reader.ts';

interface Sheet {
  cells: Cell[][] | null;
  report: SheetReport | null;
  /** rows that have or had a fault: they stay where they are while they are being mended */
  suspects: ReadonlySet<number>;
  isChecking: boolean;
  failed: string | null;
  mend: (row: number, column: number, typed: string) => void;
}

const pause = 150;

/** A report with what only the service found: its rows are not ready. */
function withFurther(report: SheetReport, further: readonly SheetFault[]): SheetReport {
  const known = new Set(report.faults.map(({ row }) => row));
  const rows = new Set(further.map(({ row }) => row).filter((row) => !known.has(row)));
  return { ...report, faults: [...report.faults, ...further], ready: report.ready - rows.size };
}

/** A file's rows with their report, kept up as cells are typed anew. */
export function useSheet(
  reader: SheetReader,
  file: File,
  kind: TableKind,
  context: SheetContext | null,
  refused: readonly Problem[],
): Sheet {
  const [cells, setCells] = useState<Cell[][] | null>(null);
  const [report, setReport] = useState<SheetReport | null>(null);
  const [suspects, setSuspects] = useState<ReadonlySet<number>>(new Set());
  const [failed, setFailed] = useState<string | null>(null);
  const [checks, setChecks] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef(0);

  const fail = useCallback((cause: unknown) => setFailed(cause instanceof Error ? cause.message : String(cause)), []);
  const take = useCallback((next: SheetReport) => {
    setReport(next);
    setSuspects((now) => new Set([...now, ...next.faults.map((fault) => fault.row)]));
  }, []);
  const check = useCallback(
    async (mended: { row: number; cells: Cell[] } | null, further: readonly SheetFault[] = []) => {
      if (!context) return;
      const mine = ++asked.current;
      setChecks((n) => n + 1);
      try {
        const answer = await reader.ask('check', { kind, context, mended });
        // An answer to what was typed before stands back for the later one.
        if (mine === asked.current) take(withFurther(answer.report, further));
      } catch (cause) {
        fail(cause);
      } finally {
        setChecks((n) => n - 1);
      }
    },
    [reader, kind, context, take, fail],
  );

  useEffect(() => {
    let gone = false;
    reader
      .ask('open', { file })
      .then((opened) => !gone && setCells(opened.cells))
      .catch(fail);
    return () => {
      gone = true;
    };
  }, [reader, file, fail]);

  const isOpen = cells !== null;
  useEffect(() => {
    if (!isOpen || !context) return;
    const known: Promise<readonly SheetFault[]> =
      refused.length === 0
        ? Promise.resolve([])
        : reader.ask('place', { kind, context, problems: refused }).then((placed) => placed.faults);
    known.then((faults) => check(null, faults)).catch(fail);
  }, [isOpen, context, refused, reader, kind, check, fail]);

  const mend = (row: number, column: number, typed: string) => {
    if (!cells) return;
    const next = withCell(cells, row, column, typed);
    setCells(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void check({ row, cells: next[row - 1] ?? [] }), pause);
  };
  return { cells, report, suspects, isChecking: checks > 0, failed, mend };
}
