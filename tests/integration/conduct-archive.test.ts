import { ulid } from 'ulid';
import { beforeAll, expect, test } from 'vitest';
import { planOf } from '#shared/appraisal/plan.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantMemberships } from '#functions/platform/membership.ts';
import { messagePart } from '#functions/platform/messages.ts';
import { type TenantClient, tenantClient } from '#functions/platform/tenant.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { restoreCounty } from '#functions/tenants/recovery/restore.ts';
import { verifyCounty } from '#functions/tenants/recovery/verify.ts';
import { issuer, withService } from '#tests/service.ts';
import { walkedAndScanned } from '#tests/whole-tenant.ts';
import { archiveOf, sound, takenIn } from './archives.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got, makeCounty, type TestCounty } from './county.ts';
import { copyTables } from './table-copies.ts';

/** What belongs to the conduct of a cycle goes where its county goes: into archives, into another county, back in time. */

const held = withService();
const clientOf = ({ tenant }: TestCounty): TenantClient => tenantClient(held.service.environment.database, tenant.id);

/** The notice of this number goes out, with a message to a unit. */
const publish = async (county: ConductCounty, number: number): Promise<void> => {
  const client = clientOf(county);
  const conduct = conductRepository(client);
  const policy = (await policyRepository(client).readCurrent())!;
  const [chain, before] = [await conduct.readRecord('2026'), await conduct.readPlan('2026')];
  const who = { at: held.service.clock.now(), actor: { user: 'office', name: '考评办' } };
  const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
  const notice = { number, at: who.at.toISOString(), by: who.actor };
  await client.transact([
    ...conduct.recording('2026', chain, { type: 'notice.published', data: { number }, ...who }),
    conduct.puttingPlan('2026', before, { ...(before?.plan ?? planOf(policy, cycle)), notice }, who),
    messagePart(client, {
      ...{
        id: `${number}`,
        audience: { to: 'unit', unit: 't1' },
        topic: 'notice',
        link: '/cycles/2026/notice',
        due: null,
      },
      ...{ title: { zh: '通知', en: 'Notice' }, text: { zh: '请确认', en: 'Please acknowledge' } },
      ...{ at: who.at.toISOString(), by: who.actor },
    }),
  ]);
};

const acknowledge = (county: ConductCounty, number: number) =>
  got(county, 'POST /api/cycles/2026/conduct/t1/notice', { number: String(number) }, county.users.liaison);

const acknowledged = async (county: TestCounty): Promise<number | undefined> => {
  const { facts } = await got<{ facts: { notice: { acknowledged: { number: number } | null } } }>(
    county,
    'GET /api/cycles/2026/conduct/t1',
  );
  return facts.notice.acknowledged?.number;
};

let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service);
  await publish(county, 1);
  await acknowledge(county, 1);
  const { liaison, supervisor } = county.users;
  const settings = { email: 'liaison@example.org', frequency: 'daily' };
  await got(county, 'PUT /api/messages/settings', settings, liaison);
  await got(county, 'POST /api/messages/read', { upTo: held.service.clock.now().toISOString(), ids: [] }, liaison);
  const activity = { date: '2026-03-01', participants: 8, summary: '学习考核通知', version: null };
  await got(county, `PUT /api/cycles/2026/conduct/t1/guidance/${ulid()}`, activity, liaison);
  const asked = { id: ulid(), unit: 't1', person: null, step: null, title: '进度', text: '请说明进度' };
  await got(county, 'POST /api/cycles/2026/questions', asked, supervisor);
});

test('the walk reaches every item of a conduct', async () => {
  const { walked, scanned } = await walkedAndScanned(held.service.environment.database, county.tenant.id);
  expect([...walked].sort()).toEqual([...scanned].sort());
  expect([...scanned].filter((key) => /CONDUCT#|FEED/.test(key)).length).toBeGreaterThan(3);
});

test('an archive holds it, and another county that takes it in goes on with the same', async () => {
  const bytes = await archiveOf(county);
  const { items } = await sound(bytes);
  const kinds = items.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ...['conduct', 'plan', 'unit-conduct', 'message', 'cycle-detail', 'unit-detail', 'read-marks', 'mail-settings'],
    ]),
  );
  const other = await makeCounty(held.service, '另一县');
  expect((await takenIn(other, bytes)).problems).toEqual([]);
  expect(await acknowledged(other)).toBe(1);
  const read = (before: string) =>
    got<{ events: { type: string }[]; next: string | null; intact: boolean }>(
      other,
      `GET /api/audit/conduct%3A2026${before}`,
    );
  const first = await read('');
  const rest = await read(`?before=${encodeURIComponent(first.next!)}`);
  expect([...first.events, ...rest.events].map(({ type }) => type)).toEqual([
    ...['archive.imported', 'question.asked', 'guidance.saved', 'notice.acknowledged', 'notice.published'],
  ]);
  expect([first.intact, rest.intact]).toEqual([true, true]);
});

test('one number at its unit, and only the number that stands', async () => {
  const wrong = await ask(county, 'POST /api/cycles/2026/conduct/t1/notice', { number: '7' }, county.users.liaison);
  expect(wrong.status).toBe(422);
  await acknowledge(county, 1);
  const events = await eventsOf(county, 'conduct:2026');
  expect(events.filter(({ type }) => type === 'notice.acknowledged')).toHaveLength(1);
});

test('a county that is restored has the conduct of then, and its record goes on', async () => {
  const then = await copyTables(held.service.environment.database, 'conduct-then-');
  await publish(county, 2);
  await acknowledge(county, 2);
  const control = controlItems(held.service.environment.database);
  const restored = await restoreCounty({
    ...{ live: clientOf(county), copy: tenantClient(then, county.tenant.id), now: held.service.clock.now() },
    memberships: tenantMemberships(control, county.tenant.id, issuer),
    ...{ to: '2026-12-01T00:00Z', reason: '误操作', by: '运维' },
  });
  expect(restored.put).toMatchObject({ plan: 1, 'unit-conduct': 1 });
  expect(await acknowledged(county)).toBe(1);
  const events = await eventsOf(county, 'conduct:2026');
  expect(events.map(({ type }) => type)).toEqual([
    ...['county.restored', 'notice.acknowledged', 'notice.published', 'question.asked', 'guidance.saved'],
    ...['notice.acknowledged', 'notice.published'],
  ]);
  expect((await verifyCounty(clientOf(county))).problems).toEqual([]);
  await publish(county, 3);
  await acknowledge(county, 3);
  expect(await acknowledged(county)).toBe(3);
});
