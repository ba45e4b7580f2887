import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { controlItems } from '../control.ts';
import { serviceSettings } from '../operation.ts';
import { closeClients } from '../tables.ts';
import { tenantClient } from '../tenant.ts';
import { deployedAccounts } from './accounts.ts';
import { type AwsServer, awsServer, signatureFault } from './aws-server.fixture.ts';
import { cloudEnvironment } from './cloud-environment.ts';
import { s3Store } from './s3-store.ts';
import type { sqsQueue } from './sqs-queue.ts';
import type { Variables } from './variables.ts';

const all = {
  ...{ AWS_REGION: 'eu-central-1', TABLE_PREFIX: 'kaoping-', DATA_ROLE_ARN: 'arn:role', FILES_BUCKET: 'files' },
  ...{ ISSUER: 'https://issuer', IDENTITY: 'external', ERASURE_HOLD_DAYS: '30', BACKUP_DAYS: '35' },
  ...{ QUEUE_URL_GRADING: 'https://sqs/grading' },
};

/** The variables, and which of them were read. */
const watched = (variables: Variables) => {
  const read = new Set<string>();
  const proxy = new Proxy(variables, {
    get: (target, name) => {
      read.add(String(name));
      return target[String(name)];
    },
  });
  return { read, proxy };
};

describe('the environment of a deployed function', () => {
  test('reads a variable when it is needed and not before', async () => {
    const { read, proxy } = watched(all);
    const queue = vi.fn(({ url }: { url(context: 'grading'): string }) => ({ send: async () => void url('grading') }));
    const environment = cloudEnvironment(proxy, { accounts: deployedAccounts, queue: queue as typeof sqsQueue });
    const settings = serviceSettings(environment);
    expect([...read]).toEqual(['AWS_REGION', 'TABLE_PREFIX']);
    expect(queue).not.toHaveBeenCalled();
    await environment.queue.send({ tenant: '01J0000000000000000000000A', context: 'grading', job: 'j' });
    await environment.queue.send({ tenant: '01J0000000000000000000000A', context: 'grading', job: 'j' });
    expect(queue).toHaveBeenCalledTimes(1);
    expect(settings.erasureHoldDays).toBe(30);
    expect(environment.identity.issuer).toBe('https://issuer');
    expect(await environment.identity.find('a.1')).toEqual({ subject: 'a.1', disabled: false });
    expect([...read].slice(2)).toEqual(['QUEUE_URL_GRADING', 'ERASURE_HOLD_DAYS', 'ISSUER', 'IDENTITY']);
  });

  test('is that of production', () => {
    const { database, region, strictAnswers, backupDays, issuerName } = cloudEnvironment(all);
    expect(database.tables.main).toBe('kaoping-main');
    expect(database.endpoint).toBeUndefined();
    expect(() => database.tenantCredentials!('01')).toThrow("not a tenant's id");
    expect({ region, strictAnswers, backupDays }).toEqual({
      ...{ region: 'eu-central-1', strictAnswers: false, backupDays: 35 },
    });
    expect(issuerName('https://issuer')).toBe('https://issuer');
  });

  test('says which variable is missing, or wrong', async () => {
    expect(() => cloudEnvironment({ ...all, TABLE_PREFIX: '' })).toThrow('TABLE_PREFIX is not set');
    const environment = cloudEnvironment(
      { ...all, FILES_BUCKET: undefined, BACKUP_DAYS: 'many', IDENTITY: 'ldap' },
      { files: s3Store, accounts: deployedAccounts },
    );
    await expect(environment.files.get('01J0000000000000000000000A/a')).rejects.toThrow('FILES_BUCKET is not set');
    expect(() => environment.backupDays).toThrow('BACKUP_DAYS is not a whole number');
    await expect(environment.identity.find('a')).rejects.toThrow('neither cognito nor external');
  });

  test('says what a function was not built with', async () => {
    const environment = cloudEnvironment(all);
    expect(() => environment.files.get('01J0000000000000000000000A/a')).toThrow('not built with files');
    await expect(environment.identity.find('a')).rejects.toThrow('not built with accounts');
  });
});

describe('whose credentials a request carries', () => {
  const [one, other] = ['01J0000000000000000000000A', '01J0000000000000000000000B'];
  const empty = { headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' };
  let [database, tokens]: AwsServer[] = [];

  beforeAll(async () => {
    [database, tokens] = [await awsServer(), await awsServer()];
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', database.url);
    vi.stubEnv('AWS_ENDPOINT_URL_STS', tokens.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'own-secret');
    database.answer(() => empty);
    tokens.answer(({ body }) => {
      const tenant = new URLSearchParams(body.toString()).get('Tags.member.1.Value');
      return {
        headers: { 'content-type': 'text/xml' },
        body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA-${tenant}</AccessKeyId>
          <SecretAccessKey>secret-of-${tenant}</SecretAccessKey><SessionToken>session-of-${tenant}</SessionToken>
          <Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration>
          </Credentials></AssumeRoleResult></AssumeRoleResponse>`,
      };
    });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await Promise.all([database!.stop(), tokens!.stop()]);
  });

  test('a tenant’s own for its items, the function’s for control', async () => {
    const environment = cloudEnvironment(all);
    for (const tenant of [one, other, one]) {
      const client = tenantClient(environment.database, tenant!);
      await client.get({ pk: client.pk('JOBS'), sk: 'j1' });
    }
    await controlItems(environment.database).readTenant(one!);
    closeClients(environment.database);
    const sessions = database!.requests.map(({ headers }) => headers['x-amz-security-token']);
    expect(sessions).toEqual([`session-of-${one}`, `session-of-${other}`, `session-of-${one}`, undefined]);
    const secrets = [`secret-of-${one}`, `secret-of-${other}`, `secret-of-${one}`, 'own-secret'];
    const faults = database!.requests.map((request, i) => signatureFault(request, secrets[i]!));
    expect(faults).toEqual([undefined, undefined, undefined, undefined]);
    expect(tokens!.requests).toHaveLength(2);
  });

  test('nobody’s while the token service is away: nothing is asked of the database', async () => {
    tokens!.answer(() => ({ status: 503, body: '' }));
    database!.answer(() => empty);
    const { database: settings } = cloudEnvironment(all);
    const client = tenantClient(settings, one!);
    await expect(client.get({ pk: client.pk('JOBS'), sk: 'j1' })).rejects.toMatchObject({ code: 'unavailable' });
    closeClients(settings);
    expect(database!.requests).toHaveLength(0);
    expect(tokens!.requests).toHaveLength(4);
  });
});
