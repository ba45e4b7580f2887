import { expect, it } from 'vitest';
import { afterBatch, nextBatch } from './handing-queue.ts';

it('sends marks of one kind together, and at most as many as the contract takes', () => {
  expect(nextBatch(new Map())).toBeNull();
  const mixed = new Map([
    ['a', true],
    ['b', false],
    ['c', true],
  ]);
  expect(nextBatch(mixed)).toEqual({ given: true, voters: ['a', 'c'] });
  const many = new Map(Array.from({ length: 60 }, (_, i) => [`v${i}`, true] as const));
  expect(nextBatch(many)?.voters).toHaveLength(25);
});

it('keeps whoever was tapped again while the batch was out', () => {
  const now = new Map([
    ['a', false],
    ['c', true],
  ]);
  expect([...afterBatch(now, { voters: ['a', 'c'], given: true })]).toEqual([['a', false]]);
});

it('sends one by one once something was refused', () => {
  const two = new Map([
    ['a', true],
    ['c', true],
  ]);
  expect(nextBatch(two, 1)).toEqual({ given: true, voters: ['a'] });
});
