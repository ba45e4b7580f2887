import { createPolicy, type PolicyVersion } from '#shared/api/policies.ts';
import { checkPolicy } from '#shared/policy/check.ts';
import { diffPolicies } from '#shared/policy/diff.ts';
import { presets } from '#shared/policy/presets/all.ts';
import type { Problem } from '#shared/problem.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import type { PolicyRepositories } from './repositories.ts';
import { type ListedVersion, policyHash, publicVersion } from './repository.ts';

/** Saves a policy as a new version in force. Versions never change; the same request again is the same answer. */
export const createPolicyOperation = implement(
  createPolicy,
  async ({ id, basedOn, preset, policy, reason }, context: Context<PolicyRepositories>) => {
    const { policies } = context.repositories;
    const head = await policies.readHead();
    const known = head.versions.find((listed) => listed.id === id);
    if (known) return { version: sameAgain(known, { basedOn, reason, hash: policyHash(policy) }) };
    if (basedOn !== head.current) throw new Refusal('stale-version');
    if (preset !== null && !Object.hasOwn(presets, preset)) throw unknownPreset(preset);
    refuseFaults(checkPolicy(policy));

    const base = basedOn === null ? undefined : await policies.readPolicy(basedOn);
    const version: PolicyVersion = {
      id,
      title: policy.title,
      preset,
      basedOn,
      reason,
      at: context.clock.now().toISOString(),
      by: by(context),
      changes: base ? diffPolicies(base, policy).length : 0,
    };
    const { parts } = await policies.saving(head, { version, policy, becomesCurrent: true });
    await policies.commit(parts);
    return { version };
  },
);

function sameAgain(known: ListedVersion, again: Pick<ListedVersion, 'basedOn' | 'reason' | 'hash'>): PolicyVersion {
  const isSame = known.hash === again.hash && known.basedOn === again.basedOn && known.reason === again.reason;
  if (!isSame) throw new Refusal('already-exists');
  return publicVersion(known);
}

/** What the rules forbid is refused with every fault, the first one's field as the reason. */
function refuseFaults(problems: Problem[]): void {
  if (problems.length === 0) return;
  const text = {
    zh: `办法有 ${problems.length} 处不合规定，未保存。`,
    en: `The policy breaks ${problems.length} rule(s) and was not saved.`,
  };
  throw new Refusal('refused', text, {
    problems: problems.map((problem) => ({ ...problem, path: `policy.${problem.path}` })),
    policyField: problems[0]!.path,
  });
}

const unknownPreset = (preset: string): Refusal =>
  new Refusal('invalid-input', undefined, {
    problems: [
      {
        path: 'preset',
        code: 'unknown-preset',
        message: { zh: `没有名为“${preset}”的预设办法。`, en: `There is no preset “${preset}”.` },
      },
    ],
  });
