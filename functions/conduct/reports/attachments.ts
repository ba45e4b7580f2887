import { attachFile, detachFile, openAttachment, prepareAttachment } from '#shared/api/conduct/reports.ts';
import { type Attachment } from '#shared/appraisal/report-details.ts';
import type { ReportKind } from '#shared/appraisal/report-text.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { fileName } from '#functions/platform/file-record.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { placeFor, uploadedBy } from '../attachments.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { type CycleView, readCycle, refuseIfClosed } from '../view.ts';
import { contentOf, countedFacts, emptyReport, readHead, type ReportDetail } from './details.ts';
import { authored, authoredOrRefused, isShown, readableUnit, refuseUnlessWritable } from './report-at.ts';

type ConductContext = Context<ConductRepositories>;

/** A place for one file; what the policy does not take is refused before it is sent. */
export const prepareAttachmentOperation = implement(
  prepareAttachment,
  async ({ cycle, unit, subject, file: id, name: given, size }, context: ConductContext) => {
    const { conduct } = context.repositories;
    const at = { cycle, unit, subject };
    const view = await readCycle(context, cycle);
    await authoredOrRefused(context, view, at);
    refuseIfClosed(view);
    const [head, stored] = await Promise.all([readHead(conduct, at), conduct.readUnit(cycle, unit)]);
    refuseUnlessWritable(view, head, factsOf(stored).reports);
    return placeFor(context, view, { id, name: given, size }, head?.attachments.length ?? 0);
  },
);

/** Changes the attachments of a report that its author may write on. */
const changeAttachments = (
  context: ConductContext,
  { cycle, unit, subject }: { cycle: string; unit: string; subject: string },
  change: (at: { view: CycleView; kind: ReportKind; attachments: readonly Attachment[] }) => Promise<{
    attachments: Attachment[];
    event: string;
    file: Attachment;
  } | null>,
): Promise<{ attachments: Attachment[] }> =>
  changeUnit(context, { cycle, unit, permissions: 'own' }, async ({ view, facts }) => {
    const { kind, name, home } = await authoredOrRefused(context, view, { unit, subject });
    const head = await readHead(context.repositories.conduct, { cycle, unit, subject });
    refuseUnlessWritable(view, head, facts.reports);
    const before = head?.attachments ?? [];
    const changed = await change({ view, kind, attachments: before });
    if (!changed) return { answer: { attachments: before } };
    const { attachments, event, file } = changed;
    const report: ReportDetail = { ...(head ? contentOf(head) : emptyReport(kind, name, home)), attachments };
    const data = { unit, subject, kind, file: file.file, name: file.name, size: file.size };
    return {
      answer: { attachments },
      facts: { reports: countedFacts(facts.reports, head?.state ?? null, report) },
      details: [{ kind: 'REPORT', id: subject, before: head ?? null, content: report }],
      event: { type: event, data },
    };
  });

/** Only what the author themself has uploaded, whole. Again = the same. */
export const attachFileOperation = implement(attachFile, ({ file: id, ...at }, context: ConductContext) =>
  changeAttachments(context, at, async ({ view, attachments }) => {
    if (attachments.some(({ file }) => file === id)) return null;
    const file = await uploadedBy(context, view, id, attachments.length);
    return { attachments: [...attachments, file], event: 'report.attached', file };
  }),
);

/** The file stays in the store: an earlier submission may have it among its own. Again = the same. */
export const detachFileOperation = implement(detachFile, ({ file: id, ...at }, context: ConductContext) =>
  changeAttachments(context, at, async ({ attachments }) => {
    const file = attachments.find((one) => one.file === id);
    if (!file) return null;
    return { attachments: attachments.filter((one) => one !== file), event: 'report.detached', file };
  }),
);

/** For whoever may read the report that it belongs to: the author's own, and what was submitted with it. */
export const openAttachmentOperation = implement(
  openAttachment,
  async ({ cycle, unit, subject, file: id }, context: ConductContext) => {
    const view = await readCycle(context, cycle);
    const at = { cycle, unit, subject };
    const author = await authored(context, view, at);
    if (!author) readableUnit(context, view, at);
    const head = await readHead(context.repositories.conduct, at);
    const submitted =
      head && (author || isShown(head)) ? head.submissions.flatMap(({ attachments }) => attachments) : [];
    const open = author ? [...(head?.attachments ?? []), ...submitted] : submitted;
    const found = open.find(({ file }) => file === id);
    if (!found || !(await context.files.head(fileName(id)))) throw new Refusal('not-found');
    const { url } = await context.files.presignGet(fileName(id), { as: found.name, type: found.type });
    return { url, name: found.name };
  },
);
