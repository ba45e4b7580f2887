import { brotliCompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compress, decompress, join, pack, partSize, split, unpack } from './blob.ts';

test('what is packed comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      expect(await unpack(await pack(plain))).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});

test('parts are no larger than an item may hold, and go together again in order', () => {
  const bytes = Uint8Array.from({ length: 2 * partSize + 7 }, (_, i) => i % 251);
  const parts = split(bytes);
  expect(parts.map((part) => part.length)).toEqual([partSize, partSize, 7]);
  expect(Buffer.compare(join(parts), bytes)).toBe(0);
  expect(Buffer.compare(join([...parts].reverse()), bytes)).not.toBe(0);
  expect(split(new Uint8Array())).toEqual([new Uint8Array()]);
});

test('text that repeats gets small', async () => {
  const people = Array.from({ length: 500 }, (_, i) => ({ id: `p${i}`, name: `人员${i}`, rank: 'staff', leaves: [] }));
  const bytes = await compress(people);
  expect(bytes.length).toBeLessThan(JSON.stringify(people).length / 5);
  expect(await decompress(bytes)).toEqual(people);
});

test('what would be too much once it is unpacked is not unpacked', async () => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  const packed = (text: string) => new Uint8Array(brotliCompressSync(text, { params }));
  const lists = packed(`[${'[],'.repeat(7_000_000)}[]]`);
  expect(lists.length).toBeLessThan(10_000);
  await expect(decompress(lists)).rejects.toThrow(RangeError);
  await expect(decompress(packed(`"${' '.repeat(40_000_000)}"`))).rejects.toThrow(RangeError);
  expect(await decompress(packed(`"${' '.repeat(20_000_000)}"`))).toHaveLength(20_000_000);
});

test('broken bytes are an error, not a value', async () => {
  const bytes = await compress({ a: 1 });
  await expect(decompress(bytes.slice(0, -2))).rejects.toThrow();
});
