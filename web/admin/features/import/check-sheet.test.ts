import { describe, expect, it } from 'vitest';
import { checkSheet, placeServiceProblems } from './check-sheet.ts';
import type { SheetContext } from './check-sheet.ts';

const unit = { id: 'u1', name: '城关镇', category: 'town', level: 'first', group: 'g1' } as const;
const context: SheetContext = {
  policy: null,
  groups: [{ id: 'g1', name: '第一考核组' }],
  units: [unit],
  people: [],
  existing: {},
};
const heads = ['编号', '姓名', '单位', '人员类别', '职务层次'];

describe('checkSheet', () => {
  it('takes names for ids and counts the rows that are ready', () => {
    const { report, values } = checkSheet(
      'people',
      [heads, ['p1', '王伟', '城关镇', '科级干部', '主要负责人']],
      context,
    );
    expect(report).toEqual({ faults: [], ready: 1, comparison: { added: 1, changed: 0, same: 0, present: 0 } });
    expect(values).toEqual([{ id: 'p1', name: '王伟', unit: 'u1', rank: 'cadre', role: 'principal' }]);
  });

  it('puts a fault of a cell and a fault among the rows at their cells', () => {
    const sheet = [
      heads,
      ['p1', '王伟', '城关镇', '科级干部', '主要负责人'],
      ['p2', '李芳', '没有的单位', '一般干部职工', '一般人员'],
      ['p3', '张强', '城关镇', '将军', '一般人员'],
      ['p1', '刘洋', '城关镇', '一般干部职工', '一般人员'],
    ];
    const { report } = checkSheet('people', sheet, context);
    expect(report).toMatchObject({ ready: 1, comparison: { added: 1 } });
    expect(report.faults.map(({ row, column }) => [row, column]).sort()).toEqual([
      [3, 3],
      [4, 4],
      [5, 1],
    ]);
  });

  it('checks units against those of the register that the file does not replace', () => {
    const sheet = [
      ['编号', '名称', '类别', '层级', '主管单位', '考核组'],
      ['u2', '城关站', 'town', '二级', '城关镇', '第一考核组'],
      ['u3', '无主站', 'town', '二级', '', '第一考核组'],
    ];
    const { report } = checkSheet('units', sheet, context);
    expect(report.faults.map(({ row }) => row)).toEqual([3]);
  });

  it('brings what the service refuses back to the row it came from', () => {
    const sheet = [heads, ['p1', '王伟', '城关镇', '科级干部', '主要负责人']];
    const message = { zh: '不行', en: 'no' };
    const faults = placeServiceProblems('people', [{ path: 'values[0].unit', code: 'x', message }], sheet, context);
    expect(faults).toEqual([{ row: 2, column: 3, message }]);
  });
});
