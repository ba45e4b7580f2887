import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deployedService, publishWeb } from './publish-web-files.ts';
import { makeServiceAccount } from './service-account.ts';

interface Seen {
  method: string;
  path: string;
  target: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let server: Server;
let endpoint: string;
let folder: string;
const seen: Seen[] = [];
/** what the stand-in for AWS answers to a target, beside an empty object */
let answers: Record<string, object> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1)!;
      const { method = '', url = '', headers } = request;
      seen.push({ method, path: url, target, headers, body: Buffer.concat(chunks).toString('utf8') });
      const answer = answers[target] ?? {};
      response.writeHead('__type' in answer ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  folder = await mkdtemp(join(tmpdir(), 'kaoping-web-'));
  await mkdir(join(folder, 'assets'));
  for (const name of [
    'index.html',
    'vote.html',
    'vote.sha256.json',
    'icon.svg',
    'assets/a-1b2c.js',
    'assets/a-1b2c.css',
    'assets/a-1b2c.js.br',
    '.sources',
  ])
    await writeFile(join(folder, name), `content of ${name}`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  answers = {};
});

const outputs = {
  'kaoping-web': { ExportsOutputRefWeb: 'kaoping-web-bucket' },
  'kaoping-api': {
    Origin: 'https://d111.cloudfront.net',
    Region: 'eu-central-1',
    WebBucket: 'kaoping-web-bucket',
    ControlTable: 'kaoping-control',
    Issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/pool',
    ClientId: 'client',
    Scope: 'openid profile',
    LogoutUrl: 'https://kaoping-1.auth.eu-central-1.amazoncognito.com/logout',
    UserPoolId: 'pool',
  },
};
const service = deployedService(outputs, 'outputs.json');
const credentials = async () => ({ accessKeyId: 'key', secretAccessKey: 'secret' });
const publish = (from = folder) => publishWeb({ service, folder: from, credentials, say: () => undefined, endpoint });

describe('publishing the web application', () => {
  it('uploads every file once, the pages last, with how long each may be kept', async () => {
    await publish();
    const paths = seen.map(({ method, path }) => `${method} ${path.replace('/kaoping-web-bucket/', '')}`);
    expect(paths.slice(0, 4).sort()).toEqual([
      'PUT assets/a-1b2c.css',
      'PUT assets/a-1b2c.js',
      'PUT icon.svg',
      'PUT vote.sha256.json',
    ]);
    expect(paths.slice(4)).toEqual(['PUT config.json', 'PUT index.html', 'PUT vote.html']);
    const kept = Object.fromEntries(
      seen.map(({ path, headers }) => [path.split('/').at(-1), headers['cache-control']]),
    );
    expect(kept).toEqual({
      'a-1b2c.css': 'public, max-age=31536000, immutable',
      'a-1b2c.js': 'public, max-age=31536000, immutable',
      'icon.svg': 'no-cache',
      'config.json': 'no-cache',
      'index.html': 'no-cache',
      'vote.html': 'no-cache',
      'vote.sha256.json': 'no-cache',
    });
    const script = seen.find(({ path }) => path.endsWith('.js'))!;
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['authorization']).toMatch(/^AWS4-HMAC-SHA256 Credential=key\//);
    expect(script.body).toBe('content of assets/a-1b2c.js');
  });

  it('tells the pages where to log in', async () => {
    await publish();
    const config = seen.find(({ path }) => path.endsWith('/config.json'))!;
    expect(JSON.parse(config.body)).toEqual({
      issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/pool',
      clientId: 'client',
      scope: 'openid profile',
      logoutUrl: 'https://kaoping-1.auth.eu-central-1.amazoncognito.com/logout',
    });
  });

  it('uploads nothing where nothing was built, and refuses another file for the outputs', async () => {
    await expect(publish(join(folder, 'assets'))).rejects.toThrow('no built application');
    expect(seen).toEqual([]);
    expect(() => deployedService({ other: { Name: 'x' } }, 'package.json')).toThrow(/package.json names no web bucket/);
  });
});

describe('the first accounts', () => {
  const database = {
    get endpoint() {
      return endpoint;
    },
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  };
  const attributes = [{ Name: 'sub', Value: 'subject-1' }];
  const written = () => JSON.parse(seen.find(({ target }) => target === 'PutItem')!.body);

  it('are made with a password that is told once', async () => {
    answers['AdminGetUser'] = { __type: 'UserNotFoundException' };
    answers['AdminCreateUser'] = { User: { Attributes: attributes } };
    const told = await makeServiceAccount(service, { login: 'ops.1', name: '王运维', role: 'operator' }, { database });
    const asked = JSON.parse(seen.find(({ target }) => target === 'AdminCreateUser')!.body);
    expect(asked).toMatchObject({ UserPoolId: 'pool', Username: 'ops.1', MessageAction: 'SUPPRESS' });
    expect(told).toContain(asked.TemporaryPassword);
    expect(written()).toMatchObject({
      TableName: 'kaoping-control',
      Item: {
        pk: { S: expect.stringMatching(/^ROLES#[\w-]+#subject-1$/) },
        sk: { S: 'SERVICE' },
        roles: { L: [{ S: 'operator' }] },
      },
    });
  });

  it('are found again, keep their other role, and no password is told', async () => {
    answers['AdminGetUser'] = { UserAttributes: attributes, Enabled: true };
    answers['GetItem'] = { Item: { name: { S: '王运维' }, roles: { L: [{ S: 'operator' }] } } };
    const told = await makeServiceAccount(service, { login: 'ops.1', name: '王运维', role: 'eraser' }, { database });
    expect(told).toBe('ops.1 is now eraser');
    expect(seen.map(({ target }) => target)).not.toContain('AdminCreateUser');
    expect(written().Item.roles).toEqual({ L: [{ S: 'operator' }, { S: 'eraser' }] });
  });

  it('are the issuer’s own where it is not ours', async () => {
    const external = { ...service, userPoolId: undefined };
    await makeServiceAccount(external, { login: 'ops@example.org', name: 'Ops', role: 'operator' }, { database });
    expect(written().Item.pk.S).toMatch(/#ops@example\.org$/);
    expect(seen.map(({ target }) => target).toSorted()).toEqual(['GetItem', 'PutItem', 'Query']);
  });
});
