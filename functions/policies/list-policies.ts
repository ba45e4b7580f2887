import { listPolicies } from '#shared/api/policies.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { PolicyRepositories } from './repositories.ts';
import { publicVersion } from './repository.ts';

/** The versions, newest first. */
export const listPoliciesOperation = implement(
  listPolicies,
  async (_input, { repositories }: Context<PolicyRepositories>) => {
    const { current, versions } = await repositories.policies.readHead();
    return { current, versions: versions.map(publicVersion).reverse() };
  },
);
