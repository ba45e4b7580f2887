import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ulid } from 'ulid';
import { operations } from '#shared/api/contract.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { archiveJob } from '#functions/tenants/archive/archive-job.ts';
import { readArchive } from '#functions/tenants/archive/read-archive.ts';
import { restoreJob } from '#functions/tenants/archive/restore-job.ts';
import { repositories } from '#functions/tenants/repositories.ts';
import { startService } from '#infra/local/service.ts';
import { graded, imported, makeCounty as makeTenantCounty } from '#tests/integration/county.ts';
import { countedJob } from '#tests/integration/job-context.ts';
import { makeCounty } from './county.ts';

/** Archive of a county of 10,000 people with three cycles and a run of each: size, time, memory; and the way back. */
export async function benchArchive(keep?: string): Promise<Record<string, string>[]> {
  logger.setLogLevel('CRITICAL');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
  const service = await startService({ data, operations });
  const rows: Record<string, string>[] = [];
  const measured = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let most = before;
    const sampler = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const started = performance.now();
    const answer = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    clearInterval(sampler);
    rows.push({ what, seconds, 'rss MB': (most / 1e6).toFixed(0), 'more MB': ((most - before) / 1e6).toFixed(0) });
    return answer;
  };
  try {
    const dataset = makeCounty({ units: 100, people: 10_000, seed: 1 });
    const county = await makeTenantCounty(service);
    for (const year of [2011, 2012, 2013]) {
      const cycle = { ...dataset.cycle, id: String(year), year };
      await imported(county, { ...dataset, cycle });
      await graded(county, cycle.id);
    }
    const made = countedJob(service, county.tenant.id, repositories, { kind: 'archive', input: {} });
    const archived = await measured('archive', () => archiveJob(made.context));
    const bytes = (await tenantFiles(service.environment.files, county.tenant.id).get(
      fileName(String(archived['file'])),
    ))!;
    rows.push({ what: JSON.stringify({ ...archived, ...made.usage }) });
    if (keep !== undefined) writeFileSync(keep, bytes);
    const { problems } = await measured('check the whole archive', () => readArchive(bytes));
    if (problems.length > 0) throw new Error(JSON.stringify(problems));

    const to = await makeTenantCounty(service);
    const file = ulid();
    await tenantFiles(service.environment.files, to.tenant.id).put(fileName(file), bytes, { type: 'application/gzip' });
    const taken = countedJob(service, to.tenant.id, repositories, { kind: 'restore', input: { file } });
    await measured('take it into an empty county', () => restoreJob(taken.context));
    rows.push({ what: JSON.stringify(taken.usage) });
    return rows;
  } finally {
    await service.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchArchive(process.argv[2]));
