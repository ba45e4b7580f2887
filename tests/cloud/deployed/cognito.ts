import { randomUUID } from 'node:crypto';
import {
  asked,
  awsFault,
  type AwsReply,
  type AwsServer,
  awsServer,
} from '#functions/platform/cloud/aws-server.fixture.ts';
import { Denied, type Door } from './door.ts';

/** The accounts of a user pool, as an administrator makes and asks for them; nobody logs in here. */
export interface CognitoService extends AwsServer {
  find(login: string): { subject: string; disabled: boolean } | undefined;
  /** whether somebody could begin a session with this temporary password */
  opens(login: string, password: string): boolean;
  /** of all accounts that there are */
  logins(): string[];
}

interface Account {
  login: string;
  subject: string;
  name: string;
  password: string;
  disabled: boolean;
}

class Fault extends Error {}

const pageSize = 60;

export const cognitoService = async (door: Door, poolId: string): Promise<CognitoService> => {
  const server = await awsServer();
  const accounts: Account[] = [];
  const named = (Username: unknown): Account => {
    const found = accounts.find(({ login, subject }) => login === Username || subject === Username);
    if (!found) throw new Fault('UserNotFoundException');
    return found;
  };
  const checked = (password: unknown): string => {
    const text = String(password);
    const strong = text.length >= 10 && [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].every((kind) => kind.test(text));
    if (!strong) throw new Fault('InvalidPasswordException');
    return text;
  };
  const shown = ({ login, subject, name, disabled }: Account, attributes: string) => ({
    ...{ Username: login, Enabled: !disabled, UserStatus: 'FORCE_CHANGE_PASSWORD' },
    [attributes]: [
      { Name: 'sub', Value: subject },
      { Name: 'name', Value: name },
    ],
  });

  const operations: Record<string, (input: Record<string, unknown>) => object> = {
    AdminCreateUser({ Username, TemporaryPassword, MessageAction, UserAttributes }) {
      if (MessageAction !== 'SUPPRESS') throw new Fault('InvalidParameterException');
      if (accounts.some(({ login }) => login === Username)) throw new Fault('UsernameExistsException');
      const [{ Value: name } = { Value: '' }] = UserAttributes as { Value: string }[];
      const account = {
        ...{ login: String(Username), subject: randomUUID(), name, disabled: false },
        password: checked(TemporaryPassword),
      };
      accounts.push(account);
      return { User: shown(account, 'Attributes') };
    },
    AdminGetUser: ({ Username }) => shown(named(Username), 'UserAttributes'),
    ListUsers({ Filter, PaginationToken }) {
      const [, beginning] = /^username \^= "([^"]*)"$/.exec(String(Filter)) ?? [];
      if (beginning === undefined) throw new Fault('InvalidParameterException');
      const from = Number(PaginationToken ?? 0);
      const found = accounts.filter(({ login }) => login.startsWith(beginning));
      const page = found.slice(from, from + pageSize).map((account) => shown(account, 'Attributes'));
      const next = from + pageSize;
      return { Users: page, ...(next < found.length && { PaginationToken: String(next) }) };
    },
    AdminSetUserPassword({ Username, Password }) {
      named(Username).password = checked(Password);
      return {};
    },
    AdminUserGlobalSignOut: ({ Username }) => (named(Username), {}),
    AdminDisableUser({ Username }) {
      named(Username).disabled = true;
      return {};
    },
    AdminEnableUser({ Username }) {
      named(Username).disabled = false;
      return {};
    },
    AdminDeleteUser({ Username }) {
      accounts.splice(accounts.indexOf(named(Username)), 1);
      return {};
    },
  };

  server.answer(async (request): Promise<AwsReply> => {
    server.requests.length = 0;
    try {
      const holder = door.enter(request, 'cognito-idp');
      const { operation, input } = asked(request);
      const work = operations[operation];
      if (!work) return awsFault('UnknownOperationException');
      await door.require(holder, {
        ...{ action: `cognito-idp:${operation}`, resource: 'user-pool', context: {}, asked: operation },
      });
      if (input['UserPoolId'] !== poolId) return awsFault('ResourceNotFoundException');
      return { headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(work(input)) };
    } catch (error) {
      if (error instanceof Fault) return awsFault(error.message);
      if (!(error instanceof Denied)) throw error;
      return awsFault(error.code === 'AccessDenied' ? 'AccessDeniedException' : error.code);
    }
  });
  return Object.assign(server, {
    find(login: string) {
      const found = accounts.find((account) => account.login === login);
      return found && { subject: found.subject, disabled: found.disabled };
    },
    opens: (login: string, password: string) =>
      accounts.some((account) => account.login === login && account.password === password && !account.disabled),
    logins: () => accounts.map(({ login }) => login),
  });
};
