import { mkdtemp, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awsServer } from '#functions/platform/cloud/aws-server.fixture.ts';
import { type Bundle, bundle, writeBundle } from '#infra/cloud/bundle.ts';
import { deployedFunctions } from '#infra/cloud/functions.ts';
import { startFunction } from './function-process.ts';

/** bytes; architecture.md, "Cloud" */
const largest = 700_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const bundles = new Map<string, Bundle>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoping-bundles-'));
  for (const fn of deployedFunctions) bundles.set(fn.name, await bundle(fn));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(deployedFunctions.map(({ name }) => [name]))('%s', (name) => {
  const made = (): Bundle => bundles.get(name)!;
  const text = (): string => Buffer.from(made().code).toString('utf8');

  test('is the same twice', async () => {
    const fn = deployedFunctions.find((entry) => entry.name === name)!;
    const [one, other] = await Promise.all([bundle(fn), bundle(fn)]);
    expect(Buffer.compare(one.code, other.code)).toBe(0);
    expect(Buffer.compare(one.map, other.map)).toBe(0);
  });

  test('is at most 700 kB', () => expect(made().code.length).toBeLessThanOrEqual(largest));

  test('tells nothing of the machine it was made on', () => {
    const map = Buffer.from(made().map).toString('utf8');
    for (const own of [root, homedir(), tmpdir()].filter((path) => path.length > 4)) {
      expect(text()).not.toContain(own);
      expect(map).not.toContain(own);
    }
    const { sources } = JSON.parse(map) as { sources: string[] };
    expect(sources.filter((source) => source.startsWith('/') || source.includes('..'))).toEqual([]);
    expect(text()).not.toContain(`/${userInfo().username}/`);
  });

  test('carries nothing of tests or of one machine, and no chain of credentials', () => {
    const foreign = made().inputs.filter(
      (input) =>
        /\.(test|fixture)\.ts$|^(tests|infra|web)\//.test(input) ||
        /^node_modules\/(oidc-provider|jose|vitest|esbuild|aws-cdk-lib|react)\//.test(input) ||
        /credential-provider-(ini|sso|process|imds|web-identity|login)/.test(input),
    );
    expect(foreign).toEqual([]);
  });

  test('has whole inside what it needs, but for Node’s own modules', () => {
    expect(made().externals.filter((module) => !isBuiltin(module))).toEqual([]);
  });
});

test('a function carries the client of a service only if it asks it', () => {
  const carries = (name: string, file: string) => bundles.get(name)!.inputs.some((input) => input.includes(file));
  for (const { name, environment } of deployedFunctions) {
    expect([name, carries(name, 'cloud/s3-store.ts')]).toEqual([name, environment.includes('FILES_BUCKET')]);
    expect([name, carries(name, 'client-cognito')]).toEqual([name, environment.includes('IDENTITY')]);
    expect([name, carries(name, 'client-kms')]).toEqual([name, environment.includes('BALLOT_KEY_ARN')]);
    const sends = environment.some((variable) => variable.startsWith('QUEUE_URL_'));
    expect([name, carries(name, 'client-sqs')]).toEqual([name, sends]);
  }
});

describe('started in a process of its own, with its variables and no others', () => {
  const variables = (names: readonly string[], url: string): Record<string, string> => ({
    ...Object.fromEntries(names.map((name) => [name, name.endsWith('_DAYS') ? '30' : `the-${name}`])),
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' },
    AWS_ENDPOINT_URL_DYNAMODB: url,
  });

  test.each(deployedFunctions.map((fn) => [fn.name, fn] as const))('%s is ready', async (_, fn) => {
    const { folder: own } = await writeBundle(fn, folder);
    const server = await awsServer();
    const started = await startFunction(join(own, 'index.mjs'), variables(fn.environment, server.url));
    try {
      expect(started.ready).toBeGreaterThan(0);
      if (fn.entry !== 'handler') return;
      const event = { version: '2.0', routeKey: 'GET /nowhere', headers: {}, requestContext: { requestId: 'r' } };
      expect(await started.invoke(event)).toMatchObject({ statusCode: 403, body: 'Forbidden' });
      const headers = { 'x-origin-secret': 'the-ORIGIN_SECRET' };
      expect(await started.invoke({ ...event, headers })).toMatchObject({ statusCode: 404 });
      expect(server.requests).toEqual([]);
    } finally {
      await started.stop();
      await server.stop();
    }
  });

  test('a request reaches the tables of the variables, signed with the function’s own credentials', async () => {
    const fn = deployedFunctions.find(({ name }) => name === 'units.handler')!;
    const { folder: own } = await writeBundle(fn, folder);
    const server = await awsServer();
    server.answer(() => ({
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: '{"Items":[],"Count":0}',
    }));
    const started = await startFunction(join(own, 'index.mjs'), variables(fn.environment, server.url));
    try {
      const answer = await started.invoke<{ statusCode: number; body: string }>({
        ...{ version: '2.0', routeKey: 'GET /api/register', rawPath: '/api/register', rawQueryString: '' },
        headers: { 'x-origin-secret': 'the-ORIGIN_SECRET' },
        requestContext: {
          ...{ requestId: 'r1', http: { method: 'GET', path: '/api/register' } },
          authorizer: { jwt: { claims: { iss: 'https://issuer', sub: 'somebody' } } },
        },
        isBase64Encoded: false,
      });
      expect(answer.statusCode).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'no-membership' });
      expect(JSON.parse(server.requests[0]!.body.toString())).toMatchObject({ TableName: 'the-TABLE_PREFIXcontrol' });
      expect(server.requests[0]!.headers['authorization']).toContain('Credential=AKID/');
    } finally {
      await started.stop();
      await server.stop();
    }
  });
});
