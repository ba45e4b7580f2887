import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import type { ClosingSummary } from '#shared/api/appraisals.ts';
import type { RunResult } from '#shared/api/grading.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { closingJob } from '#functions/appraisals/closing-job.ts';
import { repositories } from '#functions/appraisals/repositories.ts';
import { withService } from '#tests/service.ts';
import {
  ask,
  cyclesOf,
  eventsOf,
  finished,
  fixture,
  got,
  graded,
  imported,
  makeCounty,
  registerOf,
  type TestCounty,
} from './county.ts';
import { countedJob } from './job-context.ts';

const held = withService();

const publish = (county: TestCounty, cycle: string, run: string) =>
  ask<{ code: string }>(county, `POST /api/cycles/${cycle}/runs/${run}/publication`, { reason: '公示无异议' });
const resultOf = (county: TestCounty, cycle: string, run: string) =>
  got<RunResult>(county, `GET /api/cycles/${cycle}/runs/${run}`);
const versionOf = async (county: TestCounty, id: string) =>
  (await cyclesOf(county)).find(({ cycle }) => cycle.id === id)!.version;

const close = async (county: TestCounty, cycle: string): Promise<ClosingSummary> => {
  const { job } = await got<{ job: string }>(county, `POST /api/cycles/${cycle}/closing`, {
    ...{ id: ulid(), version: await versionOf(county, cycle), reason: '年度考核结束' },
  });
  const { output, problems } = await finished(county, job);
  expect(problems).toEqual([]);
  return output as ClosingSummary;
};

/** A county whose 2011 is graded and published. */
const publishedCounty = async (change: (dataset: Dataset) => void = () => undefined) => {
  const county = await makeCounty(held.service);
  const dataset = fixture<Dataset>('worked.dataset');
  change(dataset);
  const { policyVersion } = await imported(county, dataset);
  const run = await graded(county, '2011');
  expect((await publish(county, '2011', run)).status).toBe(200);
  return { county, dataset, policyVersion, run, result: await resultOf(county, '2011', run) };
};

const historyOf = async (county: TestCounty, { id, unit }: { id: string; unit: string }) =>
  (await got<{ person: RegisterPerson }>(county, `GET /api/units/${unit}/people/${id}`)).person.history ?? [];

describe('closing a cycle', () => {
  test('writes grades, honours and ranks into the history, once, and the result stands', async () => {
    const { county, dataset, result } = await publishedCounty();
    const summary = await close(county, '2011');
    const ranked = result.teams.filter(({ rank }) => rank !== null);
    expect(summary).toMatchObject({
      nothingNew: false,
      people: { written: result.people.length, same: 0, gone: 0 },
      units: { written: ranked.length, same: 0, gone: 0 },
    });
    expect((await cyclesOf(county))[0]!.state).toBe('closed');
    for (const status of ['appraised', 'ungraded', 'notAppraised'] as const) {
      const person = result.people.find((each) => each.status === status);
      if (!person) continue;
      const entry = (await historyOf(county, person)).find(({ year }) => year === 2011)!;
      expect(entry.grade).toBe(status === 'appraised' ? person.grade : status);
    }
    const best = result.people.find(({ honour }) => honour !== null)!;
    expect(await historyOf(county, best)).toContainEqual({ year: 2011, grade: 'excellent', honour: best.honour });
    const category = new Map(result.units.map((unit) => [unit.id, unit.category]));
    const { units } = await registerOf(county);
    for (const { unit, rank } of ranked) {
      const of = ranked.filter((other) => category.get(other.unit) === category.get(unit)).length;
      expect(units.find(({ id }) => id === unit)?.history).toContainEqual({ year: 2011, rank, of });
    }
    for (const aggregate of ['register', 'cycle:2011']) {
      const events = (await eventsOf(county, aggregate)).filter(({ type }) => type === 'cycle.closed');
      expect(events).toMatchObject([{ data: { reason: '年度考核结束' } }]);
    }

    const register = await registerOf(county);
    expect(await close(county, '2011')).toMatchObject({ nothingNew: true, people: { written: 0 } });
    expect(await registerOf(county)).toEqual(register);
    // A correction of the closed year does not take back what closing wrote.
    dataset.people[0]!.nominations = 3;
    expect(await imported(county, dataset)).toMatchObject({ nothingNew: false, people: { changed: 0 } });
    expect(await registerOf(county)).toEqual(register);
    const other = await publish(county, '2011', await graded(county, '2011'));
    expect([other.status, other.body.code]).toEqual([422, 'refused']);
  });

  test('a third excellent year on end is 三等功 by the history that closing wrote', async () => {
    const { county, dataset, policyVersion, result } = await publishedCounty((whole) => {
      whole.people = whole.people.map((person) => ({ ...person, history: [{ year: 2010, grade: 'excellent' }] }));
    });
    const excellent = new Set(result.people.filter(({ grade }) => grade === 'excellent').map(({ id }) => id));
    expect(result.people.filter(({ honour }) => honour === 'meritThirdClass')).toEqual([]);
    await close(county, '2011');
    await got(county, 'POST /api/cycles', {
      cycle: { ...dataset.cycle, id: '2012', year: 2012, periodStart: '2012-01-01', periodEnd: '2012-12-31' },
      policyVersion,
    });
    await imported(
      county,
      { kind: 'performance', values: dataset.performance },
      { kind: 'performance', cycle: '2012' },
    );
    await imported(county, { kind: 'opinions', values: dataset.opinions }, { kind: 'opinions', cycle: '2012' });
    const next = await resultOf(county, '2012', await graded(county, '2012'));
    const again = next.people.filter(({ id, grade }) => grade === 'excellent' && excellent.has(id));
    expect(again.length).toBeGreaterThan(0);
    expect(new Set(again.map(({ honour }) => honour))).toEqual(new Set(['meritThirdClass']));
    const merits = next.people.filter(({ honour }) => honour === 'meritThirdClass');
    expect(merits.every(({ id }) => excellent.has(id))).toBe(true);
  });

  test('not before a result is published, not on an older state of the cycle', async () => {
    const county = await makeCounty(held.service);
    await imported(county, fixture('worked.dataset'));
    const asking = (version: string) =>
      ask<{ code: string }>(county, 'POST /api/cycles/2011/closing', { id: ulid(), version, reason: '早了' });
    expect((await asking(await versionOf(county, '2011'))).body.code).toBe('refused');
    expect((await asking('99')).body.code).toBe('stale-version');
  });

  test('a message delivered to two workers at once, and a crash after the flip, are one closing', async () => {
    const { county, run } = await publishedCounty();
    const input = { cycle: '2011', run, reason: '结转' };
    const { context } = countedJob(held.service, county.tenant.id, repositories, { kind: 'closing', input });
    const outputs = await Promise.all([closingJob(context), closingJob(context)]);
    expect(outputs[0]).toEqual(outputs[1]);
    expect(await closingJob(context)).toEqual(outputs[0]);
    const events = await eventsOf(county, 'register');
    expect(events.filter(({ type }) => type === 'cycle.closed')).toHaveLength(1);
  });
});
