import { expect, test } from 'vitest';
import { exportDataset } from '#shared/dataset/normal.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type DatabaseRequest, type Fault, withFaultyService } from '#tests/faulty-database.ts';
import {
  ask,
  eventsOf,
  exported,
  finished,
  fixture,
  got,
  imported,
  makeCounty,
  registerOf,
  startImport,
} from './county.ts';

/** The database does less than it is asked for: what is left undone comes again, after a wait. */

const held = withFaultyService();

const throttles = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

test.each(throttles)('%s for a moment: nobody notices', async (error) => {
  const county = await makeCounty(held.service);
  let times = 0;
  held.database.fault = () => (times++ < 1 ? { error } : undefined);
  await got(county, 'PUT /api/groups/g1', { version: null, name: '第一考核组' });
  expect(times).toBeGreaterThan(1);
  expect(await eventsOf(county, 'register')).toHaveLength(1);
});

test('throttled for long: busy, with the time after which to ask again, and nothing written', async () => {
  const county = await makeCounty(held.service);
  held.database.requests = 0;
  held.database.fault = () => ({ error: 'ProvisionedThroughputExceededException' });
  const answer = await ask<{ code: string }>(county, 'PUT /api/groups/g1', { version: null, name: '第一考核组' });
  expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([409, 'busy', '1']);
  expect(held.database.requests).toBeLessThan(10);
  held.database.fault = null;
  expect(await eventsOf(county, 'register')).toEqual([]);
});

test('throttled in the middle of an import: the job waits and goes on', async () => {
  const county = await makeCounty(held.service);
  const dataset = fixture<Dataset>('worked.dataset');
  let times = 0;
  // More than one attempt's patience.
  held.database.fault = ({ operation }) =>
    operation === 'BatchWriteItem' && times++ < 6 ? { error: 'ThrottlingException' } : undefined;
  expect(await finished(county, await startImport(county, dataset))).toMatchObject({ state: 'done', problems: [] });
  expect(times).toBeGreaterThan(6);
  expect(await exported(county, '2011')).toBe(exportDataset(dataset));
  expect(await eventsOf(county, 'register')).toHaveLength(1);
});

type Lists = Record<string, unknown[]>;
type Keys = Record<string, { Keys: unknown[]; ConsistentRead?: boolean }>;

/** Does the first half of a batch and says so. */
const half = ({ operation, body }: DatabaseRequest): Fault | undefined => {
  if (operation === 'BatchWriteItem') {
    const [[table, puts] = ['', []]] = Object.entries(body['RequestItems'] as Lists);
    if (puts.length < 2) return undefined;
    const middle = Math.ceil(puts.length / 2);
    return {
      send: { ...body, RequestItems: { [table]: puts.slice(0, middle) } },
      answer: (answer) => ({ ...answer, UnprocessedItems: { [table]: puts.slice(middle) } }),
    };
  }
  if (operation === 'BatchGetItem') {
    const [[table, { Keys, ...how }] = ['', { Keys: [] }]] = Object.entries(body['RequestItems'] as Keys);
    if (Keys.length < 2) return undefined;
    const middle = Math.ceil(Keys.length / 2);
    return {
      send: { ...body, RequestItems: { [table]: { ...how, Keys: Keys.slice(0, middle) } } },
      answer: (answer) => ({ ...answer, UnprocessedKeys: { [table]: { ...how, Keys: Keys.slice(middle) } } }),
    };
  }
  return undefined;
};

test('half of every batch is left undone: everything is stored and read all the same', async () => {
  const county = await makeCounty(held.service);
  const dataset = fixture<Dataset>('worked.dataset');
  const halved = new Set<string>();
  held.database.fault = (request) => {
    const fault = half(request);
    if (fault) halved.add(request.operation);
    return fault;
  };
  await imported(county, dataset);
  expect((await registerOf(county)).people).toHaveLength(dataset.people.length);
  expect(await exported(county, '2011')).toBe(exportDataset(dataset));
  expect([...halved].sort()).toEqual(['BatchGetItem', 'BatchWriteItem']);
});

test('a batch of which nothing is ever done ends as busy', async () => {
  const { tenant } = await makeCounty(held.service);
  const client = tenantClient(held.service.environment.database, tenant.id);
  const key = { pk: client.pk('THING'), sk: 'a' };
  held.database.fault = ({ operation, body }) => {
    if (operation === 'BatchWriteItem')
      return { send: body, answer: () => ({ UnprocessedItems: body['RequestItems'] }) };
    if (operation === 'BatchGetItem') return { send: body, answer: () => ({ UnprocessedKeys: body['RequestItems'] }) };
    return undefined;
  };
  for (const work of [() => client.putAll([key]), () => client.batchGet([key])]) {
    held.database.requests = 0;
    await expect(work()).rejects.toThrow(Refusal);
    expect(held.database.requests).toBe(6);
  }
});
