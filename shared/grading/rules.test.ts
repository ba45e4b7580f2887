import { describe, expect, it } from 'vitest';
import type { PerformanceRow, Person, Unit } from '#shared/dataset/schema.ts';
import { grade } from './grade.ts';
import type { Result } from './result.ts';
import { publicScore, smallCounty, votes } from './small-county.fixture.ts';

/** The rules of scoring.md that a reader would doubt first, each on a county of a few units and people. */

type Overrides = Record<string, unknown>;

const byPerformance = { composites: { team: { performance: 1, opinion: 0 } } };
const byDuty = {
  composites: {
    team: { performance: 1, opinion: 0 },
    principal: { duty: 1 },
    deputy: { duty: 1 },
    staff: { duty: 1 },
  },
};
const person = (result: Result, id: string) => result.people.find((each) => each.id === id)!;
const pool = (result: Result, id: string) => result.pools.find((each) => each.id === id)!;

/** Teams of these performance scores. */
function teams(
  scores: (number | null)[],
  consequences: Overrides = {},
  people: Partial<Person>[] = [],
  units: Partial<Unit>[] = [],
) {
  return smallCounty({
    units: scores.map((_, i) => units[i] ?? {}),
    performance: scores.flatMap((score, i): Partial<PerformanceRow>[] =>
      score === null ? [] : [{ unit: `u${i + 1}`, score }],
    ),
    people,
    policy: { ...byDuty, consequences },
  });
}

/** Cadres with these duty ratings, all in one pool. */
function rated(ratings: number[], policy: Overrides = {}, people: Partial<Person>[] = []) {
  return smallCounty({
    people: ratings.map((dutyRating, i) => ({ dutyRating, ...people[i] })),
    policy: { ...byDuty, ...policy },
  });
}

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
    expect(person(result, 'p1')).toMatchObject({ composite: 90, order: null, grade: null, amount: 0, pool: 'cadre:g' });
    expect(person(result, 'p4').grade).toBe('competent');
    expect(pool(result, 'cadre:g')).toMatchObject({ participants: 4, awarded: ['p2'] });
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

describe('winners and the eliminated (§6)', () => {
  it('a vetoed first is no winner and its place goes to nobody', () => {
    const dataset = teams([95, 90, 80]);
    dataset.performance[0]!.veto = true;
    expect(grade(dataset)).toMatchObject({ winners: [], eliminated: ['u3'] });
    expect(grade(dataset).teams[0]).toMatchObject({ rank: 1, grade: 'average', flags: ['vetoed'] });
  });

  it('too few ranked teams eliminate nobody', () => {
    expect(grade(teams([95, 80, null]))).toMatchObject({ eliminated: [], provisional: { categories: ['town'] } });
  });

  it('equals across the boundary are tied, the lower ones eliminated', () => {
    const two = { eliminated: { bottomPerCategory: 2 } };
    expect(grade(teams([95, 80, 80, 70], two))).toMatchObject({ eliminated: ['u4'], eliminationTied: ['u2', 'u3'] });
    expect(grade(teams([95, 90, 80, 80], two))).toMatchObject({ eliminated: ['u3', 'u4'], eliminationTied: [] });
  });

  it('winners and teams not below the bound are passed over, and their places go to nobody', () => {
    expect(grade(teams([80, 80, 80]))).toMatchObject({
      winners: ['u1', 'u2', 'u3'],
      eliminated: [],
      eliminationTied: [],
    });
    expect(grade(teams([95, 85, 80], { eliminated: { bottomPerCategory: 2, onlyBelow: 85 } })).eliminated).toEqual([
      'u3',
    ]);
    const dataset = teams([80, 80, 95], { eliminated: { bottomPerCategory: 1, onlyBelow: 80 } });
    expect(grade(dataset)).toMatchObject({ eliminated: [], eliminationTied: [] });
  });

  it('a run across the boundary stays tied with one team that could be eliminated left in it', () => {
    const dataset = teams([80, 80, 80]);
    dataset.performance[0]!.veto = true;
    expect(grade(dataset)).toMatchObject({ winners: ['u2', 'u3'], eliminated: [], eliminationTied: ['u1'] });
  });
});

describe('pools and quota (§7.1, §7.2)', () => {
  const staff = (count: number, unit: string): Partial<Person>[] =>
    Array.from({ length: count }, () => ({ unit, rank: 'staff', dutyRating: 90 }));
  const quota = (rules: Overrides) => ({ grading: { quota: { staff: rules } } });

  it('small units merge into one pool of their group', () => {
    const dataset = smallCounty({
      groups: ['g', 'h'],
      units: [{}, {}, {}, { group: 'h' }],
      people: [...staff(5, 'u1'), ...staff(2, 'u2'), ...staff(4, 'u3'), ...staff(1, 'u4')],
      policy: quota({ mergeBelow: 5 }),
    });
    expect(grade(dataset).pools.map(({ id, participants, quota: q }) => [id, participants, q])).toEqual([
      ['staff:merged:g', 6, 1],
      ['staff:merged:h', 1, 0],
      ['staff:u1', 5, 1],
    ]);
  });

  it('counts the appraised alone where the policy says so', () => {
    const people = [...staff(7, 'u1'), { ...staff(1, 'u1')[0], probationUntil: '2012-06-30' }];
    expect(pool(grade(smallCounty({ people })), 'staff:u1').quota).toBe(2);
    expect(pool(grade(smallCounty({ people, policy: quota({ countUngraded: false }) })), 'staff:u1').quota).toBe(1);
  });

  it('without a percentage every candidate is excellent, but for an eliminated unit’s own pool', () => {
    const dataset = teams([95, 85, 75], {}, [...staff(2, 'u2'), ...staff(2, 'u3')]);
    dataset.policy.grading.quota.staff.percent = null;
    const result = grade(dataset);
    expect(pool(result, 'staff:u2')).toMatchObject({ quota: null, placesLeft: null, awarded: ['p1', 'p2'] });
    expect(pool(result, 'staff:u3')).toMatchObject({ quota: 0, placesLeft: 0, awarded: [] });
    dataset.policy.grading.quota.staff.pool = 'group';
    expect(pool(grade(dataset), 'staff:g')).toMatchObject({ quota: null, awarded: ['p1', 'p2'] });
  });

  it('each winner unit with a participant adds its places to a staff pool', () => {
    const dataset = teams([95, 95, 75], { winners: { extraExcellent: 2 } }, [
      ...staff(3, 'u1'),
      ...staff(4, 'u2'),
      ...staff(1, 'u3'),
    ]);
    dataset.policy.grading.quota.staff.pool = 'tenant';
    expect(pool(grade(dataset), 'staff:tenant').quota).toBe(6);
  });
});

describe('who is excellent (§7.3 to §7.6)', () => {
  const principals: Partial<Person>[] = ['u1', 'u2', 'u3'].map((unit) => ({ unit, role: 'principal', dutyRating: 90 }));
  const one = { grading: { quota: { cadre: { percent: 34 } } } };

  it('a tie for the last place gives it to nobody, nor to those behind', () => {
    const result = grade(rated([90, 85, 85, 82], { grading: { quota: { cadre: { percent: 50 } } } }));
    expect(pool(result, 'cadre:g')).toMatchObject({
      quota: 2,
      awarded: ['p1'],
      undecided: ['p2', 'p3'],
      placesLeft: 1,
    });
    expect(result.people.map(({ flags }) => flags)).toEqual([[], ['tied'], ['tied'], []]);
    expect(person(result, 'p2').grade).toBe('competent');
  });

  it('nominations decide between equals', () => {
    const result = grade(rated([90, 90, 60], one, [{}, { nominations: 1 }]));
    expect(pool(result, 'cadre:g').awarded).toEqual(['p2']);
    expect(result.people.map(({ order }) => order)).toEqual([1, 1, 3]);
  });

  it('a winner’s principal comes first from the competent band on', () => {
    const people = [{ unit: 'u1', role: 'principal', dutyRating: 70 }, ...principals.slice(1)] as Partial<Person>[];
    const dataset = teams([95, 85, 84, 75], {}, people, [{}, {}, {}, {}]);
    dataset.policy.grading.quota.cadre.percent = 34;
    expect(pool(grade(dataset), 'cadre:g')).toMatchObject({ quota: 1, awarded: ['p1'], placesLeft: 0 });
    dataset.policy.consequences.winners.principalPlaces = 'extra';
    dataset.people[1]!.dutyRating = 95;
    expect(pool(grade(dataset), 'cadre:g')).toMatchObject({ awarded: ['p1', 'p2'], placesLeft: 0 });
    dataset.policy.consequences.winners.principalPriority = false;
    expect(pool(grade(dataset), 'cadre:g').awarded).toEqual(['p2']);
  });

  it('an eliminated unit’s principal gets the forced grade or a lower one', () => {
    const grades = (rating: number, principalGrade: string | null, bars: Person['bars'] = []) => {
      const dataset = teams([95, 85, 75], { eliminated: { principalGrade } }, [
        { unit: 'u3', role: 'principal', dutyRating: rating, bars },
      ]);
      dataset.policy.grading.quota.cadre.percent = 100;
      return person(grade(dataset), 'p1').grade;
    };
    expect(grades(95, 'basicallyCompetent')).toBe('basicallyCompetent');
    expect(grades(50, 'basicallyCompetent')).toBe('incompetent');
    expect(grades(95, null)).toBe('competent');
  });

  it('a veto bars the roles that the policy names; an elimination bars everybody or nobody', () => {
    const dataset = teams([95, 85, 75], { eliminated: { cancelExcellent: false } }, [
      ...principals,
      { unit: 'u2', role: 'deputy', dutyRating: 85 },
      { unit: 'u3', role: 'deputy', dutyRating: 84 },
    ]);
    dataset.policy.grading.quota.cadre.percent = 100;
    dataset.performance[1]!.veto = true;
    expect(pool(grade(dataset), 'cadre:g').awarded).toEqual(['p1', 'p3', 'p4', 'p5']);
    dataset.policy.consequences.eliminated.cancelExcellent = true;
    expect(pool(grade(dataset), 'cadre:g').awarded).toEqual(['p1', 'p4']);
  });

  it('principals by the unit’s performance need nothing else, and show their parts', () => {
    const dataset = teams([95, null], {}, [{ role: 'principal' }, { unit: 'u2', role: 'principal', dutyRating: 90 }]);
    dataset.policy.grading.principalsBy = 'unitPerformance';
    const result = grade(dataset);
    expect(person(result, 'p1')).toMatchObject({ composite: 95, team: 95, duty: null, missing: [] });
    expect(person(result, 'p2')).toMatchObject({ composite: null, duty: 90, missing: ['performance'] });
    expect(result.provisional.pools).toEqual(['cadre:g']);
  });
});

describe('caps (§7.8)', () => {
  const graded = (mass: Record<string, number>, rule: Overrides, bars: Person['bars'] = []) => {
    const dataset = smallCounty({
      people: [{ dutyRating: 95, bars }],
      opinions: [votes('p1', 'mass', mass), votes('p1', 'peer', { incompetent: 4 }), votes('p1', 'self', { poor: 1 })],
      policy: {
        ...byDuty,
        grading: {
          quota: { cadre: { percent: 100 } },
          voteRules: [{ grades: ['incompetent'], cap: 'basicallyCompetent', ...rule }],
        },
      },
    });
    return grade(dataset).people[0]!.grade;
  };

  it('a vote rule needs more than its share of the votes that count, and enough of them', () => {
    expect(graded({ excellent: 6, incompetent: 3 }, { shareAbove: 33.33 })).toBe('basicallyCompetent');
    expect(graded({ excellent: 6, incompetent: 2 }, { shareAbove: 25 })).toBe('excellent');
    expect(graded({ excellent: 6, incompetent: 3 }, { shareAbove: 33.33, minVotes: 10 })).toBe('excellent');
  });

  it('of several caps the lowest holds', () => {
    const bars = [{ kind: 'warning', note: '警告' }];
    expect(graded({ excellent: 9 }, { shareAbove: 33.33 }, bars)).toBe('competent');
    expect(graded({ incompetent: 9 }, { shareAbove: 33.33 }, bars)).toBe('basicallyCompetent');
  });
});

describe('what follows (§8)', () => {
  const excellent = (history: Person['history'], consecutive: Overrides = {}, payer = 'appraisalUnit') =>
    grade(
      smallCounty({
        units: [{}, {}],
        people: [{ dutyRating: 95, history, secondments: [{ unit: 'u2', from: '2011-01-01' }] }],
        policy: { ...byDuty, grading: { quota: { cadre: { percent: 100 } } }, rewards: { consecutive, payer } },
      }),
    );
  const years = (...list: number[]): Person['history'] => list.map((year) => ({ year, grade: 'excellent' }));

  it('three years running are merit, with both amounts where they stack; the payer is as the policy says', () => {
    expect(excellent(years(2009, 2010)).people[0]).toMatchObject({ honour: 'meritThirdClass', amount: 1500 });
    expect(excellent(years(2009, 2010), { stacks: true }).people[0]).toMatchObject({
      honour: 'meritThirdClass',
      amount: 2300,
    });
    expect(excellent(years(2008, 2010)).people[0]).toMatchObject({ honour: 'commendation', amount: 800 });
    expect(excellent(years(2010)).rewards).toEqual({ byUnit: { u2: 800 }, total: 800 });
    expect(excellent(years(2010), {}, 'homeUnit').rewards).toEqual({ byUnit: { u1: 800 }, total: 800 });
  });

  it('years up to the last merit do not count, unless the policy lets them', () => {
    const history = years(2008, 2009, 2010)!.map((entry) =>
      entry.year === 2009 ? { ...entry, honour: 'meritThirdClass' } : entry,
    );
    expect(excellent(history).people[0]!.honour).toBe('commendation');
    expect(excellent(history, { years: 2 }).people[0]!.honour).toBe('meritThirdClass');
    expect(excellent(history, { restart: false }).people[0]!.honour).toBe('meritThirdClass');
  });

  it('an award is divided among the units at its rank; a vetoed one gets nothing', () => {
    const dataset = teams([95, 95, 95]);
    dataset.performance[1]!.veto = true;
    dataset.cycle.fiscalRevenue = 100_000;
    dataset.policy.fund = {
      percentOfRevenue: 10,
      awards: [
        { id: 'a', kind: 'comprehensive', category: 'town', rank: 1, sharePercent: 10 },
        { id: 'b', kind: 'single', category: 'town', indicator: 'work', rank: 1, sharePercent: 1 },
        { id: 'c', kind: 'comprehensive', category: 'town', rank: 2, sharePercent: 10 },
      ],
    };
    expect(grade(dataset).fund).toEqual({
      total: 10_000,
      awards: [
        { id: 'a', unit: 'u1', amount: 333.33 },
        { id: 'a', unit: 'u3', amount: 333.33 },
        { id: 'b', unit: 'u1', amount: 33.33 },
        { id: 'b', unit: 'u3', amount: 33.33 },
      ],
    });
    delete dataset.cycle.fiscalRevenue;
    expect(grade(dataset).fund).toEqual({ total: 0, awards: [] });
  });

  it('more excellent people than the ceiling allows is listed', () => {
    const ceiling = (ceilingPercent: number) => ({ grading: { quota: { cadre: { percent: null, ceilingPercent } } } });
    expect(grade(rated([90, 90, 60, 60], ceiling(49))).overCeiling).toEqual(['cadre']);
    expect(grade(rated([90, 90, 60, 60], ceiling(50))).overCeiling).toEqual([]);
  });

  it('recommends by the ranks of years on end, and the principals of an eliminated unit', () => {
    const history = [{ year: 2010, rank: 3, of: 4 }];
    const people: Partial<Person>[] = [
      { role: 'deputy', dutyRating: 75 },
      { role: 'deputy', dutyRating: 75, bars: [{ kind: 'x', note: '' }] },
      { role: 'member', dutyRating: 75 },
      { role: 'deputy', unit: 'u2', dutyRating: 75 },
      { role: 'deputy', dutyRating: 65 },
      { role: 'principal', unit: 'u4' },
      { role: 'principal', rank: 'staff', unit: 'u4' },
    ];
    const dataset = teams([95, 90, 85, 80], {}, people, [{ history }]);
    expect(grade(dataset).recommendations).toEqual([
      { kind: 'dismissOrDemote', person: 'p6', unit: 'u4' },
      { kind: 'promote', person: 'p1', unit: 'u1' },
    ]);
  });

  it('recognises the best nominees of each group and rank; equals across the boundary are tied', () => {
    const nominee = { satisfactionNominee: true };
    const dataset = smallCounty({
      groups: ['g', 'h'],
      units: [{}, {}, {}, {}],
      people: [
        { ...nominee, unit: 'u1' },
        { ...nominee, unit: 'u2' },
        { ...nominee, unit: 'u3' },
        { ...nominee, unit: 'u4', bars: [{ kind: 'x', note: '' }] },
      ],
      opinions: [publicScore('p1', 90), publicScore('p2', 80), publicScore('p3', 80), publicScore('p4', 100)],
      policy: { recognition: { cadresPerGroup: 2 } },
    });
    const entries = () =>
      grade(dataset).recognition.map(({ group, rank, people, tied }) => [group, rank, people, tied]);
    expect(entries()).toEqual([
      ['g', 'cadre', ['p1'], ['p2', 'p3']],
      ['g', 'staff', [], []],
      ['h', 'cadre', [], []],
      ['h', 'staff', [], []],
    ]);
    dataset.people[2]!.nominations = 1;
    expect(entries()[0]).toEqual(['g', 'cadre', ['p1', 'p3'], []]);
  });
});

it('teams without opinion have a composite where opinion weighs nothing', () => {
  const dataset = smallCounty({ performance: [{ score: 90 }], policy: byPerformance });
  expect(grade(dataset).teams[0]).toMatchObject({ composite: 90, opinion: null, missing: [] });
});
