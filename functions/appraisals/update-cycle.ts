import { updateCycle } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { canonicalJson } from '#functions/platform/hash.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { datasetOf } from './cycle.ts';
import { cycleProblems, problem, refuseFaults } from './faults.ts';
import { refuseIfFrozen } from './frozen.ts';
import type { AppraisalRepositories } from './repositories.ts';
import { cycleRow } from './repository.ts';

/**
 * Changes a cycle's period, its revenue or the policy version it runs on. Once a run is published the period and the
 * policy stand; the revenue may still be corrected, on record, and takes effect with the next run.
 */
export const updateCycleOperation = implement(
  updateCycle,
  async ({ id, version, cycle, policyVersion, reason }, context: Context<AppraisalRepositories>) => {
    const { cycles, policies } = context.repositories;
    const before = await cycles.readHead(id);
    if (!before) throw new Refusal('not-found');
    if (String(before.version) !== version) throw new Refusal('stale-version');
    if (cycle.id !== id) refuseFaults([idDiffers(id)]);
    const { content } = before;
    if (canonicalJson([cycle, policyVersion]) === canonicalJson([content.cycle, content.policyVersion]))
      return { row: cycleRow(before) };
    refuseIfFrozen(before, cycle, policyVersion);
    const policy = await policies.readPolicy(policyVersion);
    if (!policy) throw new Refusal('not-found');
    refuseFaults(cycleProblems(datasetOf({ ...content, cycle }, policy, await cycles.readData(content))));

    await cycles.commit(
      await cycles.changing(
        before,
        { content: { ...content, cycle, policyVersion, policyTitle: policy.title } },
        {
          type: 'cycle.changed',
          data: {
            before: { cycle: content.cycle, policyVersion: content.policyVersion },
            after: { cycle, policyVersion },
            reason,
          },
          at: context.clock.now(),
          actor: by(context),
        },
      ),
    );
    return { row: cycleRow((await cycles.readHead(id))!) };
  },
);

const idDiffers = (id: string) =>
  problem('cycle.id', 'id-differs', {
    zh: `年度编号应为“${id}”，开启后不能更改。`,
    en: `The id must be “${id}”; it never changes.`,
  });
