import type { OpinionRow, PerformanceRow, Person } from '#shared/dataset/schema.ts';
import { personGrades, selfGrades, sources, teamGrades } from '#shared/policy/schema.ts';
import type { Indicator, Policy, Source } from '#shared/policy/schema.ts';
import type { County, PlannedUnit } from './county.ts';
import type { Member } from './people.ts';
import { Draws } from './random.ts';
import { round } from './year.ts';

/** Performance rows and tallies of a year, drawn from how well units and people do. */

export interface RowOptions {
  county: County;
  year: number;
  policy: Policy;
  /** whether the unit has brought its rows in */
  hasRows(unit: PlannedUnit): boolean;
  /** whether the meeting that rates the unit and its people has been held */
  isRated(unit: PlannedUnit): boolean;
}

export function performanceOfYear({ county, year, policy, hasRows }: RowOptions): PerformanceRow[] {
  const draws = new Draws(`${county.key} rows ${year}`);
  return county.units
    .filter((unit) => unit.parent === undefined && hasRows(unit))
    .flatMap((unit) => {
      const category = policy.categories.find(({ id }) => id === unit.category)!;
      return category.sections
        .flatMap((section) => section.indicators)
        .map((indicator) => ({
          ...{ unit: unit.id, indicator: indicator.id },
          ...figuresOf(draws, indicator, unit.strength),
          ...(county.vetoed?.unit === unit.id &&
            county.vetoed.indicator === indicator.id && {
              deductions: [{ points: 3, reason: '发生较大安全生产责任事故' }],
              veto: true,
            }),
        }));
    });
}

const reasons = ['未按时报送材料', '检查发现问题整改不到位', '无故缺席会议', '群众信访未按期办结', '台账不全'];

function figuresOf(draws: Draws, indicator: Indicator, strength: number): Partial<PerformanceRow> {
  const level = Math.min(1, Math.max(0, strength + 0.12 * draws.spread()));
  switch (indicator.method) {
    case 'ratio': {
      const target = draws.int(8, 60) * 25;
      const verified = Math.round(target * (0.74 + 0.26 * level));
      // A few report more than the check finds 挤干水分.
      const reported = draws.chance(0.12) ? Math.round(verified * 1.06) : verified;
      return { target, reported, verified };
    }
    case 'growth': {
      const base = draws.int(20, 90) * 50;
      const growth = (indicator.targetGrowth ?? 10) * (0.6 + 0.6 * level);
      return { base, reported: Math.round(base * (1 + growth / 100)) };
    }
    case 'rating':
      return { rating: teamGrades[level > 0.72 ? 0 : level > 0.4 ? 1 : level > 0.18 ? 2 : 3]! };
    case 'deduction': {
      const count = level > 0.7 ? 0 : level > 0.35 ? draws.int(0, 1) : draws.int(1, 2);
      const deductions = Array.from({ length: count }, () => ({
        points: draws.int(1, 3) / 2,
        reason: draws.pick(reasons),
      }));
      return deductions.length > 0 ? { deductions } : {};
    }
    case 'rank':
      return { reported: Math.round(100 * level) };
    case 'manual':
      return { score: round((indicator.points * (68 + 30 * level)) / 100) };
  }
}

export function opinionsOfYear(
  { county, year, policy, isRated }: RowOptions,
  members: readonly Member[],
  people: readonly Person[],
): OpinionRow[] {
  const draws = new Draws(`${county.key} opinions ${year}`);
  const { weights } = policy.opinion;
  const units = new Map(county.units.map((unit) => [unit.id, unit]));
  const teams = county.units
    .filter((unit) => unit.parent === undefined && isRated(unit))
    .flatMap((unit) => tallies(draws, 'team', unit.id, unit.strength, weights.team));
  const strength = new Map(members.map((member) => [member.person.id, member.strength]));
  const persons = people
    .filter((person) => isRated(units.get(person.unit)!))
    .flatMap((person) => {
      const role = person.rank === 'cadre' && person.role !== 'member' ? person.role : 'staff';
      return tallies(draws, 'person', person.id, strength.get(person.id) ?? 0.5, weights[role]);
    });
  return [...teams, ...persons];
}

const voters: Record<Source, readonly [number, number]> = {
  mass: [18, 40],
  peer: [5, 9],
  leader: [3, 6],
  self: [1, 1],
};

function tallies(
  draws: Draws,
  kind: 'team' | 'person',
  id: string,
  strength: number,
  weights: Record<Source, number>,
): OpinionRow[] {
  return sources
    .filter((source) => weights[source] > 0)
    .map((source) => {
      const scale = source === 'self' ? selfGrades : kind === 'team' ? teamGrades : personGrades;
      const liking = Math.min(0.97, Math.max(0.08, 0.16 + 0.66 * strength + 0.08 * draws.spread()));
      const counts = Object.fromEntries(scale.map((grade) => [grade, 0]));
      for (let votes = draws.int(...voters[source]); votes > 0; votes--) {
        const at = draws.next() < liking ? 0 : draws.chance(0.72) ? 1 : draws.chance(0.8) ? 2 : 3;
        counts[scale[at]!]! += 1;
      }
      return { subject: { kind, id }, source, counts };
    });
}
