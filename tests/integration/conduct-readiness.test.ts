import { ulid } from 'ulid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { listConcerns, readReadiness } from '#shared/api/conduct/readiness.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Output } from '#shared/api/operation.ts';
import { mostConcerns } from '#functions/conduct/readiness/raise-concern.ts';
import { feedPartition, type StoredMessage } from '#functions/platform/messages.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, eventsOf, got, importing, userWith } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service);
});

const at = (rest: string, unit = 't1') => `/api/cycles/2026/conduct/${unit}/${rest}`;
const read = (user: TestUser = county.users.liaison) =>
  got<Output<typeof readReadiness>>(county, `GET ${at('readiness')}`, undefined, user);
const stepsOf = async () => {
  const { steps } = await got<Output<typeof readUnitConduct>>(
    county,
    'GET /api/cycles/2026/conduct/t1',
    undefined,
    county.users.liaison,
  );
  return new Map(steps.map(({ step, state }) => [step, state]));
};
interface Refused {
  code: string;
  policyField?: string;
  problems?: { code: string }[];
}
const put = (rest: string, body: unknown, user: TestUser = county.users.liaison, unit?: string) =>
  ask<Refused>(county, `PUT ${at(rest, unit)}`, body, user);
const refusal = async (...given: Parameters<typeof put>) => {
  const { status, body } = await put(...given);
  return [status, body.code, body.policyField, body.problems?.map(({ code }) => code)];
};

const members = [
  { person: 't1-2', category: 'leaders' },
  { person: 't1-3', category: 'sectionHeads' },
  { person: 't1-4', category: 'representatives' },
];

describe('the leading group', () => {
  test('is refused while a category lacks somebody, or somebody is not appraised in the unit', async () => {
    expect(await refusal('leading-group', { version: null, members: members.slice(1) })).toEqual([
      ...[422, 'refused', 'procedure.leadingGroup.leaders', ['few-leaders']],
    ]);
    for (const person of ['t2-3', 't1-6', 'nobody'])
      expect(
        await refusal('leading-group', { version: null, members: [...members, { person, category: 'leaders' }] }),
      ).toEqual([422, 'refused', undefined, ['not-appraised-here']]);
    expect((await read()).leadingGroup).toBeNull();
    expect((await stepsOf()).get('leadingGroup')).not.toBe('done');
  });

  test('only the unit’s own leader and liaison register it', async () => {
    const { users } = county;
    const body = { version: null, members };
    for (const user of [users.leadingGroup, users.groupLeader, users.supervisor, users.staff, county.office])
      expect((await put('leading-group', body, user)).status).toBe(403);
    expect((await put('leading-group', body, users.otherLiaison)).status).toBe(404);
  });

  test('is replaced as a whole, with who was in it in the record; somebody else’s version is refused', async () => {
    expect((await put('leading-group', { version: null, members })).status).toBe(200);
    const first = (await read()).leadingGroup!;
    expect(first.members.map(({ name, account, stale }) => [name, account, stale])).toEqual([
      ['人员t1-2', 'none', false],
      ['人员t1-3', 'none', false],
      ['人员t1-4', 'none', false],
    ]);
    expect((await stepsOf()).get('leadingGroup')).toBe('done');
    const other = [...members, { person: 't2-2', category: 'representatives' }];
    expect((await put('leading-group', { version: null, members: other })).status).toBe(409);
    expect((await put('leading-group', { version: first.version, members: other })).status).toBe(200);
    expect((await put('leading-group', { version: first.version, members })).status).toBe(409);
    const [event] = await eventsOf(county, 'conduct:2026');
    expect(event).toMatchObject({ type: 'leading-group.registered', data: { unit: 't1' } });
    expect((event!.data['before'] as unknown[]).length).toBe(3);
    expect((event!.data['members'] as unknown[]).length).toBe(4);
  });

  test('a member who is appraised elsewhere later is told, with where', async () => {
    const content = await changed('t2-2', { secondments: [] });
    expect((await importing(county, content)).problems).toEqual([]);
    const { members: now } = (await read()).leadingGroup!;
    expect(now.filter(({ stale }) => stale).map(({ person, movedTo }) => [person, movedTo])).toEqual([
      ['t2-2', '梅溪镇'],
    ]);
  });
});

/** The county's content once more, with one person otherwise. */
async function changed(person: string, change: object): Promise<unknown> {
  let content: { people: { id: string }[] } | undefined;
  await makeConductCounty(held.service, (given) => {
    Object.assign(
      given.people.find(({ id }) => id === person)!,
      change,
    );
    content = structuredClone(given);
  });
  return content;
}

describe('guidance and forms', () => {
  const activity = { date: '2026-12-18', participants: 42, summary: '学习考核文件，正确对待考核。' };

  test('an activity is entered once it was held; entered twice it is one', async () => {
    const id = ulid();
    expect(await refusal(`guidance/${id}`, { version: null, ...activity, date: '2026-12-21' })).toEqual([
      ...[422, 'refused', undefined, ['ahead']],
    ]);
    for (const _ of [1, 2]) expect((await put(`guidance/${id}`, { version: null, ...activity })).status).toBe(200);
    const { guidance } = await read();
    expect(guidance.map(({ date, participants, beforeMeeting }) => [date, participants, beforeMeeting])).toEqual([
      ['2026-12-18', 42, true],
    ]);
    expect((await stepsOf()).get('guidance')).toBe('done');
    expect((await put(`guidance/${id}`, { version: 'old', ...activity })).status).toBe(409);
    expect((await put(`guidance/${id}`, { version: guidance[0]!.version, ...activity, participants: 40 })).status).toBe(
      200,
    );
    expect((await put(`guidance/${ulid()}`, { version: null, ...activity }, county.users.groupLeader)).status).toBe(
      403,
    );
  });

  test('H-05: 37 sets cost 555.00 yuan; what was entered by mistake is taken back and counts no more', async () => {
    const [one, two] = [ulid(), ulid()];
    const receipt = {
      ...{ date: '2026-12-19', receiver: '张某', sets: 30 },
      forms: [
        { form: 'section-annual', quantity: 5 },
        { form: 'handbook', quantity: 30 },
      ],
    };
    const unknown = { ...receipt, forms: [{ form: 'moon', quantity: 1 }] };
    expect(await refusal(`form-receipts/${one}`, { version: null, ...unknown })).toEqual([
      ...[422, 'refused', 'documents.forms', ['unknown-reference']],
    ]);
    await put(`form-receipts/${one}`, { version: null, ...receipt });
    await put(`form-receipts/${two}`, { version: null, ...receipt, sets: 7 });
    const { fee, receipts } = await read();
    expect(fee).toBe(555);
    expect((await stepsOf()).get('forms')).toBe('done');
    for (const { id, version } of receipts)
      await got(
        county,
        `POST ${at('readiness/withdrawals')}`,
        { kind: 'formReceipt', id, version, reason: '误登' },
        county.users.liaison,
      );
    const after = await read();
    expect([after.fee, after.receipts.map(({ withdrawn }) => withdrawn)]).toEqual([0, ['误登', '误登']]);
    expect((await stepsOf()).get('forms')).not.toBe('done');
  });

  test('two receipts at the same moment are both kept', async () => {
    const receipt = { date: '2026-12-19', receiver: '李某', forms: [{ form: 'handbook', quantity: 1 }] };
    const sent = await Promise.all(
      [1, 2, 3].map((sets) => put(`form-receipts/${ulid()}`, { version: null, ...receipt, sets })),
    );
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await read()).fee).toBe(90);
  });

  test('items that the program answers are not ticked off by hand', async () => {
    const { checklist } = await read();
    expect(checklist).toEqual([
      { item: '确认收到通知', step: 'notice', done: false },
      { item: '成立考核领导小组', step: 'leadingGroup', done: true },
      { item: '领取表格', step: 'forms', done: true },
    ]);
    expect(await refusal('readiness/checklist', { item: '领取表格', done: true })).toEqual([
      ...[422, 'refused', 'procedure.readiness', undefined],
    ]);
  });
});

describe('a concern', () => {
  const text = '希望公开评议的办法。';
  const raise = (user: TestUser, id = ulid()) =>
    ask<{ group: string }>(county, 'POST /api/cycles/2026/concerns', { id, text }, user);
  const list = (user: TestUser, unit = 't1') =>
    ask<Output<typeof listConcerns>>(county, `GET ${at('concerns', unit)}`, undefined, user);

  test('goes to the group of the unit that appraises the sender, once, and nobody of the unit reads it', async () => {
    const { users } = county;
    const id = ulid();
    for (const _ of [1, 2]) expect((await raise(users.staff, id)).body).toEqual({ group: '第一考核组' });
    const { body } = await list(users.groupMember);
    expect(body.concerns?.map(({ person, text: said }) => [person, said])).toEqual([['t1-5', text]]);
    expect((await list(users.supervisor)).body.concerns?.length).toBe(1);
    for (const user of [users.liaison, users.unitLeader, users.leadingGroup, county.office])
      expect((await list(user)).body).toEqual({ concerns: null });
    expect((await list(users.otherGroup)).status).toBe(404);
    expect((await raise(users.supervisor)).status).toBe(403);
  });

  test('its words stand in no event and no message', async () => {
    const client = tenantClient(held.service.environment.database, county.tenant.id);
    const feed = await client.query<StoredMessage>(client.pk(...feedPartition({ to: 'group', group: 'g1' })), {
      beginsWith: 'GROUP#g1#',
    });
    const told = feed.filter(({ topic }) => topic === 'concern');
    expect(told.map(({ title, by }) => [title.zh, by.name])).toEqual([['桃江镇有人反映情况', '平台']]);
    expect(JSON.stringify(told)).not.toContain('t1-5');
    expect(JSON.stringify([feed, await eventsOf(county, 'conduct:2026')])).not.toContain(text);
  });

  test('nobody buries the others’: so many of one person, and the same again is still answered', async () => {
    const { users } = county;
    const ids = Array.from({ length: mostConcerns }, () => ulid());
    const sent: number[] = [];
    for (const id of ids) sent.push((await raise(users.cadre, id)).status);
    expect(new Set(sent)).toEqual(new Set([200]));
    expect((await raise(users.cadre)).status).toBe(422);
    expect((await raise(users.cadre, ids[0])).status).toBe(200);
    expect((await raise(users.onLoan)).status).toBe(200);
  });

  test('who is not among those appraised has no group to tell', async () => {
    const outsider = await userWith(county, [{ role: 'staff' }]);
    expect((await raise(outsider)).status).toBe(422);
  });
});
