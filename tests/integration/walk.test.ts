import { expect, test } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import { importJob } from '#functions/appraisals/import-job.ts';
import { repositories } from '#functions/appraisals/repositories.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { withService } from '#tests/service.ts';
import { walkedAndScanned } from '#tests/whole-tenant.ts';
import { fixture, imported, makeCounty, upload } from './county.ts';
import { countedJob } from './job-context.ts';

const held = withService();

/** An import that ends for good when it has staged so much and nothing is visible yet. */
const failing = async (county: Awaited<ReturnType<typeof makeCounty>>, dataset: Dataset, when: string) => {
  const file = await upload(county, JSON.stringify(dataset));
  const input = { file, kind: 'dataset', cycle: null, name: 'f.json' };
  const { context } = countedJob(county.service, county.tenant.id, repositories, { kind: 'import', input });
  const progress = async (done: number, total: number, step: string): Promise<void> => {
    if (step === when && done === total) throw new Refusal('refused');
  };
  await expect(importJob({ ...context, progress })).rejects.toMatchObject({ code: 'refused' });
};

test('what an import left behind that failed for good is reached by the walk of the county', async () => {
  const county = await makeCounty(held.service);
  const { database } = held.service.environment;
  const empty = await walkedAndScanned(database, county.tenant.id);
  expect(empty.walked).toEqual(empty.scanned);

  const dataset = fixture<Dataset>('worked.dataset');
  await failing(county, dataset, 'store');
  const left = await walkedAndScanned(database, county.tenant.id);
  expect(left.walked).toEqual(left.scanned);
  expect(left.scanned.some((key) => key.includes('PEOPLE#'))).toBe(true);
  expect(left.scanned.some((key) => key.includes('DATA#'))).toBe(true);

  await imported(county, dataset);
  await failing(county, { ...dataset, cycle: { ...dataset.cycle, id: '2012/#%' } }, 'store');
  const both = await walkedAndScanned(database, county.tenant.id);
  expect(both.walked).toEqual(both.scanned);
  expect(new Set(both.walked).size).toBe(both.walked.length);
});
