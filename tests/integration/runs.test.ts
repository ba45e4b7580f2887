import { ulid } from 'ulid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PersonResultRow, Run, RunResult } from '#shared/api/grading.ts';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Derivation } from '#shared/grading/derivation.ts';
import type { Result } from '#shared/grading/result.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { gradingJob } from '#functions/grading/grading-job.ts';
import { repositories } from '#functions/grading/repositories.ts';
import { type TestUser, withService } from '#tests/service.ts';
import {
  ask,
  asResult,
  eventsOf,
  exampleNames,
  exported,
  finished,
  fixture,
  got,
  graded,
  imported,
  makeCounty,
  startRun,
  type TestCounty,
  userWith,
} from './county.ts';
import { countedJob } from './job-context.ts';

const held = withService();

const readRun = (county: TestCounty, cycle: string, run: string, user?: TestUser) =>
  got<RunResult>(county, `GET /api/cycles/${cycle}/runs/${run}`, undefined, user);
const listRuns = async (county: TestCounty, user?: TestUser) =>
  (await got<{ runs: Run[] }>(county, 'GET /api/cycles/2011/runs', undefined, user)).runs;
const publish = (county: TestCounty, run: string, user?: TestUser) =>
  ask<{ run: Run; code: string; problems: { path: string }[] }>(
    county,
    `POST /api/cycles/2011/runs/${run}/publication`,
    { reason: '公示无异议' },
    user,
  );
const why = (county: TestCounty, run: string, address: string, user?: TestUser) =>
  ask<{ derivation: Derivation; rows: Record<string, { by: { user: string } }>; policyVersion: string }>(
    county,
    `GET /api/cycles/2011/runs/${run}/why/${encodeURIComponent(address)}`,
    undefined,
    user,
  );

describe('grading', () => {
  test.each(exampleNames)('%s: imported and graded gives the expected result, after an export too', async (name) => {
    const dataset = fixture<Dataset>(`${name}.dataset`);
    const expected = fixture<Result>(`${name}.expected`);
    const first = await makeCounty(held.service, '甲县');
    await imported(first, dataset);
    const run = await readRun(first, dataset.cycle.id, await graded(first, dataset.cycle.id));
    expect(asResult(run)).toEqual(expected);

    const second = await makeCounty(held.service, '乙县');
    await imported(second, await exported(first, dataset.cycle.id));
    const again = await readRun(second, dataset.cycle.id, await graded(second, dataset.cycle.id));
    expect(asResult(again)).toEqual(expected);
  });

  test('a run keeps what it was made from, whatever the cycle becomes', async () => {
    const county = await makeCounty(held.service);
    const dataset = fixture<Dataset>('worked.dataset');
    await imported(county, dataset);
    const run = await graded(county, '2011');
    const before = await readRun(county, '2011', run);
    await imported(county, { ...dataset, opinions: [], people: dataset.people.slice(3) });
    expect(await readRun(county, '2011', run)).toEqual(before);
    const person = before.people.find(({ composite }) => composite !== null)!;
    const explained = await why(county, run, `${person.id}.composite`);
    expect(explained.body.derivation.value).toBe(person.composite);
  });

  test('the same start again is the same run; another under its id is refused; a cycle that is not there', async () => {
    const county = await makeCounty(held.service);
    await imported(county, fixture('worked.dataset'));
    const body = { id: ulid(), policyVersion: null, note: '一' };
    const start = (more: object = {}) => ask(county, 'POST /api/cycles/2011/runs', { ...body, ...more });
    expect((await start()).body).toEqual({ job: body.id });
    expect((await start()).body).toEqual({ job: body.id });
    expect((await start({ note: '二' })).status).toBe(409);
    await finished(county, body.id);
    const { job } = await got<{ job: string }>(county, 'POST /api/cycles/2011/exports', { id: ulid() });
    expect((await start({ id: job })).status).toBe(409);
    expect(await listRuns(county)).toHaveLength(1);
    expect((await ask(county, 'POST /api/cycles/1999/runs', body)).status).toBe(404);
  });

  test('a message delivered to two workers at once is one run', async () => {
    const county = await makeCounty(held.service);
    const { policyVersion } = await imported(county, fixture('worked.dataset'));
    const run = ulid();
    const input = { cycle: '2011', run };
    const { context } = countedJob(held.service, county.tenant.id, repositories, { kind: 'grading', input });
    await context.repositories.runs.addRun({
      ...{ id: run, cycle: '2011', state: 'running', note: '', at: context.job.at, by: context.job.by, job: run },
      ...{ policyVersion: policyVersion!, policyTitle: '', decimals: 2, summaryParts: 0 },
      ...{ published: null, people: 0, grades: {}, provisional: false },
    });
    expect(await Promise.all([gradingJob(context), gradingJob(context)])).toEqual([{ run }, { run }]);
    expect((await eventsOf(county, 'cycle:2011')).map(({ type }) => type)).toEqual(['run.made', 'import.applied']);
    expect(asResult(await readRun(county, '2011', run))).toEqual(fixture('worked.expected'));
  });

  test('a trial on a policy that the data do not fit fails with every fault, and shows as failed', async () => {
    const county = await makeCounty(held.service);
    const { policyVersion } = await imported(county, exampleDataset());
    const { policy } = await got<{ policy: Policy }>(county, `GET /api/policies/${policyVersion}`);
    policy.categories = policy.categories.filter(({ id }) => id === 'township');
    const trial = ulid();
    await got(county, 'POST /api/policies', {
      ...{ id: trial, basedOn: policyVersion, preset: null, policy, reason: '试算' },
    });
    const job = await finished(county, await startRun(county, '2011', trial));
    expect(job.problems.map(({ path }) => path)).toContain('units[u2].category');
    expect(await listRuns(county)).toMatchObject([{ state: 'failed' }]);
    expect((await ask(county, `GET /api/cycles/2011/runs/${job.id}`)).status).toBe(404);
  });
});

describe('a trial on a policy that is not saved', () => {
  const trialOf = async (county: TestCounty) => {
    const { policyVersion } = await imported(county, fixture('worked.dataset'));
    const { policy } = await got<{ policy: Policy }>(county, `GET /api/policies/${policyVersion}`);
    const id = ulid();
    const start = (more: object = {}) =>
      ask<{ code: string; problems: { path: string; code: string }[]; policyField: string }>(
        county,
        'POST /api/cycles/2011/runs',
        { id, policyVersion: null, note: '试算', policy, ...more },
      );
    return { id, policy, policyVersion, start };
  };

  test('grades by it, keeps it, saves no version, and cannot be published', async () => {
    const county = await makeCounty(held.service);
    const { id, policy, policyVersion, start } = await trialOf(county);
    const strict = { ...policy, title: '草稿', rounding: { ...policy.rounding, scoreDecimals: 1 } };
    expect((await start({ policy: strict })).status).toBe(202);
    expect((await finished(county, id)).problems).toEqual([]);
    const result = await readRun(county, '2011', id);
    expect(result.run).toMatchObject({ state: 'draft', policyTitle: '草稿', policyVersion, draftPolicy: true });
    expect([result.policy, result.decimals]).toEqual([strict, 1]);
    const person = result.people.find(({ composite }) => composite !== null)!;
    expect((await why(county, id, `${person.id}.composite`)).body.derivation.value).toBe(person.composite);
    expect((await publish(county, id)).status).toBe(422);
    const { versions } = await got<{ versions: unknown[] }>(county, 'GET /api/policies');
    expect(versions).toHaveLength(1);

    expect((await start({ policy: strict })).status).toBe(202);
    expect((await start({ policy })).status).toBe(409);
    expect((await start({ policy: null })).status).toBe(409);
  });

  test('a policy against the rules is refused with every fault, and so is one beside a version', async () => {
    const county = await makeCounty(held.service);
    const { policy, policyVersion, start } = await trialOf(county);
    policy.opinion.weights.team.self = 60;
    policy.calendar.timeZone = 'Moon/Base';
    const wrong = await start();
    expect([wrong.status, wrong.body.code]).toEqual([422, 'refused']);
    expect(wrong.body.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['policy.opinion.weights.team.self', 'policy.calendar.timeZone']),
    );
    expect((await start({ policyVersion })).body.problems).toMatchObject([{ path: 'policy', code: 'only-one' }]);
    expect((await start({ policy: { title: 1 } })).body.code).toBe('invalid-input');
    expect(await listRuns(county)).toEqual([]);
  });
});

describe('publishing', () => {
  let county: TestCounty;
  let run: string;
  let staff: TestUser;
  let moved: TestUser;
  let committee: TestUser;
  const someone = 'p13';

  beforeAll(async () => {
    county = await makeCounty(held.service);
    const dataset = fixture<Dataset>('worked.dataset');
    await imported(county, dataset);
    run = await graded(county, '2011');
    const { unit } = dataset.people.find(({ id }) => id === someone)!;
    staff = await userWith(county, [{ role: 'staff' }], { id: someone, unit });
    moved = await userWith(county, [{ role: 'staff' }], { id: someone, unit: 'elsewhere' });
    committee = await userWith(county, [{ role: 'county-leader' }]);
  });

  test('before it, drafts are there for those who may see drafts and for nobody else', async () => {
    expect((await listRuns(county)).map(({ state }) => state)).toEqual(['draft']);
    for (const reader of [staff, committee]) {
      expect(await listRuns(county, reader)).toEqual([]);
      expect((await ask(county, `GET /api/cycles/2011/runs/${run}`, undefined, reader)).status).toBe(404);
      expect((await why(county, run, `${someone}.composite`, reader)).status).toBe(404);
    }
    const mine = await got(county, 'GET /api/cycles/2011/my-result', undefined, staff);
    expect(mine).toMatchObject({ run: null, result: null });
  });

  test('a provisional run and a trial are refused, and who may not publish', async () => {
    const other = await makeCounty(held.service);
    const { policyVersion } = await imported(other, exampleDataset());
    const provisional = await graded(other, '2011');
    const refused = await publish(other, provisional);
    expect([refused.status, refused.body.code]).toEqual([422, 'refused']);
    expect(refused.body.problems.length).toBeGreaterThan(0);
    const { policy } = await got<{ policy: Policy }>(other, `GET /api/policies/${policyVersion}`);
    const trial = ulid();
    await got(other, 'POST /api/policies', {
      ...{ id: trial, basedOn: policyVersion, preset: null, policy: { ...policy, title: '试' }, reason: '试算' },
    });
    expect((await publish(other, await graded(other, '2011', trial))).status).toBe(422);
    expect((await publish(county, run, committee)).status).toBe(403);
    const admin = await userWith(county, [{ role: 'county-admin' }]);
    expect((await publish(county, run, admin)).status).toBe(403);
    expect((await publish(other, run)).status).toBe(404);
  });

  test('shows the run to everybody as far as their roles reach', async () => {
    const published = await publish(county, run);
    expect(published.body.run).toMatchObject({ state: 'published', published: { reason: '公示无异议' } });
    expect((await publish(county, run)).body).toEqual(published.body);
    expect(await got(county, 'GET /api/cycles/2011')).toMatchObject({ row: { state: 'published', publishedRun: run } });

    const whole = await readRun(county, '2011', run);
    expect((await readRun(county, '2011', run, committee)).people).toEqual(whole.people);
    const own = await readRun(county, '2011', run, staff);
    expect(own.people.map(({ id }) => id)).toEqual([someone]);
    expect(own.teams.map(({ unit }) => unit)).toEqual([own.people[0]!.appraisalUnit]);
    const unit = await userWith(county, [{ role: 'unit-leader', scope: own.people[0]!.unit }]);
    const cut = await readRun(county, '2011', run, unit);
    expect(cut.people.length).toBeGreaterThan(1);
    expect(cut.people.length).toBeLessThan(whole.people.length);
    expect(cut.people.every((p) => [p.unit, p.appraisalUnit].includes(own.people[0]!.unit))).toBe(true);
  });

  test('one reads one’s own result by a few units, after a move too', async () => {
    const whole = await readRun(county, '2011', run);
    const expected = whole.people.find(({ id }) => id === someone);
    for (const reader of [staff, moved]) {
      const answer = await ask<{ result: PersonResultRow; unitName: string }>(
        ...([county, 'GET /api/cycles/2011/my-result', undefined, reader] as const),
      );
      expect(answer.body.result).toEqual(expected);
      expect(answer.body.unitName).toBe(whole.units.find(({ id }) => id === expected!.appraisalUnit)!.name);
      expect(Number(/read=([\d.]+)/.exec(answer.headers.get('x-capacity')!)?.[1])).toBeLessThan(20);
    }
    const nobody = await userWith(county, [{ role: 'staff' }]);
    const mine = await got(county, 'GET /api/cycles/2011/my-result', undefined, nobody);
    expect(mine).toMatchObject({ run: { id: run }, result: null });
  });

  test('why: the office is led to the rows and who entered them, others to their own part of it', async () => {
    const full = await why(county, run, `${someone}.composite`);
    expect(full.status).toBe(200);
    expect(Object.keys(full.body.rows).length).toBeGreaterThan(0);
    expect(Object.values(full.body.rows).every(({ by }) => by.user === county.office.id)).toBe(true);
    const own = await why(county, run, `${someone}.composite`, staff);
    expect(own.body.derivation.value).toBe(full.body.derivation.value);
    expect(own.body.rows).toEqual({});
    const { people, teams } = await readRun(county, '2011', run);
    const other = people.find(({ id, appraisalUnit }) => id !== someone && appraisalUnit !== 't1')!;
    expect((await why(county, run, `${other.id}.composite`, staff)).status).toBe(403);
    expect((await why(county, run, 'nobody.composite', staff)).status).toBe(403);
    expect((await why(county, run, 'nobody.composite')).status).toBe(404);
    expect((await why(county, run, 'rewards.total', staff)).status).toBe(403);
    const team = people.find(({ id }) => id === someone)!.appraisalUnit;
    expect((await why(county, run, `${team}.performance`, staff)).status).toBe(200);
    const foreign = teams.find(({ unit }) => unit !== team)!.unit;
    expect((await why(county, run, `${foreign}.performance`, staff)).status).toBe(403);

    // A county's leader sees everybody's result, and of its derivation what that person would be told.
    const cut = await why(county, run, `${other.id}.composite`, committee);
    expect(cut.status).toBe(200);
    expect(cut.body.rows).toEqual({});
    expect(JSON.stringify(cut.body.derivation)).not.toEqual(
      JSON.stringify((await why(county, run, `${other.id}.composite`)).body.derivation),
    );
    expect((await why(county, run, `${foreign}.composite`, committee)).status).toBe(200);
  });

  test('another run supersedes it; period and policy stand, the revenue may be corrected', async () => {
    const { row } = await got<{ row: { version: string; policyVersion: string; cycle: Dataset['cycle'] } }>(
      county,
      'GET /api/cycles/2011',
    );
    const change = (cycle: Dataset['cycle']) =>
      ask<{ row: { version: string } }>(county, 'PUT /api/cycles/2011', {
        ...{ version: row.version, cycle, policyVersion: row.policyVersion, reason: '更正' },
      });
    expect((await change({ ...row.cycle, periodEnd: '2011-12-30' })).status).toBe(422);
    expect((await change({ ...row.cycle, fiscalRevenue: 1_000_000 })).status).toBe(200);
    const second = await graded(county, '2011');
    expect((await publish(county, second)).status).toBe(200);
    expect((await listRuns(county)).map(({ id, state }) => [id, state])).toEqual([
      [second, 'published'],
      [run, 'superseded'],
    ]);
    expect((await listRuns(county, staff)).map(({ id }) => id)).toEqual([second]);
    expect((await ask(county, `GET /api/cycles/2011/runs/${run}`, undefined, staff)).status).toBe(404);
    const { events, intact } = await got<{ events: { type: string; data: object }[]; intact: boolean }>(
      county,
      'GET /api/audit/cycle%3A2011',
    );
    expect(intact).toBe(true);
    expect(events.filter(({ type }) => type === 'run.published').map(({ data }) => data)).toMatchObject([
      { run: second, superseded: run },
      { run, superseded: null },
    ]);
  });

  test('two publications at once leave one published', async () => {
    const both = [await graded(county, '2011'), await graded(county, '2011')];
    await Promise.all(both.map((id) => publish(county, id)));
    const states = (await listRuns(county)).map(({ state }) => state);
    expect(states.filter((state) => state === 'published')).toHaveLength(1);
  });
});
