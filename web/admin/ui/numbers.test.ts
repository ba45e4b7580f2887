import { expect, it } from 'vitest';
import { civilDay, moment, showTimesIn, size } from './numbers.ts';

it('times are told as they are in the county, wherever the reader is', () => {
  showTimesIn('Asia/Shanghai');
  expect([moment('2026-12-10T18:05:00Z'), civilDay(new Date('2026-12-10T16:00:00Z'))]).toEqual([
    ...['2026-12-11 02:05', '2026-12-11'],
  ]);
  showTimesIn('UTC');
  expect(moment('2026-12-10T18:05:00Z')).toBe('2026-12-10 18:05');
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [1_234_567, '1.2 MB'],
  [99_940, '99.9 KB'],
  [99_960, '100 KB'],
  [999_600, '1.0 MB'],
  [5e15, '5000 TB'],
])('%i bytes read as %s', (bytes, text) => expect(size(bytes)).toBe(text));
