import { describe, expect, it } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import { compareResults } from './compare.ts';
import { exampleDataset } from './dataset.fixture.ts';
import { grade } from './grade.ts';
import { smallCounty } from './small-county.fixture.ts';

/** Two cadres in one pool with one place, graded by their duty; a third in another unit. */
function county(): Dataset {
  return smallCounty({
    units: [{}, {}],
    performance: [{ score: 90 }, { score: 80 }],
    people: [{ dutyRating: 90 }, { dutyRating: 85 }, { unit: 'u2', dutyRating: 82 }],
    policy: {
      composites: { team: { performance: 1, opinion: 0 }, staff: { duty: 9, team: 1 } },
      grading: { quota: { cadre: { percent: 34 } } },
    },
  });
}

function compared(change: (dataset: Dataset) => void) {
  const [before, after] = [county(), county()];
  change(after);
  return compareResults(grade(before), grade(after));
}

describe('compareResults', () => {
  it('names who moved in and who was pushed out, and why', () => {
    const { people, teams, pools } = compared((dataset) => (dataset.people[1]!.dutyRating = 95));
    expect(people).toEqual([
      {
        id: 'p1',
        grade: { from: 'excellent', to: 'competent' },
        excellent: 'out',
        order: { from: 1, to: 2 },
        composite: null,
        parts: {},
        causes: ['others'],
      },
      {
        id: 'p2',
        grade: { from: 'competent', to: 'excellent' },
        excellent: 'in',
        order: { from: 2, to: 1 },
        composite: { from: 85.5, to: 94.5, delta: 9 },
        parts: { duty: { from: 85, to: 95, delta: 10 } },
        causes: ['duty'],
      },
    ]);
    expect({ teams, pools }).toEqual({ teams: [], pools: [] });
  });

  it('follows a unit’s indicator to its team and its people', () => {
    const { people, teams } = compared((dataset) => (dataset.performance[1]!.score = 89.5));
    expect(teams).toMatchObject([
      {
        unit: 'u2',
        composite: { from: 80, to: 89.5, delta: 9.5 },
        indicators: { work: { from: 80, to: 89.5, delta: 9.5 } },
        rank: null,
        grade: null,
        causes: ['performance'],
      },
    ]);
    expect(people).toMatchObject([{ id: 'p3', composite: { delta: 0.95 }, causes: ['team'], grade: null }]);
  });

  it('tells a larger quota from better work', () => {
    const { people, pools } = compared((dataset) => (dataset.policy.grading.quota.cadre.percent = 67));
    expect(pools).toEqual([{ id: 'cadre:g', quota: { from: 1, to: 2 } }]);
    expect(people).toMatchObject([{ id: 'p2', excellent: 'in', composite: null, causes: ['poolQuota'] }]);
  });

  it('tells the policy’s weights and bands from the scores', () => {
    const weights = compared((dataset) => (dataset.policy.composites.staff.team = 2));
    expect(weights.people.map(({ id, causes }) => [id, causes])).toEqual([
      ['p2', ['weights']],
      ['p3', ['weights']],
    ]);
    const bands = compared((dataset) => (dataset.policy.grading.bands.person.excellent = 95));
    expect(bands.people).toMatchObject([{ id: 'p1', excellent: 'out', causes: ['rules'] }]);
  });

  it('tells of status, appraisal unit and pool', () => {
    const { people } = compared((dataset) => {
      dataset.people[0]!.leaves = [{ kind: 'sick', from: '2011-01-01', to: '2011-12-31' }];
      dataset.people[2]!.secondments = [{ unit: 'u1', from: '2011-01-01' }];
    });
    expect(people[0]).toMatchObject({ id: 'p1', composite: { to: null, delta: null } });
    expect(people[0]!.causes).toEqual(expect.arrayContaining(['status', 'pool']));
    expect(people.find(({ id }) => id === 'p3')).toMatchObject({
      causes: expect.arrayContaining(['appraisalUnit', 'team']) as unknown,
    });
  });

  it('tells of a veto: the team’s outcome, and its people’s standing', () => {
    const { teams } = compared((dataset) => (dataset.performance[0]!.veto = true));
    expect(teams).toMatchObject([
      {
        unit: 'u1',
        outcome: { from: 'winner', to: null },
        grade: { from: 'good', to: 'average' },
        causes: ['unitStanding', 'others'],
      },
    ]);
  });

  it('lists people whom only one run has', () => {
    const { onlyIn } = compared((dataset) => dataset.people.push({ ...dataset.people.pop()!, id: 'p9' }));
    expect(onlyIn).toEqual({ before: ['p3'], after: ['p9'] });
  });

  it('finds nothing between equal runs of a county', () => {
    const result = grade(exampleDataset('random-1'));
    expect(compareResults(result, structuredClone(result))).toMatchObject({ people: [], teams: [], pools: [] });
  });
});
