import { startRun } from '#shared/api/grading.ts';
import { checkPolicy } from '#shared/policy/check.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { ConditionFailed, Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { policyHash } from '#functions/policies/repository.ts';
import type { GradingRepositories } from './repositories.ts';
import type { StoredRun } from './repository.ts';
import { putDraftPolicy } from './run-files.ts';

/**
 * Starts a run, on the cycle's policy version or, as a trial, on another or on a policy that is not saved. The run and
 * its job share the client's id.
 */
export const startRunOperation = implement(
  startRun,
  async ({ cycle, id, policyVersion, policy: own, note }, context: Context<GradingRepositories>) => {
    const { cycles, policies, runs } = context.repositories;
    if (own && policyVersion !== null) throw onlyOne();
    const stored = await cycles.readHead(cycle);
    if (!stored) throw new Refusal('not-found');
    const known = await runs.readRun(cycle, id);
    const version = known?.policyVersion ?? policyVersion ?? stored.content.policyVersion;
    const draft = own ? policyHash(own) : undefined;
    const isSame = (run: StoredRun): boolean =>
      run.note === note && run.draft === draft && (policyVersion === null || run.policyVersion === policyVersion);
    if (known && !isSame(known)) throw new Refusal('already-exists');
    if (!known) {
      if (own) refuseFaults(own);
      const policy = own ?? (await policies.readPolicy(version));
      if (!policy) throw new Refusal('not-found');
      // A job of another kind under this id would leave the run without anybody to make it.
      if ((await context.jobs.read(id)) && !(await runs.readRun(cycle, id))) throw new Refusal('already-exists');
      if (own && draft !== undefined) await putDraftPolicy(context.files, id, draft, own);
      const run: StoredRun = {
        ...{ id, cycle, state: 'running', note, at: context.clock.now().toISOString(), by: by(context), job: id },
        ...{ policyVersion: version, policyTitle: policy.title, decimals: policy.rounding.scoreDecimals },
        ...{ published: null, people: 0, grades: {}, provisional: false, summaryParts: 0 },
        ...(draft !== undefined && { draft }),
      };
      try {
        await runs.addRun(run);
      } catch (error) {
        // The same request twice at once: the other one has added it.
        const added = error instanceof ConditionFailed ? await runs.readRun(cycle, id) : undefined;
        if (!added || !isSame(added) || added.policyVersion !== version) throw error;
      }
    }
    return context.jobs.start({
      ...{ id, context: 'grading', kind: 'grading', by: by(context) },
      input: { cycle, run: id },
    });
  },
);

/** What the rules forbid is refused with every fault, as when it is saved. */
function refuseFaults(policy: Policy): void {
  const problems = checkPolicy(policy);
  if (problems.length === 0) return;
  const text = {
    zh: `办法有 ${problems.length} 处不合规定，不能试算。`,
    en: `The policy breaks ${problems.length} rule(s) and cannot be tried.`,
  };
  throw new Refusal('refused', text, {
    problems: problems.map((problem) => ({ ...problem, path: `policy.${problem.path}` })),
    policyField: problems[0]!.path,
  });
}

const onlyOne = (): Refusal =>
  new Refusal('invalid-input', undefined, {
    problems: [
      {
        path: 'policy',
        code: 'only-one',
        message: {
          zh: '办法版本与未保存的办法只能指明一个。',
          en: 'Name a version of the policy or give one that is not saved, not both.',
        },
      },
    ],
  });
