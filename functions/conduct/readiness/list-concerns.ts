import { listConcerns } from '#shared/api/conduct/readiness.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { mayActOn, readCycle, unitInReach } from '../view.ts';
import type { ConcernDetail } from './details.ts';

/** For the group they were written to, and for the supervisor (`question.ask`), who reads everything of the county. */
export const listConcernsOperation = implement(
  listConcerns,
  async ({ cycle, unit }, context: Context<ConductRepositories>) => {
    const view = await readCycle(context, cycle);
    const at = unitInReach(context, view, unit, 'conduct.read');
    const readers = ['conduct.group', 'question.ask'] as const;
    if (!readers.some((permission) => mayActOn(context, view, permission, at))) return { concerns: null };
    const found = await context.repositories.conduct.listDetails<ConcernDetail>(cycle, unit, 'CONCERN');
    return {
      concerns: found.map(({ id, person, name, text, changedAt: at }) => ({ id, person, name, text, at })).reverse(),
    };
  },
);
