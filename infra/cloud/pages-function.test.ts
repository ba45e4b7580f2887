import { createServer, type Server } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GatewayEvent } from '#functions/platform/http.ts';
import { handler } from './pages-function.ts';

const files: Record<string, [type: string, body: string]> = {
  'index.html': ['text/html; charset=utf-8', '<!doctype html>'],
  'vote.html': ['text/html; charset=utf-8', '<!doctype html><title>vote</title>'],
  'assets/vote-1b2c.js': ['text/javascript; charset=utf-8', 'export {};'],
  'assets/a-1b2c.js': ['text/javascript; charset=utf-8', 'export {};'],
  'icon.png': ['image/png', 'bytes'],
};
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [type, body] = files[request.url!.replace('/web-bucket/', '')] ?? [];
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'application/xml', etag: '"1"' });
    response.end(body ?? '<Error><Code>NoSuchKey</Code></Error>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${(server.address() as { port: number }).port}`);
  vi.stubEnv('AWS_REGION', 'cn-northwest-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('WEB_BUCKET', 'web-bucket');
  vi.stubEnv('PAGES_POLICY', "script-src 'self'");
  vi.stubEnv('SCRIPTS_POLICY', 'worker-src blob:');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const get = (rawPath: string, headers: Record<string, string> = {}) =>
  handler({ rawPath, headers } as unknown as GatewayEvent);
const textOf = ({ body }: { body: string }): string => Buffer.from(body, 'base64').toString('utf8');

describe('the pages without CloudFront', () => {
  it('are the one page for every address of the application', async () => {
    for (const path of ['/', '/cycles', '/units/u1.2', '/login/callback']) {
      const answer = await get(path);
      expect(answer.statusCode, path).toBe(200);
      expect(textOf(answer)).toBe('<!doctype html>');
      expect(answer.headers).toMatchObject({
        'content-security-policy': "script-src 'self'",
        'strict-transport-security': expect.stringContaining('max-age=63072000'),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      });
    }
  });

  it('never answer for the API, nor for a file that is missing, nor for an address that is none', async () => {
    for (const path of ['/api', '/api/none', '/assets/gone-1b2c.js', '/%E0%A4%A'])
      expect((await get(path)).statusCode, path).toBe(404);
  });

  it('give out files, scripts with the policy of workers, and compress what shrinks', async () => {
    const script = await get('/assets/a-1b2c.js', { 'accept-encoding': 'gzip, br' });
    expect(script.headers).toMatchObject({ 'content-security-policy': 'worker-src blob:', 'content-encoding': 'gzip' });
    expect(gunzipSync(Buffer.from(script.body, 'base64')).toString()).toBe('export {};');
    const image = await get('/icon.png', { 'accept-encoding': 'gzip' });
    expect(image.headers).not.toHaveProperty('content-encoding');
    expect(textOf(image)).toBe('bytes');
  });

  it('give out the voting page at its address, with a policy of its own, and what it is made of', async () => {
    for (const path of ['/vote', '/vote/', '/vote.html', '/assets/vote-1b2c.js']) {
      const { statusCode, headers } = await get(path);
      expect([path, statusCode]).toEqual([path, 200]);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
    }
    expect(textOf(await get('/vote'))).toContain('<title>vote</title>');
    expect(textOf(await get('/vote/x'))).toBe('<!doctype html>');
  });

  it('say that nothing has changed', async () => {
    const again = await get('/', { 'if-none-match': '"1"' });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});
