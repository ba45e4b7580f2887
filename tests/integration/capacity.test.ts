import { expect, test } from 'vitest';
import { noUsage } from '#functions/platform/capacity.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { makeTenant, withService } from '#tests/service.ts';

const held = withService();

/**
 * The figures of `npm run bench` rest on the capacity units that the embedded engine reports. A write unit is a kB begun
 * of an item, twice that in a transaction; a read unit is 4 kB begun, of an item or of all that a query read together.
 */
test('the engine’s capacity units are those of the arithmetic', async () => {
  const tenant = await makeTenant(held.service);
  const usage = noUsage();
  const client = tenantClient(held.service.environment.database, tenant.id, usage);
  const spent = async (work: () => Promise<unknown>): Promise<[read: number, write: number]> => {
    const { read, write } = usage;
    await work();
    return [usage.read - read, usage.write - write];
  };
  const pk = client.pk('X');
  const item = (sk: string, bytes: number) => ({ pk, sk, blob: new Uint8Array(bytes) });

  expect(await spent(() => client.put(item('a', 10_400)))).toEqual([0, 11]);
  expect(await spent(() => client.putAll([item('p1', 10_400), item('p2', 10_400), item('p3', 100)]))).toEqual([0, 23]);
  expect(await spent(() => client.transact([{ put: item('b', 10_400) }, { put: item('c', 100) }]))).toEqual([0, 24]);
  expect(await spent(() => client.get({ pk, sk: 'a' }))).toEqual([3, 0]);
  expect(await spent(() => client.get({ pk, sk: 'a' }, { consistent: false }))).toEqual([1.5, 0]);
  expect(
    await spent(() =>
      client.batchGet([
        { pk, sk: 'p1' },
        { pk, sk: 'p3' },
      ]),
    ),
  ).toEqual([4, 0]);
  expect(await spent(() => client.query(pk, { beginsWith: 'p' }))).toEqual([6, 0]);
});
