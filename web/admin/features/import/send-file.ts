import { ulid } from 'ulid';
import { startImport } from '#shared/api/appraisals.ts';
import type { ImportKind } from '#shared/api/appraisals.ts';
import { createFile } from '#shared/api/tenants.ts';
import { call } from '../../app/api.ts';
import { ApiError } from '../../app/api-error.ts';

/** Uploads what is to be imported and starts the job; gives the job's id. */
export async function sendFile(asked: {
  content: Blob;
  name: string;
  kind: ImportKind;
  cycle: string | null;
}): Promise<string> {
  const { content, name, kind, cycle } = asked;
  const type = 'application/json';
  const { file, url, headers } = await call(createFile, { id: ulid(), name, size: content.size, type });
  const sent = await fetch(url, { method: 'PUT', body: content, headers }).catch(() => null);
  if (!sent?.ok) throw new ApiError(sent ? 'unavailable' : 'offline', '');
  const { job } = await call(startImport, { id: ulid(), file, kind, cycle, name });
  return job;
}
