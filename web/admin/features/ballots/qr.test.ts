import { create } from 'qrcode';
import { expect, it } from 'vitest';
import { qrOf } from './qr.ts';

it('draws exactly the dark modules', () => {
  const text = `https://example.cn/vote#c=${'a'.repeat(160)}&k=${'b'.repeat(43)}&p=0123456789ABCDEF`;
  const { size, path } = qrOf(text);
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  expect(size).toBe(modules.size);
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let i = 0; i < Number(width); i++) dark.add(`${Number(x) + i} ${y}`);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) expect(dark.has(`${x} ${y}`)).toBe(modules.get(y, x) === 1);
});
