import type { Slip } from '#shared/api/tenants.ts';
import { fileName, type FileRecord, recordMade } from '#functions/platform/file-record.ts';
import type { JobContext } from '#functions/platform/worker.ts';
import { derivedUlid } from './derived-ulid.ts';
import type { TenantsRepositories } from './repositories.ts';

/** The slips of a job as a file of whoever started it; a repetition made new passwords, so that its slips take the place. */
export async function keepSlips(
  { job, files, repositories: { client }, clock }: JobContext<TenantsRepositories>,
  slips: readonly Slip[],
): Promise<string> {
  const id = derivedUlid(job.id, 'slips');
  const bytes = new TextEncoder().encode(JSON.stringify(slips));
  const type = 'application/json';
  const [at, size] = [clock.now().toISOString(), bytes.length];
  const record: FileRecord = { id, name: '初始密码条.json', type, size, by: job.by, at, holds: 'passwords' };
  await recordMade(client, record);
  await files.put(fileName(id), bytes, { type });
  return id;
}
