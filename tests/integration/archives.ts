import { ulid } from 'ulid';
import { expect } from 'vitest';
import type { Archive as ArchiveRow } from '#shared/api/tenants.ts';
import type { Job } from '#shared/api/common.ts';
import { readArchive } from '#functions/tenants/archive/read-archive.ts';
import type { Archive } from '#functions/tenants/archive/read-archive.ts';
import { finished, got, type TestCounty } from './county.ts';

export interface CountyRow {
  name: string;
  code: string;
  archives: ArchiveRow[];
  empty: boolean;
}

export const countyRow = (county: TestCounty): Promise<CountyRow> => got<CountyRow>(county, 'GET /api/county');

export const download = async (county: TestCounty, file: string): Promise<Uint8Array> => {
  const { url } = await got<{ url: string }>(county, `GET /api/files/${file}`);
  return new Uint8Array(await (await fetch(new URL(url, county.service.url))).arrayBuffer());
};

/** The county's archive, made and downloaded as its administrator does it. */
export const archiveOf = async (county: TestCounty): Promise<Uint8Array> => {
  const { job } = await got<{ job: string }>(county, 'POST /api/county/archives', { id: ulid() });
  const { output, problems } = await finished(county, job);
  expect(problems).toEqual([]);
  return download(county, (output as { file: string }).file);
};

export const uploadBytes = async (county: TestCounty, bytes: Uint8Array): Promise<string> => {
  const wanted = { id: ulid(), name: 'a.gz', size: bytes.length, type: 'application/gzip' };
  const { file, url, headers } = await got<{ file: string; url: string; headers: Record<string, string> }>(
    ...([county, 'POST /api/files', wanted] as const),
  );
  const body = new Uint8Array(bytes);
  const sent = await fetch(new URL(url, county.service.url), { method: 'PUT', headers, body });
  expect(sent.status).toBeLessThan(300);
  return file;
};

/** The job that took the archive in, however it ended. */
export const takenIn = async (county: TestCounty, bytes: Uint8Array): Promise<Job> => {
  const file = await uploadBytes(county, bytes);
  const { job } = await got<{ job: string }>(county, 'POST /api/county/imports', { id: ulid(), file });
  return finished(county, job);
};

/** An archive that has to be sound. */
export const sound = async (bytes: Uint8Array): Promise<Archive> => {
  const { archive, problems } = await readArchive(bytes);
  expect(problems).toEqual([]);
  return archive!;
};
