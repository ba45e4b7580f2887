import { startExport } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import type { AppraisalRepositories } from './repositories.ts';

/** Starts the export of a cycle; the job's output names the file. */
export const startExportOperation = implement(
  startExport,
  async ({ cycle, id }, context: Context<AppraisalRepositories>) => {
    if (!(await context.repositories.cycles.readHead(cycle))) throw new Refusal('not-found');
    const { jobs, repositories } = context;
    if (!(await jobs.read(id)) && (await repositories.isFileId(id))) throw new Refusal('already-exists');
    return jobs.start({
      ...{ id, context: 'appraisals', kind: 'export', by: by(context) },
      input: { cycle },
    });
  },
);
