import { expect, it } from 'vitest';
import { cellText, withCell } from './sheet-cells.ts';

it('shows cells as people write them', () => {
  const cells = ['王伟', 12.5, true, new Date('2011-01-05T00:00:00Z'), null];
  expect(cells.map(cellText)).toEqual(['王伟', '12.5', '是', '2011-01-05', '']);
});

it('types one cell anew, beyond the end of a short row too, and leaves the others alone', () => {
  const before = [['a', 'b'], ['c']];
  expect(withCell(before, 2, 3, 'x')).toEqual([
    ['a', 'b'],
    ['c', null, 'x'],
  ]);
  expect(withCell(before, 1, 1, '')).toEqual([[null, 'b'], ['c']]);
  expect(before).toEqual([['a', 'b'], ['c']]);
});
