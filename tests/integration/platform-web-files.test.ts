import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { withService } from '../service.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaoping-web-'));
const web = join(folder, 'web');
const script = 'console.log("hello");';
mkdirSync(join(web, 'assets'), { recursive: true });
writeFileSync(join(web, 'index.html'), '<!doctype html><title>App</title>');
writeFileSync(join(web, 'assets/main-abc123.js'), script);
writeFileSync(join(web, 'assets/main-abc123.js.br'), brotliCompressSync(script));
writeFileSync(join(folder, 'secret.txt'), 'secret');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const held = withService({ web });

/** As it stands in the request line: fetch would tidy `..` up. */
const raw = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const { port } = new URL(held.service.url);
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject).end();
  });

test('every address that is no file is the application, with its content security policy', async () => {
  for (const path of ['/', '/policy', '/cycles/2026/units/u01?tab=a', '/people/p.1/', '/unit/a.b']) {
    const answer = await raw(path);
    expect(answer, path).toMatchObject({ status: 200, body: expect.stringContaining('<title>App') });
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/connect-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'self';/);
    expect(policy.replace(/style-src [^;]+;/, '')).not.toContain('unsafe');
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
  }
});

test('a worker may make others of its own code, a page may not', async () => {
  const policyOf = async (path: string) => String((await raw(path)).headers['content-security-policy']);
  expect(await policyOf('/assets/main-abc123.js')).toMatch(/script-src 'self';.*worker-src 'self' blob:$/);
  expect(await policyOf('/')).not.toMatch(/(script|worker|default)-src[^;]*blob:/);
});

test('the interface never answers with the application', async () => {
  for (const path of ['/api', '/api/', '/api/nothing', '/api/nothing/here.html'])
    expect(await raw(path), path).toMatchObject({ status: 404, body: '{"message":"Not Found"}' });
  expect((await raw('/files/x')).status).toBe(403);
});

test('hashed files are kept for ever, compressed where the reader takes it', async () => {
  const plain = await raw('/assets/main-abc123.js');
  expect(plain).toMatchObject({ status: 200, body: script });
  expect(plain.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'accept-encoding',
  });
  const small = await raw('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br' });
  expect(small.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' });
  expect(
    (await raw('/assets/main-abc123.js', { 'accept-encoding': 'br;q=0' })).headers['content-encoding'],
  ).toBeUndefined();
  expect((await raw('/assets/gone-def456.js')).status).toBe(404);
});

test('what the browser has already is not sent again', async () => {
  const { headers } = await raw('/');
  const again = await raw('/', { 'if-none-match': String(headers['etag']) });
  expect(again).toMatchObject({ status: 304, body: '' });
  expect((await raw('/', {}, 'HEAD')).body).toBe('');
  expect((await raw('/', {}, 'POST')).status).toBe(405);
});

test('nothing outside the folder is served', async () => {
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2E%2E%2Fsecret.txt',
  ])
    expect((await raw(path)).body, path).not.toBe('secret');
});
