import { readNotice } from '#shared/api/conduct/plan.ts';
import { attachmentTypes } from '#shared/appraisal/report-text.ts';
import { noticeText } from '#shared/appraisal/notice-text.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement, scope } from '#functions/platform/operation.ts';
import type { ConductRepositories } from '../repositories.ts';
import { type DetailHead, factsOf } from '../repository.ts';
import { mayActOn, readCycle } from '../view.ts';
import { firstLevel } from './board-units.ts';
import { readNoticeFiles } from './notice-files.ts';
import type { NoticeDetail } from './notices.ts';
import { tokenOf } from './token.ts';

export const readNoticeOperation = implement(
  readNotice,
  async ({ cycle, number }, context: Context<ConductRepositories>) => {
    const view = await readCycle(context, cycle);
    const { conduct } = context.repositories;
    const shown = firstLevel(view).filter((unit) => mayActOn(context, view, 'conduct.read', unit));
    const [notices, stored, files] = await Promise.all([
      conduct.listDetails<NoticeDetail>(cycle, null, 'NOTICE'),
      shown.length === 0 ? [] : conduct.listUnits(cycle),
      readNoticeFiles(conduct, cycle),
    ]);
    const versions = notices.toSorted((a, b) => b.number - a.number);
    const [standing] = versions;
    const wanted = number === undefined ? standing : versions.find((one) => String(one.number) === number);
    if (number !== undefined && !wanted) throw new Refusal('not-found');
    const facts = new Map(stored.map((one) => [one.unit, one]));
    const { content, state } = view.stored;
    const groups = new Map(content.groups.map(({ id, name }) => [id, name]));
    const next = scope(context, 'conduct.plan').county
      ? noticeText({ policy: view.policy, plan: view.plan, cycle: content.cycle })
      : undefined;
    return {
      year: content.cycle.year,
      closed: state === 'closed',
      versions: versions.map(headOf),
      shown: wanted ? { head: headOf(wanted), document: wanted.document } : null,
      preview: next
        ? {
            document: next,
            version: tokenOf(next),
            differs: !standing || tokenOf(next) !== tokenOf(standing.document),
          }
        : null,
      attachments: files?.attachments ?? [],
      attachmentRules: next
        ? {
            maxCount: view.policy.reports.attachments.maxCount,
            maxMegabytes: view.policy.reports.attachments.maxMegabytes,
            endings: Object.keys(attachmentTypes(view.policy)),
          }
        : null,
      acknowledge: view.policy.scheme.noticeAcknowledged,
      units: shown.map((unit) => ({
        ...{ id: unit.id, name: unit.name, group: groups.get(unit.group) ?? unit.group },
        acknowledged: factsOf(facts.get(unit.id)).notice.acknowledged,
        mine: mayActOn(context, view, 'conduct.unit', unit),
      })),
    };
  },
);

const headOf = ({ number, docNo, changedAt, changedBy }: NoticeDetail & DetailHead) => ({
  ...{ number, docNo, at: changedAt, by: changedBy },
});
