// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import type { TallyDocument } from './tally-document.ts';

/** The tally as an .xlsx: one sheet, the parts below each other. */
export function fileOf({ title, about, parts, notes }: TallyDocument): Promise<Blob> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const rows = [
    [bold(title)],
    ...about.map((line) => [line]),
    ...parts.flatMap(({ title: part, heads, rows: lines }) => [[], [bold(part)], heads.map(bold), ...lines]),
    ...(notes.length === 0 ? [] : [[], ...notes.map((note) => [note])]),
  ];
  const width = Math.max(...parts.map(({ heads }) => heads.length), 2);
  const columns = [{ width: 20 }, { width: 26 }, ...Array.from({ length: width - 2 }, () => ({ width: 11 }))];
  return writeExcelFile(rows, { columns }).toBlob();
}
