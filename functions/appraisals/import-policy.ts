import type { Dataset } from '#shared/dataset/schema.ts';
import { diffPolicies } from '#shared/policy/diff.ts';
import { isRecord } from '#shared/policy/merge.ts';
import type { Job } from '#shared/api/common.ts';
import type { TransactPart } from '#functions/platform/tenant.ts';
import { policyHash, type PolicyRepository } from '#functions/policies/repository.ts';
import type { StoredCycle } from './repository.ts';

export interface PolicyForCycle {
  id: string;
  /** none where a version that says the same was there */
  parts: TransactPart[];
}

/**
 * The version of the policy that an imported cycle runs on: one that says the same where there is one (the cycle's own,
 * then the one in force, then the newest), else a new one. A new one comes into force unless the county has a later
 * cycle: bringing in an old year does not change today's policy.
 */
export async function policyForImport(
  policies: PolicyRepository,
  { dataset, preset }: { dataset: Dataset; preset: string | null },
  cycles: readonly StoredCycle[],
  job: Pick<Job, 'id' | 'at' | 'by'> & { fileName: string },
): Promise<PolicyForCycle> {
  const head = await policies.readHead();
  const hash = policyHash(dataset.policy);
  const alike = head.versions.filter((version) => version.hash === hash).map(({ id }) => id);
  const own = cycles.find(({ content }) => content.cycle.id === dataset.cycle.id)?.content.policyVersion;
  const known = [own, head.current, alike.at(-1)].find((id) => id != null && alike.includes(id));
  if (known != null) return { id: known, parts: [] };

  const base = head.current === null ? undefined : await policies.readPolicy(head.current);
  const latest = Math.max(...cycles.map(({ content }) => content.cycle.year), Number.NEGATIVE_INFINITY);
  const { parts } = await policies.saving(head, {
    version: {
      id: job.id,
      title: dataset.policy.title,
      preset,
      basedOn: head.current,
      reason: `随 ${dataset.cycle.year} 年度数据导入（${job.fileName}）`,
      at: job.at,
      by: job.by,
      changes: base ? diffPolicies(base, dataset.policy).length : 0,
    },
    policy: dataset.policy,
    becomesCurrent: head.current === null || dataset.cycle.year >= latest,
  });
  return { id: job.id, parts };
}

/** The preset that a file names for its policy; null where the policy came whole. */
export const presetOf = (file: unknown): string | null => {
  const policy = isRecord(file) ? file.policy : undefined;
  return isRecord(policy) && typeof policy.preset === 'string' ? policy.preset : null;
};
