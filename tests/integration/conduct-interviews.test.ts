import { ulid } from 'ulid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '#shared/api/operation.ts';
import type { readInterview, readInterviews } from '#shared/api/conduct/interviews.ts';
import { operations } from '#shared/api/contract.ts';
import { emptyRecord, type InterviewRecord } from '#shared/appraisal/interview-record.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, type ConductRole, makeConductCounty } from './conduct.ts';
import { ask, eventsOf } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service, (content) => {
    content.policy = {
      preset: 'county-appraisal-2011',
      overrides: {
        schedule: { onSite: { from: '2026-12-15', to: '2026-12-31' } },
        interviews: { maxPerUnit: 3, largeUnit: 8, hardMax: 5 },
      },
    };
  });
});

type Overview = Output<typeof readInterviews>;
type Whole = Output<typeof readInterview>;
interface Refused {
  code: string;
  policyField?: string;
  problems?: { code: string; path: string }[];
}

const at = (unit: string, rest = '') => `/api/cycles/2026/conduct/${unit}${rest}`;
const as = <T>(who: ConductRole, route: string, body?: unknown) => ask<T>(county, route, body, county.users[who]);
const overview = async (unit = 't1') => (await as<Overview>('groupMember', `GET ${at(unit, '/interviews')}`)).body;
const scope = ['单位领导班子成员', '部分其他干部'] as const;
const entry = (person: string | null, more: { name?: string; post?: string } = {}) => ({
  ...{ id: ulid(), person, name: '', post: '', category: person === null ? scope[1] : scope[0], ...more },
});
const list = (unit: string, entries: ReturnType<typeof entry>[], who: ConductRole = 'groupMember') =>
  as<Refused & { listed: number }>(who, `POST ${at(unit, '/interviews')}`, { entries });
const interviewOf = async (unit: string, person: string) =>
  (await overview(unit)).interviews.find(({ who }) => who.person === person)!;
const act = <T = Whole & Refused>(unit: string, id: string, action: string, body: unknown, method = 'POST') =>
  as<T>('groupMember', `${method} ${at(unit, `/interviews/${id}${action}`)}`, body);

/** Stands in everything that is said in confidence. */
const secret = '只对考核组说的话';
const full: InterviewRecord = {
  ...emptyRecord,
  date: '2026-12-18',
  interviewers: ['张组员'],
  notes: [{ topic: '领导班子建设情况', text: `班子团结。${secret}` }],
  outstanding: [{ person: 't1-2', reason: `敢抓敢管${secret}` }],
  poor: [{ person: 't1-3', reason: `作风拖拉${secret}` }],
  recommendations: [
    { person: 't1-2', method: 'oral' },
    { person: 't1-4', method: 'ballot' },
  ],
  good: `好的方面${secret}`,
  bad: `不足${secret}`,
};

describe('the list', () => {
  test('suggests the members of the team; those on long leave are not among them', async () => {
    const { suggested, cap, facts } = await overview();
    expect(suggested).toEqual(
      ['t1-1', 't1-2', 't1-3'].map((person) => ({ person, name: `人员${person}`, category: scope[0] })),
    );
    expect(cap).toEqual({ max: 3, headcount: 8, mayRaise: false, hardMax: 5 });
    expect(facts.state).toBe('planned');
  });

  test('takes people appraised here and others with name and post; the same again changes nothing', async () => {
    const unknown = await list('t1', [entry('d1-1'), entry(null, { name: '村支书' })]);
    expect(unknown.status).toBe(422);
    expect(unknown.body.problems?.map(({ path }) => path)).toEqual(['entries[0].person', 'entries[1].post']);
    const entries = [entry('t1-1'), entry('t1-2')];
    expect((await list('t1', entries)).body).toEqual({ listed: 2 });
    expect((await list('t1', entries)).body).toEqual({ listed: 2 });
    expect((await list('t1', [entry('t1-1')])).body).toEqual({ listed: 2 });
    expect((await list('t1', [entry(null, { name: '老支书', post: '桃花村原支部书记' })])).body).toEqual({ listed: 3 });
  });

  test('ends at the cap, which the leader alone raises, in a large unit, with a reason, up to its bound (H-08)', async () => {
    const one = [entry('t1-4')];
    const full = await list('t1', one);
    expect([full.status, full.body.policyField]).toEqual([422, 'interviews.maxPerUnit']);
    const raise = (unit: string, max: number, who: ConductRole) =>
      as<Refused>(who, `POST ${at(unit, '/interview-cap')}`, { max, reason: '单位人数较多' });
    expect((await raise('t1', 5, 'groupMember')).status).toBe(403);
    expect((await raise('t1', 6, 'groupLeader')).body.policyField).toBe('interviews.hardMax');
    expect((await raise('d1', 5, 'groupLeader')).body.policyField).toBe('interviews.largeUnit');
    expect((await raise('t1', 5, 'groupLeader')).status).toBe(200);
    expect((await list('t1', one)).body).toEqual({ listed: 4 });
    expect((await list('t1', [entry('t1-5'), entry('t2-2')])).status).toBe(422);
    const [event] = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'interviews.capRaised');
    expect(event?.data).toMatchObject({ unit: 't1', max: 5, reason: '单位人数较多' });
  });

  test('two who fill the last place at once do not get both', async () => {
    await list('d1', [entry('d1-1'), entry('d1-2')]);
    const answers = await Promise.all(['d1-3', 'd1-4', 's1-1'].map((person) => list('d1', [entry(person)])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });
});

describe('an interview', () => {
  test('is planned inside the on-site window alone', async () => {
    const { id, version } = await interviewOf('t1', 't1-1');
    const plan = (date: string, from = version) =>
      act('t1', id, '/plan', { version: from, plan: { date, time: '09:30', place: '二楼会议室' } }, 'PUT');
    const outside = await plan('2027-01-01');
    expect([outside.status, outside.body.policyField]).toEqual([422, 'schedule.onSite']);
    expect((await plan('2026-12-31')).body.plan).toEqual({ date: '2026-12-31', time: '09:30', place: '二楼会议室' });
    expect((await plan('2026-12-15')).body.code).toBe('stale-version');
  });

  test('is saved as it is typed, finished whole, opened again', async () => {
    const { id, version } = await interviewOf('t1', 't1-1');
    const half = { ...full, notes: [], date: '2026-12-14' };
    const begun = await act('t1', id, '', { version, record: half }, 'PUT');
    expect(begun.body).toMatchObject({ state: 'writing', version: version + 1 });
    const events = (await eventsOf(county, 'conduct:2026')).length;
    const saved = await act('t1', id, '', { version: version + 1, record: half }, 'PUT');
    expect(saved.body.version).toBe(version + 2);
    expect((await eventsOf(county, 'conduct:2026')).length).toBe(events);
    expect((await act('t1', id, '', { version: version + 1, record: full }, 'PUT')).status).toBe(409);

    const early = await act('t1', id, '/finish', { version: version + 2, record: half });
    expect(early.body.problems?.map(({ code }) => code)).toEqual(['outside-window', 'no-team-notes']);
    expect(early.body.policyField).toBe('schedule.onSite');
    const wrong = { ...full, poor: [{ person: 't1-4', reason: '' }] };
    const faults = await act('t1', id, '/finish', { version: version + 2, record: wrong });
    expect(faults.body.problems?.map(({ path }) => path)).toEqual(['record.poor[0]', 'record.poor[0].reason']);

    const done = await act('t1', id, '/finish', { version: version + 2, record: full });
    expect(done.body).toMatchObject({ state: 'done', record: full });
    expect((await act('t1', id, '', { version: version + 3, record: full }, 'PUT')).status).toBe(422);
    const reopened = await act('t1', id, '/reopen', { version: version + 3 });
    expect(reopened.body.state).toBe('writing');
    expect((await overview()).facts).toMatchObject({ state: 'underWay', listed: 4, writing: 1, done: 0 });
    expect((await act('t1', id, '/finish', { version: version + 4, record: full })).status).toBe(200);
  });

  test('that was not begun can be taken off the list, and is not there any more', async () => {
    const { id, version } = await interviewOf('t1', 't1-4');
    expect((await act('t1', id, '/withdrawal', { version })).body.state).toBe('withdrawn');
    expect((await act('t1', id, '', undefined, 'GET')).status).toBe(404);
    expect((await overview()).facts.listed).toBe(3);
    const done = await interviewOf('t1', 't1-1');
    expect((await act('t1', done.id, '/withdrawal', { version: done.version })).status).toBe(422);
  });

  test('counts in the tallies: recommendations by method, the named cadres with their reasons', async () => {
    const second = await interviewOf('t1', 't1-2');
    const record: InterviewRecord = { ...full, recommendations: [{ person: 't1-4', method: 'oral' }], poor: [] };
    await act('t1', second.id, '/finish', { version: second.version, record });
    const { candidates, mentions } = await overview();
    expect(candidates).toEqual([
      { person: 't1-4', oral: 1, ballot: 1 },
      { person: 't1-2', oral: 1, ballot: 0 },
    ]);
    expect(mentions.map(({ person, outstanding, poor }) => [person, outstanding.length, poor.length])).toEqual([
      ['t1-2', 2, 0],
      ['t1-3', 0, 1],
    ]);
  });
});

describe('the unit’s interviews', () => {
  const close = (unit = 't1') => as<Refused>('groupMember', `POST ${at(unit, '/interviews-closed')}`, {});
  const inquire = (version: number, person = 't1-7') =>
    as<Refused & { version: number }>('groupMember', `PUT ${at('t1', `/inquiries/${person}`)}`, {
      version,
      text: `住院治疗，情况稳定。${secret}`,
    });

  test('close once one is held, none is half-written and everybody on long leave was asked about (A-20)', async () => {
    const unheld = await close('d1');
    expect(unheld.body.problems?.map(({ code }) => code)).toEqual(['none-held']);
    const early = await close();
    expect(early.body.problems?.map(({ code }) => code)).toEqual(['no-inquiry']);
    expect(early.body.policyField).toBe('eligibility.inquiryNote');
    expect((await inquire(0, 't1-6')).status).toBe(404);
    expect((await inquire(0)).body.version).toBe(1);
    expect((await close()).status).toBe(200);
    expect((await list('t1', [entry('t1-3')])).status).toBe(422);
    expect((await inquire(1)).status).toBe(422);
    const reopened = await as('groupMember', `POST ${at('t1', '/interviews-reopened')}`, { reason: '补充谈话' });
    expect(reopened.body).toMatchObject({ state: 'underWay' });
    expect((await close()).status).toBe(200);
  });

  test(
    'show nobody but the group what was said: not in any answer, event or message',
    { timeout: 180_000 },
    async () => {
      expect(JSON.stringify(await overview())).toContain(secret);
      const { id } = await interviewOf('t1', 't1-1');
      const addresses: Record<string, string> = {
        ...{ cycle: '2026', unit: 't1', interview: id, person: 't1-7', subject: 'team', aggregate: 'conduct:2026' },
      };
      const reads = operations.filter(
        ({ method, context }) => method === 'GET' && !['service', 'erasure'].includes(context),
      );
      const others = Object.entries(county.users).filter(([name]) => !['groupLeader', 'groupMember'].includes(name));
      // What the group learnt of people on long leave is no interview: whoever reads its papers reads that.
      const readers = new Set(['office', 'supervisor']);
      for (const [name, user] of [...others, ['office', county.office] as const])
        await Promise.all(
          reads.map(async ({ id: operation, path }) => {
            const route = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(addresses[key] ?? id));
            const { body } = await ask(county, `GET ${route}`, undefined, user);
            const isPaper = operation === 'conduct.read-papers' && readers.has(name);
            expect([name, operation, JSON.stringify(body ?? null).includes(secret)]).toEqual([
              name,
              operation,
              isPaper,
            ]);
          }),
        );
      const { body } = await as<{ facts: unknown }>('liaison', `GET ${at('t1')}`);
      expect(body.facts).toMatchObject({ interviews: { state: 'closed', listed: 3, done: 2, inquired: ['t1-7'] } });
    },
  );

  test('leave no word of it outside of the items that hold it', async () => {
    const client = tenantClient(held.service.environment.database, county.tenant.id);
    const inItems = await client.query<{ sk: string }>(client.pk('CONDUCT', '2026', 't1'));
    const holding = inItems.filter((item) => JSON.stringify(item).includes(secret)).map(({ sk }) => sk.split('#')[0]);
    expect([...new Set(holding)].sort()).toEqual(['INQUIRY', 'INTERVIEW']);
    expect(JSON.stringify(await client.query(client.pk('CONDUCT', '2026')))).not.toContain(secret);
    expect(JSON.stringify(await eventsOf(county, 'conduct:2026'))).not.toContain(secret);
    for (const feed of [['FEED'], ['FEED', 't1']])
      expect(JSON.stringify(await client.query(client.pk(...feed)))).not.toContain(secret);
  });
});
