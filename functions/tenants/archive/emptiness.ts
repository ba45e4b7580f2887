import type { Bilingual } from '#shared/problem.ts';
import type { PolicyHead } from '#functions/policies/repository.ts';
import { cycleRepository } from '#functions/appraisals/repository.ts';
import type { UsersHead } from '../repository.ts';
import type { TenantsRepositories } from '../repositories.ts';
import { importedWithin } from '../segments.ts';

/** An empty county as it was found: what the import's transaction expects unchanged. */
export interface EmptyCounty {
  policy: PolicyHead;
  users: UsersHead;
}

/**
 * Whether an archive can come in: no register, no cycle, and no policy but the one from a preset that the county was
 * opened with, if nobody has touched it; the archive's takes its place. Users there may be.
 */
export async function emptyCounty({
  client,
  register,
  policies,
  users,
}: TenantsRepositories): Promise<EmptyCounty | undefined> {
  const [units, policy, people, cycles] = await Promise.all([
    register.readHead(),
    policies.readHead(),
    users.readHead(),
    cycleRepository(client).list(),
  ]);
  const [version, ...more] = policy.versions;
  // The version that a county is opened with has the county's own id; its chain has nothing but that.
  const isPreset = !version || (version.id === client.tenant && policy.chain.seq === 1);
  const isEmpty = units.version === 0 && cycles.length === 0 && isPreset && more.length === 0;
  if (!isEmpty || (people.chain?.seq ?? 0) >= importedWithin) return undefined;
  return { policy, users: people };
}

export const notEmpty: Bilingual = {
  zh: '存档只能导入空的县：本县已有单位、考核年度或自己的办法。',
  en: 'An archive comes only into an empty county; this one has units, cycles or a policy of its own.',
};
