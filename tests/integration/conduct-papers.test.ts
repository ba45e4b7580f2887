import { beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '#shared/api/operation.ts';
import type { readMaterials, readPaper, readPapers } from '#shared/api/conduct/papers.ts';
import { type PaperPart, partsOf } from '#shared/appraisal/paper.ts';
import { withService } from '#tests/service.ts';
import { type ConductCounty, type ConductRole, makeConductCounty } from './conduct.ts';
import { ask, eventsOf } from './county.ts';

const held = withService({ at: '2027-01-05T02:00:00Z' });
let county: ConductCounty;
beforeAll(async () => {
  county = await makeConductCounty(held.service, (content) => {
    // A county without visits: what is written does not wait for them.
    content.policy = {
      preset: 'county-appraisal-2011',
      overrides: { meetings: { required: false }, interviews: { maxPerUnit: 0 } },
    };
    content.opinions = [
      {
        subject: { kind: 'team', id: 't1' },
        source: 'mass',
        counts: { good: 20, fairlyGood: 10, average: 2, poor: 0 },
      },
      { subject: { kind: 'team', id: 't1' }, source: 'peer', counts: { good: 30 }, ballots: 6 },
    ];
  });
});

type Papers = Output<typeof readPapers>;
type Paper = Output<typeof readPaper>;
type Answered = Paper & { code: string; problems?: { code: string }[] };

const as = <T = Answered>(who: ConductRole, route: string, body?: unknown) =>
  ask<T>(county, route.replace(' ', ' /api/cycles/2026/conduct/'), body, county.users[who]);
const read = async (subject: string, who: ConductRole = 'groupMember') =>
  (await as(who, `GET t1/papers/${encodeURIComponent(subject)}`)).body;
const papers = async () => (await as<Papers>('groupMember', 'GET t1/papers')).body.papers;
const save = (subject: string, version: number, parts: PaperPart[], who: ConductRole = 'groupMember') =>
  as(who, `PUT t1/papers/${encodeURIComponent(subject)}`, { version, parts });
const lead = (subject: string, action: string, body: unknown, who: ConductRole = 'groupLeader') =>
  as(who, `POST t1/papers/${encodeURIComponent(subject)}/${action}`, body);

const secret = '考核组的评价';
const filled = ({ template }: Paper): PaperPart[] => partsOf(template, []).map((part) => ({ ...part, text: secret }));

test('a unit has a report, and a material for every cadre who is appraised', async () => {
  expect((await papers()).map(({ subject, state }) => [subject, state])).toEqual([
    ['team', 'none'],
    ['cadre:t1-1', 'none'],
    ['cadre:t1-2', 'none'],
    ['cadre:t1-3', 'none'],
  ]);
  // on long leave, ordinary staff, of another unit
  for (const person of ['t1-7', 't1-4', 'd1-1'])
    expect((await as('groupMember', `GET t1/papers/cadre%3A${person}`)).status).toBe(404);
});

describe('the report', () => {
  test('asks for the four key capabilities, the content of the policy and its sections, beside the figures', async () => {
    const { template, figures } = await read('team');
    expect(template.filter(({ key }) => key).map(({ title }) => title)).toEqual([
      ...['理解力', '执行力', '操作力', '创造力'],
    ]);
    expect(template.filter(({ kind }) => kind === 'items')).toHaveLength(4);
    expect(template.filter(({ kind }) => kind === 'sections').map(({ title }) => title)).toContain('意见建议');
    expect(figures).toMatchObject({
      people: { appraised: 6, ungraded: 0, notAppraised: 2, cadres: 4 },
      meeting: null,
      interviews: { listed: 0, done: 0 },
      inquiries: { done: 0, total: 1 },
      // (20 × 100 + 10 × 80 + 2 × 60) ÷ 32
      recognition: 91.25,
    });
    expect(figures?.opinions.map(({ source, votes, ballots }) => [source, votes, ballots])).toEqual([
      ['mass', 32, undefined],
      ['peer', 30, 6],
    ]);
  });

  test('is written as a draft without an event for every saving, and never by two at once', async () => {
    const parts = filled(await read('team'));
    expect((await save('team', 0, [{ kind: 'sections', title: '别的', text: '' }])).status).toBe(422);
    const begun = await save('team', 0, parts.slice(0, 3));
    expect(begun.body).toMatchObject({ state: 'draft', version: 1 });
    expect((await save('team', 0, parts)).status).toBe(409);
    const events = (await eventsOf(county, 'conduct:2026')).length;
    expect((await save('team', 1, parts.slice(0, 5))).body.version).toBe(2);
    expect((await eventsOf(county, 'conduct:2026')).length).toBe(events);
    expect((await papers())[0]).toMatchObject({ state: 'draft', written: 5, parts: 13 });
  });

  test('is finished whole by the group’s leader, who signs it, and keeps the figures of that moment', async () => {
    expect((await lead('team', 'finish', { version: 2 })).body.problems?.map(({ code }) => code)).toEqual([
      'unwritten',
    ]);
    await save('team', 2, filled(await read('team')));
    expect((await lead('team', 'finish', { version: 3 }, 'groupMember')).status).toBe(403);
    const { body } = await lead('team', 'finish', { version: 3 });
    expect(body).toMatchObject({ state: 'finished', version: 4, signed: { by: { user: expect.any(String) } } });
    expect(body.signed?.at).toMatch(/^2027-01-05T02:/);
    expect(body.signed?.figures).toMatchObject({ people: { appraised: 6 } });
    expect((await save('team', 4, filled(body))).status).toBe(422);
    const { body: unit } = await as<{ steps: { step: string; state: string }[] }>('liaison', 'GET t1');
    expect(unit.steps.find(({ step }) => step === 'groupReport')?.state).toBe('done');
  });

  test('is opened again with a reason, and is unsigned then', async () => {
    expect((await lead('team', 'reopen', { version: 4 })).status).toBe(422);
    const { body } = await lead('team', 'reopen', { version: 4, reason: '补充问题' });
    expect(body).toMatchObject({ state: 'draft', signed: null });
    const [event] = await eventsOf(county, 'conduct:2026');
    expect(event).toMatchObject({ type: 'paper.reopened', data: { unit: 't1', subject: 'team', reason: '补充问题' } });
  });
});

test('the materials of a unit’s cadres: five dimensions, shortcomings, the group’s opinion', async () => {
  const one = await read('cadre:t1-1');
  expect(one.figures).toBeNull();
  expect(one.template.filter(({ kind }) => kind === 'conduct')).toHaveLength(5);
  expect(one.template.slice(5).map(({ title }) => title)).toEqual(['主要不足', '考核组意见']);
  await save('cadre:t1-1', 0, filled(one));
  expect((await lead('cadre:t1-1', 'finish', { version: 1 })).body.state).toBe('finished');
  const { body } = await as<Output<typeof readMaterials>>('supervisor', 'GET t1/materials');
  expect(body.materials.map(({ name, state }) => [name, state])).toEqual([
    ['人员t1-1', 'finished'],
    ['人员t1-2', 'none'],
    ['人员t1-3', 'none'],
  ]);
  const { body: unit } = await as<{ facts: unknown }>('liaison', 'GET t1');
  expect(unit.facts).toMatchObject({ papers: { states: { 'cadre:t1-1': 'finished', team: 'draft' } } });
});

test('are read by the group, office and supervisor; the unit and its people see how far they are, no word of them', async () => {
  const routes = ['t1', 't1/papers', 't1/papers/team', 't1/papers/cadre%3At1-1', 't1/materials'];
  const seen: [string, boolean][] = [];
  for (const who of Object.keys(county.users) as ConductRole[]) {
    const answers = await Promise.all(routes.map((route) => as(who, `GET ${route}`)));
    seen.push([who, answers.some(({ body }) => JSON.stringify(body).includes(secret))]);
  }
  expect(seen.filter(([, reads]) => reads).map(([who]) => who)).toEqual(['groupLeader', 'groupMember', 'supervisor']);
  const { body } = await ask(county, 'GET /api/cycles/2026/conduct/t1/papers/team');
  expect(JSON.stringify(body)).toContain(secret);
  expect(JSON.stringify(await eventsOf(county, 'conduct:2026'))).not.toContain(secret);
});

test('where there are visits, nothing is signed before meeting and interviews are over (A-35)', async () => {
  const other = await makeConductCounty(held.service);
  const route = '/api/cycles/2026/conduct/t1/papers/team';
  const lead = other.users.groupLeader;
  const { body } = await ask<Paper>(other, `GET ${route}`, undefined, lead);
  expect((await ask(other, `PUT ${route}`, { version: 0, parts: filled(body) }, lead)).status).toBe(200);
  const refused = await ask<Answered & { policyField: string }>(other, `POST ${route}/finish`, { version: 1 }, lead);
  expect(refused.body.problems?.map(({ code }) => code)).toEqual(['visit-first']);
  expect(refused.body.policyField).toBe('meetings.required');
});
