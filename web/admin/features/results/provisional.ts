import type { RunResult } from '#shared/api/grading.ts';

/** What keeps a run from being published: a team or person without a composite, and what each misses. */
export interface Gap {
  kind: 'team' | 'person';
  id: string;
  name: string;
  /** the category or pool that is provisional because of it */
  where: string;
  unit: string;
  missing: string[];
}

export function gapsOf(result: RunResult): Gap[] {
  const units = new Map(result.units.map((unit) => [unit.id, unit]));
  const teams = result.teams
    .filter((team) => team.composite === null)
    .map((team): Gap => {
      const unit = units.get(team.unit);
      return {
        kind: 'team',
        id: team.unit,
        name: unit?.name ?? team.unit,
        where: unit?.category ?? '',
        unit: team.unit,
        missing: team.missing,
      };
    });
  const people = result.people
    .filter((person) => person.status === 'appraised' && person.composite === null)
    .map((person): Gap => ({
      kind: 'person',
      id: person.id,
      name: person.name,
      where: person.pool ?? '',
      unit: person.appraisalUnit,
      missing: person.missing,
    }));
  return [...teams, ...people];
}
