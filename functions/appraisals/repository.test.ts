import { describe, expect, test } from 'vitest';
import { partitionKey } from '#functions/platform/keys.ts';
import { receiptKey } from './receipts.ts';
import { cycleAggregate, cycleKeys } from './repository.ts';
import { fromStored, toStored } from './stored-rows.ts';
import type { UnitRows } from './unit-rows.ts';

const client = { pk: (...parts: string[]) => partitionKey('01J00000000000000000000001', ...parts) };
const root = 'T#01J00000000000000000000001#';

describe('keys', () => {
  const keys = cycleKeys(client);

  test('of a cycle, its rows, what a job has done', () => {
    expect(keys.head('2011')).toEqual({ pk: `${root}TENANT`, sk: 'CYCLE#2011' });
    expect(keys.rows('2011', 'u1', 'abc', 2)).toEqual({ pk: `${root}CYCLE#2011`, sk: 'DATA#u1#abc#002' });
    expect(receiptKey(client, '01J0000000000000000000000A')).toEqual({
      pk: `${root}TENANT`,
      sk: 'RECEIPT#01J0000000000000000000000A',
    });
    expect(cycleAggregate('2011')).toEqual(['cycle', '2011']);
  });

  test('a separator in a county’s own id cannot make two keys one', () => {
    expect(keys.rows('a#b', 'u#1', 'r', 0)).toEqual({ pk: `${root}CYCLE#a%23b`, sk: 'DATA#u%231#r#000' });
    expect(keys.rows('a%23b', 'u#1', 'r', 0).pk).not.toBe(keys.rows('a#b', 'u#1', 'r', 0).pk);
  });
});

test('rows come back from storage with who brought them, who is listed once', () => {
  const from = (user: string) => ({ by: { user, name: user }, at: '2012-01-01T00:00:00.000Z', job: null });
  const rows: UnitRows = {
    performance: [
      { row: { unit: 'u1', indicator: 'a', score: 1 }, from: from('x') },
      { row: { unit: 'u1', indicator: 'b', score: 2 }, from: from('y') },
    ],
    opinions: [{ row: { subject: { kind: 'team', id: 'u1' }, source: 'mass', counts: { good: 1 } }, from: from('x') }],
  };
  const stored = toStored(rows);
  expect(stored.from).toEqual([from('x'), from('y')]);
  expect(fromStored(JSON.parse(JSON.stringify(stored)))).toEqual(rows);
});
