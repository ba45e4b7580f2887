import { ulid } from 'ulid';
import { beforeEach, expect, test } from 'vitest';
import type { listReports, readOwnYear, readReport } from '#shared/api/conduct/reports.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Phase, Plan } from '#shared/appraisal/plan.ts';
import { reportFields } from '#shared/appraisal/report-text.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { mostTakenBack } from '#functions/conduct/reports/withdraw-report.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, type ConductRole, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
const policy = presets['county-appraisal-2011']!;
let county: ConductCounty;
beforeEach(async () => {
  held.service.clock.set(new Date('2026-12-20T02:00:00Z'));
  county = await makeConductCounty(held.service);
});

type Report = Output<typeof readReport>;
interface Answer {
  code?: string;
  version: string;
  number: number;
  late: boolean;
  state: string;
  policyField?: string;
  problems?: { path: string; code: string }[];
}
const at = (subject: string, unit = 't1') => `/api/cycles/2026/conduct/${unit}/reports/${subject}`;
const as = <T = Answer>(role: ConductRole, line: string, body?: unknown) =>
  ask<T>(county, line, body, county.users[role]);
const read = async (role: ConductRole, subject: string, unit = 't1') => {
  const { status, body } = await as<Report>(role, `GET ${at(subject, unit)}`);
  return status === 200 ? body : status;
};
const written = (kind: 'team' | 'staff', length?: number): Record<string, string> => {
  const fields = reportFields(policy, kind);
  const text = Object.fromEntries(fields.map((field) => [field, '有']));
  return length === undefined ? text : { ...text, [fields[0]!]: '字'.repeat(length - fields.length + 1) };
};
const save = (role: ConductRole, subject: string, text: Record<string, string>, version: string | null, unit = 't1') =>
  as(role, `PUT ${at(subject, unit)}`, { text, version });
const submit = (role: ConductRole, subject: string, version: string, unit = 't1') =>
  as(role, `POST ${at(subject, unit)}/submit`, { version });
/** begun, written and submitted */
const handIn = async (role: ConductRole, subject: string, unit = 't1') => {
  const kind = subject === 'team' ? 'team' : 'staff';
  expect((await save(role, subject, written(kind), null, unit)).status).toBe(200);
  return submit(role, subject, '1', unit);
};
const listed = async (role: ConductRole = 'liaison') =>
  (await as<Output<typeof listReports>>(role, 'GET /api/cycles/2026/conduct/t1/reports')).body;
const rowOf = async (subject: string) => (await listed()).reports.find((row) => row.subject === subject);

/** Sets the phase of the written reports, as the plan does. */
async function setPhase(change: Partial<Phase>): Promise<void> {
  const conduct = conductRepository(tenantClient(held.service.environment.database, county.tenant.id));
  const { plan, ...stored } = (await conduct.readPlan('2026')) ?? { plan: await planNow() };
  const next = { ...plan, phases: { ...plan.phases, reports: { ...plan.phases.reports, ...change } } };
  const before = 'version' in stored ? (stored as never) : undefined;
  const who = { at: new Date(), actor: { user: 'u', name: '考评办' } };
  await conduct.client.transact([conduct.puttingPlan('2026', before, next, who)]);
}
const planNow = async () => (await got<{ plan: Plan }>(county, 'GET /api/cycles/2026/conduct/t1')).plan;

test('H-06: 3000 characters are submitted and 3001 refused, 1500 and 1501', async () => {
  for (const [role, subject, kind, most] of [
    ['liaison', 'team', 'team', 3000],
    ['staff', 't1-5', 'staff', 1500],
  ] as const) {
    expect((await save(role, subject, written(kind, most + 1), null)).status).toBe(200);
    const refused = await submit(role, subject, '1');
    expect([refused.status, refused.body.problems]).toEqual([422, [expect.objectContaining({ code: 'too-long' })]]);
    expect(refused.body.policyField).toMatch(/maxChars$/);
    await save(role, subject, written(kind, most), '1');
    expect((await submit(role, subject, '2')).body).toEqual({ number: 1, late: false, characters: most });
  }
});

test('every empty part is named, and nothing is submitted', async () => {
  await save('staff', 't1-5', { ...written('staff'), 述廉: ' 　', 存在的问题: '' }, null);
  const { status, body } = await submit('staff', 't1-5', '1');
  expect(status).toBe(422);
  expect(body.problems?.map(({ path }) => path)).toEqual(['text.述廉', 'text.存在的问题']);
  expect(await rowOf('t1-5')).toMatchObject({ state: 'draft', submissions: 0 });
});

test('the last day is in time, the day after is marked as late; taking it back ends with the last day', async () => {
  await setPhase({ to: '2026-12-27' });
  // 23:59 in Shanghai on the 27th
  held.service.clock.set(new Date('2026-12-27T15:59:00Z'));
  expect((await handIn('staff', 't1-5')).body).toMatchObject({ late: false });
  expect((await as('staff', `POST ${at('t1-5')}/withdraw`, {})).body.state).toBe('draft');
  expect((await submit('staff', 't1-5', '2')).body).toMatchObject({ number: 2, late: false });
  held.service.clock.set(new Date('2026-12-27T16:00:00Z'));
  expect((await handIn('cadre', 't1-3')).body).toMatchObject({ late: true });
  const { status, body } = await as('cadre', `POST ${at('t1-3')}/withdraw`, {});
  expect([status, body.problems?.[0]?.code]).toEqual([422, 'after-deadline']);
  expect(await rowOf('t1-3')).toMatchObject({ state: 'submitted', late: true });
});

test('a closed phase lets nothing be written or submitted, by name', async () => {
  await save('staff', 't1-5', written('staff'), null);
  await setPhase({ state: 'closed' });
  const { status, body } = await submit('staff', 't1-5', '1');
  expect([status, body.problems?.map(({ code }) => code)]).toEqual([422, ['phase-closed']]);
  expect((await save('staff', 't1-5', written('staff'), '1')).status).toBe(422);
  expect((await read('staff', 't1-5')) as Report).toMatchObject({ may: { write: false, submit: false } });
});

test('drafts are their author’s alone; what was submitted is read by those who appraise', async () => {
  await save('staff', 't1-5', { ...written('staff'), 述德: '只给自己看' }, null);
  for (const role of ['groupLeader', 'leadingGroup', 'unitLeader', 'supervisor'] as const)
    expect(await read(role, 't1-5')).toMatchObject({ text: null, submissions: [], may: { write: false } });
  for (const role of ['liaison', 'cadre', 'otherGroup', 'otherLiaison'] as const)
    expect(await read(role, 't1-5')).toBe(404);
  await submit('staff', 't1-5', '1');
  expect(await read('groupMember', 't1-5')).toMatchObject({ text: { 述德: '只给自己看' }, may: { return: false } });
  expect(await read('leadingGroup', 't1-5')).toMatchObject({ text: { 述德: '只给自己看' }, may: { return: true } });
  for (const role of ['liaison', 'cadre', 'otherGroup'] as const) expect(await read(role, 't1-5')).toBe(404);
  // Taken back, it is the author's again.
  await as('staff', `POST ${at('t1-5')}/withdraw`, {});
  expect(await read('groupLeader', 't1-5')).toMatchObject({ text: null, submissions: [] });
  expect(JSON.stringify(await listed('groupLeader'))).not.toContain('只给自己看');
});

test('nobody writes another’s report, nor a team’s from outside', async () => {
  expect((await save('cadre', 't1-5', written('staff'), null)).status).toBe(404);
  expect((await save('unitLeader', 't1-5', written('staff'), null)).status).toBe(404);
  expect((await save('otherLiaison', 'team', written('team'), null)).status).toBe(404);
  expect((await save('staff', 'team', written('team'), null)).status).toBe(404);
  expect((await save('groupLeader', 'team', written('team'), null)).status).toBe(403);
  expect((await save('liaison', 'team', { 其他: '一' }, null)).body.problems?.[0]).toMatchObject({ path: 'text.其他' });
});

test('somebody on loan writes where they are appraised', async () => {
  expect((await save('onLoan', 't2-2', written('staff'), null, 't2')).status).toBe(404);
  expect((await handIn('onLoan', 't2-2')).status).toBe(200);
  expect(await rowOf('t2-2')).toMatchObject({ state: 'submitted', home: 't2' });
  const { body } = await as<Output<typeof readOwnYear>>('onLoan', 'GET /api/cycles/2026/my-appraisal');
  expect(body.placement).toMatchObject({ unit: { id: 't1' }, home: { id: 't2' }, reason: 'secondment' });
  expect(body.report).toMatchObject({ state: 'submitted', late: false });
});

test('what was written before somebody is appraised elsewhere stands before them there', async () => {
  await save('onLoan', 't2-2', { ...written('staff'), 述职: '在借调单位写的' }, null);
  const line = 'GET /api/cycles/2026/own-placement';
  const { version } = (await as<{ version: string }>('onLoan', line)).body;
  await got(county, 'PUT /api/cycles/2026/placement/t2/t2-2', {
    ...{ version, decision: { unit: 't2' }, reason: '由原单位考核' },
  });
  expect(await read('onLoan', 't2-2', 't1')).toBe(404);
  const there = (await read('onLoan', 't2-2', 't2')) as Report;
  expect(there).toMatchObject({ text: { 述职: '在借调单位写的' }, version: null, carriedFrom: { id: 't1' } });
  expect((await handIn('onLoan', 't2-2', 't2')).status).toBe(200);
  expect(((await read('onLoan', 't2-2', 't2')) as Report).carriedFrom).toBeNull();
});

test('of two who save at once one is told so, and nothing of the other is written over', async () => {
  await save('liaison', 'team', written('team'), null);
  const both = await Promise.all(
    ['甲', '乙'].map((one) => save('liaison', 'team', { ...written('team'), 工作实绩: one }, '1')),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const { text, version } = (await read('unitLeader', 'team')) as Report;
  expect(text?.工作实绩).toBe(both[0]!.status === 200 ? '甲' : '乙');
  expect(version).toBe('2');
  expect((await save('unitLeader', 'team', written('team'), null)).body.code).toBe('stale-version');
  // The same of the first saving, which begins the report.
  const firsts = await Promise.all([1, 2, 3].map(() => save('cadre', 't1-3', written('staff'), null)));
  expect(firsts.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('what is still on its way after the submission changes nothing; submitting again is the same', async () => {
  await save('staff', 't1-5', written('staff'), null);
  expect((await submit('staff', 't1-5', '7')).body.code).toBe('stale-version');
  const first = await submit('staff', 't1-5', '1');
  expect((await submit('staff', 't1-5', '1')).body).toEqual(first.body);
  const late = await save('staff', 't1-5', { 述德: '晚到' }, '1');
  expect([late.status, late.body.code]).toEqual([422, 'refused']);
  expect((await rowOf('t1-5'))?.submissions).toBe(1);
});

test('a report goes back with remarks and comes again; every submission stays as it was', async () => {
  await handIn('liaison', 'team');
  const back = (role: ConductRole, number: string) =>
    as(role, `POST ${at('team')}/return`, { number, remarks: '补充改进措施' });
  expect((await back('leadingGroup', '1')).status).toBe(422);
  expect((await back('otherGroup', '1')).status).toBe(404);
  expect((await back('groupMember', '9')).body.code).toBe('stale-version');
  expect((await back('groupMember', '1')).body).toEqual({ state: 'returned' });
  const returned = (await read('liaison', 'team')) as Report;
  expect(returned).toMatchObject({ state: 'returned', may: { write: true } });
  expect(returned.remarks.map(({ text }) => text)).toEqual(['补充改进措施']);
  await save('liaison', 'team', { ...written('team'), 改进措施: '三条' }, returned.version);
  await submit('liaison', 'team', String(Number(returned.version) + 1));
  const again = (await read('groupLeader', 'team')) as Report;
  expect(again.submissions.map(({ number, text }) => [number, text.改进措施])).toEqual([
    [2, '三条'],
    [1, '有'],
  ]);
  expect(new Set(again.submissions.map(({ hash }) => hash)).size).toBe(2);
  const events = (await eventsOf(county, 'conduct:2026')).map(({ type }) => type);
  expect(events).toEqual(['report.submitted', 'report.returned', 'report.submitted', 'report.begun']);
});

test('a report is submitted and taken back only so often: each submission is kept', async () => {
  await handIn('staff', 't1-5');
  for (let n = 2; n <= mostTakenBack; n++) {
    expect((await as('staff', `POST ${at('t1-5')}/withdraw`, {})).status).toBe(200);
    expect((await submit('staff', 't1-5', String(n))).body.number).toBe(n);
  }
  expect((await as('staff', `POST ${at('t1-5')}/withdraw`, {})).status).toBe(422);
  const remarks = { number: String(mostTakenBack), remarks: '请补充' };
  expect((await as('leadingGroup', `POST ${at('t1-5')}/return`, remarks)).status).toBe(200);
  expect((await submit('staff', 't1-5', String(mostTakenBack + 1))).body.number).toBe(mostTakenBack + 1);
});

test('staff’s reports are returned by the unit’s leading group, cadres’ by the group', async () => {
  await handIn('staff', 't1-5');
  await handIn('cadre', 't1-3');
  const back = (role: ConductRole, subject: string) =>
    as(role, `POST ${at(subject)}/return`, { number: '1', remarks: '补充' });
  expect((await back('groupLeader', 't1-5')).status).toBe(422);
  expect((await back('leadingGroup', 't1-3')).status).toBe(422);
  expect((await back('leadingGroup', 't1-5')).status).toBe(200);
  expect((await back('groupLeader', 't1-3')).status).toBe(200);
  const { facts } = await got<{ facts: { reports: { personal: unknown } } }>(county, 'GET /api/cycles/2026/conduct/t1');
  expect(facts.reports.personal).toEqual({ submitted: 0, returned: 2 });
});

test('the group locks what a unit has submitted, and unlocks it with a reason', async () => {
  await handIn('staff', 't1-5');
  const lock = (role: ConductRole, locked: boolean) =>
    as(role, `POST /api/cycles/2026/conduct/t1/reports/lock`, { locked, reason: '会议已结束' });
  expect((await lock('liaison', true)).status).toBe(403);
  expect((await lock('otherGroup', true)).status).toBe(404);
  expect((await lock('groupMember', true)).status).toBe(200);
  expect(await rowOf('t1-5')).toMatchObject({ state: 'locked' });
  expect((await as('staff', `POST ${at('t1-5')}/withdraw`, {})).status).toBe(422);
  expect((await as('leadingGroup', `POST ${at('t1-5')}/return`, { number: '1', remarks: '补' })).status).toBe(422);
  // Who is late still hands in, and is locked with it.
  expect((await handIn('cadre', 't1-3')).status).toBe(200);
  expect(await rowOf('t1-3')).toMatchObject({ state: 'locked' });
  expect((await lock('groupLeader', false)).status).toBe(200);
  expect((await as('staff', `POST ${at('t1-5')}/withdraw`, {})).status).toBe(200);
});

test('who is not appraised owes none; the list names who is missing, and reminds them alone', async () => {
  const before = await listed();
  expect(before.reports.map(({ subject, state }) => [subject, state])).toEqual(
    ['team', 't1-1', 't1-2', 't1-3', 't1-4', 't1-5', 't2-2'].map((subject) => [subject, null]),
  );
  await handIn('staff', 't1-5');
  const { body } = await as<{ reminded: string[] }>('liaison', 'POST /api/cycles/2026/conduct/t1/reports/reminders', {
    people: ['t1-5', 't1-3', 't1-6', 'd1-3', 't2-2'],
  });
  expect(body.reminded).toEqual(['t1-3', 't2-2']);
  const own = await as<Output<typeof readOwnYear>>('staff', 'GET /api/cycles/2026/my-appraisal');
  expect(own.body.report).toMatchObject({ state: 'submitted', maxChars: 1500 });
});

/** An attachment that is uploaded and added. */
async function attach(role: ConductRole, subject: string, name = '证明.pdf', bytes = 'PDF') {
  const file = ulid();
  const place = await as<{ url: string; headers: Record<string, string> }>(role, `POST ${at(subject)}/uploads`, {
    ...{ file, name, size: Buffer.byteLength(bytes) },
  });
  if (place.status !== 201) return { ...place, file };
  const sent = await fetch(new URL(place.body.url, held.service.url), {
    ...{ method: 'PUT', headers: place.body.headers, body: bytes },
  });
  expect(sent.status).toBe(200);
  return { ...(await as(role, `POST ${at(subject)}/attachments`, { file })), file };
}

test('attachments are opened by those who may read the report, and by nobody else', async () => {
  const { status, file } = await attach('staff', 't1-5');
  expect(status).toBe(200);
  const open = (role: ConductRole) => as<{ url: string; name: string }>(role, `GET ${at('t1-5')}/attachments/${file}`);
  expect((await open('groupLeader')).status).toBe(404);
  await handIn('staff', 't1-5').then(({ status: handed }) => expect(handed).toBe(200));
  const opened = await open('groupLeader');
  expect(opened.body.name).toBe('证明.pdf');
  expect(await (await fetch(new URL(opened.body.url, held.service.url))).text()).toBe('PDF');
  for (const role of ['liaison', 'cadre', 'otherGroup', 'otherLiaison'] as const)
    expect((await open(role)).status).toBe(404);
  // Somebody else's file is not attached to one's own report, nor opened by way of another report.
  expect((await as('cadre', `POST ${at('t1-3')}/attachments`, { file })).status).toBe(404);
  expect((await as('cadre', `GET ${at('t1-3')}/attachments/${file}`)).status).toBe(404);
});

test('what is attached stays what it was: no address puts another file in its place, before or after submitting', async () => {
  const file = ulid();
  const place = () =>
    as<{ url: string; headers: Record<string, string> }>('staff', `POST ${at('t1-5')}/uploads`, {
      ...{ file, name: '证明.pdf', size: 3 },
    });
  const put = ({ body: { url, headers } }: Awaited<ReturnType<typeof place>>, body: string) =>
    fetch(new URL(url, held.service.url), { method: 'PUT', headers, body });
  const [first, second] = [await place(), await place()];
  expect((await put(first, 'PDF')).status).toBe(200);
  expect((await as('staff', `POST ${at('t1-5')}/attachments`, { file })).status).toBe(200);
  expect((await handIn('staff', 't1-5')).status).toBe(200);
  for (const address of [first, second]) expect((await put(address, 'NEW')).status).toBe(412);
  const { body } = await as<{ url: string }>('groupLeader', `GET ${at('t1-5')}/attachments/${file}`);
  expect(await (await fetch(new URL(body.url, held.service.url))).text()).toBe('PDF');
});

test('attachments are held to the policy: kind, size, number; announced and uploaded alike', async () => {
  const prepare = (name: string, size: number) =>
    as('staff', `POST ${at('t1-5')}/uploads`, { file: ulid(), name, size });
  expect((await prepare('脚本.exe', 10)).body.policyField).toBe('reports.attachments.types');
  expect((await prepare('大.pdf', 10_000_001)).body.policyField).toBe('reports.attachments.maxMegabytes');
  const unsent = await prepare('未传.pdf', 10);
  expect(unsent.status).toBe(201);
  const { file: place } = unsent.body as unknown as { file: string };
  expect((await as('staff', `POST ${at('t1-5')}/attachments`, { file: place })).status).toBe(404);
  for (let i = 0; i < policy.reports.attachments.maxCount; i++)
    expect((await attach('staff', 't1-5', `附件${i}.pdf`)).status).toBe(200);
  const over = await attach('staff', 't1-5');
  expect(over.body).toMatchObject({ policyField: 'reports.attachments.maxCount' });
  const [first] = ((await read('staff', 't1-5')) as Report).attachments;
  expect((await as('staff', `DELETE ${at('t1-5')}/attachments/${first!.file}`)).status).toBe(200);
  expect(((await read('staff', 't1-5')) as Report).attachments).toHaveLength(policy.reports.attachments.maxCount - 1);
});

test('a name is kept without what could mislead', async () => {
  expect((await attach('staff', 't1-5', '../甲:乙.pdf')).status).toBe(200);
  expect(((await read('staff', 't1-5')) as Report).attachments[0]?.name).toBe('.._甲_乙.pdf');
});
