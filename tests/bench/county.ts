import type { Dataset, OpinionRow, PerformanceRow, Person, Unit } from '#shared/dataset/schema.ts';
import { personGrades, policySchema, selfGrades, sources, teamGrades, type Indicator } from '#shared/policy/schema.ts';

export interface CountySize {
  /** first-level units */
  units: number;
  people: number;
  seed: number;
}

/** A random number generator (mulberry32): the same seed gives the same numbers, 0 up to but not 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Dice {
  upTo: (n: number) => number;
  from: <T>(list: readonly T[]) => T;
  chance: (share: number) => boolean;
}

function dice(seed: number): Dice {
  const random = seeded(seed);
  return {
    upTo: (n) => Math.floor(random() * n),
    from: (list) => list[Math.floor(random() * list.length)]!,
    chance: (share) => random() < share,
  };
}

/**
 * A made-up county of any size: every unit with a row for every indicator, every team and person with votes from all
 * four sources; a few people on leave, on secondment, on probation or barred. The same size and seed give the same one.
 */
export function makeCounty(size: CountySize): Dataset {
  const roll = dice(size.seed);
  const units = makeUnits(size.units);
  const people = makePeople(roll, size.people, units);
  return {
    format: 'kaoping.dataset/1',
    tenant: { id: 'bench', name: '测算县' },
    cycle: { id: '2011', year: 2011, periodStart: '2011-01-01', periodEnd: '2011-12-31', fiscalRevenue: 86_000_000 },
    policy: countyPolicy(),
    groups: groupIds(size.units).map((id, i) => ({ id, name: `第${i + 1}考核组` })),
    units,
    people,
    performance: units.flatMap((unit) => makeRows(roll, unit)),
    opinions: [
      ...units.flatMap(({ id }) => makeOpinions(roll, 'team', id)),
      ...people.flatMap(({ id }) => makeOpinions(roll, 'person', id)),
    ],
  };
}

const groupIds = (units: number) => Array.from({ length: Math.max(1, Math.round(units / 10)) }, (_, i) => `g${i + 1}`);

function makeUnits(count: number): Unit[] {
  const groups = groupIds(count);
  return Array.from({ length: count }, (_, i) => ({
    id: `u${String(i + 1).padStart(4, '0')}`,
    name: `单位${i + 1}`,
    category: i % 3 === 0 ? 'township' : 'department',
    level: 'first',
    group: groups[i % groups.length]!,
    history: [{ year: 2010, rank: (i % 9) + 1, of: count }],
  }));
}

/** The first person of a unit is its principal, the next three its deputies. */
function makePeople(roll: Dice, count: number, units: readonly Unit[]): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const unit = units[i % units.length]!;
    const place = Math.floor(i / units.length);
    const isCadre = place < 4;
    return {
      id: `p${String(i + 1).padStart(6, '0')}`,
      name: `人员${i + 1}`,
      unit: unit.id,
      rank: isCadre ? 'cadre' : 'staff',
      role: place === 0 ? 'principal' : isCadre ? 'deputy' : 'member',
      ...(isCadre
        ? { duties: dutiesOf(roll, unit) }
        : { dutyRating: 60 + roll.upTo(400) / 10, nominations: roll.upTo(20) }),
      ...(roll.chance(0.02)
        ? { leaves: [{ kind: 'sick', from: '2011-02-01', to: roll.from(['2011-04-30', '2011-09-30']) }] }
        : {}),
      ...(roll.chance(0.02)
        ? { secondments: [{ unit: roll.from(units).id, from: roll.from(['2011-03-01', '2011-10-01']) }] }
        : {}),
      ...(roll.chance(0.01) ? { probationUntil: '2012-03-31' } : {}),
      ...(roll.chance(0.01) ? { bars: [{ kind: 'warning', note: '警告' }] } : {}),
      history: [
        { year: 2009, grade: roll.from(['excellent', 'competent'] as const) },
        { year: 2010, grade: roll.from(['excellent', 'competent'] as const) },
      ],
    };
  });
}

function dutiesOf(roll: Dice, unit: Unit): Person['duties'] {
  const ids = indicatorsOf(unit).map(({ id }) => id);
  return [
    { indicator: roll.from(ids), responsibility: 'lead' },
    { indicator: roll.from(ids), responsibility: 'assist' },
  ];
}

function makeRows(roll: Dice, unit: Unit): PerformanceRow[] {
  return indicatorsOf(unit).map(({ id: indicator }) => ({
    unit: unit.id,
    indicator,
    base: 1000 + roll.upTo(500),
    target: 1200 + roll.upTo(500),
    reported: 1100 + roll.upTo(6000) / 10,
    verified: 1100 + roll.upTo(6000) / 10,
    rating: roll.from(teamGrades),
    score: 5 + roll.upTo(60) / 10,
    ...(roll.chance(0.1) ? { deductions: [{ points: 0.5, reason: '材料迟报' }] } : {}),
  }));
}

function makeOpinions(roll: Dice, kind: 'team' | 'person', id: string): OpinionRow[] {
  return sources.map((source) => {
    const grades = source === 'self' ? selfGrades : kind === 'team' ? teamGrades : personGrades;
    const most = { mass: 30, peer: 12, leader: 6, self: 1 }[source];
    const counts: Record<string, number> = { [grades[0]]: source === 'self' ? 1 : 1 + roll.upTo(most) };
    if (source !== 'self')
      grades.slice(1).forEach((grade, i) => (counts[grade] = roll.upTo(Math.ceil(most / (i + 2)))));
    return { subject: { kind, id }, source, counts };
  });
}

const policy = () => countyPolicy().categories;
const categories = new Map(policy().map(({ id, sections }) => [id, sections.flatMap((s) => s.indicators)]));
const indicatorsOf = ({ category }: Unit): Indicator[] => categories.get(category)!;

function countyPolicy(): Dataset['policy'] {
  const methods = ['ratio', 'growth', 'rating', 'deduction', 'rank', 'manual'] as const;
  const category = (id: string, label: string) => ({
    id,
    label,
    totalPoints: 120,
    sections: methods.map((method, i) => ({
      id: `${id}-s${i + 1}`,
      label: `第${i + 1}项`,
      points: 20,
      indicators: ['a', 'b'].map((letter) => ({
        id: `${id}-${method}-${letter}`,
        label: `指标${i + 1}${letter}`,
        points: 10,
        method,
        ...(method === 'growth' ? { targetGrowth: 12 } : {}),
      })),
    })),
  });
  const weights = { mass: 50, peer: 20, leader: 25, self: 5 };
  return policySchema.parse({
    format: 'kaoping.policy/1',
    title: '测算办法',
    verification: { tolerancePercent: 2, inflationPenaltyPoints: 1 },
    categories: [category('township', '乡镇'), category('department', '部门')],
    opinion: {
      scales: {
        team: { good: 100, fairlyGood: 80, average: 60, poor: 40 },
        person: { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 40 },
        self: { excellent: 100, good: 80, average: 60, poor: 40 },
      },
      weights: { team: weights, principal: weights, deputy: weights, staff: weights },
      selfBias: { tolerance: 10, treatment: 'clamp' },
    },
    grading: {
      bands: {
        team: { good: 90, fairlyGood: 75, average: 60 },
        person: { excellent: 80, competent: 70, basicallyCompetent: 60 },
      },
      quota: { cadre: { percent: 25 }, staff: { percent: 20 } },
      voteRules: [{ grades: ['incompetent'], shareAbove: 33.33, minVotes: 10, cap: 'basicallyCompetent' }],
    },
    fund: {
      percentOfRevenue: 5,
      awards: [{ id: 'first', kind: 'comprehensive', category: 'township', rank: 1, sharePercent: 1 }],
    },
  });
}
