import type { PlacementRow } from '#shared/api/conduct/placement.ts';
import { doubtsOf } from '#shared/appraisal/doubts.ts';
import { placeReason, statusReason } from '#shared/appraisal/placement-reasons.ts';
import { placed } from '#shared/appraisal/placement.ts';
import type { Person } from '#shared/dataset/schema.ts';
import type { DatasetIndex } from '#shared/grading/index-dataset.ts';
import { type Spell, totalDays } from '#shared/grading/spells.ts';
import { fromDayNumber } from '#shared/policy/civil-date.ts';
import type { PersonDecision } from '#functions/appraisals/repository.ts';

/** A person as the contract tells where they are appraised; `decided` by person. */
export function placementRowOf(
  index: DatasetIndex,
  person: Person,
  decided: ReadonlyMap<string, PersonDecision>,
): PlacementRow {
  const { appraised, placement, standing } = placed(index, person);
  const place = placeReason(index, person, placement);
  const status = statusReason(index, person, standing);
  const spells = [
    ...placement.hostings.flatMap(({ unit, spells: own }) => own.map(spellOf(unit))),
    ...standing.leaves.map(spellOf(null)),
  ];
  const doubts = doubtsOf(index, person);
  const entry = decided.get(person.id);
  return {
    ...appraised,
    ...(place && { placeReason: place }),
    ...(status && { statusReason: status }),
    ...(spells.length > 0 && { spells }),
    ...(doubts.length > 0 && { doubts }),
    ...(entry && {
      computed: { unit: placement.computed.unit, status: standing.computed.status },
      decision: { ...entry.decision, by: entry.from.by, at: entry.from.at },
    }),
  };
}

const spellOf = (unit: string | null) => (spell: Spell) => ({
  ...{ unit, from: fromDayNumber(spell.start), to: fromDayNumber(spell.end), days: totalDays([spell]) },
});

export const decisionsByPerson = (decisions: readonly PersonDecision[]): Map<string, PersonDecision> =>
  new Map(decisions.map((entry) => [entry.person, entry]));
