import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isServiceRole, roleNames, roles } from '#shared/api/access.ts';
import type { Role, RoleName } from '#shared/api/access.ts';
import { operations, publicOperations } from '#shared/api/contract.ts';
import type { Operation } from '#shared/api/operation.ts';
import { contentHash } from '#functions/platform/hash.ts';
import { bareClient } from '#functions/platform/tables.ts';
import { issuer, startTestService } from '#tests/service.ts';
import type { Caller, TestService } from '#tests/service.ts';
import { forgedCapabilities } from './forged-capabilities.ts';
import { makeSampleCounty } from './sample-county.ts';
import type { SampleCounty } from './sample-county.ts';
import { samples } from './samples.ts';

/**
 * Every operation of the contract × every role × the own county, a foreign one, a foreign one in the header, no token
 * and no membership; what is expected follows from the contract and access.ts. An operation added later is covered as
 * soon as it has a sample, and fails without one.
 */

let service: TestService;
let own: SampleCounty;
let foreign: SampleCounty;
const callers = new Map<RoleName, Caller & { token: string }>();
let foreignBefore: Map<string, string>;

beforeAll(async () => {
  service = await startTestService({ at: '2026-03-02T04:00:00Z' });
  own = await makeSampleCounty(service, 'own');
  foreign = await makeSampleCounty(service, 'foreign');
  for (const role of serviceRoles)
    await service.control.putOperator({ issuer, subject: own.subjects[role] }, roles[role].label.zh, [role]);
  for (const role of roleNames) callers.set(role, await service.as(own.subjects[role]));
  foreignBefore = await everythingOf(foreign);
}, 60_000);
afterAll(() => service?.stop());

/** Every item of a county: its keys, and the hash of its attributes. */
async function everythingOf({ tenant }: SampleCounty): Promise<Map<string, string>> {
  const { database } = service.environment;
  const client = bareClient(database);
  const found = new Map<string, string>();
  for (const TableName of [database.tables.main, database.tables.audit, database.tables.ballots]) {
    const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName }));
    expect(LastEvaluatedKey).toBeUndefined();
    for (const item of Items)
      if (item.pk?.S?.startsWith(`T#${tenant}#`))
        found.set(`${TableName} ${item.pk.S} ${item.sk?.S}`, contentHash(item));
  }
  client.destroy();
  return found;
}

const isPublic = ({ permission }: Operation): boolean => permission === 'public';
const isOpen = ({ permission }: Operation): boolean => permission === 'signed-in' || permission === 'public';

const isAllowed = (operation: Operation, role: RoleName): boolean => {
  const { permissions }: Role = roles[role];
  return isOpen(operation) || permissions.some((held) => held === operation.permission);
};

const serviceRoles = roleNames.filter(isServiceRole);
const isOfService = ({ context }: Operation): boolean => context === 'service' || context === 'erasure';

/** Who runs the service belongs to no county: whatever a county's roles allow is refused for want of membership. */
const refusedAs = (operation: Operation, role: RoleName): string =>
  isServiceRole(role) && !isOfService(operation) ? 'no-membership' : 'forbidden';

/** What somebody may see of a county whose data is none of theirs: its name, if they run the service. */
const leaks = (text: string, { mark }: SampleCounty, role: RoleName): boolean =>
  (isServiceRole(role) ? text.replaceAll(`${mark}县`, '') : text).includes(mark);

interface Seen {
  role: RoleName;
  expected: string | number;
  got: string | number;
  leak?: boolean;
}
const faults = (seen: readonly Seen[]): Seen[] => seen.filter(({ expected, got, leak }) => expected !== got || leak);

describe('the contract', () => {
  test('names every operation that answers without a token', () => {
    const open = operations.filter(({ permission }) => permission === 'public').map(({ id }) => id);
    expect(open).toEqual(publicOperations);
  });

  test('has a sample for every operation, and no sample for another', () => {
    expect(Object.keys(samples).sort()).toEqual(operations.map(({ id }) => id).sort());
  });
});

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  const sample = samples[id]!;
  const answerFor = async (role: RoleName, input: Record<string, unknown>, caller: Caller = callers.get(role)!) => {
    const { status, body } = await caller(operation, input);
    return { status, code: body?.code as string | undefined, text: JSON.stringify(body) };
  };
  /** without the number of the request */
  const answerOf = async (caller: Caller, input: Record<string, unknown>) => {
    const { status, body } = await caller(operation, input);
    return { status, body: { ...body, instance: undefined } };
  };

  test('in the own county: those who may, and nobody else', async () => {
    const seen: Seen[] = [];
    for (const role of roleNames) {
      const { status, code, text } = await answerFor(role, sample.input(own, role));
      const may = isAllowed(operation, role);
      seen.push({
        role,
        expected: may ? sample.own : refusedAs(operation, role),
        got: may ? status : (code ?? status),
        // Those who run the service never read a county's data, in no county; what is public is no secret of anybody's.
        leak: isPublic(operation) ? leaks(text, foreign, role) : isServiceRole(role) && leaks(text, own, role),
      });
    }
    expect(faults(seen)).toEqual([]);
  });

  // A capability names its county whoever brings it: nothing of the bringer's own comes in.
  test('with a foreign county’s ids: no data of it for anybody', async () => {
    const seen: Seen[] = [];
    for (const role of roleNames) {
      const { status, code, text } = await answerFor(role, sample.input(foreign, role));
      const may = isAllowed(operation, role);
      seen.push({
        ...{ role, expected: may ? sample.foreign : refusedAs(operation, role), got: may ? status : (code ?? status) },
        leak: leaks(text, isPublic(operation) ? own : foreign, role),
      });
    }
    expect(faults(seen)).toEqual([]);
  });

  test('with a foreign county in the header: refused before anything is looked at', async () => {
    const seen: Seen[] = [];
    for (const role of roleNames.filter((name) => !isServiceRole(name))) {
      const caller = await service.as(own.subjects[role], foreign.tenant);
      // On a public route neither the token nor the header is looked at.
      const input = sample.input(isPublic(operation) ? own : foreign, role);
      const { code, status, text } = await answerFor(role, input, caller);
      const [expected, got] = isPublic(operation) ? [sample.own, status] : ['no-membership', code ?? status];
      seen.push({ role, expected, got, leak: text.includes(foreign.mark) });
    }
    expect(faults(seen)).toEqual([]);
  });

  test('without a token, with a forged one, without a membership', async () => {
    const input = sample.input(own, 'county-admin');
    expect((await service.nobody(operation, input)).status === 401).toBe(!isPublic(operation));
    const { token } = callers.get('county-admin')!;
    const forged = `${token.slice(0, -6)}AAAAAA`;
    expect((await service.withToken(forged)(operation, input)).status === 401).toBe(!isPublic(operation));
    const stranger = await answerOf(await service.as('stranger'), input);
    if (isPublic(operation)) {
      expect(stranger).toEqual(await answerOf(callers.get('county-admin')!, input));
      return;
    }
    const refused = isOfService(operation) ? 'forbidden' : 'no-membership';
    expect(stranger.body?.code).toBe(isOpen(operation) ? undefined : refused);
    expect(JSON.stringify(stranger.body)).not.toContain(own.mark);
  });

  test('group, unit and self reach no further than themselves', async () => {
    const seen: Seen[] = [];
    for (const role of roleNames.filter((name) => ['group', 'unit', 'self'].includes(roles[name].scope))) {
      if (!isAllowed(operation, role)) continue;
      const { text } = await answerFor(role, sample.input(own, role));
      seen.push({ role, expected: 'read', got: 'read', leak: text.includes(own.otherUnitMark) });
      if (!sample.outside) continue;
      const outside = await answerFor(role, sample.outside(own, role));
      const isRefused = outside.status === 404 || outside.status === 403;
      seen.push({
        role,
        expected: 'refused',
        got: isRefused ? 'refused' : outside.status,
        leak: outside.text.includes(own.otherUnitMark),
      });
    }
    expect(faults(seen)).toEqual([]);
  });
});

describe.each(operations.filter(isPublic).map((operation) => [operation.id, operation] as const))(
  '%s is open to nobody without a capability of its own',
  (id, operation) => {
    test('forged, cut, relabelled, expired, or of another thing: refused, and nothing said of any county', async () => {
      const input = samples[id]!.input(own, 'county-admin');
      const field = (['poll', 'box'] as const).find((name) => name in input)!;
      const forged = forgedCapabilities(service, own.vote[field], own, foreign);
      const seen: { name: string; expected: string; got: string; leak: boolean }[] = [];
      for (const [name, text] of Object.entries(forged))
        for (const caller of [service.nobody, callers.get('county-admin')!]) {
          const { status, body } = await caller(operation, { ...input, [field]: text });
          const answer = JSON.stringify(body);
          const leak = answer.includes(own.mark) || answer.includes(foreign.mark);
          seen.push({ name, expected: text === '' ? 'invalid-input' : 'not-found', got: body.code ?? status, leak });
        }
      expect(seen.filter(({ expected, got, leak }) => expected !== got || leak)).toEqual([]);
      expect(seen.length).toBe(36);
    });
  },
);

test('after all of this the foreign county is what it was, item by item', async () => {
  const after = await everythingOf(foreign);
  const keys = new Set([...foreignBefore.keys(), ...after.keys()]);
  expect([...keys].filter((key) => after.get(key) !== foreignBefore.get(key))).toEqual([]);
  expect(foreignBefore.size).toBeGreaterThan(50);
});
