import { beforeEach, expect, test } from 'vitest';
import type { MessageRow } from '#shared/api/messages.ts';
import { planOf } from '#shared/appraisal/plan.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { messagesRepository } from '#functions/messages/repository.ts';
import type { Audience, StoredMessage } from '#functions/platform/messages.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { walkTenant } from '#functions/tenants/repository.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, got, userWith } from './county.ts';

const held = withService({ at: '2026-11-20T02:00:00Z' });

let county: ConductCounty;
beforeEach(async () => {
  county = await makeConductCounty(held.service);
});

const clientOf = ({ tenant }: ConductCounty) => tenantClient(held.service.environment.database, tenant.id);

/** Leaves a message; its title is its id. */
const leave = (id: string, audience: Audience, more: Partial<StoredMessage> = {}): Promise<void> =>
  messagesRepository(clientOf(county)).leave({
    ...{ id, audience, at: '2026-11-19T01:00:00.000Z', by: { user: 'somebody', name: '考评办' }, topic: 'notice' },
    ...{ title: { zh: id, en: id }, text: { zh: '', en: '' }, link: '/', due: null },
    ...more,
  });

type Listed = { messages: MessageRow[]; next: string | null };
const list = (user: TestUser, query = '') => got<Listed>(county, `GET /api/messages${query}`, undefined, user);
const titles = async (user: TestUser, query = ''): Promise<string[]> =>
  (await list(user, query)).messages.map(({ title }) => title.zh);
const unread = async (user: TestUser): Promise<number> =>
  (await got<{ unread: number }>(county, 'GET /api/messages/count', undefined, user)).unread;
const mark = (user: TestUser, what: { ids?: string[]; upTo?: string }) =>
  got(county, 'POST /api/messages/read', { ids: [], upTo: null, ...what }, user);
/** a time of the day before yesterday, so many seconds after one o'clock */
const second = (n: number): string => new Date(Date.parse('2026-11-18T01:00:00Z') + n * 1000).toISOString();

test('everybody reads the feeds they belong to and nobody another’s', async () => {
  const { users } = county;
  const audiences: [string, Audience][] = [
    ['everybody', { to: 'everybody' }],
    ['office', { to: 'office' }],
    ['media', { to: 'media' }],
    ['supervisor', { to: 'supervisor' }],
    ['g1', { to: 'group', group: 'g1' }],
    ['g2', { to: 'group', group: 'g2' }],
    ['t1', { to: 'unit', unit: 't1' }],
    ['t1-leading', { to: 'leadingGroup', unit: 't1' }],
    ['t2', { to: 'unit', unit: 't2' }],
    ['person t1-5', { to: 'person', unit: 't1', person: 't1-5' }],
    ['person t1-4', { to: 'person', unit: 't1', person: 't1-4' }],
  ];
  for (const [id, audience] of audiences) await leave(id, audience);
  const seen = async (user: TestUser) => (await titles(user)).sort();
  expect(await seen(county.office)).toEqual(['everybody', 'office']);
  expect(await seen(users.media)).toEqual(['everybody', 'media']);
  expect(await seen(users.supervisor)).toEqual(['everybody', 'supervisor']);
  expect(await seen(users.groupMember)).toEqual(['everybody', 'g1']);
  expect(await seen(users.otherGroup)).toEqual(['everybody', 'g2']);
  expect(await seen(users.unitLeader)).toEqual(['everybody', 't1']);
  expect(await seen(users.liaison)).toEqual(['everybody', 'person t1-4', 't1']);
  expect(await seen(users.leadingGroup)).toEqual(['everybody', 't1-leading']);
  expect(await seen(users.otherLiaison)).toEqual(['everybody', 't2']);
  expect(await seen(users.staff)).toEqual(['everybody', 'person t1-5']);
  expect(await seen(users.cadre)).toEqual(['everybody']);
  const provider = await userWith(county, [{ role: 'data-provider', scope: 't1' }]);
  expect(await seen(provider)).toEqual(['everybody']);
});

test('newest first, page after page, over all feeds, by topic', async () => {
  const { liaison } = county.users;
  const feeds: Audience[] = [
    { to: 'everybody' },
    { to: 'unit', unit: 't1' },
    { to: 'person', unit: 't1', person: 't1-4' },
  ];
  // Two in the same moment now and then, in one feed and in several.
  const all = Array.from({ length: 140 }, (_, i) => ({
    id: `m${i}`,
    at: second(Math.floor(i / 2)),
    feed: feeds[i % 3]!,
  }));
  for (const { id, at, feed } of all) await leave(id, feed, { at, topic: id === 'm3' ? 'meeting' : 'notice' });
  const found: MessageRow[] = [];
  let query = '';
  for (;;) {
    const { messages, next } = await list(liaison, query);
    found.push(...messages);
    if (next === null) break;
    query = `?before=${encodeURIComponent(next)}`;
  }
  expect(found.map(({ title }) => title.zh).sort()).toEqual(all.map(({ id }) => id).sort());
  expect(found.map(({ at }) => at)).toEqual(all.map(({ at }) => at).reverse());
  expect(await titles(liaison, '?topic=meeting')).toEqual(['m3']);
  expect(await unread(liaison)).toBe(100);
});

test('what is read stays read, one by one or all up to a time; one’s own messages are no news', async () => {
  const { liaison, unitLeader } = county.users;
  for (const n of [1, 2, 3, 4]) await leave(`m${n}`, { to: 'unit', unit: 't1' }, { at: second(n) });
  await leave('own', { to: 'unit', unit: 't1' }, { at: second(5), by: { user: liaison.id, name: '本人' } });
  expect([await unread(liaison), await unread(unitLeader)]).toEqual([4, 5]);

  const { messages } = await list(liaison);
  const idOf = (title: string): string => messages.find((message) => message.title.zh === title)!.id;
  await Promise.all([mark(liaison, { ids: [idOf('m4')] }), mark(liaison, { ids: [idOf('m3')] })]);
  expect(await titles(liaison, '?unread=true')).toEqual(['m2', 'm1']);
  await mark(liaison, { upTo: second(1) });
  expect(await titles(liaison, '?unread=true')).toEqual(['m2']);
  expect((await list(liaison)).messages.map(({ title, read }) => [title.zh, read])).toEqual([
    ['own', true],
    ['m4', true],
    ['m3', true],
    ['m2', false],
    ['m1', true],
  ]);
  // Another reader of the same feed has read nothing.
  expect(await unread(unitLeader)).toBe(5);

  // Nobody has read what is still to come.
  await mark(liaison, { upTo: '2030-01-01T00:00:00.000Z' });
  expect(await unread(liaison)).toBe(0);
  await leave('next', { to: 'unit', unit: 't1' }, { at: '2026-11-21T00:00:00.000Z' });
  expect(await titles(liaison, '?unread=true')).toEqual(['next']);
  expect((await ask(county, 'POST /api/messages/read', { ids: ['x'], upTo: null }, liaison)).status).toBe(422);
});

test('a to-do is there as long as the thing is not done, for those who do it', async () => {
  const { users } = county;
  type Todos = { todos: { task: { zh: string }; state: string; units: { id: string; link: string }[] }[] };
  const todos = async (user: TestUser) => (await got<Todos>(county, 'GET /api/todos', undefined, user)).todos;
  // A county that has begun nothing is told of nothing.
  for (const user of [county.office, users.liaison, users.groupLeader, users.staff])
    expect(await todos(user)).toEqual([]);

  await announce();
  const ofNotice = async (user: TestUser) =>
    (await todos(user)).filter(({ task }) => task.zh === '阅读考核通知并确认收到').map(({ units }) => units);
  expect(await ofNotice(users.liaison)).toEqual([[expect.objectContaining({ id: 't1', link: '/cycles/2026/notice' })]]);
  expect((await ofNotice(users.departmentLiaison)).flat().map(({ id }) => id)).toEqual(['d1']);
  for (const user of [users.groupLeader, users.supervisor, users.staff, users.leadingGroup])
    expect(await ofNotice(user)).toEqual([]);

  await got(county, 'POST /api/cycles/2026/conduct/t1/notice', { number: '1' }, users.liaison);
  expect(await ofNotice(users.liaison)).toEqual([]);
  expect(await ofNotice(users.otherLiaison)).toHaveLength(1);
});

test('everybody owes their own report where they are appraised', async () => {
  const { users } = county;
  type Todos = { todos: { id: string; task: { zh: string } }[] };
  const own = async (user: TestUser) =>
    (await got<Todos>(county, 'GET /api/todos', undefined, user)).todos
      .filter(({ id }) => id.includes('/own-report/'))
      .map(({ task }) => task.zh);
  await announce();
  expect(await own(users.onLoan)).toEqual(['撰写并提交个人述职报告']);
  expect(await own(users.supervisor)).toEqual([]);
  const client = clientOf(county);
  const report = (state: string) =>
    client.put({ pk: client.pk('CONDUCT', '2026', 't1'), sk: 'REPORT#t2-2', id: 't2-2', state });
  await report('returned');
  expect(await own(users.onLoan)).toEqual(['修改并重新提交个人述职报告（已退回）']);
  await report('submitted');
  expect(await own(users.onLoan)).toEqual([]);
});

test('the office is told of phases that are open past their end, and of questions that wait', async () => {
  type Todos = { todos: { task: { zh: string }; state: string; days: number | null }[] };
  await announce({ phase: { from: '2026-11-01', to: '2026-11-10', state: 'open', closed: null } });
  const client = clientOf(county);
  const question = { title: '名单依据', state: 'asked', due: '2026-11-25' };
  await client.put({ pk: client.pk('CONDUCT', '2026'), sk: 'QUESTION#q1', id: 'q1', ...question });
  const { todos } = await got<Todos>(county, 'GET /api/todos');
  expect(todos.map(({ task, state, days }) => [task.zh, state, days])).toEqual(
    expect.arrayContaining([
      ['结束或延长“考核准备”阶段', 'late', -10],
      ['答复监督询问：名单依据', 'open', 5],
    ]),
  );
  expect(todos[0]!.state).toBe('late');
  const leader = await got<Todos>(county, 'GET /api/todos', undefined, county.users.leader);
  expect(leader.todos).toEqual([]);
});

test('settings are the reader’s own', async () => {
  const { liaison, staff } = county.users;
  const read = (user: TestUser) => got(county, 'GET /api/messages/settings', undefined, user);
  expect(await read(liaison)).toEqual({ email: null, frequency: 'off', sends: true });
  await got(county, 'PUT /api/messages/settings', { email: ' a@example.cn ', frequency: 'daily' }, liaison);
  expect(await read(liaison)).toEqual({ email: 'a@example.cn', frequency: 'daily', sends: true });
  expect(await read(staff)).toMatchObject({ email: null });
  for (const wrong of ['a@b@c', 'a@example.cn, b@example.cn', 'x', 'a@example.cn\nBcc: b@example.cn'])
    expect((await ask(county, 'PUT /api/messages/settings', { email: wrong, frequency: 'off' }, staff)).status).toBe(
      422,
    );
});

test('the walk of a county finds feeds and inboxes', async () => {
  const { liaison } = county.users;
  await leave('m', { to: 'unit', unit: 't1' });
  await got(county, 'PUT /api/messages/settings', { email: 'a@example.cn', frequency: 'daily' }, liaison);
  await mark(liaison, { upTo: '2026-11-19T12:00:00.000Z' });
  const keys: string[] = [];
  for await (const { item } of walkTenant(clientOf(county))) keys.push(item.sk);
  expect(keys).toEqual(
    expect.arrayContaining([`MAIL#${liaison.id}`, `READ#${liaison.id}`, 'UNIT#2026-11-19T01:00:00.000Z#m']),
  );
});

/** Publishes the notice, as the office's plan says it. */
async function announce(more: { phase?: object } = {}): Promise<void> {
  const policy = policySchema.parse(presets['county-appraisal-2011']);
  const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
  const plan = planOf(policy, cycle);
  const at = '2026-11-15T00:00:00.000Z';
  const [by, open] = [
    { user: 'u', name: '考评办' },
    { from: '2026-11-01', to: '2026-11-30', state: 'open', closed: null },
  ];
  const client = clientOf(county);
  await client.put({
    ...{ pk: client.pk('CONDUCT', '2026'), sk: 'PLAN', version: 1, changedAt: at, changedBy: by },
    plan: {
      ...plan,
      phases: { ...plan.phases, reports: open, preparation: more.phase ?? open },
      notice: { number: 1, at, by },
    },
  });
}
