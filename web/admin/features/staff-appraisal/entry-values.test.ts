import { expect, test } from 'vitest';
import { cellKey, cellsOf, countsOf, digitsOf, nextCell, overBallots } from './entry-values.ts';

const counts = { excellent: 3, competent: 4, basicallyCompetent: 0, incompetent: 0, abstain: 2 };

test('only digits are taken, full-width ones too', () => {
  expect(['１２', '0７', 'a3b', '-4', '', '123456'].map(digitsOf)).toEqual(['12', '7', '3', '4', '', '12345']);
});

test('cells and counts are the same figures, and an empty cell is 0', () => {
  const cells = cellsOf([
    { person: 'a', counts },
    { person: 'b', counts: null },
  ]);
  expect(countsOf(cells, 'a')).toEqual(counts);
  expect(countsOf({ [cellKey('b', 'excellent')]: '' }, 'b').excellent).toBe(0);
});

test('a row with more marks than ballots is told', () => {
  const cells = cellsOf([
    { person: 'a', counts },
    { person: 'b', counts },
  ]);
  expect(overBallots({ ...cells, [cellKey('b', 'abstain')]: '3' }, ['a', 'b'], 9)).toEqual(['b']);
});

test('Enter goes along the row and to the next, arrows up and down; the last cell leads nowhere', () => {
  expect(nextCell('Enter', 0, 0, 2)).toEqual([0, 1]);
  expect(nextCell('Enter', 0, 4, 2)).toEqual([1, 0]);
  expect(nextCell('Enter', 1, 4, 2)).toBeNull();
  expect(nextCell('ArrowDown', 0, 2, 2)).toEqual([1, 2]);
  expect(nextCell('ArrowUp', 0, 2, 2)).toBeNull();
  expect(nextCell('x', 0, 2, 2)).toBeNull();
});
