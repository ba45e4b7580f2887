import { describe, expect, it } from 'vitest';
import type { Person } from '#shared/dataset/schema.ts';
import { honourOf } from './consequences/honours.ts';
import { placesOf } from './consequences/recognition.ts';
import { grade } from './grade.ts';
import { indexDataset } from './index-dataset.ts';
import { scoreOpinion } from './opinion.ts';
import { dutyScore, personParts } from './people.ts';
import { publicScore, smallCounty, smallPolicy, votes } from './small-county.fixture.ts';
import { weightedScore } from './weighted-parts.ts';

/** Figures worked by hand from the rules of the counties. */

const many = (count: number, person: Partial<Person> = {}) => Array.from({ length: count }, () => person);
const onlyDuty = {
  composites: {
    principal: { duty: 1, team: 0, opinion: 0 },
    deputy: { duty: 1, team: 0, opinion: 0 },
    staff: { duty: 1, team: 0, opinion: 0 },
  },
};

describe('quota of 优秀', () => {
  it('25 % of the 43 cadres of a group, rounded down, are 10 (H-01)', () => {
    expect(grade(smallCounty({ people: many(43) })).pools).toMatchObject([
      { id: 'cadre:g', participants: 43, quota: 10 },
    ]);
  });

  it('counts who is appraised in the group: 45 − long leave − seconded out + seconded in = 44, so 11 (H-02)', () => {
    const dataset = smallCounty({
      groups: ['g', 'h'],
      units: [{}, { group: 'h' }],
      people: [
        ...many(43),
        { leaves: [{ kind: 'sick', from: '2011-03-01', to: '2011-09-30' }] },
        { secondments: [{ unit: 'u2', from: '2011-01-01', to: '2011-08-31' }] },
        { unit: 'u2', secondments: [{ unit: 'u1', from: '2011-07-01' }] },
      ],
    });
    expect(grade(dataset).pools).toMatchObject([
      { id: 'cadre:g', participants: 44, quota: 11 },
      { id: 'cadre:h', participants: 1, quota: 0 },
    ]);
  });

  it('with an appraisal without grade for the long leave the base is 45, and 11 places (H-02)', () => {
    const dataset = smallCounty({
      groups: ['g', 'h'],
      units: [{}, { group: 'h' }],
      people: [
        ...many(43),
        { leaves: [{ kind: 'sick', from: '2011-03-01', to: '2011-09-30' }] },
        { secondments: [{ unit: 'u2', from: '2011-01-01', to: '2011-08-31' }] },
        { unit: 'u2', secondments: [{ unit: 'u1', from: '2011-07-01' }] },
      ],
      policy: { eligibility: { leaveOutcome: 'ungraded' } },
    });
    expect(grade(dataset).pools[0]).toMatchObject({ id: 'cadre:g', participants: 45, quota: 11 });
  });

  it('what the office decided counts in the base in place of the rule', () => {
    const dataset = smallCounty({
      groups: ['g', 'h'],
      units: [{}, { group: 'h' }],
      people: [
        ...many(42),
        {
          leaves: [{ kind: 'sick', from: '2011-03-01', to: '2011-09-30' }],
          decision: { status: 'appraised', reason: '带病坚持工作' },
        },
        { decision: { unit: 'u2', reason: '实际在 u2 工作' } },
        { unit: 'u2', decision: { unit: 'u1', status: 'ungraded', reason: '实际在 u1 工作' } },
      ],
    });
    expect(grade(dataset).pools).toMatchObject([
      { id: 'cadre:g', participants: 44, quota: 11 },
      { id: 'cadre:h', participants: 1, quota: 0 },
    ]);
  });

  it('a winner unit’s staff get a place more, an eliminated unit’s none (H-24)', () => {
    const staff = (unit: string) => many(16, { unit, rank: 'staff' });
    const dataset = smallCounty({
      units: [{}, {}, {}],
      people: [...staff('u1'), ...staff('u2'), ...staff('u3')],
      performance: [{ score: 95 }, { score: 85 }, { score: 75 }],
      policy: { composites: { team: { performance: 1, opinion: 0 } } },
    });
    const { pools } = grade(dataset);
    expect(pools.map(({ id, quota }) => [id, quota])).toEqual([
      ['staff:u1', 5],
      ['staff:u2', 4],
      ['staff:u3', 0],
    ]);
  });
});

describe('awards', () => {
  const history = [2009, 2010].map((year) => ({ year, grade: 'excellent' as const }));

  it('six excellent people, two of them in their third year: 4 × 800 + 2 × 1500 = 6200 (H-03)', () => {
    const dataset = smallCounty({
      people: [...many(4, { dutyRating: 90 }), ...many(2, { dutyRating: 90, history })],
      policy: { ...onlyDuty, grading: { quota: { cadre: { percent: null } } } },
    });
    expect(grade(dataset).rewards).toEqual({ byUnit: { u1: 6200 }, total: 6200 });
  });

  it('a year without appraisal breaks the run (H-04)', () => {
    const person = smallCounty({
      people: [
        {
          history: [
            { year: 2009, grade: 'excellent' },
            { year: 2010, grade: 'notAppraised' },
          ],
        },
      ],
    }).people[0]!;
    expect(honourOf(smallPolicy(), 2011, person, 'excellent')).toMatchObject({
      honour: 'commendation',
      amount: 800,
      run: 1,
    });
  });
});

describe('recognised by the public', () => {
  it('6 groups of 12 units nominate 72; at most 6 × 5 = 30 cadres and 6 × 10 = 60 of the staff go on (H-12)', () => {
    const groups = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'];
    const units = groups.flatMap((group) => many(12).map(() => ({ group })));
    const people = units.map((_, i): Partial<Person> => ({
      ...{ unit: `u${i + 1}`, satisfactionNominee: true },
      rank: i % 2 === 0 ? 'cadre' : 'staff',
    }));
    const dataset = smallCounty({
      ...{ groups, units, people },
      opinions: people.map((_, i) => publicScore(`p${i + 1}`, 60 + 3 * (i % 12))),
    });
    expect(people).toHaveLength(72 * dataset.policy.recognition.perUnit);
    const index = indexDataset(dataset);
    expect(placesOf(index, 'cadre') * groups.length).toBe(30);
    expect(placesOf(index, 'staff') * groups.length).toBe(60);
    const { recognition } = grade(dataset);
    const chosen = (rank: string) => recognition.filter((one) => one.rank === rank).flatMap((one) => one.people).length;
    expect([chosen('cadre'), chosen('staff')]).toEqual([30, 36]);
  });
});

describe('half a year (H-13)', () => {
  const placed = (from: string, to: string) =>
    grade(smallCounty({ units: [{}, {}], people: [{ secondments: [{ unit: 'u2', from, to }] }] })).people[0]!
      .appraisalUnit;
  const statusOn = (leaves: NonNullable<Person['leaves']>) =>
    grade(smallCounty({ people: [{ leaves }] })).people[0]!.status;

  it('a loan from 1 July to 31 December is six months; from 2 July it is 183 days yet, from 3 July no more', () => {
    expect(placed('2011-07-01', '2011-12-31')).toBe('u2');
    expect(placed('2011-07-02', '2011-12-31')).toBe('u2');
    expect(placed('2011-07-03', '2011-12-31')).toBe('u1');
  });

  it('by months alone a loan from 2 July is none', () => {
    const secondments = [{ unit: 'u2', from: '2011-07-02', to: '2011-12-31' }];
    const dataset = smallCounty({
      units: [{}, {}],
      people: [{ secondments }],
      policy: { eligibility: { halfYearDays: 366 } },
    });
    expect(grade(dataset).people[0]!.appraisalUnit).toBe('u1');
  });

  it('sick leave from 1 January to 30 June is six months, though 181 days', () => {
    expect(statusOn([{ kind: 'sick', from: '2011-01-01', to: '2011-06-30' }])).toBe('notAppraised');
  });

  it('spells of 100 and 82 days are less than half a year, of 100 and 83 are not', () => {
    const first = { kind: 'sick', from: '2011-01-01', to: '2011-04-10' };
    expect(statusOn([first, { kind: 'sick', from: '2011-06-01', to: '2011-08-21' }])).toBe('appraised');
    expect(statusOn([first, { kind: 'sick', from: '2011-06-01', to: '2011-08-22' }])).toBe('notAppraised');
  });
});

describe('composite scores', () => {
  it('a team of performance 88.40 and opinion 92.00 has 89.48 at 70 : 30 (H-14)', () => {
    const dataset = smallCounty({ performance: [{ score: 88.4 }], opinions: [publicScore('u1', 92)] });
    expect(grade(dataset).teams).toMatchObject([{ performance: 88.4, opinion: 92, composite: 89.48 }]);
  });

  it.each([
    ['principal', 89.99, 'H-15'],
    ['deputy', 91.04, 'H-16'],
  ] as const)('a %s with team 89.48, duty 93 and opinion 90 has %d (%s)', (role, composite, _) => {
    const parts = personParts(smallPolicy(), role, { team: 89.48, duty: 93, opinion: 90 });
    expect(weightedScore(parts, 2)).toBe(composite);
  });

  it.each([
    ['township 30/20/12/8/30', [30, 20, 12, 8, 30], [27.5, 18, 12, 7.2, 26.4], 91.1, 'H-17'],
    ['department 55/45', [55, 45], [48.6, 38.7], 87.3, 'H-19'],
    ['industry 70/30', [70, 30], [61.6, 27.3], 88.9, 'H-20'],
  ])('a %s earns what its sections add up to', (_, points, earned, performance) => {
    const sections = points.map((p, i) => {
      const indicators = [{ id: `i${i}`, label: `i${i}`, points: p, method: 'manual' }];
      return { id: `s${i}`, label: `s${i}`, points: p, indicators };
    });
    const dataset = smallCounty({
      policy: { categories: [{ id: 'town', label: '类', totalPoints: 100, sections }] },
      performance: earned.map((score, i) => ({ unit: 'u1', indicator: `i${i}`, score })),
    });
    expect(grade(dataset).teams[0]!.performance).toBe(performance);
  });

  it('duties in the weights 4, 3, 2, 1 with rates 90, 80, 70, 60 make 80.00 (H-27)', () => {
    const policy = smallPolicy({ responsibility: { lead: 4, direct: 3, concurrent: 2, assist: 1 } });
    const indicator = policy.categories[0]!.sections[0]!.indicators[0]!;
    const responsibilities = ['lead', 'direct', 'concurrent', 'assist'] as const;
    const duties = responsibilities.map((responsibility, i) => ({ indicator, responsibility, score: 90 - 10 * i }));
    expect(dutyScore(policy, duties, undefined)).toBe(80);
  });
});

describe('opinion', () => {
  it('40 ballots, 24 × 100 + 12 × 85 + 3 × 70 + 1 × 50, make 92.00 (H-28)', () => {
    const counts = { excellent: 24, competent: 12, basicallyCompetent: 3, incompetent: 1 };
    const policy = smallPolicy();
    expect(scoreOpinion(policy, 'person', policy.opinion.weights.staff, [votes('p1', 'mass', counts)]).score).toBe(92);
  });

  it('mass 92, peers 88 and self 95 at 60/30/10 make 91.10 (H-29)', () => {
    const policy = smallPolicy({
      opinion: { scales: { self: { excellent: 95 } }, weights: { staff: { mass: 60, peer: 30, self: 10 } } },
    });
    const rows = [
      publicScore('p1', 92),
      { ...publicScore('p1', 88), source: 'peer' as const },
      votes('p1', 'self', { excellent: 1 }),
    ];
    expect(scoreOpinion(policy, 'person', policy.opinion.weights.staff, rows).score).toBe(91.1);
  });

  it.each([
    [96, 'overRated'],
    [95, null],
    [65, null],
    [64, 'underRated'],
  ])('a self-rating of %d against 80, 15 points allowed: %s (H-30)', (self, bias) => {
    const policy = smallPolicy({ opinion: { scales: { self: { excellent: self } }, selfBias: { tolerance: 15 } } });
    const rows = [publicScore('p1', 80), votes('p1', 'self', { excellent: 1 })];
    expect(scoreOpinion(policy, 'person', policy.opinion.weights.staff, rows)).toMatchObject({ bias, others: 80 });
  });
});
