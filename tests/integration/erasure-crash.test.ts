import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { ulid } from 'ulid';
import { afterAll, expect, test } from 'vitest';
import { operations } from '#shared/api/contract.ts';
import { listErasures, startErasure } from '#shared/api/erasure.ts';
import { controlItems } from '#functions/platform/control.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { callerWith } from '#infra/local/caller.ts';
import { clientId, mountedAt } from '#infra/local/identity/provider.ts';
import { isAlive } from '#infra/local/processes.ts';
import { loadSecrets } from '#infra/local/secrets.ts';
import { startService } from '#infra/local/service.ts';
import { tokens } from '#infra/local/tokens.ts';
import {
  eraser,
  everything,
  expectGone,
  fullCounty,
  openCounty,
  putServicePeople,
  toBeErased,
} from './erased-county.ts';

/** The service is killed with -9 while it erases a county, again and again; the next start goes on to the end. */

logger.setLogLevel('SILENT');
const data = mkdtempSync(join(tmpdir(), 'kaoping-erasing-'));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

const start = async () => {
  child = spawn(process.execPath, [join(import.meta.dirname, 'erasing-service.ts'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const { url } = JSON.parse((await lines.next()).value as string) as { url: string };
  return callerWith(url, await tokens(await loadSecrets(data), `${url}${mountedAt}`, clientId).mint(eraser));
};

const kill = async (): Promise<void> => {
  const { pid } = child!;
  child!.kill('SIGKILL');
  for (let i = 0; i < 250 && isAlive(pid!); i++) await setTimeout(20);
  expect(isAlive(pid!)).toBe(false);
};

test('a county is erased to the end', async () => {
  const first = await startService({ data, operations, erasureHoldDays: 0 });
  await putServicePeople(first);
  const other = await openCounty(first, 'near', '邻县');
  const county = await fullCounty(first, 'gone', other);
  const { id } = county.tenant;
  const { version, name } = await toBeErased(county);
  const before = await everything(first);
  await first.stop();

  const asked = { tenant: id, version, name, id: ulid() };
  const stateNow = async (call: Awaited<ReturnType<typeof start>>): Promise<string> => {
    const { tenants } = (await call(listErasures, {})).body;
    return tenants.find((tenant: { id: string }) => tenant.id === id).state;
  };
  let kills = 0;
  let call = await start();
  expect((await call(startErasure, asked)).status).toBe(202);
  // Every life of the service is longer than the one before.
  for (let life = 0; (await stateNow(call)) !== 'erased'; life = 2 * life + 60) {
    await setTimeout(life);
    await kill();
    kills += 1;
    call = await start();
  }
  expect(kills).toBeGreaterThan(0);
  await kill();

  const last = await startService({ data, operations, erasureHoldDays: 0 });
  try {
    await last.queue.idle();
    await expectGone({ ...county, service: last }, data, before);
    const { counts } = (await controlItems(last.environment.database).readCertificate(id))!;
    expect(counts).toMatchObject({ memberships: 3, accounts: 2, accountsKept: 2 });
  } finally {
    await last.stop();
  }
}, 300_000);
