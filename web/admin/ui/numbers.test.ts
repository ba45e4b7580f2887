import { expect, it } from 'vitest';
import { size } from './numbers.ts';

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
