import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import { openCycle, startExport, startImport } from '#shared/api/appraisals.ts';
import { listRuns, publishRun, startRun } from '#shared/api/grading.ts';
import { createFile, createUser, readFile, readJob } from '#shared/api/tenants.ts';
import { createPerson, createUnit, readPerson, readRegister, saveGroup } from '#shared/api/units.ts';
import { makeSampleCounty, type SampleCounty } from '#tests/isolation/sample-county.ts';
import { type Caller, startTestService, type TestService } from '#tests/service.ts';

/** What nobody types by accident: an input must never break the county's pages, nor leave a job that never ends. */

let service: TestService;
let county: SampleCounty;
let admin: Caller & { token: string };

beforeAll(async () => {
  service = await startTestService();
  county = await makeSampleCounty(service, 'hi');
  admin = await service.as(county.subjects['county-admin']);
});
afterAll(() => service?.stop());

const person = (id: string, more: object = {}) => ({
  unit: county.unit,
  person: { id, name: '人', unit: county.unit, rank: 'staff', role: 'member', ...more },
});
const unit = (id: string) => ({
  unit: { id, name: '单位', category: 'township', level: 'first', group: county.group },
});
const importing = async (content: string, kind = 'people') => {
  const [file, job] = [ulid(), ulid()];
  const size = Buffer.byteLength(content);
  const { body } = await admin(createFile, { id: file, name: 'f.json', size, type: 'application/json' });
  await fetch(service.url + body.url, { method: 'PUT', headers: body.headers, body: content });
  expect((await admin(startImport, { id: job, file, kind, cycle: null, name: 'f.json' })).status).toBe(202);
  await service.queue.idle();
  return (await admin(readJob, { job })).body;
};

describe('ids', () => {
  test('with separators, escapes, spaces and emoji stay what they are', async () => {
    for (const id of ['x/y', 'x#y', '%25', '%2F', ' ', '😀', '__proto__', 'constructor', '...']) {
      expect((await admin(createPerson, person(id))).status, id).toBe(201);
      expect((await admin(readPerson, { unit: county.unit, id })).body.person?.id, id).toBe(id);
      expect((await admin(createUnit, unit(id))).status, id).toBe(201);
    }
  });

  test('that no page could show or no address name are refused, and the register stays readable', async () => {
    for (const id of ['', 'i'.repeat(65), '.', '..', 'a\0b', 'a\u202eb', 'a\ud800']) {
      for (const [operation, input] of [
        [createPerson, person(id)],
        [createUnit, unit(id)],
      ] as const)
        expect([JSON.stringify(id), (await admin(operation, input)).body.code]).toEqual([
          JSON.stringify(id),
          'invalid-input',
        ]);
      const values = [{ ...person(id).person }];
      expect((await importing(JSON.stringify({ kind: 'people', values }))).state, JSON.stringify(id)).toBe('failed');
    }
    const cycle = { id: 'c'.repeat(65), year: 2030, periodStart: '2030-01-01', periodEnd: '2030-12-31' };
    expect((await admin(openCycle, { cycle, policyVersion: county.policy })).body.code).toBe('invalid-input');
    expect((await admin(readRegister, {})).status).toBe(200);
  });
});

describe('texts', () => {
  test('with control characters or turned writing are refused with their path', async () => {
    for (const name of ['a\0', 'a\u202eb', 'a\ud800']) {
      const asked = { id: ulid(), login: 'hostile', name, person: null, roles: [] };
      const refused = await admin(createUser, asked);
      expect(refused.body.problems).toMatchObject([{ path: 'name', code: 'forbidden-character' }]);
      expect((await admin(saveGroup, { id: 'gg', version: null, name })).status).toBe(422);
      const file = { id: ulid(), name, size: 3, type: 'text/plain' };
      expect((await admin(createFile, file)).status).toBe(422);
    }
  });

  test('as long as books are refused, not answered with a fault of the service', async () => {
    const noise = Array.from({ length: 60_000 }, () => Math.random().toString(36)).join('');
    for (const more of [
      { name: noise.slice(0, 300_000) },
      { bars: [{ kind: 'k', note: noise.slice(0, 700_000) }] },
      { bars: Array.from({ length: 440 }, (_, i) => ({ kind: 'k', note: noise.slice(i * 1000, i * 1000 + 1900) })) },
    ]) {
      const { status, body } = await admin(createPerson, person('long', more));
      expect([status < 500, ['invalid-input', 'too-large'].includes(body.code)], JSON.stringify(body)).toEqual([
        true,
        true,
      ]);
    }
  });

  test('of a header cannot be broken by a file’s type, and a page among the files is only saved', async () => {
    const file = { id: ulid(), name: 'x', size: 3 };
    for (const type of ['', 'a/b\r\nset-cookie: x=1', 'text'])
      expect((await admin(createFile, { ...file, type })).status, type).toBe(422);
    const page = { ...file, name: '../../x.html', type: 'text/html' };
    const place = (await admin(createFile, page)).body;
    await fetch(service.url + place.url, { method: 'PUT', headers: place.headers, body: '<b>' });
    const got = await fetch(service.url + (await admin(readFile, { file: file.id })).body.url);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="_[^/\\]*"/);
    expect(got.headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('bodies and files', () => {
  test('nested a hundred thousand levels deep are refused as what they are', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const headers = { authorization: `Bearer ${admin.token}` };
    const answer = await fetch(`${service.url}/api/units`, { method: 'POST', headers, body: `{"unit":${deep}}` });
    expect([answer.status, (await answer.json()) as object]).toMatchObject([422, { problems: [{ code: 'too-deep' }] }]);
    expect((await importing(`{"kind":"people","values":[${deep}]}`)).problems).toMatchObject([{ code: 'too-deep' }]);
  });

  test('with more faults than an item holds end the job; how many are not told is told', async () => {
    const values = Array.from({ length: 20_000 }, (_, i) => ({ id: `x${i}`, nam: '😀'.repeat(40) }));
    const job = await importing(JSON.stringify({ kind: 'people', values }));
    expect([job.state, job.problems.at(-1).code]).toEqual(['failed', 'more']);
    expect(job.problems.length).toBeGreaterThan(200);
  });

  test('of half a million faulty rows keep nobody waiting, and are read once', async () => {
    const row = JSON.stringify({ id: 'x', nam: 'y' });
    const started = performance.now();
    const job = await importing(`{"kind":"people","values":[${Array.from({ length: 500_000 }, () => row).join(',')}]}`);
    expect([job.state, job.problems[0].code]).toEqual(['failed', 'too-long']);
    expect(performance.now() - started).toBeLessThan(15_000);
    const size = 64_000_001;
    const file = { id: ulid(), name: 'f.json', size, type: 'application/json' };
    expect((await admin(createFile, file)).body.problems).toMatchObject([{ path: 'size', code: 'too-big' }]);
  });

  test('with the names of an object’s own parts change no object', async () => {
    const row = `{"__proto__":{"x":1},"id":"pr","name":"n","unit":"${county.unit}","rank":"staff","role":"member"}`;
    const job = await importing(`{"kind":"people","values":[${row}]}`);
    expect(job.problems).toMatchObject([{ path: 'values[0].__proto__', code: 'unknown-key' }]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe('requests at once', () => {
  test('that are the same start one job and one run', async () => {
    const office = await service.as(county.subjects['appraisal-office']);
    const run = { cycle: county.cycle, id: ulid(), policyVersion: null, note: '' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => office(startRun, run)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await service.queue.idle();
    const { runs } = (await office(listRuns, { cycle: county.cycle })).body;
    expect(runs.filter(({ id }: { id: string }) => id === run.id).length).toBe(1);
  });

  test('to publish two runs: one is published, and one only', async () => {
    const office = await service.as(county.subjects['appraisal-office']);
    const ids = [ulid(), ulid()];
    for (const id of ids) await office(startRun, { cycle: county.cycle, id, policyVersion: null, note: '' });
    await service.queue.idle();
    const publish = ids.map((run) => office(publishRun, { cycle: county.cycle, run, reason: '审定' }));
    expect((await Promise.all(publish)).map(({ status }) => status).sort()).toEqual([200, 409]);
    const { runs } = (await office(listRuns, { cycle: county.cycle })).body;
    expect(runs.filter(({ state }: { state: string }) => state === 'published').length).toBe(1);
  });
});

test('an export does not write over somebody’s file, nor an upload over an export', async () => {
  const office = await service.as(county.subjects['appraisal-office']);
  const file = { id: ulid(), name: 'f.txt', size: 4, type: 'text/plain' };
  const place = (await office(createFile, file)).body;
  await fetch(service.url + place.url, { method: 'PUT', headers: place.headers, body: 'mine' });
  expect((await admin(startExport, { cycle: county.cycle, id: file.id })).body.code).toBe('already-exists');
  const { url } = (await office(readFile, { file: file.id })).body;
  expect(await (await fetch(service.url + url)).text()).toBe('mine');

  const id = ulid();
  expect((await admin(startExport, { cycle: county.cycle, id })).status).toBe(202);
  expect((await admin(startExport, { cycle: county.cycle, id })).status).toBe(202);
  await service.queue.idle();
  expect((await admin(startExport, { cycle: county.cycle, id })).status).toBe(202);
  expect((await admin(createFile, { ...file, id })).body.code).toBe('already-exists');
});

test('every answer says what it may be shown in; none with somebody’s data is kept', async () => {
  const authorization = `Bearer ${admin.token}`;
  for (const path of [
    '/api/me',
    '/api/nothing',
    '/api/docs',
    '/files/x',
    '/oidc/auth',
    '/oidc/nothing',
    '/',
    '//',
    '/oidc/jwks',
  ]) {
    const { headers } = await fetch(service.url + path, { headers: { authorization } });
    expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'.*frame-ancestors '(none|self)'/);
    expect([headers.get('x-frame-options'), headers.get('x-content-type-options')]).toEqual(['SAMEORIGIN', 'nosniff']);
    if (path.startsWith('/api/me')) expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('an address that is none is refused as such', async () => {
  const { request } = await import('node:http');
  const { port } = new URL(service.url);
  for (const path of ['//', '///', 'http://[']) {
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path }, (r) => resolve(r.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect([path, status]).toEqual([path, 400]);
  }
});
