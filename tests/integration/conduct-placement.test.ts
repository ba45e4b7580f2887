import { beforeAll, describe, expect, test } from 'vitest';
import type { listPlacement, OnePlacement, PlacementRow } from '#shared/api/conduct/placement.ts';
import type { CycleRow } from '#shared/api/appraisals.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { feedPartition, feedStart } from '#functions/platform/messages.ts';
import type { Audience, StoredMessage } from '#functions/platform/messages.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, cyclesOf, eventsOf, exported, fixture, got, graded, imported, makeCounty } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });

type List = Output<typeof listPlacement>;

/** Two hosts, each less than half a year; a loan to the day; a secondment without end out of a secondary unit. */
const doubtful = (content: Pick<Dataset, 'people'>) => {
  const change = (id: string, more: object) =>
    Object.assign(
      content.people.find((one) => one.id === id)!,
      more,
    );
  change('t1-5', {
    secondments: [
      { unit: 't2', from: '2026-01-01', to: '2026-04-10' },
      { unit: 'd1', from: '2026-06-01', to: '2026-08-22' },
    ],
  });
  change('d1-4', { secondments: [{ unit: 't2', from: '2026-07-01', to: '2026-12-31' }] });
  change('s1-2', { secondments: [{ unit: 't1', from: '2026-02-01' }], bars: [{ kind: 'other', note: '说明' }] });
  change('t1-4', {
    history: [
      { year: 2023, grade: 'competent' },
      { year: 2024, grade: 'notAppraised' },
      { year: 2025, grade: 'excellent' },
    ],
  });
};

const read = (county: ConductCounty, user = county.office) =>
  got<List>(county, 'GET /api/cycles/2026/placement', undefined, user);
const rowOf = ({ people }: List, id: string): PlacementRow => people.find((one) => one.id === id)!;
const version = async (county: ConductCounty) => (await cyclesOf(county))[0]!.version;
const decide = async (county: ConductCounty, id: string, decision: object | null, user = county.office) =>
  ask<{ row: CycleRow; problems?: { path: string; code: string }[] }>(
    county,
    `PUT /api/cycles/2026/placement/${id.split('-')[0]}/${id}`,
    { version: await version(county), decision, reason: '研究决定' },
    user,
  );
const messagesTo = (county: ConductCounty, audience: Audience) => {
  const client = tenantClient(county.service.environment.database, county.tenant.id);
  return client.query<StoredMessage>(client.pk(...feedPartition(audience)), { beginsWith: feedStart(audience) });
};

describe('who is appraised where', () => {
  let county: ConductCounty;
  beforeAll(async () => {
    county = await makeConductCounty(held.service, doubtful);
  });

  test('the county sees everybody, with reasons, doubts and hand-overs', async () => {
    const list = await read(county);
    expect(list.people).toHaveLength(16);
    expect(rowOf(list, 't1-1')).toEqual({
      ...{ id: 't1-1', name: '人员t1-1', rank: 'cadre', role: 'principal' },
      ...{ home: 't1', unit: 't1', status: 'appraised' },
    });
    expect(rowOf(list, 't2-2')).toMatchObject({
      ...{ home: 't2', unit: 't1', status: 'appraised' },
      placeReason: { zh: '3月1日至12月31日借调到桃江镇，共10个月，满半年，由桃江镇考核' },
      spells: [{ unit: 't1', from: '2026-03-01', to: '2026-12-31', days: 306 }],
    });
    expect(rowOf(list, 't1-7')).toMatchObject({
      ...{ unit: 't1', status: 'notAppraised' },
      statusReason: { zh: '2月1日至10月31日请假，共9个月，达到半年，不进行考核' },
    });
    expect(rowOf(list, 's1-1').placeReason?.zh).toBe('县实验小学是二级单位，纳入主管部门县教育局考核');
    expect(list.people.flatMap(({ id, doubts = [] }) => doubts.map(({ code }) => `${id} ${code}`)).sort()).toEqual([
      'd1-4 secondment-near-bound',
      's1-2 secondment-without-end',
      's1-2 unnamed-bar',
      't1-5 several-hosts-together',
    ]);
    expect(list.handOvers).toHaveLength(3);
    expect(list.handOvers).toEqual(
      expect.arrayContaining([
        { unit: 't1', in: ['s1-2', 't2-2'], out: [] },
        { unit: 't2', in: ['d1-4'], out: ['t2-2'] },
        { unit: 'd1', in: [], out: ['d1-4', 's1-2'] },
      ]),
    );
    expect(list.register).toEqual({ changed: false, changes: [] });
  });

  test('a unit sees its own and those appraised in it, a group those of its units', async () => {
    const { users } = county;
    const ids = async (user: ConductCounty['users']['liaison']) => {
      const { people, handOvers } = await read(county, user);
      return { people: people.map(({ id }) => id).sort(), units: handOvers.map(({ unit }) => unit).sort() };
    };
    const own = ['t1-1', 't1-2', 't1-3', 't1-4', 't1-5', 't1-6', 't1-7'];
    expect(await ids(users.liaison)).toEqual({ people: ['s1-2', ...own, 't2-2'], units: ['t1'] });
    expect(await ids(users.otherLiaison)).toEqual({ people: ['d1-4', 't2-1', 't2-2', 't2-3'], units: ['t2'] });
    expect((await ids(users.otherGroup)).people).toEqual(['d1-4', 't2-1', 't2-2', 't2-3']);
    expect((await ids(users.departmentLiaison)).people).toEqual(['d1-1', 'd1-2', 'd1-3', 'd1-4', 's1-1', 's1-2']);
    const status = async (path: string, user: ConductCounty['users']['liaison']) =>
      (await ask(county, `GET /api/cycles/2026/placement/${path}`, undefined, user)).status;
    expect(await status('t2/t2-2', users.liaison)).toBe(200);
    expect(await status('t2/t2-3', users.liaison)).toBe(404);
    expect(await status('t1/t2-3', users.otherLiaison)).toBe(404);
  });

  test('one sees oneself, with the years that count and those that do not', async () => {
    const own = (user: ConductCounty['users']['liaison']) =>
      got<OnePlacement>(county, 'GET /api/cycles/2026/own-placement', undefined, user);
    const { placement, progression, units } = await own(county.users.liaison);
    expect(placement).toMatchObject({ id: 't1-4', unit: 't1', status: 'appraised' });
    expect(progression.grade).toMatchObject({ years: [2023, 2025], excluded: [{ year: 2024 }] });
    expect(progression.salaryStep).toEqual(progression.grade);
    expect(units).toEqual([{ id: 't1', name: '桃江镇' }]);
    expect((await own(county.users.onLoan)).placement).toMatchObject({ id: 't2-2', unit: 't1' });
  });

  test('whoever would move if the register were taken over is named beforehand', async () => {
    const { person, version: stale } = await got<{ person: object; version: string }>(
      county,
      'GET /api/units/t2/people/t2-3',
    );
    await got(county, 'PUT /api/units/t2/people/t2-3', {
      ...{ version: stale, reason: '借调' },
      person: { ...person, secondments: [{ unit: 'd1', from: '2026-01-01', to: '2026-12-31' }] },
    });
    const moved = {
      ...{ id: 't2-3', name: '人员t2-3' },
      ...{ before: { unit: 't2', status: 'appraised' }, after: { unit: 'd1', status: 'appraised' } },
    };
    expect((await read(county)).register).toEqual({ changed: true, changes: [moved] });
    expect((await read(county, county.users.departmentLiaison)).register.changes).toEqual([moved]);
    expect((await read(county, county.users.liaison)).register.changes).toEqual([]);
  });
});

describe('the office’s decision', () => {
  let county: ConductCounty;
  beforeAll(async () => {
    county = await makeConductCounty(held.service, doubtful);
  });

  test('replaces the rule in every view, tells person and units, and can be taken back', async () => {
    expect((await decide(county, 't2-2', { unit: 't2' })).status).toBe(200);
    const row = rowOf(await read(county), 't2-2');
    expect(row).toMatchObject({
      ...{ unit: 't2', status: 'appraised', computed: { unit: 't1', status: 'appraised' } },
      decision: { unit: 't2', reason: '研究决定', at: expect.stringMatching(/^2026-12-20/) },
    });
    const { people } = await got<{ people: { id: string }[] }>(county, 'GET /api/cycles/2026/conduct/t2');
    expect(people.map(({ id }) => id)).toContain('t2-2');
    for (const audience of [
      { to: 'person' as const, unit: 't2', person: 't2-2' },
      { to: 'unit' as const, unit: 't1' },
      { to: 'unit' as const, unit: 't2' },
    ]) {
      const [message] = await messagesTo(county, audience);
      expect(message).toMatchObject({
        topic: 'placement',
        text: { zh: '考评办决定：考核单位为梅溪镇，考核状态为参加考核。理由：研究决定' },
      });
    }
    const [event] = await eventsOf(county, 'cycle:2026');
    expect(event).toMatchObject({
      type: 'placement.decided',
      data: {
        ...{ person: 't2-2', before: null, after: { unit: 't2' } },
        ...{ was: { unit: 't1', status: 'appraised' }, is: { unit: 't2', status: 'appraised' } },
      },
    });

    // The same again changes nothing.
    const stood = await version(county);
    expect((await decide(county, 't2-2', { unit: 't2' })).status).toBe(200);
    expect(await version(county)).toBe(stood);

    expect((await decide(county, 't2-2', null)).status).toBe(200);
    const back = rowOf(await read(county), 't2-2');
    expect(back).toMatchObject({ unit: 't1' });
    expect(back).not.toHaveProperty('decision');
  });

  test('is refused with its fault', async () => {
    const faults = async (decision: object) => {
      const { status, body } = await decide(county, 't2-2', decision);
      return [status, body.problems?.map(({ path, code }) => `${path} ${code}`)];
    };
    expect(await faults({})).toEqual([422, ['decision nothing-decided']]);
    expect(await faults({ unit: 's1' })).toEqual([422, ['decision.unit secondary-unit']]);
    expect(await faults({ unit: 'nowhere' })).toEqual([422, ['decision.unit unknown-reference']]);
    expect((await decide(county, 't2-9', { unit: 't2' })).status).toBe(404);
    for (const user of [county.users.supervisor, county.users.groupLeader, county.users.unitLeader])
      expect((await decide(county, 't2-2', { unit: 't2' }, user)).status).toBe(403);
    const stale = await ask(county, 'PUT /api/cycles/2026/placement/t2/t2-2', {
      ...{ version: '0', decision: { unit: 't2' }, reason: '研究决定' },
    });
    expect(stale.status).toBe(409);
  });

  test('goes with the export and into an empty county, is dropped with who leaves, and holds in a run', async () => {
    expect((await decide(county, 't1-6', { status: 'ungraded' })).status).toBe(200);
    expect((await decide(county, 't2-3', { unit: 'd1', status: 'appraised' })).status).toBe(200);
    const text = await exported(county, '2026');
    const decisions = (JSON.parse(text) as Dataset).people.flatMap(({ id, decision }) => (decision ? [id] : []));
    expect(decisions).toEqual(['t1-6', 't2-3']);
    const empty = await makeCounty(held.service, '考核县');
    await imported(empty, text);
    expect(await exported(empty, '2026')).toBe(text);

    // Whoever leaves the register takes the decision along when the cycle takes the register over.
    const { version: person } = await got<{ version: string }>(county, 'GET /api/units/t2/people/t2-3');
    await got(county, `DELETE /api/units/t2/people/t2-3?version=${person}&reason=${encodeURIComponent('调离')}`);
    await got(county, 'POST /api/cycles/2026/register', { version: await version(county), reason: '更新' });
    const list = await read(county);
    expect(list.people.filter(({ decision }) => decision).map(({ id }) => id)).toEqual(['t1-6']);
    const [event] = await eventsOf(county, 'cycle:2026');
    expect(event).toMatchObject({ type: 'cycle.register-taken', data: { decisionsDropped: [{ person: 't2-3' }] } });

    const run = await graded(county, '2026');
    const { people } = await got<{ people: { id: string; status: string }[] }>(
      county,
      `GET /api/cycles/2026/runs/${run}`,
    );
    expect(people.find(({ id }) => id === 't1-6')).toMatchObject({ status: 'ungraded', appraisalUnit: 't1' });
  });

  test('stands once a result is published', async () => {
    const published = await makeCounty(held.service);
    const dataset = fixture<Dataset>('worked.dataset');
    await imported(published, dataset);
    const run = await graded(published, '2011');
    await got(published, `POST /api/cycles/2011/runs/${run}/publication`, { reason: '公布' });
    expect((await got<List>(published, 'GET /api/cycles/2011/placement')).frozen).toBe(true);
    const { id, unit } = dataset.people[0]!;
    const { status, body } = await ask<{ detail?: string; title?: string }>(
      published,
      `PUT /api/cycles/2011/placement/${unit}/${id}`,
      { version: (await cyclesOf(published))[0]!.version, decision: { status: 'ungraded' }, reason: '研究决定' },
    );
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('决定不能再改');
  });
});
