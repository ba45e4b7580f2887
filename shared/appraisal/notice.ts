import * as z from 'zod';
import { by, time } from '#shared/api/common.ts';
import { machine } from './machine.ts';
import type { Step } from './step.ts';

/** the notice goes out once for all units, and each says that it has it. */
export const noticeFacts = z.strictObject({
  /** which notice the unit has acknowledged last */
  acknowledged: z.strictObject({ number: z.int().min(1), at: time, by }).nullable(),
});
export const noNotice: z.infer<typeof noticeFacts> = { acknowledged: null };

export const noticeSteps: readonly Step[] = [
  {
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
  },
];

/** What publishing a notice takes. */
export interface NoticeFacts {
  /** whether the plan has first and last day of the on-site appraisal */
  dated: boolean;
  /** whether it says anything else than the one that stands */
  differs: boolean;
}

const needs = [
  {
    code: 'no-dates',
    text: {
      zh: '集中考核的起止日期还没有确定，请先在“阶段与日程”中设置。',
      en: 'The on-site appraisal has no dates yet: set them on the plan first.',
    },
    field: 'schedule.onSite.from',
    holds: ({ dated }: NoticeFacts) => dated,
  },
];

/** The notice of a cycle: published once, then again in a new version whenever the policy or the dates have changed. */
export const noticeMachine = /* @__PURE__ */ machine({
  id: 'notice',
  title: { zh: '考核通知', en: 'The notice of the cycle' },
  rules: ['A-01', 'A-02', 'A-03', 'A-04', 'A-07'],
  states: {
    unpublished: { zh: '未发布', en: 'not published' },
    published: { zh: '已发布', en: 'published' },
  },
  initial: 'unpublished',
  actions: {
    publish: {
      label: { zh: '发布通知', en: 'Publish the notice' },
      from: ['unpublished'],
      to: 'published',
      by: ['conduct.plan'],
      needs,
      event: 'notice.published',
    },
    republish: {
      label: { zh: '发布新版通知', en: 'Publish a new version' },
      from: ['published'],
      to: 'published',
      by: ['conduct.plan'],
      needs: [
        ...needs,
        {
          code: 'same-notice',
          text: {
            zh: '通知内容与现行版本相同，不需要重新发布。',
            en: 'It says the same as the notice that stands: there is nothing to publish.',
          },
          holds: ({ differs }: NoticeFacts) => differs,
        },
      ],
      event: 'notice.published',
    },
  },
});
