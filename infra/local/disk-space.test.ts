import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchDiskSpace } from './disk-space.ts';

/** What is said while the folder is looked at many times. */
const said = async (below: number): Promise<string[]> => {
  const texts: string[] = [];
  const watch = watchDiskSpace(tmpdir(), (text) => texts.push(text), { below, every: 2 });
  await setTimeout(50);
  watch.stop();
  return texts;
};

test('a disk with little room is told of once, with how much is left; one with room is not', async () => {
  const texts = await said(Infinity);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toMatch(/存储空间不足.*只剩 \d+ MB.*has \d+ MB left/);
  expect(await said(0)).toEqual([]);
});
