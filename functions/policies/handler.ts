import { createHandler } from '#functions/platform/handler.ts';
import { createPolicyOperation } from './create-policy.ts';
import { listPoliciesOperation } from './list-policies.ts';
import { readPolicyOperation } from './read-policy.ts';
import { repositories } from './repositories.ts';

export const handler = createHandler({
  context: 'policies',
  operations: [listPoliciesOperation, readPolicyOperation, createPolicyOperation],
  repositories,
});
