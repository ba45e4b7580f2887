import { describe, expect, it } from 'vitest';
import type { Column } from './column.ts';
import { comparing, passing, searchTexts } from './table-view.ts';
import { readState, writeState } from './use-table-state.ts';

interface Row {
  name: string;
  score: number | null;
  tags: string[];
}
const rows: Row[] = [
  { name: '张三', score: 9, tags: ['a'] },
  { name: '李四', score: null, tags: [] },
  { name: '王五 Wang', score: 10, tags: ['a', 'b'] },
];
const columns: Column<Row>[] = [
  { key: 'name', title: '姓名', width: 1, value: (row) => row.name },
  { key: 'score', title: '得分', width: 1, value: (row) => row.score },
  {
    key: 'tags',
    title: '情形',
    width: 1,
    value: (row) => row.tags.join(),
    filter: { choices: [], of: (row) => row.tags },
  },
];
const names = (found: Row[]) => found.map((row) => row.name);
const pass = (search: string, filters: Record<string, string[]> = {}) =>
  names(passing(rows, searchTexts(rows, columns), columns, { search, filters }));

describe('a table in the browser', () => {
  it('finds rows that hold every word, whatever its case', () => {
    expect(pass('wang 10')).toEqual(['王五 Wang']);
    expect(pass('张 李')).toEqual([]);
  });

  it('lets a row pass by any choice of a filter, and by all filters', () => {
    expect(pass('', { tags: ['b'] })).toEqual(['王五 Wang']);
    expect(pass('', { tags: ['a', 'b'] })).toEqual(['张三', '王五 Wang']);
    expect(pass('张', { tags: ['b'] })).toEqual([]);
  });

  it('orders numbers by size and names by pinyin, what is empty last in either direction', () => {
    const by = (key: string, descending: boolean) => names(rows.toSorted(comparing(columns, { key, descending })!));
    expect(by('score', false)).toEqual(['张三', '王五 Wang', '李四']);
    expect(by('score', true)).toEqual(['王五 Wang', '张三', '李四']);
    expect(by('name', false)).toEqual(['李四', '王五 Wang', '张三']);
    expect(comparing(columns, null)).toBeNull();
  });

  it('keeps its state in the address beside what others keep there', () => {
    const state = { search: '王', sort: { key: 'score', descending: true }, filters: { unit: ['a,b', 'c'] } };
    const params = writeState(new URLSearchParams('job=1&q=old'), '', state);
    expect(params.get('job')).toBe('1');
    expect(readState(new URLSearchParams(params.toString()), '')).toEqual(state);
    expect(readState(params, 'o.')).toEqual({ search: '', sort: null, filters: {} });
  });
});
