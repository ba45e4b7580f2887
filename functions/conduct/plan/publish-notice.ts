import { publishNotice } from '#shared/api/conduct/plan.ts';
import { move } from '#shared/appraisal/machine.ts';
import { noticeText } from '#shared/appraisal/notice-text.ts';
import { noticeMachine } from '#shared/appraisal/notice.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changePlan, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import type { NoticeDetail } from './notices.ts';
import { tokenOf } from './token.ts';

/** Publishes what the office has read: where policy or dates changed since, it has to read again. */
export const publishNoticeOperation = implement(
  publishNotice,
  ({ cycle, version, docNo }, context: Context<ConductRepositories>) =>
    changePlan(context, cycle, async ({ view, plan }) => {
      const { policy, stored } = view;
      const document = noticeText({ policy, plan, cycle: stored.content.cycle });
      if (tokenOf(document) !== version) throw new Refusal('stale-version');
      const before = plan.notice?.number ?? 0;
      const standing =
        before === 0
          ? undefined
          : await context.repositories.conduct.readDetail<NoticeDetail>(cycle, null, 'NOTICE', String(before));
      const { from, to } = plan.phases.onSite;
      const { event } = movedOrRefused(
        move(noticeMachine, standing ? 'published' : 'unpublished', standing ? 'republish' : 'publish', {
          dated: from !== null && to !== null,
          differs: !standing || tokenOf(standing.document) !== version || standing.docNo !== docNo,
        }),
      );
      const number = before + 1;
      const { title } = document;
      return {
        answer: { number },
        plan: { ...plan, notice: { number, at: context.clock.now().toISOString(), by: by(context) } },
        cycleDetails: [
          {
            kind: 'NOTICE',
            id: String(number),
            before: null,
            content: { number, docNo, policyVersion: stored.content.policyVersion, document } satisfies NoticeDetail,
          },
        ],
        event: { type: event, data: { number, docNo, title: title.zh, policyVersion: stored.content.policyVersion } },
        messages: [
          {
            audience: { to: 'everybody' },
            topic: 'notice',
            title: number === 1 ? title : { zh: `${title.zh}（第${number}版）`, en: `${title.en} (version ${number})` },
            text: policy.scheme.noticeAcknowledged
              ? {
                  zh: '考核通知已发布，请阅读；各单位请在页面上确认收到。',
                  en: 'The notice is out: read it; units acknowledge it on the page.',
                }
              : { zh: '考核通知已发布，请阅读。', en: 'The notice is out: read it.' },
            link: `/cycles/${encodeURIComponent(cycle)}/notice`,
            due: policy.scheme.noticeAcknowledged ? plan.phases.preparation.to : null,
          },
        ],
      };
    }),
);
