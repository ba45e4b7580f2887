import { startImport } from '#shared/api/appraisals.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { problem, refuseFaults } from './faults.ts';
import type { AppraisalRepositories } from './repositories.ts';

/** Starts the import of a file that the caller has uploaded. */
export const startImportOperation = implement(
  startImport,
  async ({ id, file, kind, cycle, name }, context: Context<AppraisalRepositories>) => {
    const { cycles, readFileOf } = context.repositories;
    const needsCycle = kind === 'performance' || kind === 'opinions';
    if (needsCycle && cycle === null) refuseFaults([cycleMissing]);
    if (needsCycle && cycle !== null && !(await cycles.readHead(cycle))) throw new Refusal('not-found');
    const record = await readFileOf(file, context.actor.user.id);
    if (!record || !(await context.files.head(fileName(file)))) throw new Refusal('not-found', fileMissing);
    return context.jobs.start({
      ...{ id, context: 'appraisals', kind: 'import', by: by(context) },
      input: { file, kind, cycle, name },
    });
  },
);

const cycleMissing = problem('cycle', 'missing', {
  zh: '请指明导入到哪个考核年度。',
  en: 'Say into which cycle the rows go.',
});
const fileMissing = { zh: '未找到所上传的文件，请重新上传。', en: 'The uploaded file was not found; upload it again.' };
