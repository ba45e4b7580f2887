import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { authorization, Browser, redeem, type TokenAnswer } from './browser.ts';
import { call, makeTenant, makeUser, withService } from '../service.ts';

const held = withService();

const demoPerson = async (subject: string, order = 1) => {
  const demo = { county: { zh: '青山县', en: 'Qingshan' }, role: { zh: '考评办', en: 'Appraisal office' }, order };
  await held.service.accounts.putDemoPerson({ subject, login: `demo-${subject}`, name: `李${subject}`, demo });
};

/** Opens the login page: its address without the query. */
const openLogin = async (browser: Browser, path: string): Promise<string> => {
  const { response } = await browser.follow(await browser.get(path));
  expect(response.status).toBe(200);
  const html = await response.text();
  const action = /action="(\/oidc\/interaction\/[\w-]+)/.exec(html)?.[1];
  expect(action).toBeDefined();
  return action!;
};

const codeOf = (location: URL | undefined, state: string): string => {
  expect(location?.searchParams.get('error')).toBeNull();
  expect(location?.pathname).toBe('/login/callback');
  expect(location?.searchParams.get('state')).toBe(state);
  return location!.searchParams.get('code')!;
};

const signIn = async (browser: Browser, origin: string, subject: string): Promise<TokenAnswer> => {
  const { path, verifier, state } = authorization(origin);
  const action = await openLogin(browser, path);
  const { location } = await browser.follow(await browser.post(`${action}/person`, { subject }));
  return redeem(origin, codeOf(location, state), verifier);
};

describe('a demo person', () => {
  test('is picked from the list and gets a token that the API takes', async () => {
    const { service } = held;
    const tenant = await makeTenant(service);
    const { subject } = await makeUser(service, tenant, { roles: [{ role: 'appraisal-office' }] });
    await demoPerson(subject);
    const answer = await signIn(new Browser(service.url), service.url, subject);
    const claims = decodeJwt(answer.access_token);
    expect(claims).toMatchObject({ sub: subject, aud: 'urn:kaoping:api', iss: `${service.url}/oidc` });
    expect(Object.keys(claims).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'scope', 'sub']);
    const me = await call<{ subject: string }>(service, 'GET /api/me', { token: answer.access_token });
    expect(me.status).toBe(200);
    expect(me.body.subject).toBe(subject);
  });

  test('the token of the login itself is not one for the API', async () => {
    const { service } = held;
    await demoPerson('id-token');
    const answer = await signIn(new Browser(service.url), service.url, 'id-token');
    const me = await call(service, 'GET /api/me', { token: answer.id_token });
    expect(me).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
  });

  test('is found by search, by every word', async () => {
    const { service } = held;
    await demoPerson('search-1');
    await demoPerson('search-2');
    const browser = new Browser(service.url);
    const action = await openLogin(browser, authorization(service.url).path);
    const html = await (await browser.get(`${action}?q=${encodeURIComponent('青山 search-1')}`)).text();
    expect(html).toContain('李search-1');
    expect(html).not.toContain('李search-2');
  });

  test('comes in by the name the browser used: localhost as well as 127.0.0.1', async () => {
    const origin = held.service.url.replace('127.0.0.1', 'localhost');
    await demoPerson('by-localhost');
    const answer = await signIn(new Browser(origin), origin, 'by-localhost');
    const me = await fetch(`${origin}/api/me`, { headers: { authorization: `Bearer ${answer.access_token}` } });
    expect(me.status).toBe(200);
  });
});

describe('signing in again silently', () => {
  test('works while the session lasts, and asks for a login once it has ended', async () => {
    const { url } = held.service;
    await demoPerson('silent');
    const browser = new Browser(url);
    const { id_token } = await signIn(browser, url, 'silent');

    const again = authorization(url, { prompt: 'none' });
    const silent = await browser.follow(await browser.get(again.path));
    const tokens = await redeem(url, codeOf(silent.location, again.state), again.verifier);
    expect(decodeJwt(tokens.access_token).sub).toBe('silent');

    const leaving = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: `${url}/signed-out` });
    const html = await (await browser.get(`/oidc/session/end?${leaving.toString()}`)).text();
    const xsrf = /name="xsrf" value="(\w+)"/.exec(html)![1]!;
    const out = await browser.follow(await browser.post('/oidc/session/end/confirm', { xsrf, logout: 'yes' }));
    expect(out.location?.pathname).toBe('/signed-out');

    const refused = await browser.follow(await browser.get(authorization(url, { prompt: 'none' }).path));
    expect(refused.location?.searchParams.get('error')).toBe('login_required');
  });
});

describe('a session that is open', () => {
  const silently = async (browser: Browser, url: string) => {
    const { location } = await browser.follow(await browser.get(authorization(url, { prompt: 'none' }).path));
    return location?.searchParams.get('error') ?? null;
  };
  const ends: Record<string, (subject: string) => Promise<unknown>> = {
    'a password reset': (subject) => held.service.accounts.resetPassword(subject),
    disabling: (subject) => held.service.accounts.setDisabled(subject, true),
  };

  test.each(Object.keys(ends))('ends with %s, in every browser, and other people’s go on', async (what) => {
    const { url } = held.service;
    const [mine, other] = [`ends-${what.length}`, `goes-on-${what.length}`];
    const browsers = await Promise.all(
      [mine, mine, other].map(async (subject) => {
        await demoPerson(subject);
        const browser = new Browser(url);
        await signIn(browser, url, subject);
        return browser;
      }),
    );
    for (const browser of browsers) expect(await silently(browser, url)).toBeNull();
    await ends[what]!(mine);
    expect(await Promise.all(browsers.map((browser) => silently(browser, url)))).toEqual([
      'login_required',
      'login_required',
      null,
    ]);
    // Not by asking many times at once either.
    const answers = await Promise.all(Array.from({ length: 10 }, () => silently(browsers[0]!, url)));
    expect(new Set(answers)).toEqual(new Set(['login_required']));
  });

  test('cannot be kept back: neither a code not yet used nor a login not yet finished outlives a reset', async () => {
    const { url, accounts } = held.service;
    await demoPerson('kept-back');
    const browser = new Browser(url);
    await signIn(browser, url, 'kept-back');
    const { path, verifier, state } = authorization(url, { prompt: 'none' });
    const code = codeOf((await browser.follow(await browser.get(path))).location, state);
    const late = new Browser(url);
    const action = await openLogin(late, authorization(url).path);
    const almost = await late.post(`${action}/person`, { subject: 'kept-back' });
    await accounts.resetPassword('kept-back');
    expect((await redeem(url, code, verifier)).error).toBe('invalid_grant');
    const finished = await late.follow(almost);
    expect(finished.location?.searchParams.get('code') ?? null).toBeNull();
    await signIn(new Browser(url), url, 'kept-back');
  });
});

describe('an account with a password', () => {
  const account = async (login: string) => {
    const made = await held.service.accounts.createAccount({ login, name: '王芳' });
    const browser = new Browser(held.service.url);
    const { path, verifier, state } = authorization(held.service.url);
    const action = await openLogin(browser, path);
    return { ...made, browser, action, verifier, state };
  };
  const proofIn = (html: string): string => /name="proof" value="([^"]+)"/.exec(html)![1]!;

  test('has to change the initial password before it gets in, and then uses the new one', async () => {
    const { url } = held.service;
    const { browser, action, initialPassword, subject, verifier, state } = await account('qs1001');
    const first = await browser.post(`${action}/password`, { login: 'QS1001', password: initialPassword });
    expect(first.status).toBe(200);
    const proof = proofIn(await first.text());
    const fields = { login: 'qs1001', proof };
    for (const [password, again] of [
      ['short', 'short'],
      ['晴天下午去河边散步', '晴天下午去河边散步'],
      ['eleven chars', 'another one!'],
      ['my qs1001 word', 'my qs1001 word'],
      [initialPassword, initialPassword],
    ] as const)
      expect((await browser.post(`${action}/new-password`, { ...fields, password, again })).status).toBe(422);
    const password = '晴天下午去河边散步吧';
    const changed = await browser.follow(
      await browser.post(`${action}/new-password`, { ...fields, password, again: password }),
    );
    const tokens = await redeem(url, codeOf(changed.location, state), verifier);
    expect(decodeJwt(tokens.access_token).sub).toBe(subject);

    const second = new Browser(url);
    const next = authorization(url);
    const page = await openLogin(second, next.path);
    expect((await second.post(`${page}/password`, { login: 'qs1001', password: initialPassword })).status).toBe(422);
    const entered = await second.follow(await second.post(`${page}/password`, { login: 'qs1001', password }));
    codeOf(entered.location, next.state);
  });

  test('a proof works once, and for its own account', async () => {
    const { browser, action, initialPassword } = await account('qs1002');
    await account('qs1003');
    const page = await browser.post(`${action}/password`, { login: 'qs1002', password: initialPassword });
    const proof = proofIn(await page.text());
    const password = 'a long enough word';
    const other = await browser.post(`${action}/new-password`, { login: 'qs1003', proof, password, again: password });
    expect(other.status).toBe(422);
    expect(
      (await browser.post(`${action}/new-password`, { login: 'qs1002', proof, password, again: password })).status,
    ).toBe(303);
    const again = await account('qs1004');
    const late = await again.browser.post(`${again.action}/new-password`, {
      login: 'qs1002',
      proof,
      password: 'hijacked word',
      again: 'hijacked word',
    });
    expect(late.status).toBe(422);
  });

  test('a wrong password, an unknown name and a disabled account look the same', async () => {
    const { browser, action, initialPassword, subject } = await account('qs1005');
    await held.service.accounts.setDisabled(subject, true);
    const said = async (login: string, password: string) => {
      const response = await browser.post(`${action}/password`, { login, password });
      expect(response.status).toBe(422);
      return /role="alert">([^<]+)/.exec(await response.text())![1];
    };
    const alerts = await Promise.all([
      said('qs1005', initialPassword),
      said('qs1005', 'wrong'),
      said('nobody', 'wrong'),
    ]);
    expect(new Set(alerts).size).toBe(1);
  });

  test('guessing is slowed down', async () => {
    const { browser, action, initialPassword } = await account('qs1006');
    for (let i = 0; i < 8; i++) await browser.post(`${action}/password`, { login: 'qs1006', password: `guess ${i}` });
    const right = await browser.post(`${action}/password`, { login: 'qs1006', password: initialPassword });
    expect(right.status).toBe(422);
    expect(await right.text()).toContain('尝试次数过多');
  });

  test('guesses sent all at once are counted, too', async () => {
    const { browser, action } = await account('qs1016');
    const guesses = Array.from({ length: 24 }, (_, i) =>
      browser.post(`${action}/password`, { login: 'qs1016', password: `guess ${i}` }).then((answer) => answer.text()),
    );
    const stopped = (await Promise.all(guesses)).filter((html) => html.includes('尝试次数过多'));
    expect(stopped.length).toBe(16);
  });

  test('nobody comes in by its subject through the list of demo people', async () => {
    const { browser, action, subject } = await account('qs1007');
    const response = await browser.post(`${action}/person`, { subject });
    expect(response.status).toBe(422);
  });

  test('a form of another site is not taken', async () => {
    const { browser, action, initialPassword } = await account('qs1008');
    const fields = { login: 'qs1008', password: initialPassword };
    expect((await browser.post(`${action}/password`, fields, { origin: 'https://evil.example' })).status).toBe(404);
    expect((await browser.post(`${action}/password`, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(404);
  });
});

describe('the provider', () => {
  test('sends nobody to another origin', async () => {
    const { url } = held.service;
    const { path } = authorization(url, { redirect_uri: 'https://evil.example/login/callback' });
    const response = await new Browser(url).get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  test('wants PKCE', async () => {
    const { url } = held.service;
    const { path } = authorization(url);
    const { location } = await new Browser(url).follow(
      await new Browser(url).get(path.replace(/&code_challenge[^&]*/g, '')),
    );
    expect(location?.searchParams.get('error')).toBe('invalid_request');
  });

  test('is not reached by a foreign name that points here', async () => {
    const { request } = await import('node:http');
    const { port } = new URL(held.service.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `evil.example:${port}` };
      request({ host: '127.0.0.1', port, path: '/oidc/jwks', headers }, (r) => resolve(r.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  test('its pages hold nothing inline and may be framed by this origin alone', async () => {
    const { url } = held.service;
    const browser = new Browser(url);
    const { response } = await browser.follow(await browser.get(authorization(url).path));
    const html = await response.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style="/);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });
});
