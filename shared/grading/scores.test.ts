import { describe, expect, it } from 'vitest';
import type { PerformanceRow, Person, Unit } from '#shared/dataset/schema.ts';
import { grade } from './grade.ts';
import { byDuty, personOf, poolOf, publicScore, rated, smallCounty, votes } from './small-county.fixture.ts';

type Overrides = Record<string, unknown>;

describe('leave with an exclusive bound (§2)', () => {
  const status = (...leaves: [string, string][]) =>
    grade(
      smallCounty({
        people: [{ leaves: leaves.map(([from, to]) => ({ kind: 'sick', from, to })) }],
        policy: { eligibility: { leaveBound: 'exclusive', leaveOutcome: 'ungraded' } },
      }),
    ).people[0]!.status;

  it('one spell is judged by the months alone, and six months exactly are not more', () => {
    expect(status(['2011-01-01', '2011-06-30'])).toBe('appraised');
    expect(status(['2011-01-01', '2011-07-01'])).toBe('ungraded');
    expect(status(['2011-07-01', '2011-12-31'])).toBe('appraised');
    expect(status(['2011-01-01', '2011-03-31'], ['2011-04-01', '2011-07-01'])).toBe('ungraded');
  });

  it('several spells are judged by their days alone', () => {
    expect(status(['2011-01-01', '2011-04-10'], ['2011-06-01', '2011-08-22'])).toBe('appraised');
    expect(status(['2011-01-01', '2011-04-10'], ['2011-06-01', '2011-08-23'])).toBe('ungraded');
  });

  it('the end of a month clamps the day', () => {
    expect(status(['2010-12-01', '2010-12-31'], ['2011-02-28', '2011-08-27'])).toBe('appraised');
    expect(status(['2011-02-28', '2011-08-28'])).toBe('ungraded');
  });
});

describe('the appraisal unit (§2)', () => {
  const unitOf = (one: Partial<Person>, units: Partial<Unit>[] = [{}, {}, {}]) =>
    grade(smallCounty({ units, people: [one] })).people[0]!.appraisalUnit;

  it('spells at units under one first-level unit count together', () => {
    const units: Partial<Unit>[] = [{}, {}, { level: 'secondary', parent: 'u2' }];
    const secondments = [
      { unit: 'u2', from: '2011-01-01', to: '2011-03-31' },
      { unit: 'u3', from: '2011-04-01', to: '2011-06-30' },
    ];
    expect(unitOf({ secondments }, units)).toBe('u2');
    expect(unitOf({ unit: 'u3' }, units)).toBe('u2');
  });

  it('of several hosts the one with more days, then the later start, then the greater id', () => {
    const at = (unit: string, from: string, to?: string) => ({ unit, from, to });
    expect(unitOf({ secondments: [at('u2', '2011-01-01', '2011-07-01'), at('u3', '2011-06-01')] })).toBe('u3');
    expect(unitOf({ secondments: [at('u3', '2011-01-01', '2011-07-02'), at('u2', '2011-07-01', '2011-12-30')] })).toBe(
      'u2',
    );
    expect(unitOf({ secondments: [at('u2', '2011-06-01'), at('u3', '2011-06-01')] })).toBe('u3');
  });

  it('awaiting assignment goes before secondments', () => {
    const awaitingAssignment = { originalUnit: 'u3' };
    expect(unitOf({ awaitingAssignment, secondments: [{ unit: 'u2', from: '2011-01-01' }] })).toBe('u3');
  });
});

describe('status (§2)', () => {
  it('a bar of effect ungraded and probation take part without a grade', () => {
    const result = grade(
      rated([90, 90, 90, 90], {}, [
        { probationUntil: '2012-01-01' },
        { probationUntil: '2011-12-31' },
        { bars: [{ kind: 'demerit', note: '记过' }] },
        { bars: [{ kind: 'unheardOf', note: '' }] },
      ]),
    );
    expect(result.people.map(({ status }) => status)).toEqual(['ungraded', 'appraised', 'ungraded', 'appraised']);
    expect(personOf(result, 'p1')).toMatchObject({
      composite: 90,
      order: null,
      grade: null,
      amount: 0,
      pool: 'cadre:g',
    });
    expect(personOf(result, 'p4').grade).toBe('competent');
    expect(poolOf(result, 'cadre:g')).toMatchObject({ participants: 4, awarded: ['p2'] });
  });

  it('who is not appraised has no pool, no scores, nothing missing and nothing left out', () => {
    const dataset = smallCounty({
      people: [{ leaves: [{ kind: 'sick', from: '2011-01-01', to: '2011-12-31' }], dutyRating: 90 }],
      opinions: [votes('p1', 'mass', { excellent: 1 })],
    });
    expect(grade(dataset).people[0]).toMatchObject({
      pool: null,
      duty: null,
      flags: [],
      leftOut: [],
      missing: [],
      team: null,
    });
    expect(grade(dataset).pools).toEqual([]);
  });
});

describe('indicators (§3)', () => {
  const scoreOf = (indicator: Overrides, row: Partial<PerformanceRow>, policy: Overrides = {}) => {
    const indicators = [{ id: 'work', label: '工作', points: 100, ...indicator }];
    const categories = [
      { id: 'town', label: '类', totalPoints: 100, sections: [{ id: 's', label: 's', points: 100, indicators }] },
    ];
    return grade(smallCounty({ performance: [row], policy: { categories, ...policy } })).teams[0]!;
  };
  const penalty = { verification: { inflationPenaltyPoints: 5 } };

  it('ratio with no ceiling goes beyond the points; growth below 0 gives 0', () => {
    expect(scoreOf({ method: 'ratio', cap: null }, { reported: 150, target: 100 }).indicators).toEqual({ work: 150 });
    expect(scoreOf({ method: 'growth', targetGrowth: 12 }, { reported: 90, base: 100 }).indicators).toEqual({
      work: 0,
    });
  });

  it.each([
    [{ method: 'ratio' }, { reported: 5, target: 0 }],
    [{ method: 'ratio' }, { target: 5 }],
    [
      { method: 'growth', targetGrowth: 12 },
      { reported: 5, base: 0 },
    ],
    [{ method: 'rating' }, { score: 5 }],
    [{ method: 'manual' }, { rating: 'good' as const }],
    [{ method: 'rank' }, { score: 1 }],
  ])('%o is missing with %o', (indicator, row) => {
    const team = scoreOf(indicator, row);
    expect(team).toMatchObject({ indicators: {}, performance: null, missing: ['opinion', 'performance', 'work'] });
  });

  it('an inflated report costs points for every method, from beyond the tolerance on', () => {
    expect(scoreOf({ method: 'deduction' }, { reported: 102, verified: 100 }, penalty).indicators.work).toBe(100);
    expect(scoreOf({ method: 'deduction' }, { reported: 102.01, verified: 100 }, penalty).indicators.work).toBe(95);
    expect(scoreOf({ method: 'deduction' }, { reported: -97, verified: -100 }, penalty).indicators.work).toBe(95);
    const lower = { method: 'rank', lowerIsBetter: true };
    expect(scoreOf(lower, { reported: 97, verified: 100 }, penalty).indicators.work).toBe(95);
    expect(scoreOf(lower, { reported: 103, verified: 100 }, penalty).indicators.work).toBe(100);
  });

  it('deductions are taken before the ceiling', () => {
    const deductions = [{ points: 10, reason: '迟报' }];
    expect(scoreOf({ method: 'ratio' }, { reported: 150, target: 100, deductions }).indicators.work).toBe(100);
  });

  it('ranks by the actual figure, equals sharing the place, not below the floor', () => {
    const indicators = [{ id: 'work', label: '工作', points: 100, method: 'rank', step: 30, floor: 20 }];
    const categories = [
      { id: 'town', label: '类', totalPoints: 100, sections: [{ id: 's', label: 's', points: 100, indicators }] },
    ];
    const performance = [{ reported: 5 }, { reported: 9 }, { reported: 3, verified: 9 }, { reported: 1 }, { score: 3 }];
    const result = grade(smallCounty({ units: [{}, {}, {}, {}, {}], performance, policy: { categories } }));
    expect(result.teams.map(({ indicators: scores }) => scores.work)).toEqual([40, 100, 100, 20, undefined]);
  });
});

describe('opinion (§4)', () => {
  const weights = { mass: 60, peer: 20, leader: 15, self: 5 };
  const opinionOf = (opinions: ReturnType<typeof votes>[], opinion: Overrides = {}) =>
    grade(smallCounty({ people: [{}], opinions, policy: { opinion: { weights: { staff: weights }, ...opinion } } }))
      .people[0]!;

  it('leaves out few votes of the public and the peers, not of the leaders', () => {
    const few = { excellent: 4 };
    expect(opinionOf([votes('p1', 'mass', few), votes('p1', 'peer', few), votes('p1', 'leader', few)])).toMatchObject({
      opinion: 100,
      leftOut: ['mass', 'peer'],
    });
    expect(opinionOf([votes('p1', 'mass', { excellent: 0 }), votes('p1', 'self', { good: 1 })])).toMatchObject({
      opinion: null,
      leftOut: [],
      flags: [],
    });
  });

  it('a self-rating far off is flagged whatever its weight, and clamped where the policy says so', () => {
    const rows = [publicScore('p1', 70), votes('p1', 'self', { excellent: 1 })];
    expect(opinionOf(rows)).toMatchObject({ opinion: 72.31, flags: ['overRated'] });
    expect(opinionOf(rows, { selfBias: { treatment: 'clamp' } })).toMatchObject({
      opinion: 70.77,
      flags: ['overRated'],
    });
    const unweighted = { weights: { staff: { mass: 1 } } };
    expect(opinionOf(rows, unweighted)).toMatchObject({ opinion: 70, flags: ['overRated'] });
  });
});

it('teams without opinion have a composite where opinion weighs nothing', () => {
  const dataset = smallCounty({ performance: [{ score: 90 }], policy: byDuty });
  expect(grade(dataset).teams[0]).toMatchObject({ composite: 90, opinion: null, missing: [] });
});
