import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { tenantFiles } from '#functions/platform/files.ts';
import { withService } from '../service.ts';

const held = withService();
const type = 'application/json';

const setUp = () => {
  const { service } = held;
  const files = tenantFiles(service.environment.files, ulid());
  const send = (url: string, method: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(service.url + url, { method, headers, ...(body !== undefined && { body }) });
  return { files, send, service };
};

describe('uploading by a presigned address', () => {
  test('stores the file once: what is there is not written over, by whichever address', async () => {
    const { files, send } = setUp();
    const { url, headers } = await files.presignPut('uploads/a', { type, size: 7 });
    expect(url).toMatch(/^\/files\//);
    expect((await send(url, 'PUT', '{"a":1}', headers)).status).toBe(200);
    const later = await files.presignPut('uploads/a', { type, size: 7 });
    for (const address of [url, later.url]) expect((await send(address, 'PUT', '{"a":2}', headers)).status).toBe(412);
    expect(new TextDecoder().decode(await files.get('uploads/a'))).toBe('{"a":1}');
    expect(await files.head('uploads/a')).toEqual({ size: 7 });
  });

  test('takes another size, another type, another method for what they are', async () => {
    const { files, send } = setUp();
    const { url, headers } = await files.presignPut('uploads/a', { type, size: 7 });
    expect((await send(url, 'PUT', '{"a":12345}', headers)).status).toBe(413);
    expect((await send(url, 'PUT', '{}', headers)).status).toBe(400);
    expect((await send(url, 'PUT', '{"a":1}', { 'content-type': 'text/html' })).status).toBe(403);
    for (const method of ['GET', 'POST', 'DELETE', 'HEAD']) expect((await send(url, method)).status).toBe(403);
    expect(await files.get('uploads/a')).toBeUndefined();
  });

  test('takes no more than was declared, even from one who does not say how much comes', async () => {
    const { files, service } = setUp();
    const { url, headers } = await files.presignPut('uploads/big', { type, size: 10 });
    const status = await new Promise((resolve) => {
      const sent = request(service.url + url, {
        method: 'PUT',
        headers: { ...headers, 'transfer-encoding': 'chunked' },
      });
      sent.on('response', (response) => resolve(response.statusCode));
      sent.on('error', () => resolve('closed'));
      for (let i = 0; i < 100; i++) sent.write('x'.repeat(1000));
      sent.end();
    });
    expect([413, 'closed']).toContain(status);
    expect(await files.get('uploads/big')).toBeUndefined();
  });

  test('ends with its time', async () => {
    const { files, send } = setUp();
    const { url, headers } = await files.presignPut('uploads/a', { type, size: 2, seconds: -1 });
    expect((await send(url, 'PUT', '{}', headers)).status).toBe(403);
  });

  test('leaves nothing half-written behind', async () => {
    const { files, send } = setUp();
    const { url, headers } = await files.presignPut('uploads/a', { type, size: 2 });
    const sent = await Promise.all(Array.from({ length: 10 }, () => send(url, 'PUT', '{}', headers)));
    expect(sent.map(({ status }) => status).filter((status) => status === 200)).toEqual([200]);
    const names = readdirSync(join(held.data, 'files'), { recursive: true }).map(String);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('downloading by a presigned address', () => {
  test('saves under a safe name and never shows', async () => {
    const { files, send } = setUp();
    await files.put('exports/a', new TextEncoder().encode('<script>alert(1)</script>'), { type: 'text/html' });
    const { url } = await files.presignGet('exports/a', { as: '../../考评"结果\r\n".html', type: 'text/html' });
    const response = await send(url, 'GET');
    expect(response.status).toBe(200);
    const disposition = response.headers.get('content-disposition')!;
    expect(disposition).toMatch(/^attachment; filename="[^"\r\n/]*"; filename\*=UTF-8''[\w%.~-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1]!)).not.toMatch(/[/\\]|^\./);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await response.text()).toContain('alert');
    expect((await send(url, 'PUT', 'x')).status).toBe(403);
  });

  test('ends with its time, and a file that is gone is not found', async () => {
    const { files, send } = setUp();
    await files.put('exports/a', new Uint8Array([1]), { type });
    const late = await files.presignGet('exports/a', { as: 'a', type, seconds: -1 });
    expect((await send(late.url, 'GET')).status).toBe(403);
    const { url } = await files.presignGet('exports/a', { as: 'a', type });
    await files.delete('exports/a');
    expect((await send(url, 'GET')).status).toBe(404);
  });

  test('a made-up or altered address opens nothing', async () => {
    const { files, send } = setUp();
    await files.put('exports/a', new Uint8Array([1]), { type });
    const { url } = await files.presignGet('exports/a', { as: 'a', type });
    const [text = '', signature = ''] = url.slice('/files/'.length).split('.');
    const ticket = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>;
    const other = Buffer.from(JSON.stringify({ ...ticket, key: `${ulid()}/exports/a` })).toString('base64url');
    const later = Buffer.from(JSON.stringify({ ...ticket, until: Number(ticket['until']) + 1 })).toString('base64url');
    for (const bad of ['', 'x', text, `${text}.`, `${text}.x`, `${other}.${signature}`, `${later}.${signature}`])
      expect((await send(`/files/${bad}`, 'GET')).status, bad).toBe(403);
    expect((await send(url, 'GET')).status).toBe(200);
  });
});
