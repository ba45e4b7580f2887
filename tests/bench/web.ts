import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildWeb } from '#infra/local/web-build.ts';
import type { BenchRow } from './engine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const what = 'script of the web’s first load, brotli: kB';
const target = '≤ 350';

/** What a browser fetches before anything is shown: the page's scripts and all that they import at once. */
export async function benchWeb(): Promise<BenchRow[]> {
  const { folder, outcome } = await buildWeb(root, () => undefined);
  if (typeof outcome === 'object')
    return [{ what, value: `not built: ${outcome.failed.split('\n')[0]}`, target, ok: false }];
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const first = [...page.matchAll(/<(?:script|link)[^>]*(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path!);
  const seen = new Set<string>();
  let bytes = 0;
  for (const path of first) bytes += await size(folder, path, seen);
  return [{ what, value: (bytes / 1000).toFixed(1), target, ok: bytes > 0 && bytes <= 350_000 }];
}

async function size(folder: string, path: string, seen: Set<string>): Promise<number> {
  if (seen.has(path)) return 0;
  seen.add(path);
  const script = await readFile(join(folder, path));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  let bytes = brotliCompressSync(script, { params }).length;
  const imported = script.toString('utf8').matchAll(/\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g);
  for (const [, other] of imported) bytes += await size(folder, join(path, '..', other!), seen);
  return bytes;
}
