import { expect, test } from 'vitest';
import { emptyChain } from '#functions/platform/audit.ts';
import { partitionKey } from '#functions/platform/keys.ts';
import type { Item, Key, TenantClient } from '#functions/platform/tenant.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import { changeOf } from './events.ts';
import { applyUnits, emptyRegister, withRevisions } from './register.ts';
import { headKey, peopleKey, registerRepository } from './repository.ts';

const tenant = '01J00000000000000000000001';

/** As much of a client as staging and reading need: items by key, in no certain order. */
const memoryClient = () => {
  const items = new Map<string, Item>();
  const client = {
    tenant,
    pk: (...parts: string[]) => partitionKey(tenant, ...parts),
    async putAll(list: readonly Item[]) {
      for (const item of list) items.set(`${item.pk} ${item.sk}`, item);
    },
    async batchGet(keys: readonly Key[]) {
      return keys.flatMap(({ pk, sk }) => items.get(`${pk} ${sk}`) ?? []).reverse();
    },
  } as unknown as TenantClient;
  return { client, items };
};
const people = (count: number): RegisterPerson[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ id: `p${String(i).padStart(5, '0')}`, name: `人员${i}`, unit: 'u1', rank: 'staff', role: 'member' },
  }));

test('golden keys; a unit’s id may hold the separator', () => {
  const { client } = memoryClient();
  expect(headKey(client)).toEqual({ pk: `T#${tenant}#TENANT`, sk: 'REGISTER' });
  expect(peopleKey(client, 'a#b', 'r1', 2)).toEqual({ pk: `T#${tenant}#UNIT#a%23b`, sk: 'PEOPLE#r1#002' });
});

test('people come back whole and in order, in parts of 500; the same people are the same items', async () => {
  const { client, items } = memoryClient();
  const repository = registerRepository(client);
  const revision = await repository.stagePeople('u1', people(1201).reverse());
  expect(revision).toMatchObject({ parts: 3, n: 1201 });
  expect(items.size).toBe(3);
  expect(await repository.readPeople('u1', revision)).toEqual(people(1201));
  expect(await repository.stagePeople('u1', people(1201))).toEqual(revision);
  expect(items.size).toBe(3);
  expect((await repository.stagePeople('u1', people(3))).rev).not.toBe(revision.rev);
  expect(await repository.stagePeople('u1', [])).toMatchObject({ parts: 0, n: 0 });
});

test('a revision that lacks a part is a fault, never fewer people', async () => {
  const { client, items } = memoryClient();
  const repository = registerRepository(client);
  const revision = await repository.stagePeople('u1', people(600));
  items.delete([...items.keys()][0]!);
  await expect(repository.readPeople('u1', revision)).rejects.toThrow('lacks a part');
});

test('a person is found in the unit looked at first, or anywhere', async () => {
  const { client } = memoryClient();
  const repository = registerRepository(client);
  const unit = { id: 'u1', name: '一', category: 'township', level: 'first', group: 'g' } as const;
  const { register } = applyUnits(emptyRegister, [unit, { ...unit, id: 'u2' }]);
  const staffed = withRevisions(register, new Map([['u1', await repository.stagePeople('u1', people(2))]]));
  expect((await repository.findPerson(staffed, 'p00001', 'u1'))?.name).toBe('人员1');
  expect((await repository.findPerson(staffed, 'p00001', 'u2'))?.name).toBe('人员1');
  expect(await repository.findPerson(staffed, 'nobody', 'gone')).toBeUndefined();
});

test('the flip expects the head as it was read and continues its chain', async () => {
  const repository = registerRepository(memoryClient().client);
  const event = { type: 'x', data: {}, at: new Date(0), actor: { user: 'a', name: 'A' } };
  const first = await repository.headTransaction(
    { ...emptyRegister, version: 0, chain: undefined },
    emptyRegister,
    event,
  );
  expect(first[0]).toMatchObject({ condition: 'absent', put: { sk: 'REGISTER', version: 1, chain: { seq: 1 } } });
  const chain = { ...emptyChain, seq: 4 };
  const later = await repository.headTransaction({ ...emptyRegister, version: 7, chain }, emptyRegister, event);
  expect(later[0]).toMatchObject({ condition: { version: 7 }, put: { version: 8, chain: { seq: 5 } } });
  expect(later[1]).toMatchObject({ table: 'audit', condition: 'absent', put: { sk: '000000000005' } });
});

test('a change tells only the fields that differ', () => {
  const before = { id: 'p', name: '甲', leaves: [{ from: 'a' }], number: '1' };
  const after = { id: 'p', leaves: [{ from: 'a' }], name: '乙', post: '科员' };
  expect(changeOf(before, after)).toEqual({
    before: { name: '甲', number: '1', post: null },
    after: { name: '乙', number: null, post: '科员' },
  });
});
