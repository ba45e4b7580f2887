import { expect, describe, test } from 'vitest';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { importJob } from '#functions/appraisals/import-job.ts';
import { repositories } from '#functions/appraisals/repositories.ts';
import { verifyChain } from '#functions/platform/audit.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import {
  ask,
  cyclesOf,
  eventsOf,
  got,
  gotAtLast,
  imported,
  importing,
  makeCounty,
  registerOf,
  upload,
  userWith,
} from './county.ts';
import { countedJob } from './job-context.ts';

const held = withService();

describe('whose file and when', () => {
  test('a file is its maker’s; nobody else imports it, another county least of all', async () => {
    const county = await makeCounty(held.service);
    const other = await makeCounty(held.service);
    const colleague = await userWith(county, [{ role: 'appraisal-office' }]);
    const file = await upload(county, JSON.stringify(exampleDataset()));
    const body = { id: '01J00000000000000000000009', file, kind: 'dataset', cycle: null, name: 'x' };
    expect((await ask(county, 'POST /api/imports', body, colleague)).status).toBe(404);
    expect((await ask(other, 'POST /api/imports', body)).status).toBe(404);
    expect((await ask(county, 'POST /api/imports', { ...body, kind: 'opinions' })).status).toBe(422);
    expect((await ask(county, 'POST /api/imports', { ...body, kind: 'opinions', cycle: '1999' })).status).toBe(404);
    expect(await cyclesOf(county)).toEqual([]);
  });

  test('somebody’s edit between the check and the flip is kept, and so is the import', async () => {
    const county = await makeCounty(held.service);
    await imported(county, exampleDataset());
    const next = exampleDataset();
    next.people.push({ id: 'p9', name: '己某', unit: 'u1', rank: 'staff', role: 'member' });
    const file = '01J00000000000000000000007';
    const { environment } = held.service;
    const bytes = new TextEncoder().encode(JSON.stringify(next));
    await tenantFiles(environment.files, county.tenant.id).put(fileName(file), bytes, { type: 'application/json' });
    const input = { file, kind: 'dataset', cycle: null, name: 'x' };
    const { context } = countedJob(held.service, county.tenant.id, repositories, { kind: 'import', input });
    let edits = 0;
    const output = await importJob({
      ...context,
      progress: async (_done, _total, step) => {
        if (step !== 'apply' || edits++ > 1) return;
        const unit = { id: `new${edits}`, name: '新单位', category: 'township', level: 'first', group: 'g1' };
        await got(county, 'POST /api/units', { unit });
      },
    });
    expect(edits).toBeGreaterThan(1);
    expect(output).toMatchObject({ nothingNew: false, people: { added: 1 } });
    const register = await registerOf(county);
    expect(register.units.map(({ id }) => id)).toEqual(['new1', 'new2', 'u1', 'u2', 'u2a']);
    expect(register.people.map(({ id }) => id).sort()).toEqual(['p1', 'p2', 'p9']);
    const again = await importJob(context);
    expect(again).toEqual(output);
  });

  test('a message delivered to two workers at once is one import', async () => {
    const county = await makeCounty(held.service);
    const file = '01J00000000000000000000006';
    const bytes = new TextEncoder().encode(JSON.stringify(exampleDataset()));
    const { environment } = held.service;
    await tenantFiles(environment.files, county.tenant.id).put(fileName(file), bytes, { type: 'application/json' });
    const input = { file, kind: 'dataset', cycle: null, name: 'x' };
    const { context } = countedJob(held.service, county.tenant.id, repositories, { kind: 'import', input });
    const [one, two] = await Promise.all([importJob(context), importJob(context)]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ nothingNew: false, people: { added: 2 } });
    for (const aggregate of ['register', 'cycle:2011', 'policy'])
      expect(await eventsOf(county, aggregate)).toHaveLength(1);
  });

  test('imports and edits at the same time: nothing is lost and every chain holds', async () => {
    const county = await makeCounty(held.service);
    await imported(county, exampleDataset());
    const datasets = [1, 2, 3].map((n) => {
      const dataset = exampleDataset();
      dataset.people.push({ id: `q${n}`, name: `新${n}`, unit: 'u1', rank: 'staff', role: 'member' });
      return dataset;
    });
    const jobs = datasets.map((dataset) => importing(county, dataset));
    const edits = Array.from({ length: 6 }, (_, n) =>
      gotAtLast(county, 'POST /api/units/u2/people', {
        person: { id: `e${n}`, name: `手工${n}`, unit: 'u2', rank: 'staff', role: 'member' },
      }),
    );
    const [ended] = await Promise.all([Promise.all(jobs), Promise.all(edits)]);
    expect(ended.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    const people = (await registerOf(county)).people.map(({ id }) => id).sort();
    expect(people).toEqual(['e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'p1', 'p2', 'q1', 'q2', 'q3']);
    const client = tenantClient(held.service.environment.database, county.tenant.id);
    const { cycles, register } = repositories(client);
    expect(await verifyChain(client, ['register'], (await register.readHead()).chain)).toEqual([]);
    expect(await verifyChain(client, ['cycle', '2011'], (await cycles.readHead('2011'))!.chain)).toEqual([]);
  });

  test('the same start again is the same job', async () => {
    const county = await makeCounty(held.service);
    const file = await upload(county, JSON.stringify(exampleDataset()));
    const body = { id: '01J00000000000000000000008', file, kind: 'dataset', cycle: null, name: 'x' };
    const first = await got(county, 'POST /api/imports', body);
    expect(await got(county, 'POST /api/imports', body)).toEqual(first);
    expect((await ask(county, 'POST /api/imports', { ...body, name: 'y' })).status).toBe(409);
  });
});
