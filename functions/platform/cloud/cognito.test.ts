import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Refusal, toRefusal } from '../errors.ts';
import { asked, awsFault, type AwsServer, awsServer, signatureFault } from './aws-server.fixture.ts';
import { type Accounts, cognitoAccounts } from './cognito.ts';
import { externalAccounts } from './external-accounts.ts';
import { temporaryPassword } from './temporary-password.ts';

/** The client's pauses between its attempts add up to several seconds. */
const patiently = { timeout: 30_000 };

let server: AwsServer;
let accounts: Accounts;

beforeAll(async () => {
  server = await awsServer();
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', server.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'own-secret');
  accounts = cognitoAccounts({ region: 'eu-central-1', id: 'eu-central-1_pool' });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

const answers = (...bodies: object[]) => {
  const left = [...bodies];
  server.answer(() => ({
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(left.shift() ?? {}),
  }));
};
const sub = [{ Name: 'sub', Value: 'u-1' }];
const operations = () => server.requests.map((request) => asked(request).operation);
const refusalOf = (promise: Promise<unknown>): Promise<Refusal> => promise.then(() => expect.fail(), toRefusal);

describe('accounts in a user pool', () => {
  test('are made without a message, with a password for the slip', async () => {
    answers({ User: { Username: 'a.1', Attributes: sub } });
    const made = await accounts.createAccount({ login: 'a.1', name: '张三' });
    expect(made.subject).toBe('u-1');
    expect(asked(server.requests[0]!)).toEqual({
      operation: 'AdminCreateUser',
      input: {
        ...{ UserPoolId: 'eu-central-1_pool', Username: 'a.1', MessageAction: 'SUPPRESS' },
        TemporaryPassword: made.initialPassword,
        UserAttributes: [{ Name: 'name', Value: '张三' }],
      },
    });
    expect(signatureFault(server.requests[0]!, 'own-secret')).toBeUndefined();
  });

  test('a login name that is taken is refused', async () => {
    server.answer(() => awsFault('UsernameExistsException'));
    const refusal = await refusalOf(accounts.createAccount({ login: 'a.1', name: 'x' }));
    expect([refusal.code, refusal.text.zh]).toEqual(['already-exists', '登录名“a.1”已被使用。']);
    expect(server.requests).toHaveLength(1);
  });

  test('are found by login name, or not', async () => {
    answers({ Enabled: false, UserAttributes: sub }, { Enabled: true, UserAttributes: sub });
    expect(await accounts.find('a.1')).toEqual({ subject: 'u-1', disabled: true });
    expect(await accounts.find('a.1')).toEqual({ subject: 'u-1', disabled: false });
    server.answer(() => awsFault('UserNotFoundException'));
    expect(await accounts.find('a.2')).toBeUndefined();
  });

  test('are listed by the beginning of the login name, page by page', async () => {
    const user = (login: string) => ({ Username: login, Attributes: [{ Name: 'sub', Value: `of ${login}` }] });
    answers({ Users: [user('a.1')], PaginationToken: 'next' }, { Users: [user('a.2')] });
    expect(await accounts.listAccounts('a.')).toEqual([
      { login: 'a.1', subject: 'of a.1' },
      { login: 'a.2', subject: 'of a.2' },
    ]);
    expect(asked(server.requests[1]!).input).toMatchObject({ Filter: 'username ^= "a."', PaginationToken: 'next' });
  });

  test('get a new password that has to be changed, and lose every session', async () => {
    answers();
    const { initialPassword } = await accounts.resetPassword('u-1');
    expect(operations()).toEqual(['AdminSetUserPassword', 'AdminUserGlobalSignOut']);
    expect(asked(server.requests[0]!).input).toEqual({
      ...{ UserPoolId: 'eu-central-1_pool', Username: 'u-1', Password: initialPassword, Permanent: false },
    });
  });

  test('are disabled with their sessions, and enabled again', async () => {
    answers();
    await accounts.setDisabled('u-1', true);
    expect(operations()).toEqual(['AdminDisableUser', 'AdminUserGlobalSignOut']);
    answers();
    await accounts.setDisabled('u-1', false);
    expect(operations()).toEqual(['AdminEnableUser']);
  });

  test('are deleted; again = nothing more to do', async () => {
    answers();
    await accounts.deleteAccount('u-1');
    server.answer(() => awsFault('UserNotFoundException'));
    await accounts.deleteAccount('u-1');
    expect(operations()).toEqual(['AdminDeleteUser']);
  });

  test.each([
    ['UserNotFoundException', 400, 'not-found', 1],
    ['TooManyRequestsException', 400, 'busy', 4],
    ['InternalErrorException', 500, 'unavailable', 4],
    ['NotAuthorizedException', 400, 'internal', 1],
  ])('%s is told as %s', patiently, async (fault, status, code, attempts) => {
    server.answer(() => awsFault(fault, status));
    expect((await refusalOf(accounts.setDisabled('u-1', true))).code).toBe(code);
    expect(server.requests).toHaveLength(attempts);
  });
});

test('a temporary password satisfies the strictest pool and is easy to read', () => {
  const made = Array.from({ length: 2_000 }, temporaryPassword);
  for (const password of made) {
    expect(password).toMatch(/^[A-Z][2-9][a-z][a-z2-9]{2}-[a-z2-9]{5}-[a-z2-9]{5}$/);
    expect(password).not.toMatch(/[01ilou]/i);
  }
  expect(new Set(made).size).toBe(made.length);
});

describe('accounts at another issuer', () => {
  test('have their login name as subject, and no password of ours', async () => {
    expect(await externalAccounts.createAccount({ login: 'a.1', name: 'x' })).toEqual({
      ...{ subject: 'a.1', initialPassword: '' },
    });
    expect(await externalAccounts.find('a.1')).toEqual({ subject: 'a.1', disabled: false });
    expect(await externalAccounts.resetPassword('a.1')).toEqual({ initialPassword: '' });
  });
});
