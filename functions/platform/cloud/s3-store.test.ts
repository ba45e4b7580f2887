import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toRefusal } from '../errors.ts';
import { logger } from '../telemetry.ts';
import { type AwsServer, awsServer, signatureFault } from './aws-server.fixture.ts';
import { s3Anchors } from './s3-anchors.ts';
import type { S3BucketOptions } from './s3-bucket.ts';
import { presignForS3 } from './s3-request.ts';
import { s3Store } from './s3-store.ts';

logger.setLogLevel('SILENT');

const tenant = '01J0000000000000000000000A';
const secret = 'the-tenants-secret';
const askedFor: string[] = [];
let server: AwsServer;
let options: S3BucketOptions;

beforeAll(async () => {
  server = await awsServer();
  options = {
    address: () => ({ region: 'cn-north-1', bucket: 'files', endpoint: server.url }),
    credentials: (whose) => async () => {
      askedFor.push(whose);
      return { accessKeyId: 'AKID', secretAccessKey: secret, sessionToken: 'session/token=' };
    },
  };
});
afterAll(() => server.stop());

const faultOf = (code: string, status: number) => ({ status, body: `<Error><Code>${code}</Code></Error>` });
const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('one file', () => {
  test('is put with its type, signed in its tenant’s name', async () => {
    server.answer(() => ({}));
    await s3Store(options).put(`${tenant}/runs/a (1).json`, Buffer.from('{"a":1}'), { type: 'application/json' });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'PUT', path: `/files/${tenant}/runs/a%20%281%29.json` });
    expect(request!.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '7',
      'x-amz-security-token': 'session/token=',
    });
    expect(request!.body.toString()).toBe('{"a":1}');
    expect(signatureFault(request!, secret)).toBeUndefined();
    expect(signatureFault(request!, 'another')).toContain('another signature');
    expect(askedFor.at(-1)).toBe(tenant);
  });

  test('is read, measured and removed', async () => {
    const store = s3Store(options);
    server.answer(({ method }) => (method === 'HEAD' ? { headers: { 'content-length': '12' } } : { body: 'bytes' }));
    expect(Buffer.from((await store.get(`${tenant}/a`))!).toString()).toBe('bytes');
    expect(await store.head(`${tenant}/a`)).toEqual({ size: 12 });
    await store.delete(`${tenant}/a`);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'HEAD', 'DELETE']);
    for (const request of server.requests) expect(signatureFault(request, secret)).toBeUndefined();
  });

  test.each([
    ['GET', { ...faultOf('NoSuchKey', 404) }],
    ['GET', { ...faultOf('AccessDenied', 403) }],
    ['HEAD', { status: 404 }],
    ['HEAD', { status: 403 }],
  ])('that is not there: %s %j', async (method, reply) => {
    server.answer(() => reply);
    const store = s3Store(options);
    expect(await (method === 'GET' ? store.get(`${tenant}/a`) : store.head(`${tenant}/a`))).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  test('another fault is not taken for an absent file', async () => {
    server.answer(() => faultOf('SignatureDoesNotMatch', 403));
    expect(toRefusal(await caught(s3Store(options).get(`${tenant}/a`))).code).toBe('internal');
  });

  test.each(['', 'a', '/a', `${tenant}`, `${tenant}x/a`])(
    'a key outside of every tenant is refused: %j',
    async (key) => {
      server.answer(() => ({}));
      await expect(s3Store(options).get(key)).rejects.toThrow("not a tenant's key");
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe('when S3 has trouble', () => {
  test.each([
    ['overload', faultOf('SlowDown', 503)],
    ['a fault inside', faultOf('InternalError', 500)],
    ['a slow upload', faultOf('RequestTimeout', 400)],
    ['a broken connection', { hangUp: true }],
  ])('it is asked again: %s', async (_, reply) => {
    server.answer((_request, nth) => (nth < 3 ? reply : { body: 'there' }));
    expect(Buffer.from((await s3Store(options).get(`${tenant}/a`))!).toString()).toBe('there');
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    [faultOf('SlowDown', 503), 'busy'],
    [faultOf('InternalError', 500), 'unavailable'],
    [{ hangUp: true }, 'unavailable'],
  ])('and after four times it is told: %j', async (reply, code) => {
    server.answer(() => reply);
    expect(toRefusal(await caught(s3Store(options).get(`${tenant}/a`))).code).toBe(code);
    expect(server.requests).toHaveLength(4);
  });

  test('credentials that have expired are told at once', async () => {
    server.answer(() => faultOf('ExpiredToken', 400));
    expect(toRefusal(await caught(s3Store(options).get(`${tenant}/a`))).code).toBe('unavailable');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a folder', () => {
  const contents = (keys: string[]) =>
    keys.map((key, i) => `<Contents><Key>${key}</Key><Size>${i + 1}</Size></Contents>`).join('');

  test('is listed page by page', async () => {
    server.answer(({ query }) => ({
      body:
        query['continuation-token'] === 'to=ken&'
          ? `<ListBucketResult><IsTruncated>false</IsTruncated>${contents([`${tenant}/b&amp;c`])}</ListBucketResult>`
          : `<ListBucketResult><IsTruncated>true</IsTruncated>${contents([`${tenant}/a`])}` +
            `<NextContinuationToken>to=ken&amp;</NextContinuationToken></ListBucketResult>`,
    }));
    expect(await s3Store(options).list(`${tenant}/`)).toEqual([
      { key: `${tenant}/a`, size: 1 },
      { key: `${tenant}/b&c`, size: 1 },
    ]);
    for (const request of server.requests) {
      expect(request).toMatchObject({ path: '/files/', query: { 'list-type': '2', prefix: `${tenant}/` } });
      expect(signatureFault(request, secret)).toBeUndefined();
    }
  });

  test('is purged with its older versions, until nothing is left', async () => {
    const version = (key: string, id: string, size: number) =>
      `<Version><Key>${key}</Key><VersionId>${id}</VersionId><Size>${size}</Size></Version>`;
    const pages = [
      version(`${tenant}/a`, 'v2', 10) + version(`${tenant}/a`, 'v1', 5),
      `<DeleteMarker><Key>${tenant}/b</Key><VersionId>m1</VersionId></DeleteMarker>`,
      '',
    ];
    const deleted: string[] = [];
    server.answer(({ method, body }) => {
      if (method === 'GET') return { body: `<ListVersionsResult>${pages.shift()}</ListVersionsResult>` };
      deleted.push(...[...body.toString().matchAll(/<VersionId>(\w+)/g)].map((match) => match[1]!));
      return { body: '<DeleteResult/>' };
    });
    expect(await s3Store(options).purge(`${tenant}/`)).toEqual({ files: 2, bytes: 15 });
    expect(deleted).toEqual(['v2', 'v1', 'm1']);
    expect(server.requests[1]).toMatchObject({ method: 'POST', query: { delete: '' } });
    expect(server.requests[1]!.headers['x-amz-checksum-sha256']).toMatch(/^[\w+/]{43}=$/);
    for (const request of server.requests) expect(signatureFault(request, secret)).toBeUndefined();
  });

  test('what cannot be purged is told, not skipped', async () => {
    server.answer(({ method }) => ({
      body:
        method === 'GET'
          ? `<R><Version><Key>${tenant}/a</Key><VersionId>v</VersionId><Size>1</Size></Version></R>`
          : '<DeleteResult><Error><Key>a</Key><Code>AccessDenied</Code></Error></DeleteResult>',
    }));
    await expect(s3Store(options).purge(`${tenant}/`)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('addresses for the browser', () => {
  test('take exactly the type and the size that were declared', async () => {
    server.answer(() => ({}));
    const { url, headers } = await s3Store(options).presignPut(`${tenant}/in/a.xlsx`, { type: 'text/x', size: 5 });
    expect(headers).toEqual({ 'content-type': 'text/x', 'if-none-match': '*' });
    await fetch(url, { method: 'PUT', headers, body: '12345' });
    await fetch(url, { method: 'PUT', headers, body: '123456' });
    await fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': 'text/html' }, body: '12345' });
    // over what lies there already
    await fetch(url, { method: 'PUT', headers: { 'content-type': 'text/x' }, body: '12345' });
    const faults = server.requests.map((request) => signatureFault(request, secret) !== undefined);
    expect(faults).toEqual([false, true, true, true]);
    expect(server.requests[0]!.query).toMatchObject({
      'X-Amz-Expires': '900',
      'X-Amz-SignedHeaders': 'content-length;content-type;host;if-none-match',
      'X-Amz-Security-Token': 'session/token=',
    });
  });

  test('give a file under its Chinese name', async () => {
    server.answer(() => ({}));
    const { url, headers } = await s3Store(options).presignGet(`${tenant}/out/a`, {
      ...{ as: '考评"结果"(一).xlsx', type: 'application/x', seconds: 60 },
    });
    expect(headers).toEqual({});
    await fetch(url);
    const [request] = server.requests;
    expect(signatureFault(request!, secret)).toBeUndefined();
    expect(request!.query).toMatchObject({
      'X-Amz-Expires': '60',
      'response-cache-control': 'private, no-store',
      'response-content-type': 'application/x',
    });
    const disposition = request!.query['response-content-disposition']!;
    expect(disposition).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w%.-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1]!)).toBe('考评"结果"(一).xlsx');
  });

  test.each([
    ['eu-central-1', 'files.s3.eu-central-1.amazonaws.com'],
    ['cn-north-1', 'files.s3.cn-north-1.amazonaws.com.cn'],
  ])('stand on the bucket’s own host: %s', async (region, host) => {
    const credentials = options.credentials(tenant);
    const address = { region, bucket: 'files', endpoint: undefined };
    const url = new URL(await presignForS3(address, credentials, { method: 'GET', key: `${tenant}/a` }, 60));
    expect([url.protocol, url.host, url.pathname]).toEqual(['https:', host, `/${tenant}/a`]);
  });
});

describe('anchors', () => {
  test('are written once', async () => {
    const key = `${tenant}/2026-01-01.json`;
    server.answer((_, nth) => (nth === 1 ? {} : faultOf('PreconditionFailed', 412)));
    const anchors = s3Anchors(options);
    expect(await anchors.add(key, Buffer.from('{}'))).toBe(true);
    expect(await anchors.add(key, Buffer.from('{}'))).toBe(false);
    expect(server.requests[0]!.headers).toMatchObject({ 'if-none-match': '*' });
    expect(server.requests[0]!.headers['x-amz-checksum-sha256']).toBe('RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=');
    expect(signatureFault(server.requests[0]!, secret)).toBeUndefined();
  });

  test('a refusal is not taken for an anchor that is there', async () => {
    server.answer(() => faultOf('AccessDenied', 403));
    await expect(s3Anchors(options).add(`${tenant}/a`, Buffer.from('{}'))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
