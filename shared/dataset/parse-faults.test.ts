import { expect, test } from 'vitest';
import { exampleDataset } from './example.fixture.ts';
import { parseDataset } from './parse.ts';

type Example = ReturnType<typeof exampleDataset>;

/** The faults that a change of the faultless example gives, as `path code`. */
function faultsOf(change: (dataset: Example) => void): string[] {
  const dataset = exampleDataset();
  change(dataset);
  return (parseDataset(dataset).problems ?? []).map((p) => `${p.path} ${p.code}`);
}

const policyOf = (dataset: Example) => dataset.policy as ReturnType<typeof JSON.parse>;

const faults: [name: string, change: (dataset: Example) => void, ...expected: string[]][] = [
  ['unknown category', (d) => (d.units[0]!.category = 'x'), 'units[0].category unknown-reference'],
  ['unknown group', (d) => (d.units[1]!.group = 'x'), 'units[1].group unknown-reference'],
  ['unknown parent', (d) => (d.units[2]!.parent = 'x'), 'units[2].parent unknown-reference'],
  ['unknown unit of a person', (d) => (d.people[0]!.unit = 'x'), 'people[0].unit unknown-reference'],
  [
    'unknown host unit',
    (d) => (d.people[1]!.secondments = [{ unit: 'x', from: '2011-01-01' }]),
    'people[1].secondments[0].unit unknown-reference',
  ],
  [
    'unknown original unit',
    (d) => (d.people[1]!.awaitingAssignment = { originalUnit: 'x' }),
    'people[1].awaitingAssignment.originalUnit unknown-reference',
  ],
  [
    'decision for an unknown unit',
    (d) => (d.people[0]!.decision = { unit: 'x', reason: '研究决定' }),
    'people[0].decision.unit unknown-reference',
  ],
  [
    'decision for a secondary unit',
    (d) => (d.people[0]!.decision = { unit: 'u2a', reason: '研究决定' }),
    'people[0].decision.unit secondary-unit',
  ],
  [
    'decision on nothing',
    (d) => (d.people[0]!.decision = { reason: '研究决定' }),
    'people[0].decision nothing-decided',
  ],
  [
    'decision without a reason',
    (d) => (d.people[0]!.decision = { unit: 'u2', reason: '' }),
    'people[0].decision.reason empty',
  ],
  [
    'duty that nobody knows',
    (d) => (d.people[1]!.duties = [{ indicator: 'x', responsibility: 'lead' }]),
    'people[1].duties[0].indicator unknown-reference',
  ],
  ['row of an unknown unit', (d) => (d.performance[2]!.unit = 'x'), 'performance[2].unit unknown-reference'],
  [
    'row of an unknown indicator',
    (d) => (d.performance[2]!.indicator = 'x'),
    'performance[2].indicator unknown-reference',
  ],
  [
    'unknown team',
    (d) => (d.opinions[0]!.subject = { kind: 'team', id: 'x' }),
    'opinions[0].subject.id unknown-reference',
  ],
  [
    'unknown person',
    (d) => (d.opinions[2]!.subject = { kind: 'person', id: 'x' }),
    'opinions[2].subject.id unknown-reference',
  ],
  [
    'unknown category of an award',
    (d) => (policyOf(d).fund.awards[0].category = 'x'),
    'policy.fund.awards[0].category unknown-reference',
  ],
  [
    'award for another category’s indicator',
    (d) => (policyOf(d).fund.awards[1].indicator = 'business'),
    'policy.fund.awards[1].indicator unknown-reference',
  ],
  [
    'comprehensive award with an indicator that does not exist',
    (d) => (policyOf(d).fund.awards[0].indicator = 'x'),
    'policy.fund.awards[0].indicator unknown-reference',
  ],
  [
    'single award without an indicator',
    (d) => delete policyOf(d).fund.awards[1].indicator,
    'policy.fund.awards[1].indicator missing',
  ],
  ['duplicate group', (d) => d.groups.push({ id: 'g1', name: '又' }), 'groups[1].id duplicate-id'],
  ['duplicate unit', (d) => d.units.push(d.units[0]!), 'units[3].id duplicate-id'],
  ['duplicate person', (d) => d.people.push({ ...d.people[1] }), 'people[2].id duplicate-id'],
  [
    'duplicate category',
    (d) => policyOf(d).categories.push(policyOf(d).categories[1]),
    'policy.categories[2].id duplicate-id',
  ],
  [
    'duplicate indicator',
    (d) => (policyOf(d).categories[0].sections[0].indicators[1].id = 'revenue'),
    'policy.categories[0].sections[0].indicators[1].id duplicate-id',
  ],
  ['duplicate award', (d) => (policyOf(d).fund.awards[1].id = 'first'), 'policy.fund.awards[1].id duplicate-id'],
  ['duplicate row', (d) => d.performance.push(d.performance[2]!), 'performance[3] duplicate-row'],
  ['duplicate opinion', (d) => d.opinions.push({ ...d.opinions[0], counts: { poor: 1 } }), 'opinions[3] duplicate-row'],
  [
    'the same year twice',
    (d) =>
      (d.people[0]!.history = [
        { year: 2010, grade: 'excellent' },
        { year: 2010, grade: 'competent' },
      ]),
    'people[0].history[1].year duplicate-row',
  ],
  [
    'weight below 0',
    (d) => (policyOf(d).opinion.weights.team = { mass: 50, peer: -1 }),
    'policy.opinion.weights.team.peer too-small',
  ],
  ['weights all 0', (d) => (policyOf(d).composites = { deputy: {} }), 'policy.composites.deputy weights-all-zero'],
  [
    'points that do not add up',
    (d) => (policyOf(d).categories[0].sections[0].indicators[2].points = 2.67),
    'policy.categories[0].sections[0].points points-do-not-add-up',
  ],
  [
    'sections that do not add up',
    (d) => (policyOf(d).categories[1].totalPoints = 101),
    'policy.categories[1].totalPoints points-do-not-add-up',
  ],
  ['day that does not exist', (d) => (d.cycle.periodStart = '2011-02-29'), 'cycle.periodStart no-such-date'],
  ['date in another form', (d) => (d.people[1]!.probationUntil = '2011-2-9'), 'people[1].probationUntil no-such-date'],
  ['period that ends before it starts', (d) => (d.cycle.periodEnd = '2010-12-31'), 'cycle.periodEnd ends-before-start'],
  [
    'leave that ends before it starts',
    (d) => (d.people[1]!.leaves = [{ kind: 'sick', from: '2011-02-01', to: '2011-01-31' }]),
    'people[1].leaves[0].to ends-before-start',
  ],
  ['half a vote', (d) => (d.opinions[0]!.counts = { good: 0.5 }), 'opinions[0].counts.good not-whole'],
  ['votes below 0', (d) => (d.opinions[0]!.counts = { good: -1 }), 'opinions[0].counts.good too-small'],
  ['half a nomination', (d) => (d.people[1]!.nominations = 1.5), 'people[1].nominations not-whole'],
  ['rating outside the scale', (d) => (d.performance[2]!.rating = 'excellent'), 'performance[2].rating not-allowed'],
  [
    'self-rating on the persons’ scale',
    (d) => (d.opinions[1]!.counts = { competent: 1 }),
    'opinions[1].counts.competent grade-outside-scale',
  ],
  [
    'person on the teams’ scale',
    (d) => (d.opinions[2]!.counts = { good: 1 }),
    'opinions[2].counts.good grade-outside-scale',
  ],
  [
    'grade named as an object’s own function',
    (d) => (d.opinions[2]!.counts = { constructor: 1 }),
    'opinions[2].counts.constructor grade-outside-scale',
  ],
  [
    'grade of an earlier year',
    (d) => (d.people[0]!.history = [{ year: 2010, grade: 'good' }]),
    'people[0].history[0].grade not-allowed',
  ],
  ['parents in a circle', (d) => Object.assign(d.units[2]!, { parent: 'u2a' }), 'units[2].parent cycle-of-parents'],
  ['secondary without first', (d) => delete d.units[2]!.parent, 'units[2].parent no-first-level-unit'],
  ['duty rating above 100', (d) => (d.people[1]!.dutyRating = 100.5), 'people[1].dutyRating too-big'],
  ['duty rating below 0', (d) => (d.people[1]!.dutyRating = -1), 'people[1].dutyRating too-small'],
  [
    'negative deduction',
    (d) => (d.performance[1]!.deductions = [{ points: -1, reason: '' }]),
    'performance[1].deductions[0].points too-small',
  ],
  ['row of a secondary unit', (d) => (d.performance[2]!.unit = 'u2a'), 'performance[2].unit secondary-unit'],
  [
    'team opinion of a secondary unit',
    (d) => (d.opinions[0]!.subject = { kind: 'team', id: 'u2a' }),
    'opinions[0].subject.id secondary-unit',
  ],
  [
    'row of another category',
    (d) => (d.performance[2]!.indicator = 'growth'),
    'performance[2].indicator indicator-of-another-category',
  ],
  [
    'two nominees of a rank',
    (d) => d.people.push({ ...d.people[0], id: 'p3' }),
    'people[2].satisfactionNominee too-many-nominees',
  ],
  ['number for text', (d) => (d.units[0]!.name = 5), 'units[0].name wrong-type'],
  ['text for number', (d) => (d.performance[0]!.target = '1000'), 'performance[0].target wrong-type'],
  ['null for absent', (d) => (d.people[1]!.dutyRating = null), 'people[1].dutyRating wrong-type'],
  ['infinite', (d) => (d.performance[0]!.target = Infinity), 'performance[0].target too-big'],
  ['missing', (d) => delete d.people[0]!.rank, 'people[0].rank missing'],
  ['unknown key', (d) => (d.people[0]!.age = 50), 'people[0].age unknown-key'],
  [
    'points not above 0',
    (d) => policyOf(d).categories[1].sections[0].indicators.push({ id: 'z', label: '零', points: 0, method: 'manual' }),
    'policy.categories[1].sections[0].indicators[1].points too-small',
  ],
  [
    'growth without a target',
    (d) => delete policyOf(d).categories[0].sections[0].indicators[1].targetGrowth,
    'policy.categories[0].sections[0].indicators[1].targetGrowth target-growth-not-above-zero',
  ],
  [
    'lower is better without rank',
    (d) => (policyOf(d).categories[1].sections[0].indicators[0].lowerIsBetter = true),
    'policy.categories[1].sections[0].indicators[0].lowerIsBetter lower-is-better-without-rank',
  ],
  ['shares above 100', (d) => (policyOf(d).fund.awards[1].sharePercent = 40.01), 'policy.fund.awards shares-above-100'],
  [
    'self-rating not the smallest',
    (d) => (policyOf(d).opinion.weights.staff = { mass: 60, peer: 20, self: 20 }),
    'policy.opinion.weights.staff.self self-weight-not-smallest',
  ],
  ['no policy', (d) => delete (d as Partial<Example>).policy, 'policy missing'],
  ['no such preset', (d) => (d.policy = { preset: 'nowhere', overrides: {} }), 'policy.preset unknown-preset'],
];

test.each(faults)('%s', (_, change, ...expected) => {
  expect(faultsOf(change)).toEqual(expected);
});

test('a score above its points, a zero base, a secondment to one’s own unit and another category’s duty are no faults', () => {
  const none = faultsOf((d) => {
    d.performance[2]!.score = 1000;
    d.performance.push({ unit: 'u1', indicator: 'growth', base: 0, reported: 5 });
    d.people[0]!.secondments = [{ unit: 'u1', from: '2011-01-01', to: '2011-12-31' }];
    d.people[0]!.duties = [{ indicator: 'business', responsibility: 'assist' }];
  });
  expect(none).toEqual([]);
});

test('all faults are listed at once, those of shape and those of meaning', () => {
  const found = faultsOf((d) => {
    d.units[0]!.name = 5;
    d.units[1]!.group = 'x';
    d.people[1]!.rank = 'boss';
    d.people[1]!.unit = 'nowhere';
    policyOf(d).title = '';
    policyOf(d).responsibility = { lead: 1, direct: 0.5, concurrent: 0.5, assist: 0.3 };
  });
  expect(found).toEqual([
    'policy.title empty',
    'units[0].name wrong-type',
    'people[1].rank not-allowed',
    'policy.responsibility.direct responsibility-not-greater',
    'units[1].group unknown-reference',
    'people[1].unit unknown-reference',
  ]);
});

test('where one part of the policy is at fault, the defaults of the others still hold', () => {
  const found = faultsOf((d) => {
    policyOf(d).title = 5;
    policyOf(d).responsibility = { lead: 0.4 };
    d.people.push({ ...d.people[0], id: 'p3' });
  });
  expect(found).toEqual([
    'policy.title wrong-type',
    'policy.responsibility.lead responsibility-not-greater',
    'people[2].satisfactionNominee too-many-nominees',
  ]);
});

test('a policy without categories knows none', () => {
  const found = faultsOf((d) => {
    policyOf(d).categories = [];
    policyOf(d).fund = {};
    d.performance = [];
    d.people[0]!.duties = [];
  });
  expect(found).toEqual([0, 1, 2].map((i) => `units[${i}].category unknown-reference`));
});
