import type { Run } from '#shared/api/grading.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { GradingRepositories } from './repositories.ts';
import { publicRun, type StoredRun } from './repository.ts';

/** Whether the reader sees drafts; everybody else sees the published run alone and learns of no other. */
export const seesDrafts = ({ actor }: Pick<Context, 'actor'>): boolean => actor.access.has('draft.read');

/** A run that has results, if the reader may know of it; not-found otherwise. */
export async function visibleRun(
  context: Context<GradingRepositories>,
  { cycle, run: id }: { cycle: string; run: string },
): Promise<StoredRun> {
  const run = await context.repositories.runs.readRun(cycle, id);
  const isVisible = run && run.state !== 'running' && (run.state === 'published' || seesDrafts(context));
  if (!isVisible) throw new Refusal('not-found');
  return run;
}

/** A run as it stands: one that is being made has failed where its job has. */
export async function runAsItStands({ jobs }: Pick<Context, 'jobs'>, run: StoredRun): Promise<Run> {
  if (run.state !== 'running') return publicRun(run);
  const job = await jobs.read(run.job);
  return publicRun(run, job?.state === 'failed' ? 'failed' : 'running');
}
