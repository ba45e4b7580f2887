import { readFile } from '#shared/api/tenants.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { fileName, readArchive, readFileOf } from '#functions/platform/file-record.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import type { TenantsRepositories } from './repositories.ts';

/** A file is its maker's: everybody else, administrators too, does not find it. An archive is for those who may export. */
export const readFileOperation = implement(
  readFile,
  async ({ file }, { actor, files, repositories }: Context<TenantsRepositories>) => {
    const { client } = repositories;
    const archive = actor.access.has('county.export') ? await readArchive(client, file) : undefined;
    const record = archive ?? (await readFileOf(client, file, actor.user.id));
    if (!record || !(await files.head(fileName(file)))) throw new Refusal('not-found');
    const { url } = await files.presignGet(fileName(file), { as: record.name, type: record.type });
    return { url, name: record.name };
  },
);
