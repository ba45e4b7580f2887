import type { Output } from '#shared/api/operation.ts';
import type { listPlacement } from '#shared/api/conduct/placement.ts';
import { type Appraised, placed, placementIndex } from '#shared/appraisal/placement.ts';
import type { Person, Unit } from '#shared/dataset/schema.ts';
import { withDecisions } from '#functions/appraisals/repository.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { presentUnits } from '#functions/units/repository.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { CycleView } from '../view.ts';

type Register = Output<typeof listPlacement>['register'];
type Change = Register['changes'][number];

/**
 * Whether the register has changed since the cycle took it over, and who would then be appraised elsewhere or have
 * another status. People of units that have not changed are not read again.
 * @param isSeen whether a change, by where its person is and would be, is for the actor to see
 */
export async function registerChanges(
  { register }: Pick<ConductRepositories, 'register'>,
  { stored: { content }, policy }: CycleView,
  before: readonly Appraised[],
  people: readonly Person[],
  isSeen: (units: ReadonlyMap<string, Unit>, change: { before?: Appraised; after?: Appraised }) => boolean,
): Promise<Register> {
  const head = await register.readHead();
  const present = presentUnits(head);
  const taken = new Map(content.units.map((entry) => [entry.unit.id, entry]));
  const isSame = ({ unit, people: revision }: (typeof present)[number]): boolean => {
    const known = taken.get(unit.id);
    return known?.people.rev === revision.rev && contentHash(known.unit) === contentHash(unit);
  };
  if (present.length === taken.size && present.every(isSame)) return { changed: false, changes: [] };

  const moved = present.filter(({ unit, people: revision }) => taken.get(unit.id)?.people.rev !== revision.rev);
  const read = await register.readAllPeople(
    head,
    moved.map(({ unit }) => unit.id),
  );
  const ofUnit = Map.groupBy(people, ({ unit }) => unit);
  const everybody = present.flatMap(({ unit }): readonly Person[] => read.get(unit.id) ?? ofUnit.get(unit.id) ?? []);
  const units = present.map(({ unit }) => unit);
  const index = placementIndex({ cycle: content.cycle, policy, units, people: everybody });
  const after = new Map(
    withDecisions(everybody, content.decisions).map((person) => [person.id, placed(index, person).appraised]),
  );
  const known = new Map(before.map((one) => [one.id, one]));
  const names = new Map(units.map((unit) => [unit.id, unit]));
  const changes = [...new Set([...known.keys(), ...after.keys()])].flatMap((id): Change[] => {
    const [was, is] = [known.get(id), after.get(id)];
    if (was?.unit === is?.unit && was?.status === is?.status) return [];
    if (!isSeen(names, { ...(was && { before: was }), ...(is && { after: is }) })) return [];
    return [{ id, name: (is ?? was)!.name, before: placeOf(was), after: placeOf(is) }];
  });
  return { changed: true, changes };
}

const placeOf = (one: Appraised | undefined): Change['before'] => (one ? { unit: one.unit, status: one.status } : null);
