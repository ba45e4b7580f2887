import type { listPlacement, PlacementRow } from '#shared/api/conduct/placement.ts';
import type { Answer } from '../../app/api.ts';

/** What the page knows of a cycle's people, looked up. */
export interface View {
  people: readonly PlacementRow[];
  person: ReadonlyMap<string, PlacementRow>;
  unitName: (id: string) => string;
  /** the first-level units, by name */
  units: readonly { id: string; name: string }[];
  /** whether somebody is appraised by another unit than the one they belong to; a secondary unit's by the one above is not */
  isMoved: (person: PlacementRow) => boolean;
  /** whether the reader may open the record of a person of this unit */
  opens: (unit: string) => boolean;
}

export interface Acts {
  decide: (person: PlacementRow) => void;
  takeBack: (person: PlacementRow) => void;
}

export type Mark = 'doubt' | 'decided' | 'moved';

export function viewOf(data: Answer<typeof listPlacement>, opens: (unit: string) => boolean): View {
  const names = new Map(data.units.map(({ id, name }) => [id, name]));
  const moved = new Set(data.handOvers.flatMap((unit) => [...unit.in, ...unit.out]));
  return {
    people: data.people,
    person: new Map(data.people.map((person) => [person.id, person])),
    unitName: (id) => names.get(id) ?? id,
    units: data.units.filter(({ level }) => level === 'first').toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
    isMoved: ({ id }) => moved.has(id),
    opens,
  };
}

/** Whether the office has still to look at somebody: a doubt, and no decision. */
export const isUndecided = ({ doubts, decision }: PlacementRow): boolean => (doubts ?? []).length > 0 && !decision;

export function marksOf(view: View, person: PlacementRow): Mark[] {
  return [
    ...(isUndecided(person) ? ['doubt' as const] : []),
    ...(person.decision ? ['decided' as const] : []),
    ...(view.isMoved(person) ? ['moved' as const] : []),
  ];
}
