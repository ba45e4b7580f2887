import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import { controlItems } from '#functions/platform/control.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { tenantMemberships } from '#functions/platform/membership.ts';
import { type TenantClient, tenantClient } from '#functions/platform/tenant.ts';
import { compareCounty } from '#functions/tenants/recovery/compare.ts';
import { restoreCounty } from '#functions/tenants/recovery/restore.ts';
import { verifyCounty } from '#functions/tenants/recovery/verify.ts';
import { restoreCountyCommand } from '#infra/cli/restore-county-command.ts';
import { issuer, withService } from '#tests/service.ts';
import { ask, eventsOf, fixture, got, graded, imported, makeCounty, type TestCounty } from './county.ts';
import { allItems, copyTables } from './table-copies.ts';

const held = withService();

const worked = fixture<Dataset>('worked.dataset');
const settings = () => held.service.environment.database;

const newUser = async (county: TestCounty, login: string, person: { id: string; unit: string } | null = null) => {
  const roles = [{ role: 'supervisor' }];
  const { user } = await got<{ user: { id: string; version: string } }>(county, 'POST /api/users', {
    ...{ id: ulid(), login, name: login, person, roles },
  });
  const { subject } = (await held.service.environment.identity.find(`${county.tenant.code}.${login}`))!;
  return { ...user, subject, token: await held.service.tokenFor(subject) };
};

/** A county with a published run and users. */
const county = async (name: string): Promise<TestCounty & { run: string }> => {
  const made = await makeCounty(held.service, name);
  await imported(made, worked);
  const run = await graded(made, '2011');
  await got(made, `POST /api/cycles/2011/runs/${run}/publication`, { reason: '审定' });
  return { ...made, run };
};

/** Every item of a county but its record, and without what counts the writes of heads. */
const everything = async ({ tenant }: TestCounty): Promise<Map<string, string>> => {
  const { main } = { main: await allItems(settings(), 'main') };
  const own = main.filter(
    ({ pk, sk }) =>
      pk!.S!.startsWith(`T#${tenant.id}#`) && !/#(JOBS|FILES)$/.test(pk!.S!) && !/^(EDGE|RECEIPT|ENDED)#/.test(sk!.S!),
  );
  return new Map(
    own.map(({ pk, sk, chain, seq, version, ...rest }) => {
      const isHead = chain !== undefined;
      return [`${pk!.S} ${sk!.S}`, contentHash(isHead ? rest : { seq, version, ...rest })];
    }),
  );
};

const wholeRecord = async ({ tenant }: TestCounty): Promise<Map<string, string>> => {
  const events = await allItems(settings(), 'audit');
  const own = events.filter(({ pk }) => pk!.S!.startsWith(`T#${tenant.id}#`));
  return new Map(own.map((event) => [`${event['pk']!.S} ${event['sk']!.S}`, contentHash(event)]));
};

const suspend = async ({ tenant }: TestCounty): Promise<void> => {
  const actor = { user: 'operator', name: '平台运营' };
  const control = controlItems(settings());
  await control.changeTenant(tenant.id, null, { at: new Date(), actor }, () => ({
    set: { state: 'suspended' },
    event: { type: 'tenant.suspended', data: {} },
  }));
};
const resume = async ({ tenant }: TestCounty): Promise<void> => {
  const actor = { user: 'operator', name: '平台运营' };
  await controlItems(settings()).changeTenant(tenant.id, null, { at: new Date(), actor }, () => ({
    set: { state: 'active' },
    event: { type: 'tenant.resumed', data: {} },
  }));
};

const command = (...args: string[]) =>
  restoreCountyCommand(args, {
    DYNAMODB_ENDPOINT: settings().endpoint,
    AWS_REGION: settings().region,
    TABLE_PREFIX: settings().tables.main.slice(0, -'main'.length),
  });

const applied = ({ tenant }: TestCounty, prefix: string) =>
  command(
    ...['--tenant', tenant.id, '--from-prefix', prefix, '--apply', '--issuer', issuer],
    ...['--to', '2026-01-01T00:00Z', '--reason', '误操作', '--by', '运维'],
  );

/** Edits, a new cycle, other runs, users gone and new ones: through the service, as people would. */
const change = async (target: TestCounty & { run: string }): Promise<void> => {
  const next = {
    ...worked,
    cycle: { ...worked.cycle, id: '2012', year: 2012, periodStart: '2012-01-01', periodEnd: '2012-12-31' },
  };
  await imported(target, next);
  const other = await graded(target, '2011');
  await got(target, `POST /api/cycles/2011/runs/${other}/publication`, { reason: '重评' });
  await newUser(target, 'late');
};

const destroy = async (client: TenantClient): Promise<void> => {
  const root = client.pk('TENANT');
  for (const sk of ['CYCLE#2011', 'REGISTER']) await client.delete({ pk: root, sk });
  for (const { pk, sk } of await client.query(client.pk('UNIT', worked.units[0]!.id))) await client.delete({ pk, sk });
  for (const { pk, sk } of await client.query(client.pk('JOBS'))) await client.delete({ pk, sk });
};

test('a county is what it was at the moment; its record goes on, and the other county is untouched', async () => {
  const [target, other] = [await county('甲县'), await county('乙县')];
  const early = await newUser(target, 'early');
  const before = await everything(target);
  await copyTables(settings(), 'restored-a-');

  await change(target);
  await change(other);
  const late = (await held.service.environment.identity.find(`${target.tenant.code}.late`))!;
  const { version } = (await got<{ users: { id: string; version: string }[] }>(target, 'GET /api/users')).users.find(
    ({ id }) => id === early.id,
  )!;
  await got(target, `PUT /api/users/${early.id}`, { version, name: '改名', person: null, roles: [], disabled: true });
  const client = tenantClient(settings(), target.tenant.id);
  await destroy(client);
  const [otherBefore, otherRecord] = [await everything(other), await wholeRecord(other)];
  const [record, control] = [await wholeRecord(target), await allItems(settings(), 'control')];

  const shown = await command('--tenant', target.tenant.id, '--from-prefix', 'restored-a-');
  expect(shown).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/put .*register|heads .*cycle:2012 \(gone\)/s),
  });
  expect((await applied(target, 'restored-a-')).stdout).toContain('请先暂停');
  expect(contentHash(await allItems(settings(), 'control'))).toBe(contentHash(control));

  await suspend(target);
  const done = await applied(target, 'restored-a-');
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('SOUND') });
  expect([...(await everything(target))].sort()).toEqual([...before].sort());
  // Nothing of the record went or changed; what came is the restoring.
  const after = await wholeRecord(target);
  for (const [key, hash] of record) expect([key, after.get(key)]).toEqual([key, hash]);
  expect(after.size - record.size).toBe(4);
  expect([...(await everything(other))]).toEqual([...otherBefore]);
  expect([...(await wholeRecord(other))]).toEqual([...otherRecord]);

  // Again: nothing to do.
  const again = await applied(target, 'restored-a-');
  expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/put +-\nremove +-\nheads +-/) });
  expect((await wholeRecord(target)).size).toBe(after.size);
  expect(await command('--tenant', target.tenant.id, '--verify')).toMatchObject({ code: 0 });

  await resume(target);
  const me = (subject: string) =>
    held.service.tokenFor(subject).then((token) =>
      ask<{ tenants: unknown[]; user: { name: string } }>(target, 'GET /api/me', undefined, {
        id: '',
        subject,
        token,
      }),
    );
  expect((await me(late.subject)).body).toMatchObject({ tenants: [], user: null });
  expect((await me(early.subject)).body).toMatchObject({ user: { name: 'early' } });
  for (const aggregate of ['register', 'cycle:2011', 'users'])
    expect((await eventsOf(target, aggregate))[0]).toMatchObject({
      type: 'county.restored',
      data: { reason: '误操作' },
    });
  // The county goes on, also with a cycle that was taken away: its record is continued.
  await change(target);
  expect((await eventsOf(target, 'cycle:2012')).map(({ type }) => type)).toContain('county.restored');
  expect((await verifyCounty(client)).problems).toEqual([]);
}, 120_000);

test('a restoring that is killed anywhere is finished by the next', async () => {
  const target = await county('丙县');
  await newUser(target, 'early');
  const before = await everything(target);
  const copies = await copyTables(settings(), 'restored-b-');
  await change(target);
  const live = tenantClient(settings(), target.tenant.id);
  await destroy(live);
  const copy = tenantClient(copies, target.tenant.id);
  const memberships = tenantMemberships(controlItems(settings()), target.tenant.id, issuer);
  const killed = new Error('killed');
  let [attempts, isDone] = [0, false];
  for (let at = 1; !isDone; at++) {
    let writes = 0;
    const dying =
      <A extends unknown[], T>(write: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        writes += 1;
        if (writes === at) throw killed;
        return write(...args);
      };
    const fragile: TenantClient = {
      ...live,
      ...{
        put: dying(live.put),
        putAll: dying(live.putAll),
        delete: dying(live.delete),
        transact: dying(live.transact),
      },
    };
    const what = { live: fragile, copy, memberships, now: new Date(), to: '那时', reason: '误删', by: '运维' };
    attempts += 1;
    isDone = await restoreCounty(what).then(
      () => true,
      (error: unknown) => {
        expect(error).toBe(killed);
        return false;
      },
    );
  }
  expect(attempts).toBeGreaterThan(5);
  expect([...(await everything(target))].sort()).toEqual([...before].sort());
  const { aggregates, rewritten, ...left } = await compareCounty(live, copy);
  expect([aggregates, rewritten, left.kept, left.events, left.content, left.state]).toEqual([
    ...[[], [], [], []],
    ...[
      { put: [], remove: [] },
      { put: [], remove: [] },
    ],
  ]);
  expect((await verifyCounty(live)).problems).toEqual([]);
  const restored = (await eventsOf(target, 'register')).filter(({ type }) => type === 'county.restored');
  expect(restored).toHaveLength(1);
}, 120_000);

test('a record that somebody rewrote stops the restoring', async () => {
  const target = await county('丁县');
  await copyTables(settings(), 'restored-c-');
  const live = tenantClient(settings(), target.tenant.id);
  const [event] = await live.query<{ data: object }>(live.pk('register'), { table: 'audit', limit: 1 });
  await live.put({ ...event!, data: { forged: true } }, { table: 'audit' });
  await suspend(target);
  expect(await applied(target, 'restored-c-')).toMatchObject({ code: 1, stdout: expect.stringContaining('register') });
  expect(await command('--tenant', target.tenant.id, '--verify')).toMatchObject({ code: 1 });
}, 120_000);

test('arguments that make no sense are refused', async () => {
  const tenant = ulid();
  for (const args of [
    [],
    ['--tenant', 'x'],
    ['--tenant', tenant],
    ['--tenant', tenant, '--from-prefix', '', '--apply'],
  ])
    expect((await command(...args)).code).toBe(2);
  expect((await command('--tenant', tenant, '--from-prefix', 'r-', '--apply')).code).toBe(2);
});
