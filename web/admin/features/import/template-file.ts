// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import { template } from '#shared/dataset/tables.ts';
import type { TableKind } from '#shared/dataset/tables.ts';

/** The .xlsx to fill in: bold heads, then what each column takes and an example in grey. */
export async function templateFile(kind: TableKind): Promise<Blob> {
  const { name, columns, rows } = template(kind);
  const [head = [], ...help] = rows;
  const file = writeExcelFile(
    [
      head.map((cell) => ({ value: String(cell ?? ''), fontWeight: 'bold' as const, backgroundColor: '#f1eee8' })),
      ...help.map((row) =>
        row.map((cell) => (cell === null || cell === undefined ? null : { value: cell, textColor: '#7a766c' })),
      ),
    ],
    { sheet: name.zh, columns: columns.map(() => ({ width: 22 })), stickyRowsCount: 1 },
  );
  return file.toBlob();
}
