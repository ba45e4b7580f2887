import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Refusal } from '../errors.ts';
import type { IdentityProvider } from '../identity.ts';
import { clientSettings } from './client-settings.ts';
import { temporaryPassword } from './temporary-password.ts';

export interface UserPool {
  region: string;
  id: string;
}

/** Accounts without the issuer's name, which a function may need without any account. */
export type Accounts = Omit<IdentityProvider, 'issuer'>;

/**
 * Accounts in a user pool. An account's subject is the pool's `sub`, which the pool takes in place of the user name
 * wherever an administrator names a user; the user name is our login name.
 */
export const cognitoAccounts = ({ region, id: UserPoolId }: UserPool): Accounts => {
  const client = new CognitoIdentityProviderClient(clientSettings(region));

  return {
    async createAccount({ login, name }) {
      const initialPassword = temporaryPassword();
      const { User } = await client
        .send(
          new AdminCreateUserCommand({
            ...{ UserPoolId, Username: login, TemporaryPassword: initialPassword },
            // Most people have no work e-mail: the password goes on a slip of paper.
            MessageAction: 'SUPPRESS',
            UserAttributes: [{ Name: 'name', Value: name }],
          }),
        )
        .catch((error: unknown) => {
          if (!isNamed(error, 'UsernameExistsException')) throw error;
          const text = { zh: `登录名“${login}”已被使用。`, en: `The login name “${login}” is taken.` };
          throw new Refusal('already-exists', text, { cause: error });
        });
      return { subject: subjectOf(User?.Attributes), initialPassword };
    },
    async find(login) {
      const command = new AdminGetUserCommand({ UserPoolId, Username: login });
      const user = await client.send(command).catch((error: unknown) => {
        if (!isNamed(error, 'UserNotFoundException')) throw error;
        return undefined;
      });
      return user && { subject: subjectOf(user.UserAttributes), disabled: user.Enabled === false };
    },
    async listAccounts(beginning) {
      const found: { login: string; subject: string }[] = [];
      let PaginationToken: string | undefined;
      do {
        const page = await client.send(
          // A login name is lower-case letters, digits, dots and dashes: nothing in it ends the quoted text.
          new ListUsersCommand({ UserPoolId, Filter: `username ^= "${beginning}"`, PaginationToken }),
        );
        for (const { Username = '', Attributes } of page.Users ?? [])
          found.push({ login: Username, subject: subjectOf(Attributes) });
        PaginationToken = page.PaginationToken;
      } while (PaginationToken !== undefined);
      return found;
    },
    async resetPassword(subject) {
      const Password = temporaryPassword();
      const user = { UserPoolId, Username: subject };
      await client.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: false })).catch(refuseUnknown);
      await client.send(new AdminUserGlobalSignOutCommand(user)).catch(refuseUnknown);
      return { initialPassword: Password };
    },
    async setDisabled(subject, disabled) {
      const user = { UserPoolId, Username: subject };
      if (!disabled) {
        await client.send(new AdminEnableUserCommand(user)).catch(refuseUnknown);
        return;
      }
      await client.send(new AdminDisableUserCommand(user)).catch(refuseUnknown);
      await client.send(new AdminUserGlobalSignOutCommand(user)).catch(refuseUnknown);
    },
    async deleteAccount(subject) {
      const command = new AdminDeleteUserCommand({ UserPoolId, Username: subject });
      await client.send(command).catch((error: unknown) => {
        if (!isNamed(error, 'UserNotFoundException')) throw error;
      });
    },
  };
};

const isNamed = (error: unknown, name: string): boolean => (error as Error | undefined)?.name === name;

const refuseUnknown = (error: unknown): never => {
  if (isNamed(error, 'UserNotFoundException')) throw new Refusal('not-found', undefined, { cause: error });
  throw error;
};

const subjectOf = (attributes: readonly AttributeType[] | undefined): string => {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (!subject) throw new Error('the user pool gave no subject');
  return subject;
};
