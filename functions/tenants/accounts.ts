import type { RegisterPerson } from '#shared/api/units.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { IdentityProvider, MadeAccount, NewAccount } from '#functions/platform/identity.ts';
import type { TenantMemberships } from '#functions/platform/membership.ts';

/**
 * Makes an account at the identity provider. One that is there already under this county's code, while no user of the
 * county has its login name, was left behind by an attempt that stopped half-way: it is taken over, with a new password.
 * One that opens another county, or the running of the service (whose people's login names nobody keeps from looking
 * like a county's), is somebody's: whoever got a new password for it would come in there.
 */
export async function makeAccount(
  { identity, memberships }: { identity: IdentityProvider; memberships: Pick<TenantMemberships, 'hasOthers'> },
  account: NewAccount,
): Promise<MadeAccount> {
  try {
    return await identity.createAccount(account);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already-exists') throw error;
    const left = await identity.find(account.login);
    if (!left || (await memberships.hasOthers(left.subject))) throw error;
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
