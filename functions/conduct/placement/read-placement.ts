import { type OnePlacement, readOwnPlacement, readPlacement } from '#shared/api/conduct/placement.ts';
import { placementIndex } from '#shared/appraisal/placement.ts';
import { progressionOf } from '#shared/appraisal/progression.ts';
import { withDecisions } from '#functions/appraisals/repository.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import { presentUnit } from '#functions/units/repository.ts';
import type { ConductRepositories } from '../repositories.ts';
import { basisOf, type CycleView, mayActOn, readCycle } from '../view.ts';
import { cycleFacts } from './cycle-facts.ts';
import { decisionsByPerson, placementRowOf } from './rows.ts';

type ConductContext = Context<ConductRepositories>;

/** Somebody whom a unit's register has or who is appraised in one: each unit that the actor may read will do. */
export const readPlacementOperation = implement(
  readPlacement,
  async ({ cycle, unit, person }, context: ConductContext) => {
    const view = await readCycle(context, cycle);
    const found = await onePlacement(context, view, { unit, id: person });
    if (!found) {
      // A unit that came after the year has nobody in it; whether it is there is told to who reads the whole county.
      const known = view.units.get(unit);
      const mayAsk = known ? mayActOn(context, view, 'conduct.read', known) : scope(context, 'conduct.read').county;
      if (!mayAsk) throw new Refusal('not-found');
      return null;
    }
    const { home, unit: appraising } = found.placement;
    const mayRead = [home, appraising].some((id) => mayActOn(context, view, 'conduct.read', view.units.get(id)!));
    if (!mayRead) throw new Refusal('not-found');
    return found;
  },
);

export const readOwnPlacementOperation = implement(readOwnPlacement, async ({ cycle }, context: ConductContext) => {
  const view = await readCycle(context, cycle);
  const own = context.actor.user.person;
  if (!own) throw new Refusal('not-found');
  return onePlacement(context, view, own);
});

/** The years come from the register as it is now: closing the year before may have written into it since. */
async function onePlacement(
  { repositories: { register } }: ConductContext,
  view: CycleView,
  { unit, id }: { unit: string; id: string },
): Promise<OnePlacement | null> {
  const { content } = view.stored;
  const home = content.units.find((entry) => entry.unit.id === unit);
  if (!home) return null;
  const [list, head] = await Promise.all([register.readPeople(unit, home.people), register.readHead()]);
  const [person] = withDecisions(
    list.filter((one) => one.id === id),
    content.decisions,
  );
  if (!person) return null;
  const now = presentUnit(head, unit);
  const current = now && (await register.readPeople(unit, now.people)).find((one) => one.id === id);
  const index = placementIndex({ ...basisOf(content, view.policy), people: [person] });
  const placement = placementRowOf(index, person, decisionsByPerson(content.decisions));
  const named = new Set([placement.home, placement.unit, ...(placement.computed ? [placement.computed.unit] : [])]);
  return {
    ...cycleFacts(view),
    units: [...named].map((one) => ({ id: one, name: view.units.get(one)?.name ?? one })),
    placement,
    progression: progressionOf(view.policy, (current ?? person).history ?? []),
  };
}
