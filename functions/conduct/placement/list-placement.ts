import { listPlacement } from '#shared/api/conduct/placement.ts';
import { handOversOf } from '#shared/appraisal/hand-overs.ts';
import { placementIndex } from '#shared/appraisal/placement.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { firstLevelUnit } from '#shared/grading/index-dataset.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { basisOf, mayActOn, readCycle, readCyclePeople } from '../view.ts';
import { cycleFacts } from './cycle-facts.ts';
import { registerChanges } from './register-changes.ts';
import { decisionsByPerson, placementRowOf } from './rows.ts';

/** A unit sees those whom its register has and those who are appraised in it; a group and the county likewise. */
export const listPlacementOperation = implement(
  listPlacement,
  async ({ cycle }, context: Context<ConductRepositories>) => {
    const view = await readCycle(context, cycle);
    const { content } = view.stored;
    const people = await readCyclePeople(context, view);
    const index = placementIndex({ ...basisOf(content, view.policy), people });
    const decided = decisionsByPerson(content.decisions);
    const rows = people.map((person) => placementRowOf(index, person, decided));

    const inReach = (units: ReadonlyMap<string, Unit>) => {
      const known = new Map<string, boolean>();
      return (id: string): boolean => {
        const unit = units.get(id);
        const found = known.get(id) ?? (unit !== undefined && mayActOn(context, { units }, 'conduct.read', unit));
        known.set(id, found);
        return found;
      };
    };
    const isMine = inReach(view.units);
    const seen = rows.filter(({ home, unit }) => isMine(home) || isMine(unit));
    const handOvers = handOversOf(
      seen.map(({ id, home, unit }) => ({ id, own: firstLevelUnit(index, home).id, unit })),
    ).filter(({ unit }) => isMine(unit));
    const register = await registerChanges(
      context.repositories,
      view,
      rows,
      people,
      (units, { before, after }) =>
        (before !== undefined && (isMine(before.home) || isMine(before.unit))) ||
        (after !== undefined && [after.home, after.unit].some(inReach(units))),
    );
    return {
      ...cycleFacts(view),
      policyVersion: content.policyVersion,
      units: content.units.map(({ unit: { id, name, level, group } }) => ({ id, name, level, group })),
      people: seen,
      handOvers,
      register,
    };
  },
);
