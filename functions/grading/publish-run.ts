import { publishRun } from '#shared/api/grading.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import type { GradingRepositories } from './repositories.ts';
import { publicRun, type StoredRun } from './repository.ts';

/**
 * Publishes a run with a reason: the one before it is superseded, and the cycle points to it, in one transaction with
 * the audit event. Only a whole run on the cycle's own policy version can be published (scoring.md §6).
 */
export const publishRunOperation = implement(
  publishRun,
  async ({ cycle: cycleId, run: id, reason }, context: Context<GradingRepositories>) => {
    const { cycles, runs } = context.repositories;
    const cycle = await cycles.readHead(cycleId);
    const run = await runs.readRun(cycleId, id);
    if (!cycle || !run || run.state === 'running') throw new Refusal('not-found');
    if (run.state === 'published') return { run: publicRun(run) };
    if (cycle.state === 'closed') throw new Refusal('refused', closed);
    if (run.draft !== undefined || run.policyVersion !== cycle.content.policyVersion)
      throw new Refusal('refused', trial);
    if (run.provisional) throw provisional(await runs.readSummary(run));

    const [now, who] = [context.clock.now(), by(context)];
    const published: StoredRun = { ...run, state: 'published', published: { at: now.toISOString(), by: who, reason } };
    const earlier = cycle.publishedRun === null ? undefined : await runs.readRun(cycleId, cycle.publishedRun);
    await runs.commit([
      runs.changing(run, published),
      ...(earlier ? [runs.changing(earlier, { ...earlier, state: 'superseded' as const })] : []),
      ...(await cycles.changing(
        cycle,
        { content: cycle.content, state: 'published', publishedRun: id },
        {
          type: 'run.published',
          data: { run: id, superseded: earlier?.id ?? null, policyVersion: run.policyVersion, reason },
          at: now,
          actor: who,
        },
      )),
    ]);
    return { run: publicRun(published) };
  },
);

const closed = {
  zh: '本年度已结转，公布的结果已写入历年记录，不能再公布别的评定。',
  en: 'This cycle is closed: its published result is in the history of people and units and stands.',
};

const trial = {
  zh: '此次评定不是按本年度所用的办法版本进行的，只可查看比较，不能公布。',
  en: 'This run was made on another policy version than the cycle’s: it can be compared, not published.',
};

function provisional({
  provisional: { categories, pools },
}: {
  provisional: Record<'categories' | 'pools', string[]>;
}) {
  const text = {
    zh: '仍有班子或人员没有综合得分，此次评定只可查看，不能公布。',
    en: 'A team or a person still has no composite score: this run can be looked at, not published.',
  };
  const problems: Problem[] = [
    ...categories.map((id) => ({
      path: `categories[${id}]`,
      code: 'provisional',
      message: { zh: `类别“${id}”有班子没有综合得分。`, en: `A team of the category “${id}” has no composite score.` },
    })),
    ...pools.map((id) => ({
      path: `pools[${id}]`,
      code: 'provisional',
      message: { zh: `“${id}”中有人没有综合得分。`, en: `Somebody in “${id}” has no composite score.` },
    })),
  ];
  return new Refusal('refused', text, { problems });
}
