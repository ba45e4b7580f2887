import type { Dataset, Person } from '#shared/dataset/schema.ts';
import { placePerson, type Placement, type Standing, statusOf } from '#shared/grading/eligibility.ts';
import { type DatasetIndex, indexDataset } from '#shared/grading/index-dataset.ts';

/** Somebody with where they are appraised and whether (scoring.md §2). */
export interface Appraised {
  id: string;
  name: string;
  rank: Person['rank'];
  role: Person['role'];
  /** the unit whose register has them */
  home: string;
  /** the first-level unit that appraises them */
  unit: string;
  status: Standing['status'];
}

/** What placing takes of a cycle: no performance, no opinions. */
export type PlacementBasis = Pick<Dataset, 'cycle' | 'policy' | 'units' | 'people'>;

export const placementIndex = ({ cycle, policy, units, people }: PlacementBasis): DatasetIndex =>
  indexDataset({
    ...{
      format: 'kaoping.dataset/1',
      tenant: { id: 'county', name: 'county' },
      groups: [],
      performance: [],
      opinions: [],
    },
    ...{ cycle, policy, units, people },
  });

/** One person, with the reasons. */
export const placed = (
  index: DatasetIndex,
  person: Person,
): { appraised: Appraised; placement: Placement; standing: Standing } => {
  const [placement, standing] = [placePerson(index, person), statusOf(index, person)];
  const { id, name, rank, role, unit: home } = person;
  return {
    appraised: { id, name, rank, role, home, unit: placement.unit, status: standing.status },
    placement,
    standing,
  };
};

/** Everybody by the unit that appraises them; units without anybody are absent. */
export function appraisedByUnit(basis: PlacementBasis): Map<string, Appraised[]> {
  const index = placementIndex(basis);
  return Map.groupBy(
    basis.people.map((person) => placed(index, person).appraised),
    ({ unit }) => unit,
  );
}

/** Those who take part: with a grade or without (scoring.md §2). */
export const takesPart = ({ status }: Appraised): boolean => status !== 'notAppraised';
