import { expect, test } from 'vitest';
import { partitionKey } from '#functions/platform/keys.ts';
import type { TenantClient, TransactPart } from '#functions/platform/tenant.ts';
import type { UserRecord } from '#functions/platform/users.ts';
import { adminsAfter } from './admins.ts';
import { profileKey } from './profile.ts';
import { aggregateOf } from './record.ts';
import { loginKey, personKey, usersHeadKey, usersRepository, versioned } from './repository.ts';

const tenant = '01J00000000000000000000001';
const client = { tenant, pk: (...parts: string[]) => partitionKey(tenant, ...parts) } as TenantClient;
const user = (more: Partial<UserRecord> = {}): UserRecord =>
  versioned({
    ...{ id: 'u1', login: 'qs.chen', name: '陈某', subject: 's1', person: null, roles: [], disabled: false },
    ...more,
  });

test('golden keys', () => {
  const root = `T#${tenant}#TENANT`;
  expect(profileKey(client)).toEqual({ pk: root, sk: 'ROOT' });
  expect(usersHeadKey(client)).toEqual({ pk: root, sk: 'USERS' });
  expect(loginKey(client, 'qs.chen')).toEqual({ pk: `T#${tenant}#USERS#0e`, sk: '~LOGIN#qs.chen' });
  expect(personKey(client, 'p1')).toEqual({ pk: `T#${tenant}#USERS#19`, sk: '~PERSON#p1' });
  expect(['register', 'policy', 'users', 'cycle:2011'].map((text) => aggregateOf(client, text))).toEqual([
    { name: ['register'], head: { pk: root, sk: 'REGISTER' } },
    { name: ['policy'], head: { pk: `T#${tenant}#POLICY`, sk: 'HEAD' } },
    { name: ['users'], head: { pk: root, sk: 'USERS' } },
    { name: ['cycle', '2011'], head: { pk: root, sk: 'CYCLE#2011' } },
  ]);
});

test('a user’s version is that of the content', () => {
  expect(user().version).toBe(versioned(user()).version);
  expect(user({ name: '另名' }).version).not.toBe(user().version);
});

const head = { version: 3, chain: { seq: 5, hash: 'h' }, admins: ['a'] };
const event = { type: 'x', data: {}, at: new Date(0), actor: { user: 'a', name: 'A' } };
const shape = (part: TransactPart): unknown =>
  'put' in part
    ? ['put', part.put.sk, part.condition]
    : 'delete' in part
      ? ['delete', part.delete.sk, part.condition]
      : part;

test('a new user comes with their login name and person, none of which may be there', () => {
  const after = user({ person: { id: 'p1', unit: 'a' } });
  const parts = usersRepository(client).writing(head, [{ after }], event);
  expect(parts.map(shape)).toEqual([
    ['put', 'USERS', { version: 3 }],
    ['put', '000000000006', 'absent'],
    ['put', 'u1', 'absent'],
    ['put', '~LOGIN#qs.chen', 'absent'],
    ['put', '~PERSON#p1', 'absent'],
  ]);
});

test('a changed user is expected as read; another person frees the first', () => {
  const before = user({ person: { id: 'p1', unit: 'a' } });
  const changes = [{ before, after: { ...before, person: { id: 'p2', unit: 'a' } } }];
  expect(usersRepository(client).writing(head, changes, event).slice(2).map(shape)).toEqual([
    ['put', 'u1', { version: before.version }],
    ['delete', '~PERSON#p1', { user: 'u1' }],
    ['put', '~PERSON#p2', 'absent'],
  ]);
  const moved = [{ before, after: { ...before, person: { id: 'p1', unit: 'b' } } }];
  expect(usersRepository(client).writing(head, moved, event).length).toBe(3);
});

test('who is an administrator after a change', () => {
  const admin = user({ id: 'b', roles: [{ role: 'media' }, { role: 'county-admin' }] });
  expect(adminsAfter(['a'], [{ after: admin }])).toEqual(['a', 'b']);
  expect(adminsAfter(['a', 'b'], [{ after: { ...admin, disabled: true } }])).toEqual(['a']);
  expect(adminsAfter(['b'], [{ after: { ...admin, roles: [{ role: 'media' }] } }])).toEqual([]);
});
