import { readRun, type RunResult } from '#shared/api/grading.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import { cutToReach } from './cut-to-reach.ts';
import type { GradingRepositories } from './repositories.ts';
import { publicRun, type StoredRun } from './repository.ts';
import { visibleRun } from './visible-runs.ts';

/** The results of a run as far as the reader's roles reach. */
export const readRunOperation = implement(readRun, async (input, context: Context<GradingRepositories>) => {
  const run = await visibleRun(context, input);
  const whole = await wholeResult(context.repositories, run);
  return cutToReach(whole, scope(context, 'result.read'), context.actor.user.person?.id);
});

export async function wholeResult({ runs }: GradingRepositories, run: StoredRun): Promise<RunResult> {
  const [summary, people] = await Promise.all([runs.readSummary(run), runs.readPeople(run.id)]);
  return { run: publicRun(run), ...summary, people };
}
