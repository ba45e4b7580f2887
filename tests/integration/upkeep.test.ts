import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Job } from '#shared/api/common.ts';
import type { AnchorRow } from '#shared/api/tenants.ts';
import { dayOf } from '#functions/platform/anchors.ts';
import { appendAudit, type AuditRecord, type Chain } from '#functions/platform/audit.ts';
import { itemSize } from '#functions/platform/item-size.ts';
import { jobKey } from '#functions/platform/jobs.ts';
import { tenantPrefix } from '#functions/platform/keys.ts';
import { bareClient } from '#functions/platform/tables.ts';
import { type Item, tenantClient } from '#functions/platform/tenant.ts';
import { startDaily, upkeepJob } from '#functions/service/daily.ts';
import { repositories } from '#functions/tenants/repositories.ts';
import { upkeep } from '#functions/tenants/upkeep.ts';
import { changeState, withService } from '#tests/service.ts';
import { ask, fixture, got, graded, imported, makeCounty, type TestCounty } from './county.ts';
import { countedJob } from './job-context.ts';

// Ten o'clock in China: the hour of the daily upkeep is past.
const held = withService({ at: '2027-05-10T02:00:00.000Z', sweepEvery: 3600 });

const filled = async (name?: string): Promise<TestCounty> => {
  const county = await makeCounty(held.service, name);
  const dataset = fixture<Dataset>('worked.dataset');
  await imported(county, dataset);
  await graded(county, dataset.cycle.id);
  await held.service.queue.idle();
  return county;
};

const upkept = ({ service, tenant }: TestCounty) => {
  const { context, usage } = countedJob(service, tenant.id, repositories, { kind: 'upkeep', input: {} });
  return upkeep(context).then((output) => ({ output, usage }));
};

/** Every item of the county as a full Scan of the tables finds them. */
const scanned = async ({ service, tenant }: TestCounty) => {
  const { database } = service.environment;
  const client = DynamoDBDocumentClient.from(bareClient(database));
  const found = { items: 0, bytes: { main: 0, audit: 0, ballots: 0 } };
  for (const table of ['main', 'audit', 'ballots'] as const) {
    let from: Record<string, unknown> | undefined;
    do {
      const command = new ScanCommand({ TableName: database.tables[table], ExclusiveStartKey: from });
      const { Items = [], LastEvaluatedKey } = await client.send(command);
      const own = Items.filter(({ pk }) => String(pk).startsWith(tenantPrefix(tenant.id)));
      found.items += own.length;
      found.bytes[table] += own.reduce((sum, item) => sum + itemSize(item), 0);
      from = LastEvaluatedKey;
    } while (from);
  }
  client.destroy();
  return found;
};

const anchorsOf = (county: TestCounty, query = '') =>
  got<{ anchors: AnchorRow[]; next: string | null }>(county, `GET /api/anchors${query}`);

test('the storage shown is that of every item and every file, as a full scan finds them', async () => {
  const county = await filled();
  const { output } = await upkept(county);
  const storage = (await held.service.control.readStorage(county.tenant.id))!;
  const { items, bytes } = await scanned(county);
  expect(storage).toMatchObject({ items, bytes });
  expect(items).toBeGreaterThan(20);
  expect(bytes.audit).toBeGreaterThan(1000);
  const files = await held.service.environment.files.list(`${county.tenant.id}/`);
  expect(files.length).toBeGreaterThan(1);
  expect(storage).toMatchObject({ files: files.length, fileBytes: files.reduce((sum, { size }) => sum + size, 0) });
  expect(output).toMatchObject({ items, anchor: '2027-05-10' });

  // Again = the same figures.
  await upkept(county);
  expect(await held.service.control.readStorage(county.tenant.id)).toMatchObject({ items, bytes });
});

test('the anchor of a day names the head of every record, stays as it was first written, and names the one before', async () => {
  const county = await filled();
  await upkept(county);
  const cycle = fixture<Dataset>('worked.dataset').cycle.id;
  const first = await anchorsOf(county);
  expect(first.anchors).toHaveLength(1);
  expect(first.anchors[0]).toMatchObject({ date: '2027-05-10', linked: true });
  expect(first.anchors[0]!.heads.map(({ aggregate, holds }) => [aggregate, holds])).toEqual([
    [`cycle:${cycle}`, true],
    ['policy', true],
    ['register', true],
  ]);

  await got(county, 'POST /api/users', {
    ...{ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', login: 'x', name: '某人', person: null, roles: [] },
  });
  await upkept(county);
  expect((await anchorsOf(county)).anchors).toEqual(first.anchors);

  held.service.clock.set(new Date('2027-05-10T16:00:00.000Z'));
  await upkept(county);
  held.service.clock.set(new Date('2027-05-10T02:00:00.000Z'));
  const both = await anchorsOf(county);
  expect(both.anchors.map(({ date, linked }) => [date, linked])).toEqual([
    ['2027-05-11', true],
    ['2027-05-10', true],
  ]);
  expect(both.anchors[0]!.heads.map(({ aggregate }) => aggregate)).toContain('users');
  expect((await anchorsOf(county, '?before=2027-05-11')).anchors).toEqual(first.anchors);
});

/** Writes the chain of the register anew with one event changed, hashes and head and all: what the tables' owner could do. */
const rewrite = async ({ service, tenant }: TestCounty, change: (events: AuditRecord[]) => AuditRecord[]) => {
  const client = tenantClient(service.environment.database, tenant.id);
  const pk = client.pk('register');
  const events = await client.query<AuditRecord>(pk, { table: 'audit' });
  let chain: Chain | undefined;
  const written: Item[] = [];
  for (const { actor, type, data, at } of change(events)) {
    const next = appendAudit(client, ['register'], chain, { actor, type, data, at: new Date(at) });
    chain = next.chain;
    written.push((next.part as { put: Item }).put);
  }
  for (const { sk } of events) await client.delete({ pk, sk }, { table: 'audit' });
  await client.putAll(written, { table: 'audit' });
  await client.update({ pk: client.pk('TENANT'), sk: 'REGISTER' }, { chain });
};

const registerHolds = async (county: TestCounty) => {
  const { anchors } = await anchorsOf(county);
  const heads = anchors.flatMap((anchor) => anchor.heads);
  const { intact } = await got<{ intact: boolean }>(county, 'GET /api/audit/register');
  return {
    intact,
    register: heads.find(({ aggregate }) => aggregate === 'register')!.holds,
    policy: heads.find(({ aggregate }) => aggregate === 'policy')!.holds,
  };
};

test('a record written anew together with its head is found by the anchor, and by nothing else', async () => {
  const county = await filled();
  await upkept(county);
  expect(await registerHolds(county)).toEqual({ intact: true, register: true, policy: true });

  // Writing the very same events changes nothing: the test rewrites as the service does.
  await rewrite(county, (events) => events);
  expect(await registerHolds(county)).toEqual({ intact: true, register: true, policy: true });

  await rewrite(county, (events) => events.map((event) => ({ ...event, actor: { user: 'x', name: '别人' } })));
  expect(await registerHolds(county)).toEqual({ intact: true, register: false, policy: true });
});

test('a tail cut off together with its head is found, and an event edited in its place', async () => {
  const cut = await filled();
  await upkept(cut);
  await rewrite(cut, (events) => events.slice(0, -1));
  expect(await registerHolds(cut)).toEqual({ intact: true, register: false, policy: true });

  const edited = await filled();
  await upkept(edited);
  const client = tenantClient(held.service.environment.database, edited.tenant.id);
  const key = { pk: client.pk('register'), sk: '000000000001' };
  await client.update(key, { actor: { user: 'x', name: '别人' } }, { table: 'audit' });
  expect(await registerHolds(edited)).toEqual({ intact: false, register: false, policy: true });
});

test('an anchor that was removed or changed shows in the one after it', async () => {
  const county = await filled();
  const { anchors } = held.service.environment;
  const key = `${county.tenant.id}/2027-05-08.json`;
  await anchors.add(
    key,
    new TextEncoder().encode('{"tenant":"t","at":"2027-05-08T00:00:00.000Z","heads":{},"previous":null}'),
  );
  await upkept(county);
  expect((await anchorsOf(county)).anchors.map(({ linked }) => linked)).toEqual([true, true]);
  await rm(join(held.data, 'anchors', key));
  expect((await anchorsOf(county)).anchors.map(({ linked }) => linked)).toEqual([false]);
});

test('a county that spoils its own upkeep keeps no other one from theirs', async () => {
  const { service } = held;
  const counties = [await makeCounty(service, '甲县'), await makeCounty(service, '乙县')];
  const day = dayOf(service.clock.now());
  const own = upkeepJob(counties[0]!.tenant.id, day);
  // Everybody could name the job beforehand; nobody gets the name.
  const answer = await ask<{ problems: { path: string }[] }>(counties[0]!, 'POST /api/county/archives', { id: own });
  expect(answer).toMatchObject({ status: 422, body: { problems: [{ path: 'id' }] } });
  // Were it taken all the same:
  const client = tenantClient(service.environment.database, counties[0]!.tenant.id);
  await client.put({ ...jobKey(client, own), id: own, kind: 'archive', input: {}, state: 'done' });
  await expect(startDaily({ ...service.environment })).rejects.toThrow('1 counties');
  await service.queue.idle();
  expect(await service.control.readStorage(counties[0]!.tenant.id)).toBeNull();
  expect((await service.control.readStorage(counties[1]!.tenant.id))!.items).toBeGreaterThan(0);
  await client.delete(jobKey(client, own));
});

test('every active county is seen to once a day, whoever looks how often', async () => {
  const { service } = held;
  const [active, suspended] = [await makeCounty(service, '甲县'), await makeCounty(service, '乙县')];
  await changeState(service, suspended.tenant.id, 'suspended');
  const jobsOf = async ({ tenant }: TestCounty) => {
    const client = tenantClient(service.environment.database, tenant.id);
    return (await client.query<Job>(client.pk('JOBS'))).filter(({ kind }) => kind === 'upkeep');
  };
  // Two processes at once, and one of them again.
  const another = { ...service.environment };
  await Promise.all([startDaily(service.environment), startDaily(another)]);
  await startDaily(service.environment);
  await service.queue.idle();
  expect((await jobsOf(active)).map(({ state }) => state)).toEqual(['done']);
  expect(await jobsOf(suspended)).toEqual([]);
  expect((await service.control.readStorage(active.tenant.id))!.items).toBeGreaterThan(0);
  // It is no work of the county's own.
  expect(await got<{ jobs: Job[] }>(active, 'GET /api/jobs')).toEqual({ jobs: [] });

  // The next day, not before its hour, and within the next one.
  service.clock.set(new Date('2027-05-10T16:59:00.000Z'));
  expect(dayOf(service.clock.now())).toBe('2027-05-11');
  expect(await startDaily(service.environment)).toBe(0);
  service.clock.set(new Date('2027-05-10T18:00:30.000Z'));
  expect(await startDaily(service.environment)).toBeGreaterThan(0);
  await service.queue.idle();
  expect(await jobsOf(active)).toHaveLength(2);
  service.clock.set(new Date('2027-05-10T02:00:00.000Z'));
});
