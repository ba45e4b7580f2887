import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '#shared/api/contract.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { clientId, mountedAt } from '#infra/local/identity/provider.ts';
import { loadSecrets } from '#infra/local/secrets.ts';
import { type Service, startService } from '#infra/local/service.ts';
import { tokens } from '#infra/local/tokens.ts';
import { ask, eventsOf, got, makeCounty, registerOf, type TestCounty } from './county.ts';

/**
 * The disk with the database runs full. A disk of 16 MB of its own is mounted in a namespace of its own, which needs no
 * rights; where even that is not allowed, the database's files may not grow any more, which is the nearest to it.
 */

let folder: string;
let child: ChildProcess | undefined;
let county: TestCounty;
let tell: (command: 'fill' | 'free') => Promise<void>;

const mayMount = (): boolean => {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const onSmallDisk = 'mount -t tmpfs -o size=16m none "$3" && cp -a "$2/." "$3" && exec "$0" "$1" "$3" disk';

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  folder = mkdtempSync(join(tmpdir(), 'kaoping-full-'));
  const [data, disk] = [join(folder, 'data'), join(folder, 'disk')];
  mkdirSync(disk);
  const first = await startService({ data, operations });
  county = await makeCounty(first);
  await got(county, 'PUT /api/groups/g1', { version: null, name: '第一考核组' });
  await first.stop();

  const script = join(import.meta.dirname, 'full-disk-service.ts');
  const [command, ...args] = mayMount()
    ? ['unshare', '-rm', 'sh', '-c', onSmallDisk, process.execPath, script, data, disk]
    : [process.execPath, script, data, 'limit'];
  const started = spawn(command!, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child = started;
  const lines = createInterface({ input: started.stdout! })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string) as Record<string, string>;
  const { url } = await next();
  tell = async (wanted) => {
    started.stdin!.write(`${wanted}\n`);
    expect(await next()).toEqual({ done: wanted });
  };
  const token = await tokens(await loadSecrets(data), `${url}${mountedAt}`, clientId).mint(county.office.subject);
  county = { ...county, service: { url } as Service, office: { ...county.office, token } };
});
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const unitsOf = async () => (await registerOf(county)).units.map(({ id }) => id).sort();

test('a full disk: a clear refusal, nothing half-written; with room again everything is there and work goes on', async () => {
  const kept: string[] = [];
  const save = (id: string) => {
    const unit = { id, name: `单位${id}${'名'.repeat(20)}`, category: 'township', level: 'first', group: 'g1' };
    return ask<{ code: string; title: string }>(county, 'POST /api/units', { unit });
  };
  for (let n = 1; n <= 5; n++) {
    expect((await save(`before${n}`)).status).toBeLessThan(300);
    kept.push(`before${n}`);
  }
  await tell('fill');
  // What the database has laid by is used up first.
  let refused = await save('full1');
  for (let n = 1; refused.status < 300; n++) {
    kept.push(`full${n}`);
    refused = await save(`full${n + 1}`);
  }
  expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
  expect(refused.body.title).toContain('存储空间已满');
  expect(await unitsOf()).toEqual([...kept].sort());

  await tell('free');
  expect(await unitsOf()).toEqual([...kept].sort());
  expect((await save('after')).status).toBeLessThan(300);
  kept.push('after');
  expect(await unitsOf()).toEqual([...kept].sort());
  const created = (await eventsOf(county, 'register')).filter(({ type }) => type === 'unit.created');
  expect(created).toHaveLength(kept.length);
});
