import { describe, expect, test } from 'vitest';
import { readAudit, verifyChain } from '#functions/platform/audit.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { embeddedIssuer } from '#infra/local/environment.ts';
import { call, makeTenant, makeUser, withService } from '../service.ts';
import { thingContexts, thingOperations } from '../things.ts';

const held = withService({ operations: thingOperations, contexts: thingContexts() });

interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  problems?: { path: string; code: string; message: { zh: string; en: string } }[];
  policyField?: string;
}

const setUp = async () => {
  const { service } = held;
  const tenant = await makeTenant(service);
  const { token } = await makeUser(service, tenant, { roles: [{ role: 'county-admin' }] });
  const send = <T = Problem>(route: string, options: Parameters<typeof call>[2] = {}) =>
    call<T>(service, route, { token, ...options });
  return { service, tenant, token, send };
};

describe('an operation', () => {
  test('gets path and body by the contract and answers', async () => {
    const { send } = await setUp();
    expect(await send('PUT /api/things/a', { body: { text: 'first', version: 0 } })).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    const read = await send<{ text: string }>('GET /api/things/a');
    expect(read).toMatchObject({ status: 200, body: { thing: 'a', text: 'first', language: 'zh' } });
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(read.headers.get('x-capacity')).toMatch(/^read=[1-9][\d.]*, write=0$/);
  });

  test('takes nothing that the contract does not name', async () => {
    const { send } = await setUp();
    const cases: [string, unknown, string, string][] = [
      ['PUT /api/things/a', { text: 'x', version: 0, tenant: 'b' }, 'tenant', 'unknown-key'],
      ['PUT /api/things/a', { text: 'x', version: '0' }, 'version', 'wrong-type'],
      ['PUT /api/things/a', { version: 0 }, 'text', 'missing'],
      ['PUT /api/things/a', { text: 'x', version: 0, thing: 'b' }, 'thing', 'given-twice'],
      ['PUT /api/things/a', [1], '', 'wrong-type'],
    ];
    for (const [route, body, path, code] of cases) {
      const answer = await send(route, { body });
      expect(answer, JSON.stringify(body)).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
      expect(answer.body.problems).toContainEqual(expect.objectContaining({ path, code }));
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    expect(await send('GET /api/things/a?colour=red')).toMatchObject({ status: 422 });
  });

  test('broken JSON is a fault of the input, not of the service', async () => {
    const { service, token } = await setUp();
    const response = await fetch(`${service.url}/api/things/a`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"text":',
    });
    expect(response.status).toBe(422);
    expect(((await response.json()) as Problem).problems?.[0]?.code).toBe('not-json');
  });

  test('a body beyond the limit is refused as such', async () => {
    const { send } = await setUp();
    const text = 'x'.repeat(1_100_000);
    expect(await send('PUT /api/things/a', { body: { text, version: 0 } })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
  });

  test('a refusal tells its code, its problems, the policy’s field, in the reader’s language', async () => {
    const { send } = await setUp();
    const body = { text: 'ugly', version: 0 };
    const chinese = await send('PUT /api/things/a', { body });
    expect(chinese).toMatchObject({ status: 422, body: { code: 'refused', title: '不行', policyField: 'a.b' } });
    expect(chinese.body.problems).toEqual([
      { path: 'text', code: 'not-nice', message: { zh: '不好', en: 'Not nice' } },
    ]);
    const headers = { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.2' };
    expect((await send('PUT /api/things/a', { body, headers })).body.title).toBe('No');
  });

  test('a stale version is refused and changes nothing', async () => {
    const { send } = await setUp();
    await send('PUT /api/things/a', { body: { text: 'first', version: 0 } });
    await send('PUT /api/things/a', { body: { text: 'second', version: 1 } });
    const late = await send('PUT /api/things/a', { body: { text: 'third', version: 1 } });
    expect(late).toMatchObject({ status: 409, body: { code: 'stale-version' } });
    expect(await send('GET /api/things/a')).toMatchObject({ body: { text: 'second' } });
  });

  test('what goes wrong inside is told without its inside', async () => {
    const { send } = await setUp();
    const answer = await send('GET /api/things/thrown');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  test('an answer that breaks the contract does not leave', async () => {
    const { send } = await setUp();
    expect(await send('GET /api/things/broken')).toMatchObject({ status: 500, body: { code: 'internal' } });
  });

  test('changes and their record go together', async () => {
    const { service, tenant, send } = await setUp();
    await Promise.all(['one', 'two', 'three'].map((text) => send('PUT /api/things/a', { body: { text, version: 0 } })));
    const client = tenantClient(service.environment.database, tenant.id);
    const events = await readAudit(client, ['thing', 'a'], { limit: 10 });
    expect(events).toHaveLength(1);
    const head = await client.get<{ chain: { seq: number; hash: string } }>({
      pk: client.pk('THING', 'a'),
      sk: 'HEAD',
    });
    expect(await verifyChain(client, ['thing', 'a'], head?.chain)).toEqual([]);
  });
});

describe('the gateway', () => {
  test('answers what no operation has as an HTTP API does', async () => {
    const { send } = await setUp();
    expect(await send('GET /api/nothing')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    const wrong = await send('DELETE /api/things/a');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('GET, PUT');
    expect(await send('GET /api/things/%E0%A4%A')).toMatchObject({ status: 400 });
  });

  test('lets nobody in without a token that is genuine and in time', async () => {
    const { service, token } = await setUp();
    const [head, body, signature = ''] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claimsOf(token), sub: 'somebody else' })).toString('base64url');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const expired = await service.tokenFor('x', -10);
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const bad of [undefined, 'x', `${head}.${forged}.${signature}`, none, expired, `${head}.${body}.${flipped}`]) {
      const answer = await call(service, 'GET /api/who', bad === undefined ? {} : { token: bad });
      expect(answer, bad).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
    }
    expect((await call(service, 'GET /api/who', { token })).status).toBe(200);
  });

  test('compresses long answers for those who take it', async () => {
    const { service, token, send } = await setUp();
    await send('PUT /api/things/long', { body: { text: 'long '.repeat(1000), version: 0 } });
    for (const encoding of ['br', 'gzip']) {
      const headers = { authorization: `Bearer ${token}`, 'accept-encoding': encoding };
      const response = await fetch(`${service.url}/api/things/long`, { headers });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(((await response.json()) as { text: string }).text).toHaveLength(5000);
    }
  });

  test('describes the contract', async () => {
    const { service } = held;
    const document = await call<{ paths: object; openapi: string }>(service, 'GET /api/openapi.json');
    expect(document.body.openapi).toBe('3.1.0');
    expect(Object.keys(document.body.paths)).toEqual([
      '/api/things/{thing}',
      '/api/things',
      '/api/who',
      '/api/counties',
    ]);
    const page = await call<string>(service, 'GET /api/docs');
    expect(page.body).toContain('things.read');
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  });
});

const claimsOf = (token: string): object =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as object;

describe('who may do what', () => {
  test('the permission decides', async () => {
    const { service, tenant } = await setUp();
    const reader = await makeUser(service, tenant, { roles: [{ role: 'county-leader' }] });
    const answer = await call(service, 'PUT /api/things/a', { token: reader.token, body: { text: 'x', version: 0 } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test('the permission is asked before the input is looked at', async () => {
    const { service, tenant } = await setUp();
    const reader = await makeUser(service, tenant, { roles: [{ role: 'county-leader' }] });
    expect(await call(service, 'PUT /api/things/a', { token: reader.token, body: { nonsense: 1 } })).toMatchObject({
      status: 403,
    });
  });

  test('the operator sees the counties and no county’s data; a county’s administrator not the counties', async () => {
    const { service, tenant, token } = await setUp();
    const operator = 'the-operator';
    await controlItems(service.environment.database).putOperator({ issuer: embeddedIssuer, subject: operator }, '运营');
    const theirs = { token: await service.tokenFor(operator) };
    expect(await call<{ ids: string[] }>(service, 'GET /api/counties', theirs)).toMatchObject({ status: 200 });
    for (const tenantHeader of [{}, { tenant: tenant.id }])
      expect(await call(service, 'GET /api/things/a', { ...theirs, ...tenantHeader })).toMatchObject({
        status: 403,
        body: { code: 'no-membership' },
      });
    expect(await call(service, 'GET /api/counties', { token })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });
});
