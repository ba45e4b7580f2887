import { writeFile } from 'node:fs/promises';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Result } from '#shared/grading/result.ts';
import { resultSheets, type SheetCell } from '#shared/grading/sheets.ts';

export function writeJson(path: string, content: unknown): Promise<void> {
  return writeFile(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** Writes a result as a workbook with a sheet for each of its lists. */
export async function writeWorkbook(path: string, dataset: Dataset, result: Result): Promise<void> {
  const sheets = resultSheets(dataset, result).map(({ name, headings, rows }) => ({
    sheet: name,
    data: [headings.map(headingCell), ...rows.map((row) => row.map(plainCell))],
    columns: headings.map((heading, i) => ({
      width: columnWidth(
        heading,
        rows.map((row) => row[i] ?? null),
      ),
    })),
    stickyRowsCount: 1,
  }));
  await writeFile(path, await writeExcelFile(sheets).toBuffer());
}

const headingCell = (heading: string): Cell => ({ value: heading, fontWeight: 'bold', backgroundColor: '#e8eef7' });

/** A number stays a number; of a text what XML cannot hold is left out. */
const plainCell = (cell: SheetCell): Cell =>
  // eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 excludes
  typeof cell === 'string' ? cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '') : cell;

/** In characters of a Latin letter's width, of which a Chinese one takes two; within what a screen shows. */
function columnWidth(heading: string, cells: readonly SheetCell[]): number {
  const widest = [heading, ...cells].reduce<number>((most, cell) => Math.max(most, widthOf(String(cell ?? ''))), 0);
  return Math.min(Math.max(widest + 2, 8), 60);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 2 : 1;
  return width;
}
