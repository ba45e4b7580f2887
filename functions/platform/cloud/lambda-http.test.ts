import { randomBytes } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import type { HttpAnswer } from '../errors.ts';
import type { GatewayEvent } from '../http.ts';
import { lambdaHandler } from './lambda-http.ts';

const event = (headers: Record<string, string> = {}): GatewayEvent => ({
  version: '2.0',
  ...{ routeKey: 'GET /api/me', rawPath: '/api/me', rawQueryString: '', isBase64Encoded: false },
  headers: { 'x-origin-secret': 'right', ...headers },
  requestContext: { requestId: 'r1', http: { method: 'GET', path: '/api/me' } },
});
const answering = (body: string): (() => Promise<HttpAnswer>) =>
  vi.fn(async () => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body }));
const call = (body: string, headers?: Record<string, string>) =>
  lambdaHandler(answering(body), () => 'right')(event(headers));

describe('the secret of the distribution', () => {
  test.each([[''], ['wrong'], ['right '], ['righ'], [undefined]])('%j opens nothing', async (given) => {
    const handler = answering('{}');
    const request = event();
    request.headers['x-origin-secret'] = given;
    expect(await lambdaHandler(handler, () => 'right')(request)).toMatchObject({ statusCode: 403, body: 'Forbidden' });
    expect(handler).not.toHaveBeenCalled();
  });

  test('the handler sees neither it nor the token', async () => {
    const handler = vi.fn(async (_: GatewayEvent) => ({ statusCode: 200, headers: {}, body: '{}' }));
    await lambdaHandler(handler, () => 'right')(event({ authorization: 'Bearer x', cookie: 'a=b', 'x-tenant': 't' }));
    expect(handler.mock.calls[0]![0].headers).toEqual({ 'x-tenant': 't' });
  });

  test('without a secret of its own the function answers nobody', async () => {
    const unset = () => {
      throw new Error('not set');
    };
    await expect(lambdaHandler(answering('{}'), unset)(event())).rejects.toThrow('not set');
  });
});

describe('the size of an answer', () => {
  const large = JSON.stringify({ rows: Array.from({ length: 200_000 }, (_, i) => ({ name: `张${i}`, score: i / 7 })) });

  test('a small one goes as it is', async () => {
    expect(await call('{"a":1}', { 'accept-encoding': 'br' })).toEqual({
      ...{ statusCode: 200, body: '{"a":1}', isBase64Encoded: false },
      headers: { 'content-type': 'application/json', vary: 'accept-encoding' },
    });
  });

  test('one above what Lambda takes is compressed', async () => {
    expect(large.length).toBeGreaterThan(6_000_000);
    const answer = await call(large, { 'accept-encoding': 'gzip, deflate, br' });
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true, headers: { 'content-encoding': 'br' } });
    expect(brotliDecompressSync(Buffer.from(answer.body, 'base64')).toString()).toBe(large);
  });

  test.each([[{}], [{ 'accept-encoding': 'gzip' }], [{ 'accept-encoding': 'br;q=0' }]])(
    'for a reader who cannot read that it is refused in words: %j',
    async (headers: Record<string, string>) => {
      const answer = await call(large, { ...headers, 'accept-language': 'en' });
      expect(answer).toMatchObject({ statusCode: 413, isBase64Encoded: false });
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(JSON.parse(answer.body)).toMatchObject({
        code: 'too-large',
        title: expect.stringContaining('ask for less'),
      });
    },
  );

  test('and so is one that no compression makes fit', async () => {
    const noise = JSON.stringify(randomBytes(5_000_000).toString('base64'));
    expect(await call(noise, { 'accept-encoding': 'br' })).toMatchObject({ statusCode: 413 });
  });

  test('the limit is of the answer as Lambda writes it, quotes escaped', async () => {
    const quotes = JSON.stringify('"'.repeat(1_600_000));
    expect(quotes.length).toBeLessThan(6_000_000);
    expect(await call(quotes)).toMatchObject({ statusCode: 413 });
  });
});
