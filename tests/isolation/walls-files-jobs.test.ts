import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { controlItems } from '#functions/platform/control.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { type JobItem, jobKey, tenantJobs } from '#functions/platform/jobs.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type Work } from '#functions/platform/worker.ts';
import { makeTenant, withService } from '../service.ts';
import { thingContexts, thingOperations, type ThingRepositories } from '../things.ts';

/** Wall 5: a job, a file and an export are bound to the tenant that made them. */

const seen: { tenant: string; client: string; file: string | undefined }[] = [];
const work: Work<ThingRepositories> = async ({ tenant, repositories, files, job }) => {
  const bytes = await files.get(String(job.input['file']));
  seen.push({ tenant, client: repositories.client.tenant, file: bytes && new TextDecoder().decode(bytes) });
  return {};
};
const held = withService({ operations: thingOperations, contexts: thingContexts(work) });

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);
const bytes = (value: string) => new TextEncoder().encode(value);
const type = 'text/plain';

const twoCounties = async () => {
  const { service } = held;
  const { files, database, queue, clock } = service.environment;
  const sides = [await makeTenant(service), await makeTenant(service)].map(({ id }) => {
    const client = tenantClient(database, id);
    return {
      id,
      client,
      files: tenantFiles(files, id),
      jobs: tenantJobs(client, controlItems(database), queue, clock),
    };
  });
  return { service, store: files, own: sides[0]!, foreign: sides[1]! };
};

describe('a file', () => {
  test('of one county is not there for another, under the same name', async () => {
    const { own, foreign } = await twoCounties();
    await own.files.put('uploads/a', bytes('own'), { type });
    expect(text(await own.files.get('uploads/a'))).toBe('own');
    expect(await foreign.files.get('uploads/a')).toBeUndefined();
    expect(await foreign.files.head('uploads/a')).toBeUndefined();
    await foreign.files.delete('uploads/a');
    expect(text(await own.files.get('uploads/a'))).toBe('own');
  });

  test('is not reached by a name that leads out of the county’s folder; the bare store would give it', async () => {
    const { store, own, foreign } = await twoCounties();
    await foreign.files.put('uploads/a', bytes('theirs'), { type });
    const names = [`../${foreign.id}/uploads/a`, `/${foreign.id}/uploads/a`, `uploads/../../${foreign.id}/uploads/a`];
    const more = [
      '',
      '.',
      '..',
      'a//b',
      'a/./b',
      'a\\b',
      '.hidden',
      'a\u0000b',
      `${foreign.id}/../${foreign.id}/uploads/a`,
    ];
    for (const name of [...names, ...more]) {
      await expect(own.files.get(name), name).rejects.toThrow("not a file's name");
      await expect(own.files.put(name, bytes('x'), { type }), name).rejects.toThrow();
      await expect(own.files.presignGet(name, { as: 'x', type }), name).rejects.toThrow();
      await expect(own.files.presignPut(name, { size: 1, type }), name).rejects.toThrow();
      await expect(own.files.delete(name), name).rejects.toThrow();
    }
    expect(text(await store.get(`${own.id}/../${foreign.id}/uploads/a`))).toBe('theirs');
    expect(text(await foreign.files.get('uploads/a'))).toBe('theirs');
  });

  test('the folder itself is not left, whoever asks', async () => {
    const { store } = await twoCounties();
    await expect(store.get('../secrets.json')).rejects.toThrow();
    await expect(store.put('../evil', bytes('x'), { type })).rejects.toThrow();
  });
});

describe('a job', () => {
  const by = { user: 'u', name: 'n' };

  test('of one county is not there for another, and its id is free there', async () => {
    const { service, own, foreign } = await twoCounties();
    const id = ulid();
    await own.files.put('uploads/a', bytes('own'), { type });
    await foreign.files.put('uploads/a', bytes('theirs'), { type });
    const job = { id, context: 'units', kind: 'import', input: { file: 'uploads/a' }, by } as const;
    await own.jobs.start(job);
    expect(await foreign.jobs.read(id)).toBeUndefined();
    expect(await foreign.jobs.list()).toEqual([]);
    await service.queue.idle();
    expect(seen.splice(0)).toEqual([{ tenant: own.id, client: own.id, file: 'own' }]);
    await foreign.jobs.start(job);
    await service.queue.idle();
    expect(seen.splice(0)).toEqual([{ tenant: foreign.id, client: foreign.id, file: 'theirs' }]);
  });

  test('a message that names the wrong county finds no job and does nothing', async () => {
    const { service, own, foreign } = await twoCounties();
    const id = ulid();
    await own.jobs.start({ id, context: 'units', kind: 'import', input: { file: 'uploads/a' }, by });
    await service.queue.idle();
    expect(seen.splice(0)).toHaveLength(1);
    await service.environment.queue.send({ tenant: foreign.id, context: 'units', job: id });
    await service.queue.idle();
    expect(seen.splice(0)).toEqual([]);
    expect(await foreign.client.get<JobItem>(jobKey(foreign.client, id))).toBeUndefined();
  });

  test('whose input names another county’s file does not get it', async () => {
    const { service, own, foreign } = await twoCounties();
    await foreign.files.put('uploads/b', bytes('theirs'), { type });
    const start = (file: string) =>
      own.jobs.start({ id: ulid(), context: 'units', kind: 'import', input: { file }, by });
    await start('uploads/b');
    await service.queue.idle();
    expect(seen.splice(0)).toEqual([{ tenant: own.id, client: own.id, file: undefined }]);
  });
});
