import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTenantId, partitionKey, tenantPrefix } from './keys.ts';

const tenant = '01HZZZZZZZZZZZZZZZZZZZZZZZ';

test('keys of a tenant, golden', () => {
  expect(partitionKey(tenant, 'TENANT')).toBe(`T#${tenant}#TENANT`);
  expect(partitionKey(tenant, 'UNIT', 'u01')).toBe(`T#${tenant}#UNIT#u01`);
  expect(partitionKey(tenant, 'CYCLE', '2026#1%')).toBe(`T#${tenant}#CYCLE#2026%231%25`);
  expect(partitionKey(tenant, 'UNIT', '城关镇')).toBe(`T#${tenant}#UNIT#城关镇`);
});

test('different parts never make one key', () => {
  const parts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      return partitionKey(tenant, ...a) !== partitionKey(tenant, ...b);
    }),
  );
});

test('what is no tenant’s id makes no key', () => {
  for (const id of [
    '',
    'x',
    tenant.toLowerCase(),
    `${tenant}0`,
    tenant.slice(1),
    `${tenant.slice(1)}#`,
    tenant.replace('Z', 'U'),
  ]) {
    expect(isTenantId(id), id).toBe(false);
    expect(() => tenantPrefix(id), id).toThrow();
  }
  expect(() => partitionKey(tenant)).toThrow();
  expect(() => partitionKey(tenant, 'UNIT', '')).toThrow();
});
