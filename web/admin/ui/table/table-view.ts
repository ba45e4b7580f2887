import type { Column, TableState } from './column.ts';

/** Search, filters and order of a table, over rows that are all in the browser. */

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** What is searched of each row, made once for the rows: all its values in lower case. */
export const searchTexts = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] =>
  rows.map((row) =>
    columns
      .map((column) => column.value(row) ?? '')
      .join('\n')
      .toLowerCase(),
  );

export function passing<Row>(
  rows: readonly Row[],
  texts: readonly string[],
  columns: readonly Column<Row>[],
  state: Pick<TableState, 'search' | 'filters'>,
): Row[] {
  const words = state.search.toLowerCase().split(/\s+/).filter(Boolean);
  const filters = columns.flatMap((column) => {
    const chosen = state.filters[column.key];
    if (!column.filter || !chosen || chosen.length === 0) return [];
    return [{ of: column.filter.of ?? ((row: Row) => String(column.value(row) ?? '')), chosen: new Set(chosen) }];
  });
  return rows.filter((row, i) => {
    if (!words.every((word) => texts[i]!.includes(word))) return false;
    return filters.every(({ of, chosen }) => {
      const has = of(row);
      return typeof has === 'string' ? chosen.has(has) : has.some((one) => chosen.has(one));
    });
  });
}

/** Numbers by size, texts as a Chinese reader orders them; what is empty stands last in either direction. */
export function comparing<Row>(
  columns: readonly Column<Row>[],
  sort: TableState['sort'],
): ((a: Row, b: Row) => number) | null {
  const column = columns.find(({ key }) => key === sort?.key);
  if (!column || !sort) return null;
  const of = column.sortBy ?? column.value;
  const way = sort.descending ? -1 : 1;
  return (a, b) => {
    const [x, y] = [of(a), of(b)];
    if (x === null || x === '' || y === null || y === '')
      return Number(x === null || x === '') - Number(y === null || y === '');
    if (typeof x === 'number' && typeof y === 'number') return way * (x - y);
    return way * collator.compare(String(x), String(y));
  };
}
