import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlItems } from '#functions/platform/control.ts';
import { databaseFromProcess } from '#functions/platform/environment.ts';
import { tenantJobs } from '#functions/platform/jobs.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { clientId, mountedAt } from '#infra/local/identity/provider.ts';
import { isAlive } from '#infra/local/processes.ts';
import { loadSecrets } from '#infra/local/secrets.ts';
import { startService } from '#infra/local/service.ts';
import { tokens } from '#infra/local/tokens.ts';
import { makeTenant, makeUser, type TestTenant } from '../service.ts';
import { thingContexts, thingOperations } from '../things.ts';

/** kill -9 at the worst moment: nothing is lost, nothing stays behind, the work is done after all. */

logger.setLogLevel('CRITICAL');
let data: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kaoping-crash-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** Starts the service in a process of its own; its lines come one by one. */
const startChild = () => {
  child = spawn(process.execPath, [join(import.meta.dirname, 'crashing-service.ts'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return { child, next: async () => JSON.parse((await lines.next()).value as string) as Record<string, unknown> };
};

const gone = async (pid: number): Promise<boolean> => {
  for (let i = 0; i < 150 && isAlive(pid); i++) await setTimeout(20);
  return !isAlive(pid);
};

test('a job whose process is killed with -9 in its middle is done by the next start', async () => {
  const first = await startService({ data, operations: thingOperations, contexts: thingContexts() });
  const tenant: TestTenant = await makeTenant(first);
  const { subject } = await makeUser(first, tenant, { roles: [{ role: 'appraisal-office' }] });
  await first.stop();

  const killed = startChild();
  const { url, database } = (await killed.next()) as { url: string; database: number; endpoint: string };
  const id = ulid();
  // The key lies in the data folder: a token of the killed service's own.
  const token = tokens(await loadSecrets(data), `${url}${mountedAt}`, clientId);
  const answer = await fetch(`${url}/api/things`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await token.mint(subject)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id, input: { file: 'a' } }),
  });
  expect(answer.status).toBe(202);
  expect(await killed.next()).toEqual({ halfDone: tenant.id });
  killed.child.kill('SIGKILL');
  expect(await gone(killed.child.pid!)).toBe(true);
  expect(await gone(database)).toBe(true);

  let runs = 0;
  const contexts = thingContexts(async ({ repositories: { client } }) => {
    runs += 1;
    const staged = await client.query<{ text: string }>(client.pk('STAGED'));
    await client.put({ pk: client.pk('STAGED'), sk: 'half-1', text: 'first half' });
    await client.put({ pk: client.pk('STAGED'), sk: 'half-2', text: 'second half' });
    return { found: staged.map(({ sk }) => sk) };
  });
  const next = await startService({ data, operations: thingOperations, contexts });
  try {
    await next.queue.idle();
    const { database: settings, queue, clock } = next.environment;
    const client = tenantClient(settings, tenant.id);
    const job = await tenantJobs(client, controlItems(settings), queue, clock).read(id);
    expect(job).toMatchObject({ state: 'done', output: { found: ['half-1'] } });
    expect(runs).toBe(1);
    expect((await client.query(client.pk('STAGED'))).map(({ sk }) => sk)).toEqual(['half-1', 'half-2']);
    expect(
      (await fetch(`${next.url}/api/who`, { headers: { authorization: `Bearer ${await next.tokenFor('x')}` } })).status,
    ).toBe(200);
  } finally {
    await next.stop();
  }
});

test('the database dies with the service, and with -9 alone it is started again with everything in it', async () => {
  const said: string[] = [];
  const options = { data, operations: thingOperations, contexts: thingContexts() };
  const service = await startService({ ...options, say: (text) => said.push(text) });
  try {
    const tenant = await makeTenant(service, '保存县');
    process.kill(service.databaseProcess!, 'SIGKILL');
    expect(await gone(service.databaseProcess!)).toBe(true);
    let found: string | undefined;
    for (let i = 0; i < 100 && found === undefined; i++) {
      await setTimeout(50);
      const read = controlItems(service.environment.database).readTenant(tenant.id);
      found = await read.then((entry) => entry?.name).catch(() => undefined);
    }
    expect(found).toBe('保存县');
    expect(said.join()).toContain('started again');
  } finally {
    await service.stop();
  }
});

test('DYNAMODB_ENDPOINT names another database', () => {
  expect(databaseFromProcess({ DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' })).toMatchObject({
    endpoint: 'http://127.0.0.1:8000',
    credentials: { accessKeyId: 'local' },
  });
  expect(databaseFromProcess({ AWS_REGION: 'cn-north-1', TABLE_PREFIX: 'kp-' })).toMatchObject({
    endpoint: undefined,
    region: 'cn-north-1',
    tables: { main: 'kp-main', audit: 'kp-audit' },
  });
});
