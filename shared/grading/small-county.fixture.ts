import type { Dataset, OpinionRow, PerformanceRow, Person, Unit } from '#shared/dataset/schema.ts';
import { merge } from '#shared/policy/merge.ts';
import { policySchema, type Source } from '#shared/policy/schema.ts';
import type { Result } from './result.ts';

type Overrides = Record<string, unknown>;

/** A policy with the schema's defaults, one category with one indicator of 100 points, and the public's opinion only. */
export function smallPolicy(overrides: Overrides = {}): Dataset['policy'] {
  const weights = { mass: 1 };
  const plain = {
    format: 'kaoping.policy/1',
    title: '试算办法',
    categories: [
      {
        id: 'town',
        label: '乡镇',
        totalPoints: 100,
        sections: [
          {
            id: 'all',
            label: '工作',
            points: 100,
            indicators: [{ id: 'work', label: '工作', points: 100, method: 'manual' }],
          },
        ],
      },
    ],
    opinion: {
      scales: {
        team: { good: 100, fairlyGood: 85, average: 70, poor: 50 },
        person: { excellent: 100, competent: 85, basicallyCompetent: 70, incompetent: 50 },
        self: { excellent: 100, good: 85, average: 70, poor: 50 },
      },
      weights: { team: weights, principal: weights, deputy: weights, staff: weights },
    },
    grading: {
      bands: {
        team: { good: 90, fairlyGood: 75, average: 60 },
        person: { excellent: 80, competent: 70, basicallyCompetent: 60 },
      },
      quota: { cadre: { percent: 25 }, staff: { percent: 25 } },
    },
  };
  return policySchema.parse(merge(plain, overrides));
}

interface Parts {
  policy?: Overrides;
  groups?: string[];
  units?: Partial<Unit>[];
  people?: Partial<Person>[];
  performance?: Partial<PerformanceRow>[];
  opinions?: OpinionRow[];
  cycle?: Partial<Dataset['cycle']>;
}

/** A dataset from what a test is about; the rest is plain: first-level units of group `g`, cadres who are members. */
export function smallCounty({ policy, groups = ['g'], units = [{}], people = [], cycle, ...rows }: Parts): Dataset {
  return {
    format: 'kaoping.dataset/1',
    tenant: { id: 'county', name: '某县' },
    cycle: { id: '2011', year: 2011, periodStart: '2011-01-01', periodEnd: '2011-12-31', ...cycle },
    policy: smallPolicy(policy),
    groups: groups.map((id) => ({ id, name: id })),
    units: units.map((unit, i) => {
      return { id: `u${i + 1}`, name: `单位${i + 1}`, category: 'town', level: 'first', group: 'g', ...unit };
    }),
    people: people.map((person, i) => {
      return { id: `p${i + 1}`, name: `人员${i + 1}`, unit: 'u1', rank: 'cadre', role: 'member', ...person };
    }),
    performance: (rows.performance ?? []).map((row, i) => ({ unit: `u${i + 1}`, indicator: 'work', ...row })),
    opinions: rows.opinions ?? [],
  };
}

type Counts = Record<string, number>;

/** The votes of one source on a person or, where the id begins with `u`, a team. */
export function votes(id: string, source: Source, counts: Counts): OpinionRow {
  return { subject: { kind: id.startsWith('u') ? 'team' : 'person', id }, source, counts };
}

/** Votes of the public that come to a whole score from 50 to 100. */
export function publicScore(id: string, score: number): OpinionRow {
  const [best, worst] = id.startsWith('u') ? ['good', 'poor'] : ['excellent', 'incompetent'];
  return votes(id, 'mass', { [best]: (score - 50) * 2, [worst]: (100 - score) * 2 });
}

/** Scores that are easily set: a team's is its performance, a person's the duty rating. */
export const byDuty = {
  composites: {
    team: { performance: 1, opinion: 0 },
    principal: { duty: 1 },
    deputy: { duty: 1 },
    staff: { duty: 1 },
  },
};
export const personOf = (result: Result, id: string) => result.people.find((each) => each.id === id)!;
export const poolOf = (result: Result, id: string) => result.pools.find((each) => each.id === id)!;

/** Teams of these performance scores. */
export function teams(
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
export function rated(ratings: number[], policy: Overrides = {}, people: Partial<Person>[] = []) {
  return smallCounty({
    people: ratings.map((dutyRating, i) => ({ dutyRating, ...people[i] })),
    policy: { ...byDuty, ...policy },
  });
}
