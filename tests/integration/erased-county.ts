import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { ulid } from 'ulid';
import { expect } from 'vitest';
import { listErasures, requestErasure } from '#shared/api/erasure.ts';
import { openTenant, readTenant, suspendTenant } from '#shared/api/service.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { controlItems } from '#functions/platform/control.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';
import { putEdge, putEdges } from '#functions/platform/edges.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { bareClient, tableKinds } from '#functions/platform/tables.ts';
import { type Item, type Key, type TenantClient, tenantClient } from '#functions/platform/tenant.ts';
import { callerWith } from '#infra/local/caller.ts';
import type { Service } from '#infra/local/service.ts';
import { embeddedIssuer } from '#infra/local/environment.ts';
import { makeUser } from '#tests/service.ts';
import { fixture, graded, imported, type TestCounty } from './county.ts';

/** Counties with something of every kind, to be erased, and what is left of them. */

export const [operator, eraser] = ['the-operator', 'the-eraser'];

export const callerOf = async (service: Service, subject: string) =>
  callerWith(service.url, await service.tokenFor(subject));

export const putServicePeople = async ({ environment }: Service): Promise<void> => {
  const control = controlItems(environment.database);
  await control.putOperator({ issuer: embeddedIssuer, subject: operator }, '平台运营员', ['operator']);
  await control.putOperator({ issuer: embeddedIssuer, subject: eraser }, '数据注销员', ['eraser']);
};

export const openCounty = async (service: Service, code: string, name: string): Promise<TestCounty> => {
  const id = ulid();
  const call = await callerOf(service, operator);
  const admin = { id: ulid(), login: 'admin', name: `${name}管理员` };
  const opened = await call(openTenant, { id, name, code, preset: 'national-2020', admin, job: ulid() });
  expect(opened.status, JSON.stringify(opened.body)).toBe(202);
  await service.queue.idle();
  const { subject } = (await service.environment.identity.find(`${code}.admin`))!;
  const office = { id: admin.id, subject, token: await service.tokenFor(subject) };
  return { service, tenant: { id, code }, office };
};

/** A county with a graded cycle, files, users; one that is also of `other`, a guest of it, and what was left half-way. */
export const fullCounty = async (service: Service, code: string, other: TestCounty): Promise<TestCounty> => {
  const county = await openCounty(service, code, `${code}县`);
  const { database, identity } = service.environment;
  const dataset = fixture<Dataset>('worked.dataset');
  await imported(county, dataset);
  await graded(county, dataset.cycle.id);
  await identity.createAccount({ login: `${code}.half`, name: '半途' });
  const shared = await identity.createAccount({ login: `${code}.shared`, name: '两县' });
  for (const { tenant } of [county, other])
    await makeUser(service, tenant, { subject: shared.subject, roles: [{ role: 'media' }] });
  const guest = other.office.subject;
  await makeUser(service, county.tenant, { subject: guest, roles: [{ role: 'media' }] });
  const client = tenantClient(database, county.tenant.id);
  await putEdges(client, [['UNIT', 'left#over']]);
  await client.put({ pk: client.pk('UNIT', 'left#over'), sk: 'PEOPLE#x#000', people: new Uint8Array([1, 2, 3]) });
  await putBallots(client);
  await controlItems(database).putStorage(county.tenant.id, {
    ...{ at: '2026-01-01T00:00:00.000Z', items: 1, bytes: { main: 1, audit: 1, ballots: 0 }, files: 1, fileBytes: 1 },
  });
  return county;
};

/** A poll under way of which no unit tells, in two boxes. */
const putBallots = async (client: TenantClient): Promise<void> => {
  const [{ keys }, poll, hash] = [ballotsRepository(client), ulid(), 'h'.repeat(43)];
  await putEdge(client, ['POLL', poll]);
  const others: Key[] = [
    ...[keys.box(poll, 0), keys.key(poll, 1), keys.card(poll, hash), keys.voter(poll, '@p1')],
    ...[keys.cast(poll, 1, hash), keys.shard(poll, 1, 0), keys.comment(poll, 1, hash)],
  ];
  const items: Item[] = [{ ...keys.head(poll), boxes: 2 }, ...others.map((key) => ({ ...key }))];
  await client.putAll(items, { table: 'ballots' });
};

/** Suspends a county and asks for it to be erased. */
export const toBeErased = async ({
  service,
  tenant: { id },
}: TestCounty): Promise<{ version: string; name: string }> => {
  const [run, erase] = [await callerOf(service, operator), await callerOf(service, eraser)];
  const { version, name } = (await run(readTenant, { tenant: id })).body.tenant;
  const suspended = await run(suspendTenant, { tenant: id, version, reason: '合同到期' });
  const asked = { tenant: id, version: suspended.body.tenant.version, name, reason: '县里来函要求注销' };
  const requested = await erase(requestErasure, asked);
  expect(requested.status, JSON.stringify(requested.body)).toBe(200);
  return { version: requested.body.tenant.version, name };
};

export const stateOf = async (service: Service, tenant: string): Promise<string | undefined> => {
  const { tenants } = (await (await callerOf(service, eraser))(listErasures, {})).body;
  return tenants.find(({ id }: { id: string }) => id === tenant)?.state;
};

/** Every item of every table: `table pk sk` → the hash of its attributes. */
export const everything = async ({ environment: { database } }: Pick<Service, 'environment'>) => {
  const client = bareClient(database);
  const found = new Map<string, { hash: string; text: string }>();
  for (const kind of tableKinds) {
    let from: Record<string, never> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: database.tables[kind], ...(from && { ExclusiveStartKey: from }) }),
      );
      for (const item of page.Items ?? [])
        found.set(`${kind} ${item['pk']!.S} ${item['sk']!.S}`, { hash: contentHash(item), text: JSON.stringify(item) });
      from = page.LastEvaluatedKey as typeof from;
    } while (from);
  }
  client.destroy();
  return found;
};

/** What the service keeps of a county that is gone: that there was one, and its certificate. */
const keptOf = (id: string, code: string): RegExp =>
  new RegExp(
    `^control (TENANTS ${id}|CODE#${code} CODE|SERVICE \\d+|ERASURE#${id} CERTIFICATE|USE#${id} \\d{4}-\\d\\d)$`,
  );

/** Not one item, file, membership or account of the county is left, and every other county’s are what they were. */
export const expectGone = async (
  { service, tenant: { id, code } }: TestCounty,
  data: string,
  before: Awaited<ReturnType<typeof everything>>,
): Promise<void> => {
  const after = await everything(service);
  const isOwn = (key: string, text: string): boolean =>
    key.includes(id) || text.includes(id) || text.includes(`"${code}.`) || text.includes(`"${code}县`);
  const left = [...after].filter(([key, { text }]) => isOwn(key, text) && !keptOf(id, code).test(key));
  // The account that also opens another county keeps its login name.
  const shared = (await service.environment.identity.find(`${code}.shared`))!.subject;
  const keys = left.map(([key]) => key).filter((key) => !key.endsWith(`${code}.shared`) && !key.endsWith(shared));
  expect(keys).toEqual([]);
  for (const login of ['admin', 'half'])
    expect(await service.environment.identity.find(`${code}.${login}`)).toBeUndefined();
  const folder = join(data, 'files', id);
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);

  const moving = /^control (SERVICE|IDP#(?!ACCOUNT|LOGIN)|USE#|DUE)/;
  const others = [...before].filter(([key, { text }]) => !isOwn(key, text) && !moving.test(key));
  expect(others.filter(([key, { hash }]) => after.get(key)?.hash !== hash).map(([key]) => key)).toEqual([]);
  expect(others.length).toBeGreaterThan(10);
};
