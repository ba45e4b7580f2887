import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AwsReply, type AwsServer, awsServer, signatureFault } from './aws-server.fixture.ts';
import { tenantCredentials } from './tenant-credentials.ts';

/** The client's pauses between its attempts add up to several seconds. */
const patiently = { timeout: 30_000 };

const [one, other] = ['01J0000000000000000000000A', '01J0000000000000000000000B'];
const role = 'arn:aws-cn:iam::123456789012:role/grading-data';
let server: AwsServer;
let now: Date;

beforeAll(async () => {
  server = await awsServer();
  vi.stubEnv('AWS_ENDPOINT_URL_STS', server.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'own-secret');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});
beforeEach(() => {
  now = new Date();
});

const given = (id: number): AwsReply => ({
  headers: { 'content-type': 'text/xml' },
  body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIA${id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
    <Expiration>${new Date(now.getTime() + 3_600_000).toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
});
const refused = (code: string, status: number): AwsReply => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});
const make = () => tenantCredentials({ region: 'cn-north-1', role: () => role, now: () => now });
const later = (minutes: number): void => void (now = new Date(now.getTime() + minutes * 60_000));

describe('a tenant’s credentials', () => {
  test('are asked for with the function’s own, for that tenant alone', async () => {
    server.answer((_, nth) => given(nth));
    expect(await make()(one)()).toMatchObject({ accessKeyId: 'ASIA1', sessionToken: 't' });
    const [request] = server.requests;
    expect(signatureFault(request!, 'own-secret')).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(request!.body.toString()))).toEqual({
      ...{ Action: 'AssumeRole', Version: '2011-06-15', RoleArn: role, RoleSessionName: one, DurationSeconds: '3600' },
      ...{ 'Tags.member.1.Key': 'tenant', 'Tags.member.1.Value': one },
    });
  });

  test('are shared by all who ask at once, and by no other tenant', async () => {
    server.answer((_, nth) => given(nth));
    const credentials = make();
    const [a, b, c] = await Promise.all([credentials(one)(), credentials(one)(), credentials(other)()]);
    expect(a).toBe(b);
    expect(c.accessKeyId).not.toBe(a.accessKeyId);
    expect(server.requests).toHaveLength(2);
    expect(await credentials(one)()).toBe(a);
    expect(server.requests).toHaveLength(2);
  });

  test('always outlive an address of a quarter of an hour', async () => {
    server.answer((_, nth) => given(nth));
    const credential = make()(one);
    await credential();
    for (let minute = 0; minute < 240; minute += 1) {
      later(1);
      expect((await credential()).expiration.getTime() - now.getTime()).toBeGreaterThan(15 * 60_000);
    }
    expect(server.requests.length).toBeLessThan(8);
  });

  test('are kept for some dozens of tenants, the latest ones', async () => {
    server.answer((_, nth) => given(nth));
    const credentials = make();
    const tenants = Array.from({ length: 65 }, (_, i) => `01J00000000000000000000${String(i).padStart(3, '0')}`);
    for (const tenant of tenants) await credentials(tenant)();
    await credentials(tenants[64]!)();
    expect(server.requests).toHaveLength(65);
    await credentials(tenants[0]!)();
    expect(server.requests).toHaveLength(66);
  });

  test('a name that is no tenant’s is not asked for', () => {
    expect(() => make()('*')).toThrow("not a tenant's id");
  });
});

describe('when the token service is away', () => {
  test('what is still valid is used, until it is not', async () => {
    server.answer((_, nth) => (nth === 1 ? given(1) : refused('AccessDenied', 403)));
    const credential = make()(one);
    await credential();
    later(45);
    expect(await credential()).toMatchObject({ accessKeyId: 'ASIA1' });
    later(14.5);
    await expect(credential()).rejects.toMatchObject({ code: 'internal', cause: { name: 'AccessDenied' } });
  });

  test('a failure is not kept: the next one asks again', async () => {
    server.answer((_, nth) => (nth === 1 ? refused('AccessDenied', 403) : given(nth)));
    const credential = make()(one);
    await expect(credential()).rejects.toMatchObject({ code: 'internal', cause: { name: 'AccessDenied' } });
    expect(await credential()).toMatchObject({ accessKeyId: 'ASIA2' });
  });

  test.each([
    ['ServiceUnavailable', 503, 'unavailable'],
    ['ExpiredToken', 400, 'unavailable'],
    ['Throttling', 400, 'busy'],
    ['AccessDenied', 403, 'internal'],
  ])('%s is told as %s', patiently, async (code, status, expected) => {
    server.answer(() => refused(code, status));
    await expect(make()(one)()).rejects.toMatchObject({ name: 'Refusal', code: expected, cause: { name: code } });
  });
});
