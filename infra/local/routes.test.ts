import * as z from 'zod';
import { expect, test } from 'vitest';
import { operations } from '#shared/api/contract.ts';
import type { Operation } from '#shared/api/operation.ts';
import { routeTable } from './routes.ts';

const at = (method: Operation['method'], path: Operation['path']): Operation => ({
  ...{ id: `${method} ${path}`, context: 'units', method, path, summary: { zh: '', en: '' }, errors: [], audit: null },
  ...{ input: z.strictObject({}), output: z.strictObject({}), permission: 'signed-in' },
});
const find = routeTable([
  at('GET', '/api/a/{id}'),
  at('GET', '/api/a/list'),
  at('POST', '/api/a'),
  at('GET', '/api/{x}/b/{y}'),
]);

test('a fixed segment goes before a parameter', () => {
  expect(find('GET', '/api/a/list')).toMatchObject({ route: { operation: { path: '/api/a/list' }, parameters: {} } });
  expect(find('GET', '/api/a/u1')).toMatchObject({
    route: { operation: { path: '/api/a/{id}' }, parameters: { id: 'u1' } },
  });
});

test('parameters are decoded, one segment each', () => {
  expect(find('GET', '/api/%E5%9F%8E/b/a%2Fb')).toMatchObject({ route: { parameters: { x: '城', y: 'a/b' } } });
  expect(find('GET', '/api/a/')).toBeUndefined();
  expect(find('GET', '/api/a/u1/')).toBeUndefined();
  expect(() => find('GET', '/api/a/%E5')).toThrow();
});

test('a known path by another method tells the methods there are', () => {
  expect(find('DELETE', '/api/a/u1')).toEqual({ otherMethods: ['GET'] });
  expect(find('GET', '/api')).toBeUndefined();
});

test('every operation of the contract is found by its own path', () => {
  const all = routeTable(operations);
  for (const operation of operations)
    expect(all(operation.method, operation.path.replace(/\{\w+\}/g, 'x')), operation.id).toMatchObject({
      route: { operation: { id: operation.id } },
    });
});
