import type { RegisterPerson } from '#shared/api/units.ts';
import { parseDataset } from '#shared/dataset/parse.ts';
import type { Dataset, OpinionRow, Person, Unit } from '#shared/dataset/schema.ts';
import { grade } from '#shared/grading/grade.ts';
import type { Result } from '#shared/grading/result.ts';
import { merge } from '#shared/policy/merge.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { County, PlannedUnit } from './county.ts';
import { membersOf } from './people.ts';
import type { Member } from './people.ts';
import { Draws } from './random.ts';
import { opinionsOfYear, performanceOfYear } from './rows.ts';
import { peopleOfYear } from './year.ts';
import type { PersonHistory } from './year.ts';

/** A county's two cycles as dataset files, and what the register keeps of its people besides. */
export interface DemoCounty {
  finished: Dataset;
  underWay: Dataset;
  /** everybody as the register has them now, with number and post */
  register: RegisterPerson[];
}

/** @param thisYear the year under way; the year before it is finished */
export function makeDemoCounty(county: County, thisYear: number): DemoCounty {
  const policy = policySchema.parse(
    merge(presets[county.policy.preset as keyof typeof presets], county.policy.overrides),
  );
  const members = membersOf(county);
  const before = earlierYears(county, members, thisYear - 1);
  const last = thisYear - 1;
  const finished = withTie(
    makeCycle(county, policy, members, {
      year: last,
      people: before.people,
      units: before.units,
      ...(county.fiscalRevenue !== undefined && { fiscalRevenue: county.fiscalRevenue }),
      isComplete: true,
    }),
  );
  const result = grade(finished);
  const grades = new Map(result.people.map((row) => [row.id, row]));
  const ranks = new Map(result.teams.map((row) => [row.unit, row.rank]));
  const underWay = makeCycle(county, policy, members, {
    year: thisYear,
    people: (id) => [...before.people(id), ...yearOf(last, grades.get(id))],
    units: (unit) => [...(before.units(unit) ?? []), ...rankOf(last, ranks.get(unit.id), county, unit)],
    isComplete: false,
  });
  const contact = new Map(members.map(({ person }) => [person.id, { number: person.number, post: person.post }]));
  return { finished, underWay, register: underWay.people.map((person) => ({ ...person, ...contact.get(person.id) })) };
}

interface CycleOptions {
  year: number;
  people(id: string): PersonHistory;
  units(unit: PlannedUnit): Unit['history'];
  fiscalRevenue?: number;
  isComplete: boolean;
}

function makeCycle(county: County, policy: Policy, members: readonly Member[], options: CycleOptions): Dataset {
  const { year, isComplete } = options;
  const late = new Draws(`${county.key} late ${year}`);
  const state = new Map(county.units.map(({ id }) => [id, { rows: late.chance(0.8), rated: late.chance(0.6) }]));
  const of = {
    ...{ county, year, policy },
    hasRows: ({ id }: PlannedUnit) => isComplete || state.get(id)!.rows,
    isRated: ({ id }: PlannedUnit) => isComplete || state.get(id)!.rated,
  };
  const people = peopleOfYear(members, { ...of, history: options.people, rated: isComplete ? 1 : 0.7 });
  const made = {
    format: 'kaoping.dataset/1',
    tenant: { id: county.key, name: county.name.zh },
    cycle: {
      ...{ id: String(year), year, periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
      ...(options.fiscalRevenue !== undefined && { fiscalRevenue: options.fiscalRevenue }),
    },
    policy,
    groups: county.groups,
    units: county.units.map((unit) => unitOf(unit, options.units(unit))),
    people,
    performance: performanceOfYear(of),
    opinions: opinionsOfYear(of, members, people),
  };
  const { dataset, problems } = parseDataset(made);
  if (!dataset) throw new Error(`the demo county ${county.key} has faults: ${JSON.stringify(problems.slice(0, 5))}`);
  return dataset;
}

const unitOf = ({ id, name, category, parent, group }: PlannedUnit, history: Unit['history']): Unit => ({
  ...{ id, name, category, level: parent === undefined ? 'first' : 'secondary', group },
  ...(parent !== undefined && { parent }),
  ...(history && history.length > 0 && { history }),
});

/** Two years before the finished one, so that runs of excellent years and promotions have something to count. */
function earlierYears(county: County, members: readonly Member[], year: number) {
  const draws = new Draws(`${county.key} earlier`);
  const people = new Map(
    members.map(({ person, strength }) => [
      person.id,
      [year - 2, year - 1].map((y) => ({
        year: y,
        grade: draws.next() < strength * 0.55 ? ('excellent' as const) : ('competent' as const),
      })),
    ]),
  );
  const units = new Map<string, Unit['history']>();
  for (const inCategory of Map.groupBy(county.units, ({ category }) => category).values()) {
    const teams = inCategory.filter(({ parent }) => parent === undefined);
    for (const y of [year - 2, year - 1]) {
      const order = teams
        .map((unit) => ({ unit, at: unit.strength + 0.2 * draws.spread() }))
        .sort((a, b) => b.at - a.at);
      order.forEach(({ unit }, i) =>
        units.set(unit.id, [...(units.get(unit.id) ?? []), { year: y, rank: i + 1, of: teams.length }]),
      );
    }
  }
  return { people: (id: string) => people.get(id) ?? [], units: ({ id }: PlannedUnit) => units.get(id) };
}

const yearOf = (year: number, row: Result['people'][number] | undefined): PersonHistory =>
  row
    ? [{ year, grade: row.grade ?? (row.status === 'notAppraised' ? 'notAppraised' : 'ungraded'), honour: row.honour }]
    : [];

const rankOf = (year: number, rank: number | null | undefined, county: County, { category }: PlannedUnit) =>
  rank
    ? [{ year, rank, of: county.units.filter((u) => u.category === category && u.parent === undefined).length }]
    : [];

/**
 * Makes the last place of a pool fall between two equals, as happens in every county sooner or later: whoever comes
 * right behind the last place gets the figures of the one on it. Without such a pool the dataset stays as it is.
 */
function withTie(dataset: Dataset): Dataset {
  const result = grade(dataset);
  const rows = new Map(result.people.map((row) => [row.id, row]));
  const people = new Map(dataset.people.map((person) => [person.id, person]));
  for (const pool of result.pools) {
    if (pool.quota === null || pool.quota === 0 || pool.awarded.length !== pool.quota) continue;
    const inPool = result.people.filter((row) => row.pool === pool.id && row.composite !== null);
    const alike = (a: Person, b: Person) => a.rank === b.rank && a.role === b.role && !a.bars && !b.bars;
    const last = inPool.filter((row) => pool.awarded.includes(row.id)).sort((a, b) => a.composite! - b.composite!)[0];
    const next = inPool.filter((row) => row.grade !== 'excellent').sort((a, b) => b.composite! - a.composite!)[0];
    if (!last || !next || rows.get(next.id)!.appraisalUnit !== last.appraisalUnit) continue;
    const [winner, loser] = [people.get(last.id)!, people.get(next.id)!];
    if (!alike(winner, loser) || loser.role === 'principal') continue;
    const tied = makeEqual(dataset, winner, loser);
    if (grade(tied).pools.find(({ id }) => id === pool.id)!.undecided.length > 0) return tied;
  }
  return dataset;
}

function makeEqual(dataset: Dataset, winner: Person, loser: Person): Dataset {
  const { dutyRating, duties, nominations } = winner;
  const figures = { dutyRating, duties, nominations };
  const given = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
  const { dutyRating: _rating, duties: _duties, nominations: _nominations, ...rest } = loser;
  const isOf = (row: OpinionRow, id: string) => row.subject.kind === 'person' && row.subject.id === id;
  const copies = dataset.opinions
    .filter((row) => isOf(row, winner.id))
    .map((row) => ({ ...row, subject: { kind: 'person' as const, id: loser.id } }));
  return {
    ...dataset,
    people: dataset.people.map((person) => (person.id === loser.id ? { ...rest, ...given } : person)),
    opinions: [...dataset.opinions.filter((row) => !isOf(row, loser.id)), ...copies],
  };
}
