import { describe, expect, test } from 'vitest';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import { checkPolicy } from './check.ts';
import { merge } from './merge.ts';
import { policySchema } from './schema.ts';

/** The refusals that overrides of the faultless example give, as `path code`. */
function refusals(overrides: object): string[] {
  const policy = policySchema.parse(merge(examplePolicy(), overrides));
  return checkPolicy(policy).map((problem) => `${problem.path} ${problem.code}`);
}
const self = (mass: number, peer: number, own: number) => ({
  opinion: { weights: { team: { mass, peer, leader: 0, self: own } } },
});
const bands = (excellent: number, competent: number, basicallyCompetent: number) => ({
  grading: { bands: { person: { excellent, competent, basicallyCompetent } } },
});

test('the example is accepted', () => expect(refusals({})).toEqual([]));

test.each([
  // H-31
  [60, 20, 20, ['opinion.weights.team.self self-weight-not-smallest']],
  [60, 30, 10, []],
  [60, 20, 25, ['opinion.weights.team.self self-weight-not-smallest']],
  [60, 20, 0, []],
  [0, 0, 10, ['opinion.weights.team.self self-weight-not-smallest']],
])('the self-rating’s weight is smaller than every other: %i/%i/%i', (mass, peer, own, expected) => {
  expect(refusals(self(mass, peer, own))).toEqual(expected);
});

test.each([
  [{ lead: 4, direct: 3, concurrent: 2, assist: 1 }, []],
  [{ lead: 3, direct: 4, concurrent: 1, assist: 2 }, []],
  [{ lead: 1, direct: 0.5, concurrent: 0.5, assist: 0.3 }, ['responsibility.direct responsibility-not-greater']],
  [
    { lead: 0.4, direct: 1, concurrent: 0.5, assist: 0.4 },
    ['responsibility.lead responsibility-not-greater', 'responsibility.lead responsibility-not-greater'],
  ],
])('主管 and 分管 outweigh 兼管 and 协管: %j', (responsibility, expected) => {
  expect(refusals({ responsibility })).toEqual(expected);
});

test('bands stand in their order', () => {
  expect(refusals(bands(85, 70, 60))).toEqual([]);
  expect(refusals(bands(70, 85, 60))).toEqual(['grading.bands.person.competent bands-out-of-order']);
  expect(refusals(bands(85, 50, 60))).toEqual(['grading.bands.person.basicallyCompetent bands-out-of-order']);
});

test('weights that are all 0 are refused at their vector', () => {
  expect(refusals({ composites: { team: { performance: 0, opinion: 0 } } })).toEqual([
    'composites.team weights-all-zero',
  ]);
  expect(refusals(self(0, 0, 0))).toEqual(['opinion.weights.team weights-all-zero']);
});

test('signed ballots are refused: only secret ones are built', () => {
  expect(refusals({ ballots: { anonymous: false } })).toEqual(['ballots.anonymous signed-ballots']);
});

describe('dimensions of ballots', () => {
  const rated = (...weights: number[]) => ({
    ballots: {
      rated: 'dimensions',
      dimensions: weights.map((weight, i) => ({ id: `d${i}`, label: `项${i}`, weight })),
    },
  });

  test('weigh whole numbers of a sensible size where they are rated, one of them more than nothing', () => {
    expect(refusals(rated(3, 2, 0, 100))).toEqual([]);
    expect(refusals(rated(1, 0.5, 101))).toEqual([
      ...['ballots.dimensions[1].weight weight-not-whole', 'ballots.dimensions[2].weight weight-not-whole'],
    ]);
    expect(refusals(rated(0, 0))).toEqual(['ballots.dimensions weights-all-zero']);
    expect(refusals(rated())).toEqual(['ballots.dimensions missing']);
    expect(refusals({ ballots: { ...rated(0.5).ballots, rated: 'whole' } })).toEqual([]);
  });

  test('have ids of their own', () => {
    const dimension = { id: 'd', label: '德', weight: 1 };
    expect(refusals({ ballots: { dimensions: [dimension, dimension] } })).toEqual([
      'ballots.dimensions[1].id duplicate-id',
    ]);
  });
});

test('dates of the schedule exist and windows end after they start', () => {
  expect(refusals({ schedule: { formsOut: '2011-02-30' } })).toEqual(['schedule.formsOut no-such-date']);
  expect(refusals({ schedule: { reportsIn: '2011-02-30' } })).toEqual(['schedule.reportsIn no-such-date']);
  expect(refusals({ calendar: { holidays: ['2011-01-01', '2011-13-01'] } })).toEqual([
    'calendar.holidays[1] no-such-date',
  ]);
  const onSite = { from: '2012-01-10', to: '2011-12-28' };
  expect(refusals({ schedule: { onSite } })).toEqual(['schedule.onSite.to ends-before-start']);
});

test('one fault of points gives one refusal, with both sums in it', () => {
  const categories = structuredClone(examplePolicy().categories) as {
    sections: { indicators: { points: number }[] }[];
  }[];
  categories[0]!.sections[0]!.indicators[0]!.points = 2.66;
  const policy = policySchema.parse(merge(examplePolicy(), { categories }));
  const [problem, ...rest] = checkPolicy(policy);
  expect(rest).toEqual([]);
  expect(problem?.path).toBe('categories[0].sections[0].points');
  expect(problem?.message.zh).toMatch(/7\.99.*8/);
});
