import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import type { Policy } from '#shared/policy/schema.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { cancelled, type Fault, withFaultyService } from '#tests/faulty-database.ts';
import {
  type TestCounty,
  ask,
  cyclesOf,
  eventsOf,
  finished,
  fixture,
  got,
  graded,
  imported,
  makeCounty,
  startImport,
  startRun,
} from './county.ts';

/**
 * The embedded engine never has two transactions in each other's way, so the conflict is put into its answers: at the
 * commit of every kind of change.
 */

const held = withFaultyService();

const dataset = (): Dataset => fixture<Dataset>('worked.dataset');

/** The next transactions meet another one; says how many really did. */
const conflicts = (times: number, fault: Fault = cancelled('TransactionConflict', 'None')) => {
  const met = { times: 0 };
  held.database.fault = ({ operation }) => {
    if (operation !== 'TransactWriteItems' || met.times >= times) return undefined;
    met.times += 1;
    return fault;
  };
  return met;
};

const versionOf = async (county: TestCounty) => (await cyclesOf(county))[0]!.version;

interface Change {
  /** what has to be there */
  before?: (county: TestCounty) => Promise<unknown>;
  /** the request; asked again it is the same */
  request: (county: TestCounty) => Promise<[route: string, body: unknown]>;
  aggregate: string;
  event: string;
}

const unit = { id: 'new', name: '新单位', category: 'township', level: 'first', group: 'g1' };
const withRun = async (county: TestCounty): Promise<void> => {
  await imported(county, dataset());
  await graded(county, '2011');
};
const withResult = async (county: TestCounty): Promise<void> => {
  await withRun(county);
  const [route, body] = await publication(county);
  await got(county, route, body);
};
const publication = async (county: TestCounty): Promise<[string, unknown]> => {
  const { runs } = await got<{ runs: { id: string }[] }>(county, 'GET /api/cycles/2011/runs');
  return [`POST /api/cycles/2011/runs/${runs[0]!.id}/publication`, { reason: '公示无异议' }];
};

const requests: Record<string, Change> = {
  'an edit of the register': {
    before: (county) => got(county, 'PUT /api/groups/g1', { version: null, name: '第一考核组' }),
    request: async () => ['POST /api/units', { unit }],
    ...{ aggregate: 'register', event: 'unit.created' },
  },
  'a new user': {
    request: async () => [
      'POST /api/users',
      { id: ulid(), login: 'chen', name: '陈某', person: null, roles: [{ role: 'appraisal-office' }] },
    ],
    ...{ aggregate: 'users', event: 'user.created' },
  },
  'a new version of the policy': {
    request: async () => {
      const policy: Policy = structuredClone(presets['county-appraisal-2011']!);
      return [
        'POST /api/policies',
        { id: ulid(), basedOn: null, preset: 'county-appraisal-2011', policy, reason: '按县委会议决定' },
      ];
    },
    ...{ aggregate: 'policy', event: 'policy.saved' },
  },
  'publishing a run': { before: withRun, request: publication, ...{ aggregate: 'cycle:2011', event: 'run.published' } },
};

const eventsOfType = async (county: TestCounty, { aggregate, event }: Pick<Change, 'aggregate' | 'event'>) =>
  (await eventsOf(county, aggregate)).filter(({ type }) => type === event);

describe.each(Object.entries(requests))('another transaction in the way of %s', (_name, change) => {
  const prepared = async (): Promise<[TestCounty, string, unknown]> => {
    const county = await makeCounty(held.service);
    await change.before?.(county);
    return [county, ...(await change.request(county))];
  };

  test('for a moment: tried again, one event', async () => {
    const [county, route, body] = await prepared();
    const met = conflicts(3);
    await got(county, route, body);
    expect(met.times).toBe(3);
    held.database.fault = null;
    expect(await eventsOfType(county, change)).toHaveLength(1);
  });

  test('for long: a clear refusal and nothing written; asked again it is done once', async () => {
    const [county, route, body] = await prepared();
    const met = conflicts(Infinity);
    const refused = await ask<{ code: string; title: string }>(county, route, body);
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([409, 'busy', '系统正忙，请稍后再试。']);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(met.times).toBeGreaterThan(3);
    held.database.fault = null;
    expect(await eventsOfType(county, change)).toEqual([]);
    await got(county, route, body);
    expect(await eventsOfType(county, change)).toHaveLength(1);
  });
});

interface Job {
  before?: (county: TestCounty) => Promise<unknown>;
  start: (county: TestCounty) => Promise<string>;
  aggregate: string;
  event: string;
}

const jobs: Record<string, Job> = {
  'an import': {
    start: (county) => startImport(county, dataset()),
    ...{ aggregate: 'register', event: 'import.applied' },
  },
  'a run': {
    before: (county) => imported(county, dataset()),
    start: (county) => startRun(county, '2011'),
    ...{ aggregate: 'cycle:2011', event: 'run.made' },
  },
  'the closing of a cycle': {
    before: withResult,
    start: async (county) => {
      const body = { id: ulid(), version: await versionOf(county), reason: '年度考核结束' };
      return (await got<{ job: string }>(county, 'POST /api/cycles/2011/closing', body)).job;
    },
    ...{ aggregate: 'cycle:2011', event: 'cycle.closed' },
  },
};

describe.each(Object.entries(jobs))('another transaction in the way of %s', (_name, job) => {
  test('longer than one attempt lasts: the job is done by the next one, with one event', async () => {
    const county = await makeCounty(held.service);
    await job.before?.(county);
    // Six in one attempt, and two more in the next.
    const met = conflicts(8);
    const ended = await finished(county, await job.start(county));
    expect(ended).toMatchObject({ state: 'done', problems: [] });
    expect(met.times).toBe(8);
    expect(await eventsOfType(county, job)).toHaveLength(1);
  });
});

test('a throttled part cancels a transaction, too, and it is sent again', async () => {
  for (const code of ['ThrottlingError', 'ProvisionedThroughputExceeded']) {
    const county = await makeCounty(held.service);
    const client = tenantClient(held.service.environment.database, county.tenant.id);
    const met = conflicts(2, cancelled('None', code));
    await client.transact([{ put: { pk: client.pk('THING'), sk: code } }]);
    expect(met.times).toBe(2);
    expect(await client.query(client.pk('THING'))).toHaveLength(1);
  }
});

test('an answer that was lost: the transaction is sent again and not done again', async () => {
  const county = await makeCounty(held.service);
  await got(county, 'PUT /api/groups/g1', { version: null, name: '第一考核组' });
  const met = conflicts(2, 'lost');
  await got(county, 'POST /api/units', { unit });
  expect(met.times).toBe(2);
  expect(await eventsOfType(county, requests['an edit of the register']!)).toHaveLength(1);
});
