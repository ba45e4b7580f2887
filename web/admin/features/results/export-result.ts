// The universal build makes no worker out of text, which the content security policy forbids.
import writeExcelFile from 'write-excel-file/universal';
import { resultSheets } from '#shared/grading/sheets.ts';
import type { SheetCell } from '#shared/grading/sheets.ts';
import { download } from '../../ui/download.ts';
import type { RunView } from './run-view.ts';

/** The whole result as a workbook, with the same sheets as the command line writes. */
export async function exportResult(view: RunView, name: string): Promise<void> {
  const { result } = view;
  const names = {
    units: result.units,
    people: result.people,
    groups: result.groups,
    policy: {
      categories: result.categories.map(({ id, label, indicators }) => ({ id, label, sections: [{ indicators }] })),
    },
  };
  const sheets = resultSheets(names, { format: 'kaoping.result/1', ...result }).map((sheet) => ({
    sheet: sheet.name,
    data: [
      sheet.headings.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...sheet.rows.map((row) => row.map(plainCell)),
    ],
    columns: sheet.headings.map((heading) => ({ width: Math.max(10, heading.length * 2 + 2) })),
    stickyRowsCount: 1,
  }));
  download(`${name}.xlsx`, await writeExcelFile(sheets).toBlob());
}

/** A number stays a number; of a text what XML cannot hold is left out. */
const plainCell = (cell: SheetCell): SheetCell =>
  // eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 excludes
  typeof cell === 'string' ? cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '') : cell;
