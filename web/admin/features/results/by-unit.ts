import type { RunResult } from '#shared/api/grading.ts';
import type { Outcome } from './labels.ts';
import { outcomeOf } from './outcome.ts';

type Team = RunResult['teams'][number];

export interface UnitRow {
  id: string;
  name: string;
  category: string;
  group: string;
  team: Team | null;
  people: number;
  counts: Record<Outcome, number>;
  /** per cent of the participants who are excellent; null without participants */
  excellentShare: number | null;
  amount: number;
}

const noCounts = (): Record<Outcome, number> => ({
  excellent: 0,
  competent: 0,
  basicallyCompetent: 0,
  incompetent: 0,
  noScore: 0,
  ungraded: 0,
  notAppraised: 0,
});

/** The result unit by unit: the team, how its people came out (by appraisal unit), what it pays. */
export function byUnit(result: RunResult): UnitRow[] {
  const teams = new Map(result.teams.map((team) => [team.unit, team]));
  const rows = new Map<string, UnitRow>();
  for (const unit of result.units) {
    if (unit.level !== 'first') continue;
    const { id, name, category, group } = unit;
    rows.set(id, {
      id,
      name,
      category,
      group,
      team: teams.get(id) ?? null,
      people: 0,
      counts: noCounts(),
      excellentShare: null,
      amount: result.rewards.byUnit[id] ?? 0,
    });
  }
  for (const person of result.people) {
    const row = rows.get(person.appraisalUnit);
    if (!row) continue;
    row.people += 1;
    row.counts[outcomeOf(person)] += 1;
  }
  for (const row of rows.values()) {
    const participants = row.people - row.counts.notAppraised;
    if (participants > 0) row.excellentShare = (row.counts.excellent / participants) * 100;
  }
  return [...rows.values()];
}

/** Best first: rank in the category, then the composite; teams without one last, then by name. */
export function byStanding(a: UnitRow, b: UnitRow): number {
  const composite = (row: UnitRow): number => row.team?.composite ?? -1;
  return (
    (a.team?.rank ?? Infinity) - (b.team?.rank ?? Infinity) || composite(b) - composite(a) || (a.id < b.id ? -1 : 1)
  );
}
