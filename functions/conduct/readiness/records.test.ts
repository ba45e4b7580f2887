import { expect, test } from 'vitest';
import { mostEntries, refuseIfFull } from './records.ts';

test('a full list takes no further entry, and one that is in it can be changed', () => {
  const entries = Array.from({ length: mostEntries }, (_, i) => ({ id: `${i}` }));
  expect(() => refuseIfFull(entries.slice(1), 'new')).not.toThrow();
  expect(() => refuseIfFull(entries, 'new')).toThrow('refused');
  expect(() => refuseIfFull(entries, '0')).not.toThrow();
});
