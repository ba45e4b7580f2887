import { describe, expect, it } from 'vitest';
import { byStanding, byUnit } from './by-unit.ts';
import { distributionFinding, unitsFinding } from './findings.ts';
import { gapsOf } from './provisional.ts';
import { person, runResult, team } from './run-result.fixture.ts';

const result = runResult({
  teams: [team('u1', { rank: 2, composite: 80 }), team('u2', { rank: 1, composite: 91 })],
  people: [
    person('a', { grade: 'excellent' }),
    person('b', { appraisalUnit: 'u1', unit: 'u2' }),
    person('c', { appraisalUnit: 'u1', status: 'notAppraised', grade: null, composite: null }),
    person('d', { appraisalUnit: 'u2', composite: null, grade: null, missing: ['opinion'] }),
  ],
  rewards: { byUnit: { u1: 800 }, total: 800 },
});

describe('byUnit', () => {
  it('counts people by their appraisal unit and shares among participants', () => {
    const u1 = byUnit(result).find((row) => row.id === 'u1')!;
    expect(u1.people).toBe(3);
    expect(u1.counts).toMatchObject({ excellent: 1, competent: 1, notAppraised: 1 });
    expect(u1.excellentShare).toBe(50);
    expect(u1.amount).toBe(800);
  });

  it('sorts by rank', () => {
    expect([...byUnit(result)].sort(byStanding).map((row) => row.id)).toEqual(['u2', 'u1']);
  });
});

describe('findings', () => {
  it('say what the charts show', () => {
    expect(distributionFinding(result.people, 85).zh).toBe('2 人有综合得分，2 人达到 85 分的优秀线，评为优秀 1 人');
    expect(unitsFinding(byUnit(result)).zh).toBe('城关镇优秀比例最高（50%），1 个单位没有优秀');
  });

  it('say so where there is nothing yet', () => {
    expect(distributionFinding([], 85).zh).toBe('尚无综合得分');
    expect(unitsFinding([]).zh).toBe('尚无人员等次');
  });
});

describe('gapsOf', () => {
  it('names who misses what, and nobody who is not appraised', () => {
    expect(gapsOf(result)).toEqual([
      { kind: 'person', id: 'd', name: '干部d', where: 'cadre:g1', unit: 'u2', missing: ['opinion'] },
    ]);
  });

  it('names teams without a composite', () => {
    const gaps = gapsOf(runResult({ teams: [team('u2', { composite: null, rank: null, missing: ['tobacco'] })] }));
    expect(gaps).toEqual([
      { kind: 'team', id: 'u2', name: '双河乡', where: 'township', unit: 'u2', missing: ['tobacco'] },
    ]);
  });
});
