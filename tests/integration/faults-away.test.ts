import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Run, RunResult } from '#shared/api/grading.ts';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { exportDataset } from '#shared/dataset/normal.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Result } from '#shared/grading/result.ts';
import type { Answer } from '#tests/service.ts';
import { type DatabaseRequest, withFaultyService } from '#tests/faulty-database.ts';
import {
  ask,
  cyclesOf,
  eventsOf,
  exported,
  finished,
  fixture,
  got,
  imported,
  makeCounty,
  registerOf,
  startImport,
  startRun,
  type TestCounty,
} from './county.ts';

/** The database goes away, or takes requests and does not answer: nobody hangs, nothing is lost, nothing done twice. */

/** A browser that waits no longer than an HTTP API would. */
const impatient = async (county: TestCounty, route: string, body?: unknown): Promise<Answer<Problem>> => {
  const answer = ask<Problem>(county, route, body);
  const tooLong = setTimeout(29_000, undefined, { ref: false }).then(() => {
    throw new Error(`${route} is not answered`);
  });
  return Promise.race([answer, tooLong]);
};
interface Problem {
  code: string;
  title: string;
}

const expectUnavailable = ({ status, body, headers }: Answer<Problem>): void => {
  expect([status, body.code, body.title]).toEqual([503, 'unavailable', '服务暂时不可用，请稍后再试。']);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
};

const group = { version: null, name: '第一考核组' };
const unit = { id: 'new', name: '新单位', category: 'township', level: 'first', group: 'g1' };

describe('the database away for ten seconds', () => {
  const held = withFaultyService();

  test('in the middle of an import, a run and of people’s requests', { timeout: 90_000 }, async () => {
    const { service, database } = held;
    const [importing, grading, reading] = [
      await makeCounty(service),
      await makeCounty(service),
      await makeCounty(service),
    ];
    const dataset = fixture<Dataset>('worked.dataset');
    await imported(grading, dataset);
    await got(reading, 'PUT /api/groups/g1', group);

    // Both jobs come to where they store what nobody sees yet; then the door is shut.
    const stuck = new Set<string>();
    const bothStuck = new Promise<void>((resolve) => {
      database.fault = ({ operation, body }: DatabaseRequest) => {
        if (operation !== 'BatchWriteItem') return undefined;
        for (const { tenant } of [importing, grading])
          if (JSON.stringify(body).includes(tenant.id)) stuck.add(tenant.id);
        if (stuck.size === 2) resolve();
        return 'silent';
      };
    });
    const run = await startRun(grading, '2011');
    const job = await startImport(importing, dataset);
    await bothStuck;
    await database.away();
    database.fault = null;

    const until = performance.now() + 10_000;
    let asked = 0;
    for (; performance.now() < until; asked++) {
      expectUnavailable(await impatient(reading, 'GET /api/register'));
      expectUnavailable(await impatient(reading, 'POST /api/units', { unit }));
      await setTimeout(500);
    }
    expect(asked).toBeGreaterThan(2);
    await database.back();

    expect((await registerOf(reading)).units).toEqual([]);
    await got(reading, 'POST /api/units', { unit });
    expect((await registerOf(reading)).units.map(({ id }) => id)).toEqual(['new']);

    expect(await finished(importing, job)).toMatchObject({ state: 'done', problems: [] });
    for (const aggregate of ['register', 'cycle:2011', 'policy'])
      expect(await eventsOf(importing, aggregate)).toHaveLength(1);
    expect(await exported(importing, '2011')).toBe(exportDataset(dataset));

    expect(await finished(grading, run)).toMatchObject({ state: 'done', problems: [] });
    const result = await got<RunResult>(grading, `GET /api/cycles/2011/runs/${run}`);
    const graded = fixture<Result>('worked.expected');
    expect(result.people.map(({ id, grade: to }) => [id, to])).toEqual(
      graded.people.map(({ id, grade: to }) => [id, to]),
    );
    const { runs } = await got<{ runs: Run[] }>(grading, 'GET /api/cycles/2011/runs');
    expect(runs).toMatchObject([{ id: run, state: 'draft' }]);
    const made = (await eventsOf(grading, 'cycle:2011')).filter(({ type }) => type === 'run.made');
    expect(made).toHaveLength(1);
  });
});

describe('a database that', () => {
  const held = withFaultyService();

  test('takes requests and never answers: unavailable, before the gateway gives up', { timeout: 60_000 }, async () => {
    const county = await makeCounty(held.service);
    held.database.fault = () => 'silent';
    expectUnavailable(await impatient(county, 'GET /api/register'));
  });

  test('has errors of its own: unavailable', async () => {
    const county = await makeCounty(held.service);
    held.database.fault = () => ({ error: 'InternalServerError', status: 500 });
    expectUnavailable(await impatient(county, 'GET /api/register'));
  });

  test('breaks off before its answer: what was sent again is one job and one import', async () => {
    const county = await makeCounty(held.service);
    const lost = new Map<string, number>();
    held.database.fault = ({ operation }) => {
      const times = lost.get(operation) ?? 0;
      lost.set(operation, times + 1);
      return ['PutItem', 'TransactWriteItems'].includes(operation) && times < 2 ? 'lost' : undefined;
    };
    const job = await startImport(county, exampleDataset());
    expect(await finished(county, job)).toMatchObject({ state: 'done', problems: [] });
    expect([...lost.keys()]).toEqual(expect.arrayContaining(['PutItem', 'TransactWriteItems']));
    for (const aggregate of ['register', 'cycle:2011', 'policy'])
      expect(await eventsOf(county, aggregate)).toHaveLength(1);
    expect(await cyclesOf(county)).toHaveLength(1);
    expect((await got<{ jobs: unknown[] }>(county, 'GET /api/jobs')).jobs).toHaveLength(1);
  });
});
