import { expect, test } from 'vitest';
import { noUsage } from '#functions/platform/capacity.ts';
import { itemSize } from '#functions/platform/item-size.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { makeTenant, withService } from '#tests/service.ts';

const held = withService();

/** Each padded to exactly one kB and to one byte more: the first costs one write unit, the second two. */
const items: Record<string, Record<string, unknown>> = {
  text: { name: '王伟', note: 'a€𝄞' },
  names: { 单位: 'x', ключ: '' },
  binary: { blob: new Uint8Array(77) },
  integers: { a: 1, b: 12, c: 123, d: 100, e: 120_000 },
  decimals: { a: 0.5, b: 12.34, c: 0.001, d: 98.765 },
  zero: { a: 0 },
  negative: { a: -1, b: -12.5 },
  large: { a: Number.MAX_SAFE_INTEGER, b: 1.5e-7, c: 1e15 },
  booleans: { a: true, b: false, c: null },
  empty: { list: [], map: {} },
  list: { list: [1, 'two', null, new Uint8Array(3)] },
  map: { map: { a: 1, 名: '称', c: null } },
  nested: { map: { list: [{ a: [[1]], b: {} }, 'x'] } },
};

test.each(Object.entries(items))('the size of an item is what the database charges: %s', async (sk, attributes) => {
  const { id } = await makeTenant(held.service);
  const usage = noUsage();
  const client = tenantClient(held.service.environment.database, id, usage);
  const item = { pk: client.pk('SIZE'), sk, ...attributes };
  const padded = (bytes: number) => ({ ...item, pad: '.'.repeat(bytes - itemSize(item) - 'pad'.length) });
  expect(itemSize(padded(1024))).toBe(1024);
  await client.put(padded(1024));
  expect(usage.write).toBe(1);
  await client.put(padded(1025));
  expect(usage.write).toBe(3);
  // What is read back has the same size, whatever types the client makes of it.
  const back = await client.get<Record<string, unknown>>({ pk: item.pk, sk });
  expect(itemSize(back!)).toBe(1025);
});
