import type { Problem } from '#shared/problem.ts';
import { isBlank, plain } from './cells.ts';
import type { Cell } from './cells.ts';
import type { Column } from './column.ts';

/** A column of the sheet that a table's column was found in. */
export interface Placed {
  column: Column;
  /** from 1 */
  place: number;
  heading: string;
}

/** The sheet's place of a problem, in words a spreadsheet has: `R5C3`. */
export function cellProblem(
  code: string,
  zh: string,
  en: string,
  row: number,
  at: { place: number; heading: string } | null,
): Problem {
  return {
    path: at ? `R${row}C${at.place}` : `R${row}`,
    code,
    message: { zh, en },
    row,
    ...(at && { column: at.place, heading: at.heading }),
  };
}

const bare = (text: string): string =>
  plain(text)
    .replaceAll(/[\s*]|\((必填|required)\)/g, '')
    .toLowerCase();

/** Finds the columns by their headings, Chinese or English, in any order; a heading that no column has is a fault. */
export function placeColumns(
  headings: readonly Cell[],
  columns: readonly Column[],
  row: number,
): { placed: Placed[]; problems: Problem[] } {
  const placed: Placed[] = [];
  const problems: Problem[] = [];
  headings.forEach((cell, i) => {
    if (isBlank(cell)) return;
    const heading = String(cell).trim();
    const at = { place: i + 1, heading };
    const column = columns.find(({ heading: { zh, en } }) => [zh, en].some((word) => bare(word) === bare(heading)));
    if (!column) {
      const known = columns.map(({ heading: { zh } }) => zh).join('、');
      problems.push(
        cellProblem(
          'unknown-column',
          `不认识的列“${heading}”（可用：${known}）。`,
          `Unknown column “${heading}” (there are: ${known}).`,
          row,
          at,
        ),
      );
    } else if (placed.some((other) => other.column === column)) {
      problems.push(
        cellProblem(
          'duplicate-column',
          `“${heading}”一列重复。`,
          `The column “${heading}” stands here twice.`,
          row,
          at,
        ),
      );
    } else placed.push({ column, ...at });
  });
  for (const column of columns) {
    if (!column.required || placed.some((other) => other.column === column)) continue;
    const { zh, en } = column.heading;
    problems.push(
      cellProblem('missing-column', `缺少“${zh}”一列。`, `The column “${zh}” (${en}) is missing.`, row, null),
    );
  }
  return { placed, problems };
}
