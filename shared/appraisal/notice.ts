import * as z from 'zod';
import { by, time } from '#shared/api/common.ts';
import { type Step, step } from './step.ts';

/** the notice goes out once for all units, and each says that it has it. */
export const noticeFacts = z.strictObject({
  /** which notice the unit has acknowledged last */
  acknowledged: z.strictObject({ number: z.int().min(1), at: time, by }).nullable(),
});
export const noNotice: z.infer<typeof noticeFacts> = { acknowledged: null };

export const noticeSteps: readonly Step[] = [
  step({
    id: 'notice',
    label: { zh: '确认通知', en: 'Notice acknowledged' },
    task: { zh: '阅读考核通知并确认收到', en: 'Read the notice and acknowledge it' },
    phase: 'preparation',
    owner: 'unit',
    rules: ['A-07', 'A-109'],
    applies: ({ policy, plan }) => policy.scheme.noticeAcknowledged && plan.notice !== null,
    after: [],
    progress: ({ plan, conduct }) => ({
      done: conduct.notice.acknowledged?.number === plan.notice?.number ? 1 : 0,
      total: 1,
    }),
    page: () => 'notice',
  }),
];
