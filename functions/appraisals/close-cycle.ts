import { closeCycle } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { refuseWhileVoting } from './refuse-while-voting.ts';
import type { AppraisalRepositories } from './repositories.ts';

/** Starts the closing of a cycle that has a published run; again, it writes what the register has lost since. */
export const closeCycleOperation = implement(
  closeCycle,
  async ({ cycle, id, version, reason }, context: Context<AppraisalRepositories>) => {
    const stored = await context.repositories.cycles.readHead(cycle);
    if (!stored) throw new Refusal('not-found');
    const known = await context.jobs.read(id);
    if (!known && String(stored.version) !== version) throw new Refusal('stale-version');
    if (stored.publishedRun === null) throw new Refusal('refused', notPublished);
    if (!known) await refuseWhileVoting(context.repositories, stored);
    return context.jobs.start({
      ...{ id, context: 'appraisals', kind: 'closing', by: by(context) },
      input: { cycle, run: stored.publishedRun, reason },
    });
  },
);

const notPublished = {
  zh: '本年度还没有公布评定结果，不能结转。',
  en: 'No result of this cycle is published yet: it cannot be closed.',
};
