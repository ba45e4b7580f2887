import { gunzipSync, gzipSync } from 'node:zlib';
import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { exportTenant } from '#shared/api/service.ts';
import { readFile, type Slip } from '#shared/api/tenants.ts';
import { contentHash, sha256 as hashOf } from '#functions/platform/hash.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import type { Archive } from '#functions/tenants/archive/read-archive.ts';
import { restoreJob } from '#functions/tenants/archive/restore-job.ts';
import { repositories } from '#functions/tenants/repositories.ts';
import { issuer, withService } from '#tests/service.ts';
import { walkedAndScanned } from '#tests/whole-tenant.ts';
import { archiveOf, countyRow, download, sound, takenIn, uploadBytes } from './archives.ts';
import { ask, eventsOf, fixture, got, graded, imported, makeCounty, policiesOf, type TestCounty } from './county.ts';
import { countedJob } from './job-context.ts';

const held = withService();
/** on a busy machine */
const patience = 120_000;

/** A county with two cycles, three runs (one published, one superseded) and users with and without a person. */
const wholeCounty = async (): Promise<TestCounty & { run: string }> => {
  const county = await makeCounty(held.service, '原县');
  const worked = fixture<Dataset>('worked.dataset');
  await imported(county, worked);
  const cycle = worked.cycle.id;
  const publish = (run: string) => got(county, `POST /api/cycles/${cycle}/runs/${run}/publication`, { reason: '审定' });
  await publish(await graded(county, cycle));
  const run = await graded(county, cycle);
  await publish(run);
  await graded(county, cycle);
  const people = worked.people.slice(0, 3);
  for (const [i, { id, unit, name }] of people.entries()) {
    const roles = [{ role: 'staff' }, ...(i === 0 ? [{ role: 'unit-leader', scope: unit }] : [])];
    await got(county, 'POST /api/users', { id: ulid(), login: `w${i}`, name, person: { id, unit }, roles });
  }
  await got(county, 'POST /api/users', {
    ...{ id: ulid(), login: 'second', name: '另一管理员', person: null },
    roles: [{ role: 'county-admin' }],
  });
  const gone = { id: ulid(), name: '已停用', person: null, roles: [{ role: 'supervisor' }] };
  const { user } = await got<{ user: { version: string } }>(county, 'POST /api/users', { ...gone, login: 'gone' });
  const { id: who, ...same } = gone;
  await got(county, `PUT /api/users/${who}`, { ...same, version: user.version, disabled: true });
  await imported(county, { ...worked, cycle: { ...worked.cycle, id: '2012/#%', year: 2012 } });
  return { ...county, run };
};

/**
 * Items by key without what differs by design: logins, chains' heads, numbers that count writes. Of a county that took
 * an archive in, the events that came in stand under their old keys, and its own under `own`.
 */
const comparable = ({ items }: Archive, tookIn = false): Map<string, string> =>
  new Map(
    items.map(({ table, pk, sk, kind, attributes }) => {
      const { chain: _chain, seq, version: _version, login, admins: _admins, ...rest } = attributes;
      const own = tookIn && kind === 'event' && !pk.startsWith('imported#') ? 'own ' : '';
      const key = `${own}${table} ${pk.replace(/^imported#[^#]+#/, '')} ${sk}`;
      if (kind === 'event') return [key, contentHash({ ...rest, seq })];
      const local = typeof login === 'string' ? { login: login.replace(/^[^.]*\./, '') } : {};
      return [key, contentHash({ ...rest, ...local })];
    }),
  );

const linesOf = (bytes: Uint8Array): string[] => gunzipSync(bytes).toString('utf8').trimEnd().split('\n');

test(
  'an archive is the county, and taken into an empty one it is the same county again',
  async () => {
    const from = await wholeCounty();
    const bytes = await archiveOf(from);
    const archive = await sound(bytes);
    expect(archive.manifest.county.name).toBe('原县');
    expect(new TextDecoder().decode(gunzipSync(bytes))).not.toContain(from.tenant.id);
    const { archives, empty } = await countyRow(from);
    expect(archives).toMatchObject([{ size: bytes.length, by: { user: from.office.id } }]);
    expect(empty).toBe(false);

    const to = await makeCounty(held.service, '新县');
    expect(await countyRow(to)).toMatchObject({ empty: true, archives: [] });
    const job = await takenIn(to, bytes);
    expect(job).toMatchObject({ state: 'done', problems: [], output: { users: 6 } });

    const again = await sound(await archiveOf(to));
    const [before, after] = [comparable(archive), comparable(again, true)];
    for (const [key, hash] of before) expect([key, after.get(key)]).toEqual([key, hash]);
    // Besides, the administrator who was there and the county's own events of the import.
    const added = [...after.keys()].filter((key) => !before.has(key)).sort();
    const own = ['cycle#2011', 'cycle#2012/%23%25', 'policy', 'register', 'users'];
    expect(added).toEqual([
      expect.stringContaining(to.office.id),
      ...own.map((name) => `own audit ${name} 000000000001`),
    ]);
    expect([...again.files].map(([name, content]) => [name, content?.length])).toEqual(
      [...archive.files].map(([name, content]) => [name, content?.length]),
    );

    const { database } = held.service.environment;
    const { walked, scanned } = await walkedAndScanned(database, to.tenant.id);
    expect(walked).toEqual(scanned);

    const path = `/api/cycles/2011/runs/${from.run}`;
    const [there, here] = [await got<object>(from, `GET ${path}`), await got<object>(to, `GET ${path}`)];
    expect(here).toEqual(there);
    const why = `GET ${path}/why/${encodeURIComponent('p13.composite')}`;
    expect(await got(to, why)).toEqual(await got(from, why));
    for (const aggregate of ['register', 'policy', 'cycle:2011', 'users', 'cycle:2012/#%']) {
      const [old, now] = [await eventsOf(from, aggregate), await eventsOf(to, aggregate)];
      expect(now[0]).toMatchObject({ type: 'archive.imported' });
      const { next } = await got<{ next: string }>(to, `GET /api/audit/${encodeURIComponent(aggregate)}`);
      const rest = await got<{ events: unknown[]; intact: boolean; next: null }>(
        to,
        `GET /api/audit/${encodeURIComponent(aggregate)}?before=${next}`,
      );
      expect(rest).toEqual({ events: old, intact: true, next: null });
    }
    // The county goes on: its cycles can be edited and its chains grow.
    await graded(to, '2011');
    expect((await eventsOf(to, 'cycle:2011'))[0]).toMatchObject({ type: 'run.made' });
  },
  patience,
);

test(
  'users come with logins of this county, slips for the one who imports, and the roles they had',
  async () => {
    const from = await wholeCounty();
    const bytes = await archiveOf(from);
    const to = await makeCounty(held.service, '新县');
    const job = await takenIn(to, bytes);
    const { file } = job.output as { file: string };
    const slips = JSON.parse(new TextDecoder().decode(await download(to, file))) as Slip[];
    expect(slips.map(({ login }) => login)).toContain(`${to.tenant.code}.w0`);
    const account = await held.service.environment.identity.find(`${to.tenant.code}.w0`);
    const token = await held.service.tokenFor(account!.subject);
    const me = await ask<{ user: { roles: { role: string }[] }; tenants: { id: string }[] }>(
      to,
      'GET /api/me',
      undefined,
      {
        ...{ id: '', subject: account!.subject, token },
      },
    );
    expect(me.body.tenants.map(({ id }) => id)).toEqual([to.tenant.id]);
    expect(me.body.user.roles.map(({ role }) => role)).toEqual(['staff', 'unit-leader']);
    // Who was disabled is so here, and gets no slip.
    expect(await held.service.environment.identity.find(`${to.tenant.code}.gone`)).toMatchObject({ disabled: true });
    expect(slips).toHaveLength(5);
    // Passwords are in no archive, and archives in no other.
    const text = gunzipSync(await archiveOf(to)).toString('utf8');
    for (const { initialPassword } of slips) expect(text).not.toContain(initialPassword);
    expect(linesOf(await archiveOf(to)).some((line) => line.includes(file))).toBe(false);
  },
  patience,
);

test('an archive belongs to those who may export the county, whoever had it made', async () => {
  const county = await makeCounty(held.service);
  const { environment } = held.service;
  const bytes = await archiveOf(county);
  expect(bytes.length).toBeGreaterThan(100);
  const { archives } = await countyRow(county);
  const roles = [{ role: 'supervisor' }, { role: 'appraisal-office' }];
  await got(county, 'POST /api/users', { id: ulid(), login: 'eye', name: '监督', person: null, roles });
  const { subject } = (await environment.identity.find(`${county.tenant.code}.eye`))!;
  const eye = { id: '', subject, token: await held.service.tokenFor(subject) };
  expect((await ask(county, `GET /api/files/${archives[0]!.file}`, undefined, eye)).status).toBe(404);
  expect((await ask(county, 'GET /api/county', undefined, eye)).status).toBe(403);
});

test('who runs the service has an archive made, and gets neither it nor its address', async () => {
  const county = await makeCounty(held.service);
  await held.service.control.putOperator({ issuer, subject: 'op' }, '平台运营');
  const operator = await held.service.as('op');
  const input = { tenant: county.tenant.id, id: ulid(), reason: '迁移' };
  for (const expected of [202, 202]) expect((await operator(exportTenant, input)).status).toBe(expected);
  await held.service.queue.idle();
  const { archives } = await countyRow(county);
  expect(archives).toMatchObject([{ by: { user: 'op', name: '平台运营' } }]);
  const { file, sha256 } = archives[0]!;
  expect((await operator(readFile, { file })).body).toMatchObject({ code: 'no-membership' });
  const bytes = await download(county, file);
  expect([(await sound(bytes)).manifest.by.name, hashOf(bytes)]).toEqual(['平台运营', sha256]);
  const events = await held.service.control.readServiceRecord({ limit: 10 });
  expect(events.filter(({ type }) => type === 'tenant.export-started')).toMatchObject([{ data: { reason: '迁移' } }]);
});

test(
  'an import that is killed anywhere goes on where it stopped',
  async () => {
    const from = await wholeCounty();
    const bytes = await archiveOf(from);
    const archive = await sound(bytes);
    const to = await makeCounty(held.service, '新县');
    const file = await uploadBytes(to, bytes);
    const client = tenantClient(held.service.environment.database, to.tenant.id);
    const job = { id: ulid(), kind: 'restore' as const, input: { file } };
    const killed = new Error('killed');
    const steps: string[] = [];
    for (let at = 1; ; at++) {
      const { context } = countedJob(to.service, to.tenant.id, repositories, job);
      let calls = 0;
      const progress = async (_done: number, _total: number, step: string): Promise<void> => {
        calls += 1;
        if (step !== steps.at(-1)) steps.push(step);
        if (calls === at) throw killed;
      };
      try {
        await restoreJob({ ...context, progress });
        break;
      } catch (error) {
        expect(error).toBe(killed);
      }
      const isVisible = (await client.get({ pk: client.pk('TENANT'), sk: 'REGISTER' })) !== undefined;
      if (!isVisible) {
        const users = await got<{ users: unknown[] }>(to, 'GET /api/users');
        expect(users.users).toHaveLength(1);
        expect((await got<{ cycles: unknown[] }>(to, 'GET /api/cycles')).cycles).toEqual([]);
      }
    }
    expect(new Set(steps)).toEqual(new Set(['check', 'store', 'files', 'accounts', 'apply', 'users', 'slips']));
    const again = await sound(await archiveOf(to));
    const [before, after] = [comparable(archive), comparable(again, true)];
    for (const [key, hash] of before) expect([key, after.get(key)]).toEqual([key, hash]);
    for (const { type } of (await eventsOf(to, 'users')).slice(1)) expect(type).not.toBe('archive.imported');
  },
  patience,
);

test(
  'the untouched preset that a county was opened with gives way to the archive’s policies',
  async () => {
    const from = await wholeCounty();
    const bytes = await archiveOf(from);
    const to = await makeCounty(held.service, '新县');
    const [name, policy] = Object.entries(presets)[0]!;
    const own = { id: to.tenant.id, basedOn: null, preset: name, policy, reason: '开通' };
    await got(to, 'POST /api/policies', own);
    expect(await countyRow(to)).toMatchObject({ empty: true });
    expect(await takenIn(to, bytes)).toMatchObject({ state: 'done', problems: [] });
    expect(await policiesOf(to)).toEqual(await policiesOf(from));
    expect((await eventsOf(to, 'policy')).map(({ type }) => type)).toEqual(['archive.imported', 'policy.saved']);
    await sound(await archiveOf(to));

    const other = await makeCounty(held.service, '另县');
    await got(other, 'POST /api/policies', { ...own, id: ulid() });
    expect(await countyRow(other)).toMatchObject({ empty: false });
  },
  patience,
);

test('a county that has something of its own takes no archive in', async () => {
  const from = await wholeCounty();
  const bytes = await archiveOf(from);
  const file = await uploadBytes(from, bytes);
  const refused = await ask<{ code: string }>(from, 'POST /api/county/imports', { id: ulid(), file });
  expect(refused).toMatchObject({ status: 422, body: { code: 'refused' } });
});

test(
  'an archive that is not as it was written is refused, and nothing is written',
  async () => {
    const from = await wholeCounty();
    const bytes = await archiveOf(from);
    const lines = linesOf(bytes);
    const packed = (changed: string[]): Uint8Array => new Uint8Array(gzipSync(`${changed.join('\n')}\n`));
    const people = lines.findIndex((line) => line.includes('"PEOPLE#'));
    const swapped = lines.with(people, lines[people + 1]!).with(people + 1, lines[people]!);
    const bad: [string, Uint8Array][] = [
      ['cut-off', bytes.subarray(0, bytes.length - 100)],
      ['cut-off', packed(lines.slice(0, -1))],
      ['wrong-hash', packed(lines.toSpliced(people, 1))],
      ['wrong-hash', packed(lines.with(people, lines[people]!.replace('"B":"', '"B":"AAAA')))],
      ['added', packed([...lines, lines[people]!])],
      ['cut-off', new Uint8Array(Buffer.concat([bytes, Buffer.from('more')]))],
      ['cut-off', new Uint8Array(Buffer.concat([bytes, gzipSync('')]))],
      ['not-an-archive', new TextEncoder().encode('no archive at all, only words')],
      ['wrong-order', packed(swapped)],
    ];
    const to = await makeCounty(held.service, '新县');
    const { database } = held.service.environment;
    for (const [code, content] of bad) {
      const job = await takenIn(to, content);
      expect([code, job.state, job.problems.map((problem) => problem.code)]).toEqual([code, 'failed', [code]]);
    }
    const { scanned } = await walkedAndScanned(database, to.tenant.id);
    expect(scanned.filter((key) => !/ROOT|JOBS|FILES|USERS/.test(key))).toEqual([]);
    expect(await countyRow(to)).toMatchObject({ empty: true });
  },
  patience,
);
