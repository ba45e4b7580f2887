import { expect, it } from 'vitest';
import { ConfigError, embedded, logoutAddress, readLoginConfig } from './login-config.ts';

const answering = (status: number, body: string) => async () => new Response(body, { status });

it('reads where to log in, and takes the provider of the own origin where nothing is said', async () => {
  const config = { issuer: 'https://cognito.example/pool', clientId: 'abc', scope: 'openid' };
  expect(await readLoginConfig(answering(200, JSON.stringify(config)))).toEqual(config);
  expect(await readLoginConfig(answering(200, '{"issuer":"/oidc","clientId":"kaoping-web"}'))).toEqual(embedded);
  expect(await readLoginConfig(answering(404, 'Not Found'))).toEqual(embedded);
});

it.each([
  ['a page instead of JSON', answering(200, '<!doctype html>'), 'JSON'],
  ['no client', answering(200, '{"issuer":"/oidc"}'), 'clientId'],
  ['a failing server', answering(500, ''), '500'],
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'Failed to fetch'],
])('says what is wrong: %s', async (_, get, said) => {
  const failure = readLoginConfig(get);
  await expect(failure).rejects.toThrow(ConfigError);
  await expect(failure).rejects.toThrow(said);
});

it('ends a session where there is no end-session endpoint', () => {
  const config = { ...embedded, clientId: 'abc', logoutUrl: 'https://login.example/logout' };
  expect(logoutAddress(config, 'https://kaoping.example/signed-out')).toBe(
    'https://login.example/logout?client_id=abc&logout_uri=https%3A%2F%2Fkaoping.example%2Fsigned-out',
  );
  expect(logoutAddress(embedded, 'https://kaoping.example/signed-out')).toBeNull();
});
