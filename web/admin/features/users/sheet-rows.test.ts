import { describe, expect, it } from 'vitest';
import { placeUserProblems, readUserRows, roleGuide, userTemplate } from './sheet-rows.ts';
import type { UserSheetContext } from './sheet-rows.ts';

const context: UserSheetContext = {
  code: 'bhx',
  groups: [{ id: 'g1', name: '第一考核组' }],
  units: [
    { id: 'u1', name: '县财政局' },
    { id: 'u2', name: '同名站' },
    { id: 'u3', name: '同名站' },
  ],
  people: [
    { id: 'p1', unit: 'u1' },
    { id: 'p2', unit: 'u1' },
  ],
  users: [
    { id: 'known', login: 'bhx.taken', name: '丁一', person: { id: 'p2', unit: 'u1' }, roles: [{ role: 'staff' }] },
  ],
};
const heads = ['登录名*', '姓名*', '人员编号', '角色与范围*'];
const read = (...rows: (string | number | null)[][]) => readUserRows([heads, ...rows], context);
const places = (...rows: (string | number | null)[][]) => read(...rows).faults.map(({ row, column }) => [row, column]);

describe('readUserRows', () => {
  it('takes labels, codes, names, ids and full-width marks', () => {
    const { rows, faults } = read(
      ['wang', ' 王伟 ', 'p1', '干部职工；单位联络员＠县财政局;group-leader@g1'],
      [13900000001, '李芳', null, '考评办（组织部）'],
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        login: 'wang',
        name: '王伟',
        person: { id: 'p1', unit: 'u1' },
        roles: [{ role: 'staff' }, { role: 'unit-liaison', scope: 'u1' }, { role: 'group-leader', scope: 'g1' }],
        known: null,
      },
      { row: 3, login: '13900000001', name: '李芳', person: null, roles: [{ role: 'appraisal-office' }], known: null },
    ]);
  });

  it('puts each fault at its row and column, and keeps the rows without one', () => {
    const { rows, faults } = read(
      ['Bad Login', '甲', null, '电视台'],
      ['b', '', null, '没有的角色'],
      ['c', '丙', 'p9', '单位联络员@没有的单位'],
      ['taken', '丁', 'p2', '平台运营'],
      ['e', '戊', null, ''],
      ['f', '己', null, '电视台'],
    );
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 1],
      [3, 2],
      [3, 4],
      [4, 3],
      [4, 4],
      [5, 1],
      [5, 3],
      [5, 4],
      [6, 4],
    ]);
    expect(rows.map(({ login }) => login)).toEqual(['f']);
  });

  it('refuses a scope missing, one too many, one of several names, a role twice, and staff without a person', () => {
    const faulty = ['单位联络员', '电视台@县财政局', '单位联络员@同名站', '电视台；media', '干部职工'];
    const { faults } = read(...faulty.map((roles, i) => [`a${i}`, '甲', null, roles]));
    expect(faults.map(({ row, column }) => [row, column])).toEqual([2, 3, 4, 5, 6].map((row) => [row, 4]));
    expect(places(['a', '甲', null, '单位联络员@u2'])).toEqual([]);
  });

  it('finds a login name and a person that stand in the file twice', () => {
    expect(places(['a', '甲', 'p1', '电视台'], ['a', '乙', 'p1', '电视台'])).toEqual([
      [3, 1],
      [3, 3],
    ]);
  });

  it('knows the user that a row is already, and takes any other of that login name for a conflict', () => {
    expect(read(['taken', '丁一', 'p2', '干部职工'])).toMatchObject({ faults: [], rows: [{ known: 'known' }] });
    expect(places(['taken', '丁一', 'p2', '干部职工；电视台'])).toEqual([
      [2, 1],
      [2, 3],
    ]);
  });

  it('says which column is missing, of an empty sheet too', () => {
    expect(readUserRows([['登录名', '姓名']], context).faults).toMatchObject([{ row: 1, column: null }]);
    expect(readUserRows([], context).faults).toHaveLength(3);
  });

  it('reads the template as it is handed out as nothing, in any order of columns', () => {
    expect(readUserRows(userTemplate(), context)).toEqual({ rows: [], faults: [] });
    const turned = [
      ['角色与范围', '姓名', '登录名'],
      ['电视台', '甲', 'a'],
    ];
    expect(readUserRows(turned, context).rows).toMatchObject([{ login: 'a', roles: [{ role: 'media' }] }]);
  });
});

it('names in the guide no role that a county cannot give', () => {
  for (const role of ['operator', 'eraser']) expect(roleGuide().flat()).not.toContain(role);
  expect(roleGuide()).toContainEqual(['单位联络员', 'unit-liaison', '单位']);
});

it('puts what the service refused at the column it speaks of', () => {
  const message = { zh: '不行', en: 'no' };
  const problem = (path: string) => ({ path, code: 'x', message });
  expect(placeUserProblems([heads], 4, [problem('roles[0].scope'), problem('person.id'), problem('')])).toEqual([
    { row: 4, column: 4, message },
    { row: 4, column: 3, message },
    { row: 4, column: null, message },
  ]);
});
