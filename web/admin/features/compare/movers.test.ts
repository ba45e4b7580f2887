import { describe, expect, it } from 'vitest';
import type { PersonMove, TeamMove } from '#shared/grading/compare.ts';
import { byWeight, comparisonFinding, countKinds, moveKind } from './movers.ts';

const move = (id: string, fields: Partial<PersonMove> = {}): PersonMove => ({
  id,
  grade: null,
  excellent: null,
  order: null,
  composite: null,
  parts: {},
  causes: ['rules'],
  ...fields,
});

const moves = [
  move('score', { composite: { from: 80, to: 81, delta: 1 } }),
  move('fell', { order: { from: 1, to: 4 } }),
  move('down', { grade: { from: 'competent', to: 'incompetent' } }),
  move('in', { grade: { from: 'competent', to: 'excellent' }, excellent: 'in', order: { from: 9, to: 3 } }),
  move('up', { grade: { from: 'incompetent', to: 'basicallyCompetent' } }),
  move('graded', { grade: { from: null, to: 'competent' } }),
  move('rose', { order: { from: 4, to: 1 } }),
  move('out', { grade: { from: 'excellent', to: 'competent' }, excellent: 'out' }),
  move('unplaced', { order: { from: null, to: 2 } }),
];

describe('moveKind', () => {
  it('tells the line of 优秀 before the grade, the grade before the place, the place before the score', () => {
    expect(moves.map(moveKind)).toEqual(['score', 'fell', 'down', 'in', 'up', 'grade', 'rose', 'out', 'score']);
  });

  it('counts each person once', () => {
    const counts = countKinds(moves);
    expect(counts).toMatchObject({ in: 1, out: 1, up: 1, down: 1, grade: 1, rose: 1, fell: 1, score: 2 });
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(moves.length);
  });

  it('puts first who crossed the line', () => {
    expect(moves.toSorted(byWeight).map(({ id }) => id)).toEqual([
      'in',
      'out',
      'up',
      'down',
      'graded',
      'rose',
      'fell',
      'score',
      'unplaced',
    ]);
  });
});

describe('comparisonFinding', () => {
  it('says who crossed the line and how many ranks changed', () => {
    const teams = [{ unit: 'u1', rank: { from: 1, to: 2 } } as TeamMove, { unit: 'u2', rank: null } as TeamMove];
    expect(comparisonFinding({ people: moves, teams }).zh).toBe(
      '1 人进入优秀，1 人退出优秀，另有 3 人等次变化；1 个班子名次变化',
    );
  });

  it('says so where nothing differs', () => {
    expect(comparisonFinding({ people: [], teams: [] }).zh).toBe('两次结果没有差别');
  });
});
