import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOrder } from './tree-order.ts';

interface Row {
  id: string;
  parent?: string;
}
const tree = { id: (row: Row) => row.id, parent: (row: Row) => row.parent };
const shown = (rows: Row[], options = {}) =>
  treeOrder(rows, tree, options).map(({ row, depth }) => `${' '.repeat(depth)}${row.id}`);
const rows: Row[] = [{ id: 'b1', parent: 'b' }, { id: 'b' }, { id: 'a' }, { id: 'b11', parent: 'b1' }];

describe('treeOrder', () => {
  it('puts rows below their parents, siblings in the order asked for', () => {
    expect(shown(rows)).toEqual(['b', ' b1', '  b11', 'a']);
    expect(shown(rows, { compare: (x: Row, y: Row) => (x.id < y.id ? -1 : 1) })).toEqual(['a', 'b', ' b1', '  b11']);
  });

  it('hides what stands below a closed row, and shows the way to what is wanted', () => {
    expect(shown(rows, { closed: new Set(['b']) })).toEqual(['b', 'a']);
    expect(shown(rows, { wanted: new Set([rows[3]]) })).toEqual(['b', ' b1', '  b11']);
  });

  it('shows every row once, whatever the parents', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'gone'];
    const anyTree = fc
      .array(fc.option(fc.constantFrom(...ids), { nil: undefined }), { minLength: 5, maxLength: 5 })
      .map((parents) => parents.map((parent, i): Row => ({ id: ids[i]!, ...(parent ? { parent } : {}) })));
    fc.assert(
      fc.property(anyTree, (all) => {
        expect(
          treeOrder(all, tree)
            .map(({ row }) => row.id)
            .sort(),
        ).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });
});
