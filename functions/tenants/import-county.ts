import { importCounty } from '#shared/api/tenants.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { fileName, readFileOf } from '#functions/platform/file-record.ts';
import { by, implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { emptyCounty, notEmpty } from './archive/emptiness.ts';
import type { TenantsRepositories } from './repositories.ts';

/** Starts taking an uploaded archive into a county that has nothing yet. */
export const importCountyOperation = implement(
  importCounty,
  async ({ id, file }, context: Context<TenantsRepositories>) => {
    const { repositories, files, actor, jobs } = context;
    const known = await jobs.read(id);
    if (!known) {
      const record = await readFileOf(repositories.client, file, actor.user.id);
      if (!record || !(await files.head(fileName(file)))) throw new Refusal('not-found');
      if (!(await emptyCounty(repositories))) throw new Refusal('refused', notEmpty);
    }
    return jobs.start({ id, context: 'tenants', kind: 'restore', input: { file }, by: by(context) });
  },
);
