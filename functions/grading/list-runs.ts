import { listRuns } from '#shared/api/grading.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { GradingRepositories } from './repositories.ts';
import { runAsItStands, seesDrafts } from './visible-runs.ts';

/** The runs, newest first. */
export const listRunsOperation = implement(listRuns, async ({ cycle }, context: Context<GradingRepositories>) => {
  const { cycles, runs } = context.repositories;
  if (!(await cycles.readHead(cycle))) throw new Refusal('not-found');
  const all = await runs.listRuns(cycle);
  const visible = seesDrafts(context) ? all : all.filter(({ state }) => state === 'published');
  return { runs: await Promise.all(visible.map((run) => runAsItStands(context, run))) };
});
