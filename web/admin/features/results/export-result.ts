import writeExcelFile from 'write-excel-file/browser';
import { resultSheets } from '#shared/grading/sheets.ts';
import type { RunView } from './run-view.ts';

/** The whole result as a workbook, with the same sheets as the command line writes. */
export async function exportResult(view: RunView, name: string): Promise<void> {
  const { result } = view;
  const sheets = resultSheets(
    {
      units: result.units,
      people: result.people,
      groups: result.groups,
      policy: {
        categories: result.categories.map(({ id, label, indicators }) => ({ id, label, sections: [{ indicators }] })),
      },
    },
    { format: 'kaoping.result/1', ...result },
  );
  await writeExcelFile(
    sheets.map(({ headings, rows }) => [
      headings.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => (value === null ? null : { value }))),
    ]) as never,
    { sheets: sheets.map((sheet) => sheet.name), stickyRowsCount: 1 } as never,
  ).toFile(`${name}.xlsx`);
}
