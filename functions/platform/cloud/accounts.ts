import { cognitoAccounts, type Accounts } from './cognito.ts';
import { externalAccounts } from './external-accounts.ts';
import { required, type Variables } from './variables.ts';

/** Where people's accounts are, as the one who deploys decided: IDENTITY is `cognito` or `external`. */
export const deployedAccounts = (variables: Variables, region: string): Accounts => {
  const kind = required(variables, 'IDENTITY');
  if (kind === 'external') return externalAccounts;
  if (kind !== 'cognito') throw new Error(`IDENTITY is neither cognito nor external: ${kind}`);
  return cognitoAccounts({ region, id: required(variables, 'USER_POOL_ID') });
};
