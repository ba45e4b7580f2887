import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { toRefusal } from '../errors.ts';
import { asked, awsFault, type AwsServer, awsServer, signatureFault } from './aws-server.fixture.ts';
import { kmsBallotKeys } from './kms-ballot-keys.ts';

const [one, other] = ['01J0000000000000000000000A', '01J0000000000000000000000B'] as const;
const key = 'arn:aws:kms:eu-central-1:111122223333:key/ballots';
const owner = { tenant: one, poll: '01J0000000000000000000000P', box: 7 };
const json = { 'content-type': 'application/x-amz-json-1.1' };
let server: AwsServer;

beforeAll(async () => {
  server = await awsServer();
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', server.url);
});
beforeEach(() => {
  // As KMS does it: what was sealed with another context does not open.
  server.answer((request) => {
    const { operation, input } = asked(request);
    const context = JSON.stringify(input['EncryptionContext']);
    if (operation === 'Encrypt') {
      const sealed = Buffer.from(JSON.stringify([context, input['Plaintext']])).toString('base64');
      return { headers: json, body: JSON.stringify({ CiphertextBlob: sealed, KeyId: key }) };
    }
    const [of, plain] = JSON.parse(Buffer.from(String(input['CiphertextBlob']), 'base64').toString()) as string[];
    if (of !== context) return awsFault('InvalidCiphertextException');
    return { headers: json, body: JSON.stringify({ Plaintext: plain, KeyId: key }) };
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

const credentials = vi.fn((tenant: string) => async () => ({
  ...{ accessKeyId: 'ASIA', secretAccessKey: `secret-of-${tenant}`, sessionToken: `session-of-${tenant}` },
}));
const keys = () => kmsBallotKeys({ region: 'eu-central-1', credentials, key });
const plain = new Uint8Array(1218).fill(7);

test('a key is sealed for its box and opens for no other, with the tenant’s own credentials', async () => {
  const ballotKeys = keys();
  const sealed = await ballotKeys.seal(plain, owner);
  expect(Buffer.from(await ballotKeys.open(sealed, owner))).toEqual(Buffer.from(plain));
  const [seal, open] = server.requests.map(asked);
  const EncryptionContext = { tenant: one, poll: owner.poll };
  expect(seal).toMatchObject({ operation: 'Encrypt', input: { KeyId: key, EncryptionContext } });
  expect(open).toMatchObject({ operation: 'Decrypt', input: { KeyId: key, EncryptionContext } });
  for (const request of server.requests) {
    expect(request.headers['x-amz-security-token']).toBe(`session-of-${one}`);
    expect(signatureFault(request, `secret-of-${one}`)).toBeUndefined();
  }
  await expect(ballotKeys.open(sealed, { ...owner, box: 8 })).rejects.toThrow('another box');
  for (const wrong of [{ poll: '01J0000000000000000000000Q' }, { tenant: other }])
    await expect(ballotKeys.open(sealed, { ...owner, ...wrong })).rejects.toThrow('InvalidCiphertextException');
});

test('what AWS notes of a request with its time tells nothing of the box', async () => {
  const ballotKeys = keys();
  const sealed = await Promise.all([1, 2].map((box) => ballotKeys.seal(plain, { ...owner, box })));
  await Promise.all(sealed.map((one, i) => ballotKeys.open(one, { ...owner, box: i + 1 })));
  const contexts = server.requests.map((request) => JSON.stringify(asked(request).input['EncryptionContext']));
  expect(contexts).toHaveLength(4);
  expect(new Set(contexts).size).toBe(1);
});

test('a tenant’s client is kept, and no other’s is taken for it', async () => {
  const ballotKeys = keys();
  credentials.mockClear();
  for (const tenant of [one, other, one, other]) await ballotKeys.seal(plain, { ...owner, tenant });
  expect(credentials.mock.calls).toEqual([[one], [other]]);
  expect(server.requests.map(({ headers }) => headers['x-amz-security-token'])).toEqual([
    ...[`session-of-${one}`, `session-of-${other}`, `session-of-${one}`, `session-of-${other}`],
  ]);
});

test.each([
  ['ThrottlingException', 400, 'busy'],
  ['KMSInternalException', 500, 'unavailable'],
  ['AccessDeniedException', 400, 'internal'],
])('%s is told as %s', { timeout: 30_000 }, async (fault, status, code) => {
  server.answer(() => awsFault(fault, status));
  const error: unknown = await keys()
    .seal(plain, owner)
    .catch((failure: unknown) => failure);
  expect(toRefusal(error).code).toBe(code);
});
