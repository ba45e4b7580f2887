import { describe, expect, test } from 'vitest';
import type { RunResult } from '#shared/api/grading.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import type { Result } from '#shared/grading/result.ts';
import { withService } from '#tests/service.ts';
import { exampleNames, exported, fixture, got, graded, imported, makeCounty, type TestCounty } from './county.ts';

const held = withService();

const readRun = (county: TestCounty, cycle: string, run: string) =>
  got<RunResult>(county, `GET /api/cycles/${cycle}/runs/${run}`);

/** What a run shows, in the form of the engine's result. */
const asResult = (run: RunResult): Result =>
  ({
    format: 'kaoping.result/1',
    teams: run.teams,
    people: run.people.map(({ name: _name, unit: _unit, rank: _rank, role: _role, ...person }) => person),
    ...{ pools: run.pools, winners: run.winners, eliminated: run.eliminated, eliminationTied: run.eliminationTied },
    ...{ overCeiling: run.overCeiling, provisional: run.provisional, rewards: run.rewards, fund: run.fund },
    ...{ recommendations: run.recommendations, recognition: run.recognition },
  }) as Result;

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
});
