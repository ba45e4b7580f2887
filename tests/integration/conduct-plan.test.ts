import { beforeAll, describe, expect, test } from 'vitest';
import type { changePlan, readBoard, readNotice, readPlan, remind } from '#shared/api/conduct/plan.ts';
import type { Output } from '#shared/api/operation.ts';
import { phaseIds } from '#shared/appraisal/plan.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import type { TestUser } from '#tests/service.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got, userWith } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service);
});

const at = '/api/cycles/2026';
const boardOf = (user?: TestUser) => got<Output<typeof readBoard>>(county, `GET ${at}/conduct`, undefined, user);
const planOf = (user?: TestUser) => got<Output<typeof readPlan>>(county, `GET ${at}/plan`, undefined, user);
const noticeOf = (user?: TestUser) => got<Output<typeof readNotice>>(county, `GET ${at}/notice`, undefined, user);
interface Fault {
  code: string;
  problems?: { path: string; code: string; message: { zh: string } }[];
  policyField?: string;
}
const codes = ({ problems = [] }: Fault) => problems.map(({ code }) => code);

/** Dates of this year; those of the preset are another year's. */
const dates = {
  preparation: [null, '2026-12-25'],
  reports: [null, '2026-12-28'],
  onSite: ['2026-12-28', '2027-01-10'],
  media: ['2027-01-04', '2027-01-13'],
  materials: ['2026-12-28', '2027-01-20'],
  staff: ['2026-12-28', '2027-01-20'],
} as const;
const phases = phaseIds.map((phase) => ({ phase, from: dates[phase][0], to: dates[phase][1] }));
const change = (more: Record<string, unknown>, user = county.office) =>
  ask<Fault & Output<typeof changePlan>>(county, `PUT ${at}/plan`, { reason: '县委常委会议定', ...more }, user);

describe('the plan', () => {
  test('begins without the dates of another year, and takes those of this one with a reason, on record', async () => {
    const before = await planOf();
    expect(before.plan.phases.onSite).toMatchObject({ from: null, to: null, state: 'planned' });
    expect(before.bounds).toEqual({ from: '2026-01-01', to: '2027-12-31' });
    const countyLeaders = [{ group: 'g2', user: county.users.leader.id }];
    const { status, body } = await change({ version: before.version, phases, countyLeaders });
    expect(status, JSON.stringify(body)).toBe(200);
    const after = await planOf();
    expect(after.version).toBe(body.version);
    expect(after.plan.phases.onSite).toMatchObject({ from: '2026-12-28', to: '2027-01-10' });
    expect(after.groups.find(({ id }) => id === 'g2')?.countyLeader?.user).toBe(county.users.leader.id);
    const [event] = await eventsOf(county, 'conduct:2026');
    expect(event).toMatchObject({ type: 'plan.changed', data: { reason: '县委常委会议定', countyLeaders } });
    // Somebody who still has the old one before them does not write over it.
    expect((await change({ version: before.version, phases, countyLeaders: [] })).status).toBe(409);
    // The same again is nothing new.
    expect((await change({ version: after.version, phases, countyLeaders })).status).toBe(200);
    expect(await eventsOf(county, 'conduct:2026')).toHaveLength(1);
  });

  test('refuses dates that cannot be, and leaders who are none', async () => {
    const { version } = await planOf();
    const refused = async (wanted: Record<string, unknown>) => {
      const { status, body } = await change({ version, phases: [], countyLeaders: [], ...wanted });
      expect(status).toBe(422);
      return body.problems?.map(({ path, code }) => `${path} ${code}`);
    };
    const onSite = (from: string, to: string) => ({ phases: [{ phase: 'onSite', from, to }] });
    expect(await refused(onSite('2027-01-10', '2026-12-28'))).toEqual(['phases[0].to ends-before-start']);
    expect(await refused(onSite('2026-12-28', '2062-01-10'))).toEqual(['phases[0].to out-of-bounds']);
    expect(await refused({ countyLeaders: [{ group: 'g1', user: county.users.staff.id }] })).toEqual([
      'countyLeaders[0].user not-county-leader',
    ]);
    const leader = county.users.leader.id;
    expect(await refused({ countyLeaders: [{ group: 'g9', user: leader }] })).toEqual([
      'countyLeaders[0].group unknown-reference',
    ]);
    const twice = { group: 'g1', user: leader };
    expect(await refused({ countyLeaders: [twice, twice] })).toEqual(['countyLeaders[1].group twice']);
  });

  test('is the office’s: a group reads its own part, and changes nothing', async () => {
    const { groupLeader, liaison, staff } = county.users;
    const own = await planOf(groupLeader);
    expect(own.groups.map(({ id, units }) => [id, units.map((unit) => unit.id)])).toEqual([['g1', ['d1', 't1']]]);
    expect(own.countyLeaders).toEqual([]);
    expect((await planOf(liaison)).groups.map(({ units }) => units.map(({ id }) => id))).toEqual([['t1']]);
    expect((await change({ version: own.version, phases, countyLeaders: [] }, groupLeader)).status).toBe(403);
    expect((await ask(county, `GET ${at}/plan`, undefined, staff)).status).toBe(403);
  });
});

describe('the board', () => {
  test('has the first-level units of the reader’s reach with every step', async () => {
    const { users } = county;
    const all = await boardOf();
    expect(all.units.map(({ id }) => id)).toEqual(['d1', 't1', 't2']);
    expect(all.today).toBe('2026-12-20');
    for (const { steps } of all.units)
      expect(steps.map(({ step }) => step)).toEqual(all.units[0]!.steps.map((s) => s.step));
    expect((await boardOf(users.groupMember)).units.map(({ id }) => id)).toEqual(['d1', 't1']);
    expect((await boardOf(users.liaison)).units.map(({ id }) => id)).toEqual(['t1']);
    expect((await boardOf(users.supervisor)).units).toHaveLength(3);
    expect((await ask(county, `GET ${at}/conduct`, undefined, users.staff)).status).toBe(403);
    expect((await ask(county, `GET ${at}/conduct`, undefined, users.media)).status).toBe(403);
  });
});

describe('the notice', () => {
  test('is previewed by the office, published as it was read, and kept as it was', async () => {
    const { users } = county;
    const before = await noticeOf();
    expect(before.shown).toBeNull();
    expect(before.preview?.differs).toBe(true);
    expect((await noticeOf(users.staff)).preview).toBeNull();
    const publish = (version: string, docNo: string | null = null, user = county.office) =>
      ask<Fault & { number: number }>(county, `POST ${at}/notice`, { version, docNo }, user);
    expect((await publish('stale')).status).toBe(409);
    expect((await publish(before.preview!.version, null, users.groupLeader)).status).toBe(403);
    expect((await publish(before.preview!.version, '测考〔2026〕1号')).body.number).toBe(1);
    const shown = await noticeOf(users.staff);
    expect(shown.shown?.head).toMatchObject({ number: 1, docNo: '测考〔2026〕1号' });
    expect(shown.shown?.document).toEqual(before.preview!.document);
    expect(shown.units).toEqual([]);
    const [event] = await eventsOf(county, 'conduct:2026');
    expect(event).toMatchObject({ type: 'notice.published', data: { number: 1 } });
    const again = await publish(before.preview!.version, '测考〔2026〕1号');
    expect([again.status, codes(again.body)]).toEqual([422, ['same-notice']]);
  });

  test('is acknowledged by units, and once more when a new version goes out', async () => {
    const { users } = county;
    const acknowledge = (number: number) =>
      ask(county, `POST ${at}/conduct/t1/notice`, { number: String(number) }, users.liaison);
    expect((await acknowledge(1)).status).toBe(200);
    const stateOf = async () =>
      (await boardOf()).units.map(({ id, steps }) => [id, steps.find(({ step }) => step === 'notice')?.state]);
    expect(await stateOf()).toEqual([
      ['d1', 'open'],
      ['t1', 'done'],
      ['t2', 'open'],
    ]);
    const mine = await noticeOf(users.liaison);
    expect(mine.units.map(({ id, mine: own, acknowledged }) => [id, own, acknowledged?.number])).toEqual([
      ['t1', true, 1],
    ]);

    const { version, plan } = await planOf();
    const later = [{ phase: 'media', from: '2027-01-05', to: '2027-01-14' }];
    expect((await change({ version, phases: later, countyLeaders: plan.countyLeaders })).status).toBe(200);
    const { preview } = await noticeOf();
    expect(preview?.differs).toBe(true);
    await got(county, `POST ${at}/notice`, { version: preview!.version, docNo: null });
    expect(await stateOf()).toEqual([
      ['d1', 'open'],
      ['t1', 'open'],
      ['t2', 'open'],
    ]);
    expect((await acknowledge(1)).status).toBe(422);
    const all = await noticeOf();
    expect(all.versions.map(({ number }) => number)).toEqual([2, 1]);
    const first = await got<Output<typeof readNotice>>(county, `GET ${at}/notice?number=1`);
    expect(first.shown?.document).not.toEqual(all.shown?.document);
    expect((await ask(county, `GET ${at}/notice?number=9`)).status).toBe(404);
  });

  test('needs the dates of the on-site appraisal', async () => {
    const bare = await makeConductCounty(held.service);
    const { preview } = await got<Output<typeof readNotice>>(bare, `GET ${at}/notice`);
    const { status, body } = await ask<Fault>(bare, `POST ${at}/notice`, { version: preview!.version, docNo: null });
    expect([status, codes(body), body.policyField]).toEqual([422, ['no-dates'], 'schedule.onSite.from']);
  });
});

describe('reminders', () => {
  const send = (cells: { unit: string; step: string }[], user = county.office) =>
    ask<Fault & Output<typeof remind>>(county, `POST ${at}/reminders`, { cells }, user);
  const messagesOf = async (partition: string[]) => {
    const client = tenantClient(held.service.environment.database, county.tenant.id);
    const items = await client.query<{ topic: string; title: { zh: string }; link: string }>(client.pk(...partition));
    return items.filter(({ topic }) => topic === 'reminder').map(({ title, link }) => [title.zh, link]);
  };

  test('go to those who owe the step, once a day', async () => {
    const cells = [
      { unit: 't1', step: 'notice' },
      { unit: 't2', step: 'notice' },
    ];
    expect((await send(cells, county.users.supervisor)).status).toBe(403);
    expect((await send([{ unit: 's1', step: 'notice' }])).status).toBe(404);
    expect((await send([{ unit: 't1', step: 'no-such-step' }])).status).toBe(404);
    expect((await send([...cells, cells[0]!])).body).toEqual({ reminded: 2, skipped: { today: 0, notOpen: 0 } });
    expect(await messagesOf(['FEED', 't1'])).toEqual([['催办：确认通知', '/cycles/2026/notice']]);
    expect(await messagesOf(['FEED', 't2'])).toHaveLength(1);
    expect((await boardOf()).reminded).toEqual(cells);
    expect((await boardOf(county.users.supervisor)).reminded).toEqual([]);

    const third = { unit: 'd1', step: 'notice' };
    expect((await send([...cells, third])).body).toEqual({ reminded: 1, skipped: { today: 2, notOpen: 0 } });
    const again = await send(cells);
    expect([again.status, again.body.code]).toEqual([422, 'refused']);
    held.service.clock.set(new Date('2026-12-21T02:00:00Z'));
    expect((await send([cells[0]!])).body.reminded).toBe(1);
    expect(await messagesOf(['FEED', 't1'])).toHaveLength(2);
  });
});

describe('phases', () => {
  const moved = (phase: string, action: string, body: Record<string, unknown> = {}, user = county.office) =>
    ask<Fault & { state: string }>(county, `POST ${at}/plan/${phase}/${action}`, body, user);

  test('open, close over what is open with a reason alone, and open again', async () => {
    expect((await moved('preparation', 'open', {}, county.users.groupLeader)).status).toBe(403);
    expect(codes((await moved('preparation', 'close', { reason: null })).body)).toEqual(['wrong-state']);
    expect((await moved('preparation', 'open')).body).toEqual({ phase: 'preparation', state: 'open' });
    expect(codes((await moved('preparation', 'open')).body)).toEqual(['wrong-state']);

    const refused = await moved('preparation', 'close', { reason: null });
    expect(refused.status).toBe(422);
    const notice = refused.body.problems?.find(({ path }) => path === 'steps.notice');
    expect(notice?.message.zh).toBe('“确认通知”尚有 3 个单位未完成：县教育局、桃江镇、梅溪镇。');

    const reason = '三个单位已电话确认';
    expect((await moved('preparation', 'close', { reason })).body.state).toBe('closed');
    const closed = await planOf();
    expect(closed.plan.phases.preparation).toMatchObject({ state: 'closed', closed: { reason } });
    const left = closed.left.find(({ phase }) => phase === 'preparation');
    expect(left?.steps.find(({ step }) => step === 'notice')?.units).toEqual(['d1', 't1', 't2']);
    const own = (await planOf(county.users.liaison)).left.find(({ phase }) => phase === 'preparation');
    expect(own?.steps.find(({ step }) => step === 'notice')?.units).toEqual(['t1']);
    const [event] = await eventsOf(county, 'conduct:2026');
    expect(event).toMatchObject({ type: 'phase.closed', data: { phase: 'preparation', reason } });

    const { version, plan } = closed;
    const later = {
      phases: [{ phase: 'preparation', from: null, to: '2026-12-26' }],
      countyLeaders: plan.countyLeaders,
    };
    expect(codes((await change({ version, ...later })).body)).toEqual(['phase-closed']);
    expect((await moved('preparation', 'reopen')).status).toBe(422);
    expect((await moved('preparation', 'reopen', { reason: '补发表格' })).body.state).toBe('open');
    expect((await planOf()).left).toEqual([]);
  });

  test('the on-site appraisal begins with groups in order: somebody at their head, nobody of their own units', async () => {
    const { version } = await planOf();
    expect((await change({ version, phases: [], countyLeaders: [] })).status).toBe(200);
    await userWith(county, [{ role: 'group-member', scope: 'g1' }], { id: 's1-2', unit: 's1' });
    const { groups } = await planOf();
    const members = groups.find(({ id }) => id === 'g1')!.members;
    expect(members.map(({ conflict }) => conflict?.name).filter(Boolean)).toEqual(['县实验小学']);
    const refused = await moved('onSite', 'open');
    expect([refused.status, codes(refused.body)]).toEqual([422, ['member-of-own-unit', 'member-of-own-unit']]);
    expect(refused.body.problems?.[1]?.path).toBe('groups.g1');

    const other = await makeConductCounty(held.service, ({ groups: all, units }) => {
      all.push({ id: 'g3', name: '第三考核组' });
      units.push({ id: 'd3', name: '县财政局', category: 'county-unit', level: 'first', group: 'g3' });
    });
    const open = () => ask<Fault>(other, `POST ${at}/plan/onSite/open`, {});
    expect(codes((await open()).body)).toEqual(['group-without-head', 'group-without-head']);
    const plan = await got<Output<typeof readPlan>>(other, `GET ${at}/plan`);
    const countyLeaders = [{ group: 'g3', user: other.users.leader.id }];
    await got(other, `PUT ${at}/plan`, { version: plan.version, reason: '带队', phases: [], countyLeaders });
    expect((await open()).status).toBe(200);
  });
});
