import fc from 'fast-check';
import type { Dataset, OpinionRow, PerformanceRow, Person, Unit } from '#shared/dataset/schema.ts';
import {
  type Category,
  methods,
  personGrades,
  policySchema,
  responsibilities,
  selfGrades,
  sources,
  teamGrades,
} from '#shared/policy/schema.ts';

interface Dice {
  upTo: (n: number) => number;
  from: <T>(list: readonly T[]) => T;
  chance: (share: number) => boolean;
}

function dice(seed: number): Dice {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return {
    upTo: (n) => Math.floor(random() * n),
    from: (list) => list[Math.floor(random() * list.length)]!,
    chance: (share) => random() < share,
  };
}

/**
 * Small datasets without faults, full of ties, gaps, vetoes, secondments and odd policies. Ids are words of fixed length
 * (`U01`, `P001`, `G1`), and a person's name contains the id, so that a text can be searched for them.
 */
export const anyDataset: fc.Arbitrary<Dataset> = fc
  .record({ seed: fc.integer(), units: fc.integer({ min: 1, max: 7 }), people: fc.integer({ min: 0, max: 22 }) })
  .map(({ seed, units, people }) => randomDataset(dice(seed), units, people));

const number = (letter: string, i: number, width: number) => `${letter}${String(i + 1).padStart(width, '0')}`;

function randomDataset(roll: Dice, unitCount: number, peopleCount: number): Dataset {
  const categories = [randomCategory(roll, 'town'), randomCategory(roll, 'office')];
  const groups = ['G1', 'G2'].map((id) => ({ id, name: `考核组${id}` }));
  const units = Array.from({ length: unitCount }, (_, i) => randomUnit(roll, i, groups));
  const ids = Array.from({ length: peopleCount }, (_, i) => number('P', i, 3));
  const people = ids.map((id) => randomPerson(roll, id, units, categories));
  const teams = units.filter(({ level }) => level === 'first');
  const uniform = roll.chance(0.3);
  return {
    format: 'kaoping.dataset/1',
    tenant: { id: 'county', name: '某县' },
    cycle: {
      id: '2011',
      year: 2011,
      periodStart: '2011-01-01',
      periodEnd: '2011-12-31',
      ...(roll.chance(0.8) ? { fiscalRevenue: roll.from([0, 86_000_000, 12_345_678.9]) } : {}),
    },
    policy: randomPolicy(roll, categories),
    groups,
    units,
    people: onlyOneNominee(people),
    performance: teams.flatMap((unit) => randomRows(roll, unit, categories, ids, uniform)),
    opinions: [
      ...teams.flatMap(({ id }) => randomOpinions(roll, 'team', id, uniform)),
      ...ids.flatMap((id) => randomOpinions(roll, 'person', id, uniform)),
    ],
  };
}

/** `recognition.perUnit` is 1: of each unit and rank the first nominee stays one. */
function onlyOneNominee(people: Person[]): Person[] {
  const seen = new Set<string>();
  return people.map((person) => {
    const key = `${person.unit}/${person.rank}`;
    if (!person.satisfactionNominee || !seen.has(key)) {
      if (person.satisfactionNominee) seen.add(key);
      return person;
    }
    return { ...person, satisfactionNominee: false };
  });
}

function randomCategory(roll: Dice, id: string): Category {
  const indicators = Array.from({ length: 1 + roll.upTo(3) }, (_, i) => {
    const method = roll.from(methods);
    return {
      id: `${id}-${i + 1}`,
      label: `指标${i + 1}`,
      points: 10,
      method,
      ...(method === 'growth' ? { targetGrowth: 12 } : {}),
      best: 100,
      step: 15,
      floor: 40,
      lowerIsBetter: method === 'rank' && roll.chance(0.5),
      cap: roll.from([1, 1.2, null]),
    };
  });
  const points = indicators.length * 10;
  return { id, label: id, totalPoints: points, sections: [{ id: `${id}-s`, label: '工作', points, indicators }] };
}

function randomUnit(roll: Dice, i: number, groups: Dataset['groups']): Unit {
  const id = number('U', i, 2);
  const isSecondary = i > 0 && roll.chance(0.2);
  return {
    id,
    name: `单位${id}`,
    category: roll.from(['town', 'town', 'office']),
    level: isSecondary ? 'secondary' : 'first',
    ...(isSecondary ? { parent: number('U', roll.upTo(i), 2) } : {}),
    group: roll.from(groups).id,
    ...(roll.chance(0.6) ? { history: [{ year: 2010, rank: 1 + roll.upTo(3), of: 5 }] } : {}),
  };
}

const dates = ['2010-12-01', '2011-01-01', '2011-03-15', '2011-06-30', '2011-07-01', '2011-09-10', '2011-12-31'];

function spell(roll: Dice): { from: string; to: string } {
  const [a, b] = [roll.upTo(dates.length), roll.upTo(dates.length)];
  return { from: dates[Math.min(a, b)]!, to: dates[Math.max(a, b)]! };
}

function randomPerson(roll: Dice, id: string, units: readonly Unit[], categories: readonly Category[]): Person {
  const indicators = categories.flatMap(({ sections }) => sections.flatMap((s) => s.indicators));
  const spells = <T>(chance: number, one: () => T) =>
    roll.chance(chance) ? [one(), one()].slice(0, 1 + roll.upTo(2)) : [];
  return {
    id,
    name: `某${id}`,
    unit: roll.from(units).id,
    rank: roll.from(['cadre', 'staff']),
    role: roll.from(['principal', 'deputy', 'member']),
    ...(roll.chance(0.05) ? { probationUntil: '2012-01-31' } : {}),
    leaves: spells(0.2, () => ({ kind: roll.from(['sick', 'personal', 'maternity']), ...spell(roll) })),
    secondments: spells(0.2, () => ({ unit: roll.from(units).id, ...spell(roll) })),
    ...(roll.chance(0.05) ? { awaitingAssignment: { originalUnit: roll.from(units).id } } : {}),
    duties: spells(0.5, () => ({ indicator: roll.from(indicators).id, responsibility: roll.from(responsibilities) })),
    ...(roll.chance(0.8) ? { dutyRating: roll.from([60, 75.5, 88, 90]) } : {}),
    ...(roll.chance(0.5) ? { nominations: roll.upTo(3) } : {}),
    satisfactionNominee: roll.chance(0.4),
    bars: roll.chance(0.1) ? [{ kind: roll.from(['warning', 'demerit', 'other']), note: '说明' }] : [],
    history: [2008, 2009, 2010].map((year) => ({
      year,
      grade: roll.from(['excellent', 'excellent', 'competent', 'notAppraised'] as const),
      ...(roll.chance(0.2) ? { honour: 'meritThirdClass' } : {}),
    })),
    ...(roll.chance(0.05) ? { decision: randomDecision(roll, units) } : {}),
  };
}

function randomDecision(roll: Dice, units: readonly Unit[]): NonNullable<Person['decision']> {
  const unit = roll.from(units.filter(({ level }) => level === 'first')).id;
  const status = roll.from(['appraised', 'ungraded', 'notAppraised'] as const);
  return { ...(roll.chance(0.7) ? { unit } : { status }), ...(roll.chance(0.3) ? { status } : {}), reason: '研究决定' };
}

function randomRows(
  roll: Dice,
  unit: Unit,
  categories: readonly Category[],
  people: readonly string[],
  uniform: boolean,
): PerformanceRow[] {
  const { sections } = categories.find(({ id }) => id === unit.category)!;
  return sections[0]!.indicators.flatMap(({ id: indicator }) => {
    if (uniform && roll.chance(0.9))
      return [{ unit: unit.id, indicator, base: 80, target: 100, reported: 90, rating: 'good', score: 8 }];
    if (roll.chance(0.04)) return [];
    const reported = roll.from([80, 95, 100, 110]);
    return [
      {
        unit: unit.id,
        indicator,
        base: roll.from([80, 90]),
        target: 100,
        reported,
        ...(roll.chance(0.5) ? { verified: roll.from([70, 95, 100]) } : {}),
        rating: roll.from(teamGrades),
        score: roll.from([0, 6.5, 9, 12]),
        ...(roll.chance(0.2)
          ? { deductions: [{ points: 0.55, reason: `某${roll.from(['P000', ...people])}违纪` }] }
          : {}),
        ...(roll.chance(0.08) ? { veto: true } : {}),
      },
    ];
  });
}

/** In a uniform county everybody votes alike, so that nearly everything is a tie. */
function randomOpinions(roll: Dice, kind: 'team' | 'person', id: string, uniform: boolean): OpinionRow[] {
  if (uniform)
    return [{ subject: { kind, id }, source: 'mass', counts: { [kind === 'team' ? 'good' : 'excellent']: 9 } }];
  return sources.flatMap((source): OpinionRow[] => {
    if (roll.chance(0.15)) return [];
    const grades = source === 'self' ? selfGrades : kind === 'team' ? teamGrades : personGrades;
    if (source === 'self') return [{ subject: { kind, id }, source, counts: { [roll.from(grades)]: 1 } }];
    const counts = Object.fromEntries(grades.map((grade, i) => [grade, roll.upTo(i === 0 ? 9 : 3)]));
    const marks = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const inItems = marks > 0 && roll.chance(0.2);
    return [{ subject: { kind, id }, source, counts, ...(inItems && { ballots: 1 + roll.upTo(marks) }) }];
  });
}

function randomPolicy(roll: Dice, categories: readonly Category[]): Dataset['policy'] {
  const weights = () => ({ mass: 50, peer: roll.from([0, 20]), leader: roll.from([0, 25]), self: roll.from([0, 5]) });
  const quota = () => ({
    pool: roll.from(['group', 'unit', 'tenant'] as const),
    percent: roll.from([null, 20, 33.33, 50]),
    mergeBelow: roll.from([0, 3]),
    countUngraded: roll.chance(0.5),
    ceilingPercent: roll.from([null, 15]),
  });
  return policySchema.parse({
    format: 'kaoping.policy/1',
    title: '随机办法',
    rounding: { scoreDecimals: roll.from([0, 1, 2, 4]) },
    eligibility: {
      leaveBound: roll.from(['inclusive', 'exclusive']),
      leaveOutcome: roll.from(['notAppraised', 'ungraded']),
    },
    verification: { tolerancePercent: 2, inflationPenaltyPoints: roll.from([0, 1.5]) },
    categories,
    opinion: {
      scales: {
        team: { good: 100, fairlyGood: 80, average: 60, poor: 40 },
        person: { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 40 },
        self: { excellent: 100, good: 80, average: 60, poor: 40 },
      },
      weights: { team: weights(), principal: weights(), deputy: weights(), staff: weights() },
      minBallots: roll.from([0, 3, 5]),
      selfBias: { tolerance: roll.from([0, 7.5]), treatment: roll.from(['flag', 'clamp']) },
    },
    composites: {
      team: roll.from([undefined, { performance: 0, opinion: 1 }]),
      staff: roll.from([undefined, { duty: 5, opinion: 5 }]),
    },
    grading: {
      bands: {
        team: { good: 90, fairlyGood: 75, average: 60 },
        person: { excellent: 75, competent: 70, basicallyCompetent: 60 },
      },
      quota: { cadre: quota(), staff: quota() },
      principalsBy: roll.from(['composite', 'unitPerformance']),
      voteRules: roll.chance(0.5)
        ? [{ grades: ['basicallyCompetent', 'incompetent'], shareAbove: 33.33, minVotes: 4, cap: 'basicallyCompetent' }]
        : [],
    },
    consequences: {
      winners: {
        topPerCategory: 1,
        principalPriority: roll.chance(0.5),
        principalPlaces: roll.from(['withinQuota', 'extra']),
        extraExcellent: roll.upTo(3),
      },
      eliminated: {
        bottomPerCategory: 1 + roll.upTo(2),
        minTeams: 2,
        onlyBelow: roll.from([null, 80]),
        principalGrade: roll.from([null, 'incompetent', 'competent']),
        cancelExcellent: roll.chance(0.5),
      },
      veto: { barredRoles: roll.from([['principal'], ['principal', 'deputy'], []]) },
    },
    rewards: {
      payer: roll.from(['appraisalUnit', 'homeUnit']),
      excellent: { amount: roll.from([800, 800.25, 0]) },
      consecutive: { years: roll.from([2, 3]), stacks: roll.chance(0.5), restart: roll.chance(0.5) },
    },
    fund: {
      percentOfRevenue: 5,
      awards: [
        { id: 'first', kind: 'comprehensive', category: 'town', rank: 1, sharePercent: 1 },
        { id: 'best', kind: 'single', category: 'town', indicator: 'town-1', rank: 1, sharePercent: 0.5 },
      ],
    },
    recognition: { perUnit: 1, cadresPerGroup: 2, staffPerGroup: 1 },
  });
}
