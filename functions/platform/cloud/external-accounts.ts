import type { Accounts } from './cognito.ts';

/**
 * Accounts at an issuer that is not ours to administer (统一身份平台): its `sub` is the login name, and passwords, locking
 * and leaving are that platform's business. What somebody may do here ends with their membership all the same.
 */
export const externalAccounts: Accounts = {
  createAccount: async ({ login }) => ({ subject: login, initialPassword: '' }),
  listAccounts: async () => [],
  find: async (login) => ({ subject: login, disabled: false }),
  resetPassword: async () => ({ initialPassword: '' }),
  setDisabled: async () => undefined,
  deleteAccount: async () => undefined,
};
