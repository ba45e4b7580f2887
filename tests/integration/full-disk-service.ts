import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { operations } from '#shared/api/contract.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { startService } from '#infra/local/service.ts';

/**
 * The whole service in a process of its own, whose data folder is a small disk (`disk`), or whose database may not let
 * its files grow (`limit`). Prints its address; `fill` and `free` on its input take the room away and give it back.
 */

logger.setLogLevel('SILENT');
const [data = '', kind = ''] = process.argv.slice(2);
const service = await startService({ data, operations });
const filler = join(data, 'filler');

const fill = (): void => {
  if (kind === 'limit') return limit(String(largestFile()));
  for (let size = 1_000_000; size >= 1; size = Math.floor(size / 2))
    try {
      for (;;) writeFileSync(filler, new Uint8Array(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
};
const free = (): void => {
  if (kind === 'limit') return limit('unlimited');
  rmSync(filler);
};
const limit = (bytes: string): void =>
  void execFileSync('prlimit', ['--pid', String(service.databaseProcess), `--fsize=${bytes}:`]);
const largestFile = (): number =>
  Math.max(...readdirSync(data, { withFileTypes: true }).map(({ name }) => statSync(join(data, name)).size));

const tell = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
tell({ url: service.url });
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'fill') fill();
  else free();
  tell({ done: line });
}
