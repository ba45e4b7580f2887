import { describe, expect, it } from 'vitest';
import type { Derivation } from '#shared/grading/derivation.ts';
import { allPaths, ballotsBelow, moveByKey, visibleLines } from './lines.ts';

const node = (id: string, inputs: Derivation[] = [], cut = false): Derivation => ({
  id,
  label: { zh: id, en: id },
  formula: null,
  value: 1,
  unit: 'score',
  policyPath: null,
  weight: null,
  row: null,
  cut,
  inputs,
});
const root = node('composite', [
  node('team', [node('performance'), node('opinion')]),
  node('duty'),
  node('o', [], true),
]);
const closed = new Set<string>();

describe('visibleLines', () => {
  it('numbers the lines as people cite them', () => {
    expect(visibleLines(root, new Set(['0'])).map((line) => [line.number, line.derivation.id])).toEqual([
      ['', 'composite'],
      ['1', 'team'],
      ['1.1', 'performance'],
      ['1.2', 'opinion'],
      ['2', 'duty'],
      ['3', 'o'],
    ]);
  });

  it('keeps closed lines shut, the root never', () => {
    expect(visibleLines(root, closed)).toHaveLength(4);
  });

  it('lets a line whose inputs were withheld open, to say so', () => {
    expect(visibleLines(root, closed).at(-1)).toMatchObject({ opens: true, open: false });
  });

  it('names a row and an article once, not again on the lines below that rest on the same', () => {
    const row = { list: 'opinions' as const, key: 'person:p1/mass' };
    const count = { ...node('count'), row, policyPath: 'opinion.scales' };
    const mass = { ...node('mass', [count]), row, policyPath: 'opinion.weights' };
    const lines = visibleLines(node('opinion', [mass]), new Set(['0']));
    expect(lines.map((line) => [line.row?.key ?? null, line.policyPath])).toEqual([
      [null, null],
      ['person:p1/mass', 'opinion.weights'],
      [null, 'opinion.scales'],
    ]);
  });

  it('opens everything for print', () => {
    expect(visibleLines(root, allPaths(root))).toHaveLength(6);
    expect(allPaths(root)).toEqual(new Set(['0', '2']));
  });
});

describe('moveByKey', () => {
  const press = (key: string, focus: string, open: ReadonlySet<string> = closed) =>
    moveByKey(key, visibleLines(root, open), focus, open);

  it('opens to the right, then goes in', () => {
    expect(press('ArrowRight', '0')).toEqual({ focus: '0', open: new Set(['0']) });
    expect(press('ArrowRight', '0', new Set(['0']))?.focus).toBe('0.0');
    expect(press('ArrowRight', '1')?.focus).toBe('1');
  });

  it('closes to the left, then goes out', () => {
    expect(press('ArrowLeft', '0', new Set(['0']))).toEqual({ focus: '0', open: closed });
    expect(press('ArrowLeft', '0.1', new Set(['0']))?.focus).toBe('0');
    expect(press('ArrowLeft', '1')?.focus).toBe('');
  });

  it('walks the lines and stops at the ends', () => {
    expect(press('ArrowDown', '')?.focus).toBe('0');
    expect(press('ArrowDown', '2')?.focus).toBe('2');
    expect(press('ArrowUp', '')?.focus).toBe('');
    expect(press('End', '')?.focus).toBe('2');
    expect(press('Home', '2')?.focus).toBe('');
  });

  it('toggles with Enter and leaves other keys alone', () => {
    expect(press('Enter', '0')?.open).toEqual(new Set(['0']));
    expect(press('Enter', '0', new Set(['0']))?.open).toEqual(closed);
    expect(press('a', '0')).toBeNull();
  });
});

describe('ballotsBelow', () => {
  const count = (id: string, value: number): Derivation => ({ ...node(id), unit: 'count', value });
  const counts = [count('p1.opinion.mass.excellent', 20), count('p1.opinion.mass.competent', 5)];

  it('are the counts, but where a ballot gave several marks those that it says there were', () => {
    const id = 'p1.opinion.mass';
    expect(ballotsBelow({ id, inputs: [...counts, node('score')] })).toBe(25);
    expect(ballotsBelow({ id, inputs: [...counts, count(`${id}.ballots`, 5)] })).toBe(5);
  });
});
