import type { TenantMemberships } from './membership.ts';

export interface NewAccount {
  /** login name, unique in the whole service: the county's code stands before it */
  login: string;
  name: string;
}

export interface MadeAccount {
  subject: string;
  /** told once, for the slip; has to be changed at the first login */
  initialPassword: string;
}

/** Accounts at the identity provider. What an account may do is none of its business: see membership.ts. */
export interface IdentityProvider {
  /** the issuer that these accounts' tokens name */
  issuer: string;
  /** refuses a login name that is taken with `already-exists` */
  createAccount(account: NewAccount): Promise<MadeAccount>;
  find(login: string): Promise<{ subject: string; disabled: boolean } | undefined>;
  /** every account whose login name begins so; none where the accounts are not ours */
  listAccounts(beginning: string): Promise<{ login: string; subject: string }[]>;
  /** a new initial password; the old one stops working at once, and every session of the account ends */
  resetPassword(subject: string): Promise<{ initialPassword: string }>;
  /** a disabled account cannot log in; its sessions end */
  setDisabled(subject: string, disabled: boolean): Promise<void>;
  /** gone for good; again = nothing more to do */
  deleteAccount(subject: string): Promise<void>;
}

/**
 * Lets the account follow its user's state, so that a disabled user's sessions end with their rights; repeatable. An
 * account that other counties rely on, or the service itself, is not one county's to close.
 */
export const alignAccount = async (
  { identity, memberships }: { identity: IdentityProvider; memberships: TenantMemberships },
  { login, subject, disabled }: { login: string; subject: string; disabled: boolean },
): Promise<void> => {
  const account = await identity.find(login);
  if (account?.subject !== subject || account.disabled === disabled) return;
  if (!(await memberships.hasOthers(subject))) await identity.setDisabled(subject, disabled);
};
