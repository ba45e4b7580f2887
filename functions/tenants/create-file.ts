import { createFile } from '#shared/api/tenants.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { fileName, recordFile } from '#functions/platform/file-record.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { TenantsRepositories } from './repositories.ts';

/** An address to upload one file to; again for the same id, a fresh address. */
export const createFileOperation = implement(
  createFile,
  async ({ id, name, size, type }, context: Context<TenantsRepositories>) => {
    const at = context.clock.now().toISOString();
    const isOwn = await recordFile(context.repositories.client, { id, name, type, size, by: by(context), at });
    if (!isOwn) throw new Refusal('already-exists');
    return { file: id, ...(await context.files.presignPut(fileName(id), { type, size })) };
  },
);
