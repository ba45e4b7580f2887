import type { ServiceRole } from '#shared/api/access.ts';
import { type Accounts, cognitoAccounts } from '#functions/platform/cloud/cognito.ts';
import { controlItems } from '#functions/platform/control.ts';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import { closeClients, defaultTables } from '#functions/platform/tables.ts';
import type { DeployedService } from './publish-web-files.ts';

export interface ServiceAccount {
  login: string;
  name: string;
  role: ServiceRole;
}

/** Where other than in AWS, for tests. */
export interface Elsewhere {
  database?: Pick<DatabaseSettings, 'endpoint' | 'credentials'>;
}

/**
 * Lets somebody run the service who could not be let in by anybody yet: their account, and the item in `control` that
 * says so. Again: finds both, and tells no password.
 */
export const makeServiceAccount = async (
  service: DeployedService,
  { login, name, role }: ServiceAccount,
  { database = {} }: Elsewhere = {},
): Promise<string> => {
  const { subject, initialPassword } = service.userPoolId
    ? await accountIn(cognitoAccounts({ region: service.region, id: service.userPoolId }), login, name)
    : { subject: login, initialPassword: undefined };
  const prefix = service.controlTable.slice(0, -'control'.length);
  const settings: DatabaseSettings = { region: service.region, tables: defaultTables(prefix), ...database };
  const control = controlItems(settings);
  const caller = { issuer: service.login.issuer, subject };
  // Somebody who has another of the service's roles keeps it.
  const known = (await control.readMemberships(caller)).operator?.roles ?? [];
  await control.putOperator(caller, name, [...new Set([...known, role])]);
  closeClients(settings);
  return initialPassword === undefined
    ? `${login} is now ${role}`
    : `${login} is now ${role}; initial password (told once, changed at the first login): ${initialPassword}`;
};

const accountIn = async (
  accounts: Accounts,
  login: string,
  name: string,
): Promise<{ subject: string; initialPassword: string | undefined }> => {
  const known = await accounts.find(login);
  return known ? { subject: known.subject, initialPassword: undefined } : accounts.createAccount({ login, name });
};
