import { expect, test } from 'vitest';
import { makeCounty as makeDataset } from '#tests/bench/county.ts';
import { deployedContexts } from '#infra/local/contexts.ts';
import { withService } from '#tests/service.ts';
import { exported, got, graded, imported, makeCounty } from './county.ts';

/** Jobs on a thread of their own, as `npm start` does them: this process, which answers, does none of them. */

const held = withService({
  jobsApart: true,
  contexts: { ...deployedContexts, worker: () => Promise.reject(new Error('a job reached the process that answers')) },
});

test('an import, a run and an export are done on the thread', async () => {
  const county = await makeCounty(held.service);
  const dataset = makeDataset({ units: 12, people: 300, seed: 5 });
  await imported(county, dataset);
  const run = await graded(county, dataset.cycle.id);
  const { people } = await got<{ people: unknown[] }>(county, `GET /api/cycles/${dataset.cycle.id}/runs/${run}`);
  expect(people).toHaveLength(300);
  expect(JSON.parse(await exported(county, dataset.cycle.id))).toMatchObject({ people: expect.any(Array) });
});
