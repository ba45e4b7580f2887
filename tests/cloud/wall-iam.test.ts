import { beforeAll, describe, expect, test } from 'vitest';
import { readRecorded, recordedProjects, type RecordedRequest } from '#tests/recorder.ts';
import { asMade } from './attempts.ts';
import { granted, nameOf, serves } from './granted.ts';
import { all, first, leaks, refusedRequests } from './leaks.ts';
import { type AllRoles, type FunctionRoles, type Permitted, permittedBy, type Role } from './roles.ts';
import { quickSimulator, strictSimulator } from './simulate.ts';
import { partitions, synthesise } from './synthesised.ts';
import { type Account, madeUpAccount } from './template.ts';
import { deliberate } from './unused-deliberately.ts';
import { weakenedRoles } from './without-condition.ts';

/**
 * Wall 4: what AWS would say to every request that the tests' services really made, by the roles, policies and trust
 * policies of the synthesised stacks. Needs the requests: `npm run integration` and `npm run e2e` record them, and the
 * built bundles' own are recorded by `deployed.test.ts`.
 */

const account = madeUpAccount('aws');
let permitted: Permitted;
let roles: AllRoles;
let recorded: RecordedRequest[];
let requests: RecordedRequest[];

const permittedIn = (partition: 'aws' | 'aws-cn'): Permitted =>
  permittedBy(Object.values(synthesise(partitions[partition]).templates), madeUpAccount(partition));

beforeAll(() => {
  const missing = ['integration', 'isolation', 'e2e', 'cloud'].filter(
    (project) => !recordedProjects().includes(project),
  );
  if (missing.length > 0)
    throw new Error(
      `nothing recorded by ${missing.join(', ')}: first run \`npm run integration\`, \`npm run e2e\` and \`npm run cloud\` (or \`npm test\`)`,
    );
  recorded = [...readRecorded().values()];
  requests = recorded.filter((request) => request.function !== null);
  permitted = permittedIn('aws');
  roles = permitted.functions;
});

const isService = (principal: unknown): boolean =>
  typeof principal === 'object' && principal !== null && Object.keys(principal).join() === 'Service';

/** What another role could do of what the function does, or by becoming its data role. */
const lets = async (other: Role, fn: FunctionRoles, its: Account): Promise<string[]> => {
  const simulator = quickSimulator();
  const asOther = { ...fn, execution: other };
  const found: string[] = [];
  if (await simulator.opens(asOther, { of: fn, tags: { tenant: 'Z'.repeat(26) } }))
    found.push(`${other.arn} becomes ${fn.data.arn}`);
  for (const request of requests.filter((one) => one.function === fn.entry.name)) {
    const made = asMade(asOther, request, its);
    if (made && (await simulator.allows(asOther, null, made.request)))
      found.push(`${other.arn} may ${made.request.action} ${made.request.arn}`);
  }
  return found;
};

describe('what was recorded', () => {
  test('is enough to say something: every deployed function asked for something', () => {
    const asked = new Set(requests.map((request) => request.function));
    expect([...roles.keys()].filter((name) => !asked.has(name))).toEqual([]);
  });

  test('comes from functions, but for what tests, demo data and the embedded identity provider ask', () => {
    const others = new Set(recorded.filter((request) => request.function === null).map(({ by }) => by));
    const known = /^(embedded identity provider|tests\/.*\.ts|infra\/local\/main\.ts)$/;
    expect([...others].filter((by) => !known.test(by ?? ''))).toEqual([]);
  });
});

describe('the roles', () => {
  test('let every recorded request through, to the function that made it and for its own tenant', async () => {
    expect(await all(refusedRequests(roles, requests, account, strictSimulator()))).toEqual([]);
  });

  test('refuse the same for another tenant, another table, without keys, by Scan or PartiQL, with other tags', async () => {
    const simulator = strictSimulator();
    expect(await all(leaks(roles, requests, account, simulator))).toEqual([]);
    expect(simulator.evaluations).toBeGreaterThan(requests.length * 5);
  });

  test('are all: no other role, and no policy of a bucket, a queue or a table lets anybody in', async () => {
    // Beside the functions of the catalog there is a role in China: of the function that gives out the pages.
    const there = { ...permittedIn('aws-cn'), account: madeUpAccount('aws-cn') };
    expect(there.others).not.toEqual([]);
    const found: string[] = [];
    for (const { functions, others, resourcePolicies, account: its } of [{ ...permitted, account }, there]) {
      for (const fn of functions.values()) for (const other of others) found.push(...(await lets(other, fn, its)));
      const people = resourcePolicies.filter(({ statement }) => !isService(statement.Principal));
      found.push(...people.map(({ resource, statement }) => `${resource} ${JSON.stringify(statement)}`));
    }
    expect(found).toEqual([]);
  });

  test('hold in China, too', async () => {
    const china = madeUpAccount('aws-cn');
    const there = permittedIn('aws-cn').functions;
    // Accounts are an issuer's of the operator's own there.
    const asked = requests.filter(({ resource }) => resource !== 'user-pool');
    expect(await all(refusedRequests(there, asked, china, quickSimulator()))).toEqual([]);
    expect(await all(leaks(there, asked, china, quickSimulator()))).toEqual([]);
  });

  test('permit nothing that nobody asked for', () => {
    const unused = granted(roles).filter((grant) => !requests.some((request) => serves(grant, request, account)));
    const names = unused.filter((grant) => !deliberate.some(({ of }) => of(grant))).map(nameOf);
    expect(names).toEqual([]);
    const needless = deliberate.filter(({ of }) => !unused.some(of)).map(({ why }) => why);
    expect(needless).toEqual([]);
  });
});

test('every condition counts: taken away, something foreign is let through', async () => {
  const kept: string[] = [];
  let tried = 0;
  for (const { what, fn, roles: weakened } of weakenedRoles(roles)) {
    const own = requests.filter((request) => request.function === fn.entry.name);
    const found = await first(leaks(weakened, own, account, quickSimulator(), [fn]));
    tried += 1;
    if (!found) kept.push(what);
  }
  expect(kept).toEqual([]);
  expect(tried).toBeGreaterThan(roles.size * 4);
});
