import { startRun } from '#shared/api/grading.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import type { GradingRepositories } from './repositories.ts';
import type { StoredRun } from './repository.ts';

/** Starts a run, on the cycle's policy version or, as a trial, on another. The run and its job share the client's id. */
export const startRunOperation = implement(
  startRun,
  async ({ cycle, id, policyVersion, note }, context: Context<GradingRepositories>) => {
    const { cycles, policies, runs } = context.repositories;
    const stored = await cycles.readHead(cycle);
    if (!stored) throw new Refusal('not-found');
    const known = await runs.readRun(cycle, id);
    const version = known?.policyVersion ?? policyVersion ?? stored.content.policyVersion;
    if (known && (known.note !== note || (policyVersion !== null && policyVersion !== version)))
      throw new Refusal('already-exists');
    if (!known) {
      const policy = await policies.readPolicy(version);
      if (!policy) throw new Refusal('not-found');
      // A job of another kind under this id would leave the run without anybody to make it.
      if ((await context.jobs.read(id)) && !(await runs.readRun(cycle, id))) throw new Refusal('already-exists');
      const run: StoredRun = {
        ...{ id, cycle, state: 'running', note, at: context.clock.now().toISOString(), by: by(context), job: id },
        ...{ policyVersion: version, policyTitle: policy.title, decimals: policy.rounding.scoreDecimals },
        ...{ published: null, people: 0, grades: {}, provisional: false, summaryParts: 0 },
      };
      try {
        await runs.addRun(run);
      } catch (error) {
        // The same request twice at once: the other one has added it.
        const added = error instanceof ConditionFailed ? await runs.readRun(cycle, id) : undefined;
        if (added?.note !== note || added.policyVersion !== version) throw error;
      }
    }
    return context.jobs.start({
      ...{ id, context: 'grading', kind: 'grading', by: by(context) },
      input: { cycle, run: id },
    });
  },
);
