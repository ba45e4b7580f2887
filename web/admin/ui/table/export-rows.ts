// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import { download } from '../download.ts';
import type { Column } from './column.ts';

/** The rows as they stand in the table, as an .xlsx that Excel and WPS open. */
export async function exportRows<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Promise<void> {
  const head = columns.map((column) => ({ value: column.title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map((column) => column.value(row)));
  const file = writeExcelFile([head, ...body], {
    columns: columns.map((column) => ({ width: Math.max(8, Math.round(column.width / 8)) })),
    stickyRowsCount: 1,
  });
  download(`${name}.xlsx`, await file.toBlob());
}
