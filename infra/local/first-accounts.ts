import type { ServiceRole } from '#shared/api/access.ts';
import { controlItems } from '#functions/platform/control.ts';
import { embeddedIssuer } from './environment.ts';
import type { Service } from './service.ts';

const first: readonly { role: ServiceRole; name: string; label: string }[] = [
  { role: 'operator', name: '平台运营员', label: '平台运营 Operator' },
  { role: 'eraser', name: '数据注销员', label: '数据注销 Erasure officer' },
];

export interface FirstAccount {
  label: string;
  login: string;
  initialPassword: string;
}

/**
 * Those who open counties and erase them, on a service without demo people: nobody could come in otherwise. The login
 * name is the role's. Accounts that have their role are left alone; the passwords of those made now are told once.
 */
export const makeFirstAccounts = async ({ accounts, environment }: Service): Promise<FirstAccount[]> => {
  const control = controlItems(environment.database);
  const made: FirstAccount[] = [];
  for (const { role, name, label } of first) {
    const there = await accounts.find(role);
    const caller = (subject: string) => ({ issuer: embeddedIssuer, subject });
    if (there && (await control.readMemberships(caller(there.subject))).operator) continue;
    // One without its role was left behind by a start that was broken off.
    const { subject, initialPassword } = there
      ? { subject: there.subject, ...(await accounts.resetPassword(there.subject)) }
      : await accounts.createAccount({ login: role, name });
    await control.putOperator(caller(subject), name, [role]);
    made.push({ label, login: role, initialPassword });
  }
  return made;
};
