import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMyBallots } from '#shared/api/ballots/own.ts';
import { readPublished } from '#shared/api/ballots/polls.ts';
import { publishedPoll } from '#shared/ballots/published.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import { listCycles } from '#shared/api/appraisals.ts';
import { operations } from '#shared/api/contract.ts';
import { listRuns, readMyResult, readRun } from '#shared/api/grading.ts';
import { listPolicies } from '#shared/api/policies.ts';
import { listAudit, listUsers, readMe } from '#shared/api/tenants.ts';
import { readRegister } from '#shared/api/units.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { tenantPrefix } from '#functions/platform/keys.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { attributesFault } from '#functions/tenants/archive/item-schemas.ts';
import { shapeOf } from '#functions/tenants/archive/shapes.ts';
import { walkTenant } from '#functions/tenants/walk.ts';
import { callerWith } from '#infra/local/caller.ts';
import { demoCounties, demoTenant, seed } from '#infra/local/demo/seed.ts';
import { isAlive } from '#infra/local/processes.ts';
import { startService } from '#infra/local/service.ts';
import type { Service } from '#infra/local/service.ts';
import { walkedAndScanned } from '#tests/whole-tenant.ts';

/** The demo counties, made by a process that is killed with -9 in the middle of an import and by another that goes on. */

let data: string;
let service: Service;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  data = mkdtempSync(join(tmpdir(), 'kaoping-demo-'));
  await seedAndKill('白河县：2');
  // Nothing is to be done by itself while items are compared.
  service = await startService({ data, operations, sweepEvery: 3600 });
  await seed(service, () => undefined);
}, 120_000);
afterAll(async () => {
  await service?.stop();
  rmSync(data, { recursive: true, force: true });
});

/** Starts the program as `npm start` does and kills it once it says this. */
async function seedAndKill(when: string): Promise<void> {
  const main = fileURLToPath(import.meta.resolve('#infra/local/main.ts'));
  const child = spawn(process.execPath, [main, '--no-web', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // A program that never says it ends by itself, so that nothing outlives the test.
    timeout: 100_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  for await (const line of createInterface({ input: child.stdout })) {
    said += line;
    if (!line.includes(when)) continue;
    await setTimeout(60);
    child.kill('SIGKILL');
    break;
  }
  for (let i = 0; i < 150 && isAlive(child.pid!); i++) await setTimeout(20);
  expect(said).toContain(when);
}

const callerOf = async (county: number, role: string) => {
  const { name } = demoCounties[county]!;
  const people = await service.accounts.demoPeople();
  const { subject } = people.find(({ demo }) => demo.county.zh === name.zh && demo.role.en.startsWith(role))!;
  return callerWith(service.url, await service.tokenFor(subject), demoTenant(demoCounties[county]!));
};

describe.each(demoCounties.map((county, i) => [county.name.zh, i] as const))('%s', (_, i) => {
  test('has one cycle finished and published, one under way and provisional, and nothing twice', async () => {
    const admin = await callerOf(i, 'County administrator');
    const { cycles } = (await admin(listCycles, {})).body;
    expect(cycles.map(({ state }: { state: string }) => state).sort()).toEqual(['open', 'published']);
    for (const { cycle, state } of cycles) {
      const { runs } = (await admin(listRuns, { cycle: cycle.id })).body;
      expect(runs.length).toBe(1);
      expect(runs[0].state).toBe(state === 'published' ? 'published' : 'draft');
      expect(runs[0].provisional).toBe(state === 'open');
    }
    expect((await admin(listPolicies, {})).body.versions.length).toBe(1);
    const { users } = (await admin(listUsers, {})).body;
    expect(new Set(users.map(({ login }: { login: string }) => login)).size).toBe(users.length);
    for (const aggregate of [
      'register',
      'policy',
      'users',
      ...cycles.map((row: { cycle: { id: string } }) => `cycle:${row.cycle.id}`),
    ]) {
      const record = (await admin(listAudit, { aggregate })).body;
      expect(record.intact).toBe(true);
      const jobs = record.events.map(({ data: told }: { data: { job?: string } }) => told.job).filter(Boolean);
      expect(new Set(jobs).size).toBe(jobs.length);
    }
  });

  test('everybody on the list comes in with a role of the county', async () => {
    const people = await service.accounts.demoPeople();
    const here = people.filter(({ demo }) => demo.county.zh === demoCounties[i]!.name.zh);
    expect(here.length).toBeGreaterThanOrEqual(14);
    for (const { subject, name } of here) {
      const call = callerWith(service.url, await service.tokenFor(subject), demoTenant(demoCounties[i]!));
      const me = (await call(readMe, {})).body;
      expect([me.user.name, me.access.length > 0]).toEqual([name, true]);
    }
  });

  test('is found whole by a walk from its root', async () => {
    const { database } = service.environment;
    const { walked, scanned } = await walkedAndScanned(database, demoTenant(demoCounties[i]!));
    expect(walked).toEqual(scanned);
    expect(walked.length).toBeGreaterThan(100);
  });
});

test('the finished year of the county with targets has a winner, an eliminated team, a tie, people on loan and away', async () => {
  const office = await callerOf(1, 'Appraisal office');
  const { cycles } = (await office(listCycles, {})).body;
  const { cycle, publishedRun } = cycles.find(({ state }: { state: string }) => state === 'published');
  const result = (await office(readRun, { cycle: cycle.id, run: publishedRun })).body;
  expect([result.winners.length, result.eliminated.length]).toEqual([3, 3]);
  expect(result.pools.some(({ undecided }: { undecided: string[] }) => undecided.length > 0)).toBe(true);
  const statuses = new Set(result.people.map(({ status }: { status: string }) => status));
  expect([...statuses].sort()).toEqual(['appraised', 'notAppraised', 'ungraded']);
  expect(result.people.some((row: { unit: string; appraisalUnit: string }) => row.unit !== row.appraisalUnit)).toBe(
    true,
  );
  expect(result.teams.some(({ flags }: { flags: string[] }) => flags.includes('vetoed'))).toBe(true);
  const { units } = (await office(readRegister, {})).body;
  expect(Math.max(...units.map(({ name }: { name: string }) => [...name].length))).toBeGreaterThanOrEqual(30);
});

test('a staff member finds the own published result', async () => {
  const staff = await callerOf(1, 'Staff');
  const { cycles } = (await staff(listCycles, {})).body;
  const { cycle } = cycles.find(({ state }: { state: string }) => state === 'published');
  const mine = (await staff(readMyResult, { cycle: cycle.id })).body;
  expect(mine.result.grade).toMatch(/excellent|competent/);
});

test('the archive of the county whose year is run to its middle is sound', async () => {
  const [county] = demoCounties;
  const client = tenantClient(service.environment.database, demoTenant(county!));
  const items = [];
  for await (const { table, item } of walkTenant(client)) {
    const { pk, sk, ...attributes } = item;
    const key = { table, pk: pk.slice(tenantPrefix(client.tenant).length), sk };
    const shape = shapeOf(key);
    items.push({ ...key, kind: shape?.kind, fault: shape && attributesFault(shape, attributes) });
  }
  const ofConduct = items.filter(({ kind }) => kind === 'unit-detail' || kind === 'cycle-detail');
  expect(ofConduct.length).toBeGreaterThan(100);
  expect(ofConduct.filter(({ fault }) => fault)).toEqual([]);
  expect(items.filter(({ kind }) => kind === undefined)).toEqual([]);
});

test('the same county has voted in one unit, with a result that anybody can check, and frozen the boxes of another', async () => {
  const group = await callerOf(0, 'Group leader');
  const client = tenantClient(service.environment.database, demoTenant(demoCounties[0]!));
  const found: { unit: string; id: string; state: string }[] = [];
  let cycle = '';
  for await (const { item } of walkTenant(client)) {
    if (!item.sk.startsWith('POLL#')) continue;
    [, cycle = ''] = item.pk.slice(tenantPrefix(client.tenant).length).split('#');
    found.push(item as unknown as (typeof found)[number]);
  }
  expect(found.map(({ state }) => state).sort()).toEqual(['frozen', 'published']);
  const { unit, id: poll } = found.find(({ state }) => state === 'published')!;
  const { file } = (await group(readPublished, { cycle, unit, poll })).body;
  const published = publishedPoll.parse(file);
  expect(verifyPublished(published)).toEqual([]);
  expect(published.boxes[0]!.cast).toBeGreaterThan(10);
});

test('somebody of the unit whose boxes are frozen has an account, has checked in and can take a card', async () => {
  const staff = await callerOf(0, 'Staff, with a ballot card');
  const { cycles } = (await staff(listCycles, {})).body;
  const { cycle } = cycles.find(({ state }: { state: string }) => state === 'open');
  const { ballots } = (await staff(listMyBallots, { cycle: cycle.id })).body;
  expect(ballots).toEqual([expect.objectContaining({ state: 'frozen', given: 'no', mayTake: true, whyNot: null })]);
});

test('seeding once more changes nothing', async () => {
  const count = async () => {
    const found: Record<string, number> = {};
    for (const county of demoCounties)
      for await (const { table } of walkTenant(tenantClient(service.environment.database, demoTenant(county))))
        found[`${county.key} ${table}`] = (found[`${county.key} ${table}`] ?? 0) + 1;
    return found;
  };
  const before = await count();
  await seed(service, () => undefined);
  expect(await count()).toEqual(before);
}, 60_000);
