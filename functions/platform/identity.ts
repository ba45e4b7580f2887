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
  /** a new initial password; the old one stops working at once */
  resetPassword(subject: string): Promise<{ initialPassword: string }>;
  setDisabled(subject: string, disabled: boolean): Promise<void>;
}
