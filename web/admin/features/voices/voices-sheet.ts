// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import type { VoicesDocument } from './voices-document.ts';

/** The opinions as an .xlsx: one sheet, one row each. */
export function fileOf({ title, about, heads, rows, notes }: VoicesDocument): Promise<Blob> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const top = (value: string | number | null) => ({ value: value ?? '', alignVertical: 'top' as const });
  const lines = rows.map(({ number, channel, date, about: whom, text, said }) => [
    ...[number, channel, date].map(top),
    ...[whom, text].map((value) => ({ value, wrap: true, alignVertical: 'top' as const })),
    top(said),
  ]);
  const sheet = [
    [bold(title)],
    ...about.map((line) => [line]),
    [],
    heads.map(bold),
    ...lines,
    [],
    ...notes.map((note) => [note]),
  ];
  const columns = [6, 14, 12, 24, 70, 10].map((width) => ({ width }));
  return writeExcelFile(sheet, { columns }).toBlob();
}
