// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import type { TallyCell, TallyColumn, TallyDocument } from './tally-document.ts';

/** As a sheet has it: counts and shares in columns of their own, so that it can be sorted and computed with. */
export const headsOf = (columns: readonly TallyColumn[]): string[] =>
  columns.flatMap(({ head, kind }) =>
    kind === 'grade' ? [`${head}（票）`, `${head}率（%）`] : kind === 'share' ? [`${head}（%）`] : [head],
  );

export const cellsOf = (columns: readonly TallyColumn[], row: readonly TallyCell[]): (string | number | null)[] =>
  row.flatMap((cell, at) => {
    if (typeof cell === 'object' && cell !== null) return [cell.count, cell.share];
    return columns[at]!.kind === 'grade' ? [cell, cell] : [cell];
  });

/** The tally as an .xlsx: one sheet, the parts below each other. */
export function fileOf({ title, about, parts, notes }: TallyDocument): Promise<Blob> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const tables = parts.map(({ title: part, columns, rows }) => ({
    part,
    heads: headsOf(columns),
    lines: rows.map((row) => cellsOf(columns, row)),
  }));
  const rows = [
    [bold(title)],
    ...about.map((line) => [line]),
    ...tables.flatMap(({ part, heads, lines }) => [[], [bold(part)], heads.map(bold), ...lines]),
    ...(notes.length === 0 ? [] : [[], ...notes.map((note) => [note])]),
  ];
  const width = Math.max(...tables.map(({ heads }) => heads.length), 2);
  const columns = [{ width: 20 }, { width: 26 }, ...Array.from({ length: width - 2 }, () => ({ width: 13 }))];
  return writeExcelFile(rows, { columns }).toBlob();
}
