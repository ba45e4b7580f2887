import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { operations } from '#shared/api/contract.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { startService } from '#infra/local/service.ts';
import { startDeployed } from '#tests/cloud/deployed/deployed.ts';
import type { LoadResult } from './driver.ts';
import { makePlan, type Plan } from './plan.ts';
import type { Measured } from './traffic.ts';
import { vote, voteLines } from './votes.ts';

/**
 * `npm run load`: mixed traffic of 20 counties against the gateway of a service of its own, on this machine alone, and a
 * meeting of 500 that votes within a minute (`-- --votes`: that alone). With
 * `-- --deployed` the built functions answer, each a process of its own, behind the stand-ins for AWS that check every
 * request: that says how the shipped bundles stand the traffic, not how quick AWS is.
 */

const counties = 20;

const send = async (plan: Plan): Promise<LoadResult> => {
  const driver = spawn(process.execPath, [join(import.meta.dirname, 'driver.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  driver.stdin.end(JSON.stringify(plan));
  return JSON.parse(await text(driver.stdout)) as LoadResult;
};

const line = (what: string, { perSecond, p50, p95, p99, errors }: Measured): string[] => [
  what,
  perSecond.toFixed(0),
  ...[p50, p95, p99].map((milliseconds) => milliseconds.toFixed(1)),
  String(errors),
];

const table = (rows: string[][]): void => {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  for (const row of rows)
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '));
};

logger.setLogLevel('CRITICAL');
const data = mkdtempSync(join(tmpdir(), 'kaoping-load-'));
const deployed = process.argv.includes('--deployed');
const service = deployed
  ? await startDeployed({ record: join(data, 'requests.jsonl') })
  : await startService({ data, operations, jobsApart: true });

const traffic = async (): Promise<boolean> => {
  console.log(`making ${counties} counties of 300 people, each with a grading run`);
  const { mixed, quiet, beside, imports } = await send(await makePlan(service, counties));
  table([
    ['traffic', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'errors'],
    line(`${counties} counties, mixed, ${counties} connections`, mixed),
    line('one quiet county, 20 requests/s', quiet),
    line(`the same beside a neighbour importing 10,000 people (${imports} times)`, beside),
  ]);
  console.log(`noisy neighbour: p95 × ${(beside.p95 / quiet.p95).toFixed(1)}\n`);
  // What an operation consumed is told outside of production alone.
  if (!deployed)
    table([
      ['operation', 'requests', 'read units', 'write units'],
      ...Object.entries(mixed.operations)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([operation, { requests, read, write }]) => [
          operation,
          String(requests),
          (read / requests).toFixed(1),
          (write / requests).toFixed(1),
        ]),
    ]);
  return mixed.errors + quiet.errors + beside.errors === 0;
};

const meeting = async (): Promise<boolean> => {
  const held = await vote(service);
  console.log(`\n${voteLines(held).join('\n')}`);
  return held.faults.length === 0;
};

try {
  const isSound = process.argv.includes('--votes') || (await traffic());
  process.exitCode = (await meeting()) && isSound ? 0 : 1;
} finally {
  await service.stop();
  rmSync(data, { recursive: true, force: true });
}
