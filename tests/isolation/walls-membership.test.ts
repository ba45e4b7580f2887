import { describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import { controlItems } from '#functions/platform/control.ts';
import { callerOf } from '#functions/platform/membership.ts';
import type { GatewayEvent } from '#functions/platform/http.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { userKey } from '#functions/platform/users.ts';
import { embeddedIssuer } from '#infra/local/environment.ts';
import { call, changeState, makeTenant, makeUser, type TestTenant, withService } from '../service.ts';
import { thingContexts, thingOperations, thingRepository } from '../things.ts';

/** Wall 1: the tenant comes from the membership of the verified token's issuer and subject, read on every request. */

const held = withService({ operations: thingOperations, contexts: thingContexts() });

/** Two counties with a thing of the same name in each, and an administrator of the first. */
const twoCounties = async () => {
  const { service } = held;
  const [own, foreign] = [await makeTenant(service, '甲县'), await makeTenant(service, '乙县')];
  const actor = { user: 'u', name: 'n' };
  for (const { id } of [own, foreign])
    await thingRepository(tenantClient(service.environment.database, id)).save('a', `of ${id}`, 0, actor, new Date());
  const user = await makeUser(service, own, { roles: [{ role: 'county-admin' }] });
  const read = (options: { tenant?: string; headers?: Record<string, string> } = {}, token = user.token) =>
    call<{ text: string; code: string }>(service, 'GET /api/things/a', { token, ...options });
  return { service, own, foreign, user, read };
};

const names = (tenant: TestTenant): Record<string, string>[] => [
  { 'x-tenant': tenant.id },
  { 'X-Tenant': tenant.id },
  { tenant: tenant.id },
  { 'x-tenant-id': tenant.id },
  { cookie: `tenant=${tenant.id}` },
];

describe('the foreign county', () => {
  test('is named in vain: by header, query, cookie, and by the id in a path', async () => {
    const { service, own, foreign, user, read } = await twoCounties();
    for (const headers of names(foreign)) {
      const answer = await read({ headers });
      expect(answer.body.text ?? answer.body.code, JSON.stringify(headers)).toBe(
        'x-tenant' in headers || 'X-Tenant' in headers ? 'no-membership' : `of ${own.id}`,
      );
    }
    const byQuery = await call(service, `GET /api/things/a?tenant=${foreign.id}`, { token: user.token });
    expect(byQuery.status).toBe(422);
  });

  test('would be read if the header were believed: the wall is what holds it back', async () => {
    const { service, foreign, user, read } = await twoCounties();
    const believing = (headers: Record<string, string>) =>
      thingRepository(tenantClient(service.environment.database, headers['x-tenant']!)).read('a');
    expect((await believing({ 'x-tenant': foreign.id }))?.text).toBe(`of ${foreign.id}`);
    expect((await read({ tenant: foreign.id }, user.token)).status).toBe(403);
  });

  test('is not written to either', async () => {
    const { service, foreign, user } = await twoCounties();
    const body = { text: 'mine now', version: 1 };
    const answer = await call(service, 'PUT /api/things/a', { token: user.token, tenant: foreign.id, body });
    expect(answer.status).toBe(403);
    const kept = await thingRepository(tenantClient(service.environment.database, foreign.id)).read('a');
    expect(kept?.text).toBe(`of ${foreign.id}`);
  });
});

describe('a membership', () => {
  test('belongs to an issuer: the same subject from another one is nobody here', async () => {
    const { service, user } = await twoCounties();
    const control = controlItems(service.environment.database);
    expect((await control.readMemberships({ issuer: embeddedIssuer, subject: user.subject })).tenants).toHaveLength(1);
    expect(
      (await control.readMemberships({ issuer: 'https://elsewhere.example', subject: user.subject })).tenants,
    ).toEqual([]);
  });

  test('is looked up for what the authorizer verified, not for what the token says', () => {
    const event = (claims?: Record<string, unknown>): GatewayEvent => ({
      ...{ version: '2.0', routeKey: 'GET /', rawPath: '/', rawQueryString: '', isBase64Encoded: false },
      headers: { authorization: 'Bearer a.b.c' },
      requestContext: {
        requestId: '1',
        http: { method: 'GET', path: '/' },
        ...(claims && { authorizer: { jwt: { claims } } }),
      },
    });
    const name = (issuer: string) => issuer;
    expect(() => callerOf(event(), name)).toThrow('not-signed-in');
    expect(() => callerOf(event({ iss: 'i' }), name)).toThrow('not-signed-in');
    expect(() => callerOf(event({ iss: 'i', sub: '' }), name)).toThrow('not-signed-in');
    expect(callerOf(event({ iss: 'i', sub: 's' }), name)).toEqual({ issuer: 'i', subject: 's' });
  });

  test('of nowhere opens nothing, not even with a county’s id at hand', async () => {
    const { service, own, read } = await twoCounties();
    const token = await service.tokenFor(`stranger-${ulid()}`);
    expect(await read({}, token)).toMatchObject({ status: 403, body: { code: 'no-membership' } });
    expect(await read({ tenant: own.id }, token)).toMatchObject({ status: 403, body: { code: 'no-membership' } });
  });

  test('taken away, a user disabled, a role taken: each holds for the very next request', async () => {
    const { service, own, user, read } = await twoCounties();
    const { database } = service.environment;
    const client = tenantClient(database, own.id);
    expect((await read()).status).toBe(200);
    await client.update(userKey(client, user.id), { roles: [{ role: 'media' }] });
    expect(await read()).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    await client.update(userKey(client, user.id), { roles: [{ role: 'county-admin' }], disabled: true });
    expect(await read()).toMatchObject({ status: 403, body: { code: 'no-membership' } });
    await client.update(userKey(client, user.id), { disabled: false });
    expect((await read()).status).toBe(200);
    await controlItems(database).deleteMembership({ issuer: embeddedIssuer, subject: user.subject }, own.id);
    expect(await read()).toMatchObject({ status: 403, body: { code: 'no-membership' } });
  });

  test('of a county that is suspended opens nothing, says why, and opens again with the county', async () => {
    const { service, own, foreign, user, read } = await twoCounties();
    await changeState(service, own.id, 'suspended');
    const refused = await read();
    expect(refused).toMatchObject({ status: 403, body: { code: 'no-membership' } });
    expect(JSON.stringify(refused.body)).toContain('已暂停');
    expect((await call(service, 'GET /api/who', { token: user.token })).status).toBe(403);
    await makeUser(service, foreign, { roles: [{ role: 'county-admin' }], subject: user.subject });
    expect((await read({ tenant: foreign.id })).body.text).toBe(`of ${foreign.id}`);
    expect((await read({ tenant: own.id })).status).toBe(403);
    await changeState(service, own.id, 'active');
    expect((await read({ tenant: own.id })).body.text).toBe(`of ${own.id}`);
  });

  test('taken away keeps nobody from running the service', async () => {
    const { service, own, user } = await twoCounties();
    const control = controlItems(service.environment.database);
    await control.putOperator({ issuer: embeddedIssuer, subject: user.subject }, '平台运营');
    await changeState(service, own.id, 'suspended');
    expect((await call(service, 'GET /api/who', { token: user.token })).status).toBe(200);
  });

  test('pointing to a user who is not there opens nothing', async () => {
    const { service, foreign, user, read } = await twoCounties();
    const caller = { issuer: embeddedIssuer, subject: user.subject };
    await controlItems(service.environment.database).putMembership(caller, { tenant: foreign.id, user: user.id });
    expect(await read({ tenant: foreign.id })).toMatchObject({ status: 403, body: { code: 'no-membership' } });
  });

  test('of two counties: one is picked, and each role holds in its own', async () => {
    const { service, own, foreign, user, read } = await twoCounties();
    await makeUser(service, foreign, { roles: [{ role: 'media' }], subject: user.subject });
    expect(await read()).toMatchObject({ status: 403, body: { code: 'choose-tenant' } });
    expect((await read({ tenant: own.id })).body.text).toBe(`of ${own.id}`);
    expect(await read({ tenant: foreign.id })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const who = await call<{ tenants: string[]; chosen: string | null }>(service, 'GET /api/who', {
      token: user.token,
    });
    expect(who.body.chosen).toBeNull();
    expect(who.body.tenants.toSorted()).toEqual([own.id, foreign.id].toSorted());
  });

  test('many callers at once: each gets their own county’s rows', async () => {
    const { service } = held;
    const sides = await Promise.all([twoCounties(), twoCounties(), twoCounties()]);
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const { own, user } = sides[i % 3]!;
        const { body } = await call<{ text: string }>(service, 'GET /api/things/a', { token: user.token });
        return body.text === `of ${own.id}`;
      }),
    );
    expect(answers.every(Boolean)).toBe(true);
  });
});
