import { acknowledgeNotice } from '#shared/api/conduct/readiness.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';

/** Again = the same acknowledgement, as it was first given. */
export const acknowledgeNoticeOperation = implement(
  acknowledgeNotice,
  ({ cycle, unit, number }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.unit'] }, async ({ view, facts }) => {
      const { notice } = view.plan;
      if (!notice || String(notice.number) !== number) throw new Refusal('refused', otherNotice);
      const answer = { number: notice.number };
      if (facts.notice.acknowledged?.number === notice.number) return { answer };
      const acknowledged = { number: notice.number, at: context.clock.now().toISOString(), by: by(context) };
      return {
        answer,
        facts: { notice: { acknowledged } },
        event: { type: 'notice.acknowledged', data: { number: notice.number } },
      };
    }),
);

const otherNotice = {
  zh: '通知已更新或尚未发布，请打开最新的通知，阅读后再确认。',
  en: 'The notice is another one by now, or not published yet: open the latest, read it, then acknowledge.',
};
