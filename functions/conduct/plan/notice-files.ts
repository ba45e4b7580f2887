import { attachToNotice, detachFromNotice, openNoticeFile, prepareNoticeFile } from '#shared/api/conduct/plan.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { placeFor, uploadedBy } from '../attachments.ts';
import { changePlan } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { ConductRepository, DetailHead } from '../repository.ts';
import { readCycle, refuseIfClosed } from '../view.ts';
import type { NoticeFiles } from './notices.ts';

type ConductContext = Context<ConductRepositories>;
const [kind, theFiles] = ['FILES', 'notice'] as const;

export const readNoticeFiles = (
  conduct: ConductRepository,
  cycle: string,
): Promise<(NoticeFiles & DetailHead) | undefined> => conduct.readDetail<NoticeFiles>(cycle, null, kind, theFiles);

export const prepareNoticeFileOperation = implement(
  prepareNoticeFile,
  async ({ cycle, file: id, name, size }, context: ConductContext) => {
    const view = await readCycle(context, cycle);
    refuseIfClosed(view);
    const known = await readNoticeFiles(context.repositories.conduct, cycle);
    return placeFor(context, view, { id, name, size }, known?.attachments.length ?? 0);
  },
);

/** Again = the same. */
export const attachToNoticeOperation = implement(attachToNotice, ({ cycle, file: id }, context: ConductContext) =>
  changePlan(context, cycle, async ({ view }) => {
    const before = (await readNoticeFiles(context.repositories.conduct, cycle)) ?? null;
    const known = before?.attachments ?? [];
    if (known.some(({ file }) => file === id)) return { answer: {} };
    const file = await uploadedBy(context, view, id, known.length);
    return {
      answer: {},
      cycleDetails: [{ kind, id: theFiles, before, content: { attachments: [...known, file] } }],
      event: { type: 'notice.attached', data: { file: id, name: file.name, size: file.size } },
    };
  }),
);

export const detachFromNoticeOperation = implement(detachFromNotice, ({ cycle, file: id }, context: ConductContext) =>
  changePlan(context, cycle, async () => {
    const before = await readNoticeFiles(context.repositories.conduct, cycle);
    const file = before?.attachments.find((one) => one.file === id);
    if (!before || !file) throw new Refusal('not-found');
    const attachments = before.attachments.filter((one) => one !== file);
    return {
      answer: {},
      cycleDetails: [{ kind, id: theFiles, before, content: { attachments } }],
      event: { type: 'notice.detached', data: { file: id, name: file.name } },
    };
  }),
);

/** For everybody of the county, as the notice is. */
export const openNoticeFileOperation = implement(
  openNoticeFile,
  async ({ cycle, file: id }, context: ConductContext) => {
    await readCycle(context, cycle);
    const known = await readNoticeFiles(context.repositories.conduct, cycle);
    const found = known?.attachments.find(({ file }) => file === id);
    if (!found || !(await context.files.head(fileName(id)))) throw new Refusal('not-found');
    const { url } = await context.files.presignGet(fileName(id), { as: found.name, type: found.type });
    return { url, name: found.name };
  },
);
