import { readPolicy } from '#shared/api/policies.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import type { PolicyRepositories } from './repositories.ts';
import { publicVersion } from './repository.ts';

export const readPolicyOperation = implement(
  readPolicy,
  async ({ id }, { repositories: { policies } }: Context<PolicyRepositories>) => {
    const version = (await policies.readHead()).versions.find((listed) => listed.id === id);
    const policy = version && (await policies.readPolicy(id));
    if (!version || !policy) throw new Refusal('not-found');
    return { version: publicVersion(version), policy };
  },
);
