import type { RegisterPerson } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { IdentityProvider, MadeAccount, NewAccount } from '#functions/platform/identity.ts';

/**
 * Makes an account at the identity provider. One that is there already under this county's code, while no user of the
 * county has its login name, was left behind by an attempt that stopped half-way: it is taken over, with a new password.
 */
export async function makeAccount(identity: IdentityProvider, account: NewAccount): Promise<MadeAccount> {
  try {
    return await identity.createAccount(account);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already-exists') throw error;
    const left = await identity.find(account.login);
    if (!left) throw error;
    return { subject: left.subject, ...(await identity.resetPassword(left.subject)) };
  }
}

const loginPattern = /^[a-z0-9][a-z0-9.-]{0,31}$/;

/** What a person's login name is made of: their number, or else their phone (architecture.md); null where neither can be. */
export function loginOf(person: Pick<RegisterPerson, 'number' | 'phone'>): string | null {
  const candidates = [person.number, person.phone].map((text) => text?.trim().toLowerCase() ?? '');
  return candidates.find((text) => loginPattern.test(text)) ?? null;
}

/** The whole login name: the county's code stands before it, so that two counties never want the same. */
export const fullLogin = (code: string, login: string): string => `${code}.${login}`;
