import type { BoardUnit } from '#shared/appraisal/board.ts';
import { statusOfSteps } from '#shared/appraisal/step.ts';
import { steps } from '#shared/appraisal/steps.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { type CycleView, mayActOn, readAppraised } from '../view.ts';

/** A first-level unit with how its steps stand. */
export interface UnitStanding extends BoardUnit {
  unit: Unit;
  people: number;
}

/** The first-level units of a cycle with their steps: all of them, or those of the actor's reach. */
export async function readStandings(
  context: Context<ConductRepositories>,
  view: CycleView,
  whose: 'all' | 'reach' = 'reach',
): Promise<UnitStanding[]> {
  const [appraised, stored] = await Promise.all([
    readAppraised(context, view),
    context.repositories.conduct.listUnits(view.id),
  ]);
  const facts = new Map(stored.map((one) => [one.unit, one]));
  const { policy, plan, today } = view;
  return firstLevel(view)
    .filter((unit) => whose === 'all' || mayActOn(context, view, 'conduct.read', unit))
    .map((unit) => {
      const people = appraised.get(unit.id) ?? [];
      const conduct = factsOf(facts.get(unit.id));
      const standing = statusOfSteps(steps, { policy, plan, unit, people, conduct, today });
      return { id: unit.id, name: unit.name, unit, people: people.length, steps: standing };
    });
}

/** Only units of the first level are appraised by themselves. */
export const firstLevel = ({ units }: CycleView): Unit[] =>
  [...units.values()].filter(({ level }) => level === 'first');
