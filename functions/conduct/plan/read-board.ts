import { readBoard } from '#shared/api/conduct/plan.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readCycle } from '../view.ts';
import { readStandings } from './board-units.ts';
import { readReminded } from './reminded.ts';

export const readBoardOperation = implement(readBoard, async ({ cycle }, context: Context<ConductRepositories>) => {
  const view = await readCycle(context, cycle);
  const mayRemind = scope(context, 'conduct.plan').county;
  const [standings, reminded] = await Promise.all([
    readStandings(context, view),
    mayRemind ? readReminded(context, view) : undefined,
  ]);
  const shown = new Set(standings.map(({ unit }) => unit.group));
  const { content, state } = view.stored;
  return {
    year: content.cycle.year,
    today: view.today,
    closed: state === 'closed',
    plan: view.plan,
    groups: content.groups.filter(({ id }) => shown.has(id)).map(({ id, name }) => ({ id, name })),
    units: standings.map(({ unit: { id, name, category, group }, people, steps }) => ({
      ...{ id, name, category, group, people, steps: [...steps] },
    })),
    reminded: reminded?.cells ?? [],
  };
});
