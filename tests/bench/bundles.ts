import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundle } from '#infra/cloud/bundle.ts';
import { deployedFunctions } from '#infra/cloud/functions.ts';
import { startFunction } from '#tests/cloud/function-process.ts';
import type { BenchRow } from './engine.ts';

const largest = 700_000;
/** milliseconds from import to ready */
const slowest = 150;
const runs = 7;

/** The deployed functions: how large each is, and how long it takes until it can answer (the median of several starts). */
export async function benchBundles(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kaoping-bundles-'));
  try {
    const rows: BenchRow[] = [];
    for (const fn of deployedFunctions) {
      const { folder: own, bytes } = await writeBundle(fn, folder);
      const times: number[] = [];
      for (let run = 0; run < runs; run++) {
        const variables = { AWS_REGION: 'local', TABLE_PREFIX: 'bench-' };
        const started = await startFunction(join(own, 'index.mjs'), variables);
        times.push(started.ready);
        await started.stop();
      }
      const median = times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
      rows.push(
        {
          ...{ what: `${fn.name}: bundle, kB`, value: (bytes / 1000).toFixed(0) },
          ...{ target: '≤ 700', ok: bytes <= largest },
        },
        {
          ...{ what: `${fn.name}: import to ready, ms`, value: median.toFixed(0) },
          ...{ target: `≤ ${slowest}`, ok: median <= slowest },
        },
      );
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
