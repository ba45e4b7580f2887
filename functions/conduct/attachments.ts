import type { Attachment } from '#shared/appraisal/report-details.ts';
import { attachmentType, attachmentTypes } from '#shared/appraisal/report-text.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { fileName, readFileOf, recordFile } from '#functions/platform/file-record.ts';
import { by, type Context } from '#functions/platform/operation.ts';
import type { ConductRepositories } from './repositories.ts';
import type { CycleView } from './view.ts';

/** Files that people attach: what the policy takes, a place for each, and only what its uploader has sent whole. */

type ConductContext = Context<ConductRepositories>;

const bytesOfMegabyte = 1_000_000;

/** What a name may hold: nothing that leads elsewhere, hides its end or cannot be seen. */
const safeName = (name: string): string => name.replaceAll(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_');

/** The type of a file that the policy takes beside those that are there already. */
function refuseUnlessAllowed({ policy }: CycleView, file: { name: string; size: number }, attached: number): string {
  const { maxCount, maxMegabytes } = policy.reports.attachments;
  const type = attachmentType(policy, file.name);
  if (type === undefined) {
    const endings = Object.keys(attachmentTypes(policy)).join('、');
    const text = {
      zh: endings === '' ? '本年度的报告不收附件。' : `附件只收这些类型：${endings}。`,
      en: endings === '' ? 'Reports take no attachments.' : `Attachments may be ${endings}.`,
    };
    throw new Refusal('refused', text, { policyField: 'reports.attachments.types' });
  }
  if (file.size > maxMegabytes * bytesOfMegabyte) {
    const text = {
      zh: `附件每个不超过 ${maxMegabytes} 兆字节。`,
      en: `An attachment may have at most ${maxMegabytes} MB.`,
    };
    throw new Refusal('refused', text, { policyField: 'reports.attachments.maxMegabytes' });
  }
  if (attached >= maxCount) {
    const text = { zh: `附件不超过 ${maxCount} 个。`, en: `There may be at most ${maxCount} attachments.` };
    throw new Refusal('refused', text, { policyField: 'reports.attachments.maxCount' });
  }
  return type;
}

/** A place for one file; what the policy does not take is refused before it is sent. */
export async function placeFor(
  context: ConductContext,
  view: CycleView,
  { id, name: given, size }: { id: string; name: string; size: number },
  attached: number,
): Promise<{ file: string; url: string; headers: Record<string, string> }> {
  const name = safeName(given);
  const type = refuseUnlessAllowed(view, { name, size }, attached);
  const record = { id, name, type, size, by: by(context), at: context.clock.now().toISOString() };
  if (!(await recordFile(context.repositories.conduct.client, record))) throw new Refusal('already-exists');
  return { file: id, ...(await context.files.presignPut(fileName(id), { type, size })) };
}

/** Only what the actor themself has uploaded, whole. */
export async function uploadedBy(
  { repositories, files, actor }: ConductContext,
  view: CycleView,
  id: string,
  attached: number,
): Promise<Attachment> {
  const record = await readFileOf(repositories.conduct.client, id, actor.user.id);
  const stored = record && record.holds === undefined ? await files.head(fileName(id)) : undefined;
  if (!record || stored?.size !== record.size) throw new Refusal('not-found');
  const type = refuseUnlessAllowed(view, record, attached);
  if (type !== record.type) throw new Refusal('not-found');
  return { file: id, name: record.name, size: record.size, type };
}
