import type { TenantClient } from '#functions/platform/tenant.ts';
import { cycleRepository } from '#functions/appraisals/repository.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { profileRepository, usersRepository } from '#functions/tenants/repository.ts';
import { registerRepository } from '#functions/units/repository.ts';
import { messagesRepository } from './repository.ts';

export const repositories = (client: TenantClient) => ({
  messages: messagesRepository(client),
  conduct: conductRepository(client),
  cycles: cycleRepository(client),
  policies: policyRepository(client),
  register: registerRepository(client),
  profile: profileRepository(client),
  users: usersRepository(client),
});
export type MessagesRepositories = ReturnType<typeof repositories>;
