import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import { compress, decompress } from '#functions/platform/blob.ts';
import { jobKey } from '#functions/platform/jobs.ts';
import { type Item, tenantClient } from '#functions/platform/tenant.ts';
import { derivedUlid } from '#functions/tenants/derived-ulid.ts';
import { withService } from '#tests/service.ts';
import { archiveOf, countyRow, sound, takenIn } from './archives.ts';
import { ask, finished, fixture, got, graded, imported, makeCounty, type TestCounty, userWith } from './county.ts';

/** Archives whose form is right and whose maker means ill, taken into a county. */

const held = withService();
const patience = 120_000;

const wholeCounty = async (): Promise<TestCounty & { run: string }> => {
  const county = await makeCounty(held.service, '原县');
  await imported(county, fixture<Dataset>('worked.dataset'));
  const run = await graded(county, '2011');
  await got(county, `POST /api/cycles/2011/runs/${run}/publication`, { reason: '审定' });
  return { ...county, run };
};

test(
  'a result that its dataset does not give is taken in by nobody, however well its hashes agree',
  async () => {
    const from = await wholeCounty();
    const client = tenantClient(held.service.environment.database, from.tenant.id);
    const [stored] = await client.query<Item & { people: Uint8Array }>(client.pk('RUN', from.run), {
      beginsWith: 'PEOPLE#',
    });
    const text = JSON.stringify(await decompress(stored!.people));
    const swapped = text.replace('"competent"', '"excellent"');
    expect(swapped).not.toBe(text);
    await client.put({ ...stored!, people: await compress(JSON.parse(swapped)) });
    const to = await makeCounty(held.service, '新县');
    const { state, problems } = await takenIn(to, await archiveOf(from));
    expect(state).toBe('failed');
    expect(problems).toMatchObject([{ path: `run ${from.run}`, code: 'differs' }]);
    expect(await countyRow(to)).toMatchObject({ empty: true });
  },
  patience,
);

test('an archive is made under no id for which somebody else holds an address to write to', async () => {
  const county = await wholeCounty();
  const owner = await userWith(county, [{ role: 'appraisal-office' }]);
  const job = ulid();
  const wanted = { id: derivedUlid(job, 'archive'), name: 'x.gz', size: 9, type: 'application/gzip' };
  expect((await ask(county, 'POST /api/files', wanted, owner)).status).toBe(201);
  await got(county, 'POST /api/county/archives', { id: job });
  expect(await finished(county, job)).toMatchObject({ state: 'failed', problems: [{ code: 'already-exists' }] });
  expect((await countyRow(county)).archives).toEqual([]);
});

test('nor are the slips of new accounts put where somebody else holds an address to read from', async () => {
  const county = await wholeCounty();
  const owner = await userWith(county, [{ role: 'appraisal-office' }]);
  const job = ulid();
  const wanted = { id: derivedUlid(job, 'slips'), name: 'x.json', size: 2, type: 'application/json' };
  const { body } = await ask<{ url: string; headers: Record<string, string> }>(
    ...([county, 'POST /api/files', wanted, owner] as const),
  );
  const { url: to, headers } = body;
  await fetch(new URL(to, held.service.url), { method: 'PUT', headers, body: '{}' });
  const { url } = await got<{ url: string }>(county, `GET /api/files/${wanted.id}`, undefined, owner);
  const { id, unit } = fixture<Dataset>('worked.dataset').people[0]!;
  const path = `/api/units/${unit}/people/${id}`;
  const { person, version } = await got<{ person: object; version: string }>(county, `GET ${path}`);
  await got(county, `PUT ${path}`, { version, person: { ...person, number: '1001' }, reason: '补录工号' });
  await got(county, 'POST /api/users/batches', { id: job, unit: null, people: [id] });
  expect(await finished(county, job)).toMatchObject({ state: 'failed', problems: [{ code: 'already-exists' }] });
  expect(await (await fetch(new URL(url, held.service.url))).text()).toBe('{}');
});

test(
  'what lies in a county under an id of the archive’s is not written over: nobody’s file, no policy in force',
  async () => {
    const from = await wholeCounty();
    const bytes = await archiveOf(from);
    const { sk: id } = (await sound(bytes)).items.find(({ kind }) => kind === 'file')!;
    const to = await makeCounty(held.service, '新县');
    const owner = await userWith(to, [{ role: 'appraisal-office' }]);
    const wanted = { id, name: '我的.json', size: 9, type: 'application/json' };
    expect((await ask(to, 'POST /api/files', wanted, owner)).status).toBe(201);
    const client = tenantClient(held.service.environment.database, to.tenant.id);
    const key = { pk: client.pk('FILES'), sk: id };
    const before = await client.get(key);
    const { state, problems } = await takenIn(to, bytes);
    expect(state).toBe('failed');
    expect(problems).toMatchObject([{ path: `FILES ${id}`, code: 'id-taken' }]);
    expect(await client.get(key)).toEqual(before);

    // In another county the very same is taken in, and a job of the county's own stays what it was.
    const other = await makeCounty(held.service, '另县');
    const job = (await sound(bytes)).items.find(({ kind }) => kind === 'job')!.sk;
    const there = tenantClient(held.service.environment.database, other.tenant.id);
    const own = { ...jobKey(there, job), id: job, kind: 'archive', state: 'done' };
    await there.put(own);
    expect(await takenIn(other, bytes)).toMatchObject({ state: 'done', problems: [] });
    expect(await there.get(jobKey(there, job))).toEqual(own);
  },
  patience,
);
