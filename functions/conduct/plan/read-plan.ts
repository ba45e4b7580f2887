import { readPlan } from '#shared/api/conduct/plan.ts';
import { openObligations } from '#shared/appraisal/board.ts';
import { phaseIds } from '#shared/appraisal/plan.ts';
import { steps } from '#shared/appraisal/steps.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCycle } from '../view.ts';
import { readStandings } from './board-units.ts';
import { planBounds } from './change-plan.ts';
import type { ClosingDetail } from './closings.ts';
import { groupStandings, isCountyLeader } from './groups.ts';
import { planToken } from './token.ts';

export const readPlanOperation = implement(readPlan, async ({ cycle }, context: Context<ConductRepositories>) => {
  const view = await readCycle(context, cycle);
  const { conduct, users } = context.repositories;
  const [standings, closings, everybody] = await Promise.all([
    readStandings(context, view),
    conduct.listDetails<ClosingDetail>(cycle, null, 'CLOSING'),
    users.listUsers(),
  ]);
  const shown = new Set(standings.map(({ id }) => id));
  const { plan, today, stored } = view;
  return {
    ...{ year: stored.content.cycle.year, today, closed: stored.state === 'closed', version: planToken(plan), plan },
    bounds: planBounds(stored.content.cycle),
    open: phaseIds.map((phase) => ({ phase, steps: openObligations(steps, standings, phase) })),
    left: phaseIds.flatMap((phase) => {
      const closing = closings.find(({ id }) => id === phase);
      if (!closing || plan.phases[phase].state !== 'closed') return [];
      const left = closing.open.map((one) => ({ ...one, units: one.units.filter((unit) => shown.has(unit)) }));
      return [{ phase, steps: left.filter((one) => one.units.length > 0) }];
    }),
    groups: groupStandings(view, everybody)
      .filter(({ units }) => units.some(({ id }) => shown.has(id)) || scope(context, 'conduct.read').county)
      .map(({ units, ...group }) => ({
        ...group,
        units: units.filter(({ id }) => shown.has(id)).map(({ id, name }) => ({ id, name })),
      })),
    countyLeaders: scope(context, 'conduct.plan').county
      ? everybody.filter(isCountyLeader).map(({ id, name }) => ({ user: id, name }))
      : [],
  };
});
