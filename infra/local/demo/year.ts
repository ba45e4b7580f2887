import type { Person } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { County } from './county.ts';
import type { Member } from './people.ts';
import { Draws } from './random.ts';

/** What a year brings for the people of a county: leaves, loans, probation, bars, duties, ratings, nominations. */

export type PersonHistory = NonNullable<Person['history']>;

export interface YearOptions {
  county: County;
  year: number;
  policy: Policy;
  history(person: string): PersonHistory;
  /** share of people whose rating is in already */
  rated: number;
}

export function peopleOfYear(members: readonly Member[], options: YearOptions): Person[] {
  const draws = new Draws(`${options.county.key} people ${options.year}`);
  const firstLevel = options.county.units.filter((unit) => unit.parent === undefined);
  const nominees = new Map<string, number>();
  const fate = fates(draws, members);
  return members.map((member) => {
    const { id, name, unit, rank, role } = member.person;
    const nominated = `${unit} ${rank}`;
    const isNominee = member.strength > 0.55 && (nominees.get(nominated) ?? 0) < options.county.nominees;
    if (isNominee) nominees.set(nominated, (nominees.get(nominated) ?? 0) + 1);
    const duties = dutiesOf(draws, member, options);
    const isRated = duties.length === 0 && draws.next() < options.rated;
    const history = options.history(id);
    return {
      ...{ id, name, unit, rank, role },
      ...(duties.length > 0 && { duties }),
      ...(isRated && { dutyRating: round(70 + 26 * member.strength + 3 * draws.spread()) }),
      ...(isNominee && { satisfactionNominee: true }),
      ...(draws.chance(0.15) && { nominations: draws.int(1, 4) }),
      ...(history.length > 0 && { history }),
      ...(fate.get(id)?.(options.year, () => draws.pick(firstLevel.filter((other) => other.id !== unit)).id) ?? {}),
    };
  });
}

type Fate = (year: number, host: () => string) => Partial<Person>;

/** What a county of any size has every year, in this order; what follows comes once for each further hundred people. */
const kinds: Fate[] = [
  (y) => ({ leaves: [{ kind: 'sick', from: `${y}-03-01`, to: `${y}-10-20` }] }),
  (y, host) => ({ secondments: [{ unit: host(), from: `${y}-03-01`, to: `${y}-12-31` }] }),
  (y) => ({ probationUntil: `${y + 1}-07-01` }),
  () => ({ bars: [{ kind: 'warning', note: '因工作失职受警告处分' }] }),
  (y) => ({ leaves: [{ kind: 'personal', from: `${y}-05-06`, to: `${y}-06-10` }] }),
  (y, host) => ({ secondments: [{ unit: host(), from: `${y}-09-01`, to: `${y}-11-30` }] }),
  () => ({ bars: [{ kind: 'underInvestigation', note: '涉嫌违纪，立案审查中' }] }),
  (y) => ({
    leaves: [
      { kind: 'sick', from: `${y}-01-10`, to: `${y}-02-28` },
      { kind: 'sick', from: `${y}-08-01`, to: `${y}-10-15` },
    ],
  }),
  (y, host) => ({ secondments: [{ unit: host(), from: `${y}-06-15` }] }),
  (y) => ({ probationUntil: `${y}-09-01` }),
  (_, host) => ({ awaitingAssignment: { originalUnit: host() } }),
  (y) => ({ leaves: [{ kind: 'maternity', from: `${y}-02-15`, to: `${y}-08-01` }] }),
];

function fates(draws: Draws, members: readonly Member[]): Map<string, Fate> {
  // Whoever heads a unit stays: a demo whose teams are without their first people would puzzle its reader.
  const free = members.filter(({ person }) => person.role !== 'principal');
  const rounds = 1 + Math.floor(members.length / 100);
  const fate = new Map<string, Fate>();
  for (let i = 0; i < kinds.length + rounds * 3; i++) {
    const kind = kinds[i % kinds.length]!;
    fate.set(draws.pick(free).person.id, kind);
  }
  return fate;
}

/** A principal leads what matters most, the deputies share the indicators out; staff are rated as a whole. */
function dutiesOf(draws: Draws, { person }: Member, { county, policy }: YearOptions): NonNullable<Person['duties']> {
  if (!county.dutiesByIndicator || person.rank !== 'cadre') return [];
  const unit = county.units.find(({ id }) => id === person.unit);
  const category = policy.categories.find(({ id }) => id === unit?.category);
  const indicators = category?.sections.flatMap((section) => section.indicators.map(({ id }) => id)) ?? [];
  const count = Math.min(indicators.length, person.role === 'principal' ? 2 : 4);
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(draws.pick(indicators));
  const responsibilities =
    person.role === 'principal' ? (['lead', 'lead'] as const) : (['direct', 'direct', 'concurrent', 'assist'] as const);
  return [...chosen].map((indicator, i) => ({ indicator, responsibility: responsibilities[i]! }));
}

export const round = (value: number, decimals = 1): number => {
  const scale = 10 ** decimals;
  return Math.round(Math.min(100, Math.max(0, value)) * scale) / scale;
};
