import { planInterview, withdrawInterview } from '#shared/api/conduct/interviews.ts';
import { inOnSiteWindow, interviewMachine } from '#shared/appraisal/interviews.ts';
import { move } from '#shared/appraisal/machine.ts';
import type { Plan } from '#shared/appraisal/plan.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { changeInterview, rowOf } from './interview.ts';

export const planInterviewOperation = implement(
  planInterview,
  async ({ plan, ...address }, context: Context<ConductRepositories>) =>
    rowOf(
      await changeInterview(context, address, async ({ view, stored }) => {
        if (stored.state === 'done') throw new Refusal('refused', heldText);
        if (plan) refuseOutsideWindow(view.plan, plan.date);
        return { next: { ...stored, plan }, event: 'interview.planned' };
      }),
    ),
);

export const withdrawInterviewOperation = implement(
  withdrawInterview,
  async (address, context: Context<ConductRepositories>) =>
    rowOf(
      await changeInterview(context, address, async ({ view, stored, facts: { interviews } }) => {
        const { record } = stored;
        const facts = { record, policy: view.policy, plan: view.plan, today: view.today };
        const { to, event } = movedOrRefused(move(interviewMachine, stored.state, 'withdraw', facts));
        return { next: { ...stored, state: to }, facts: { listed: interviews.listed - 1 }, event };
      }),
    ),
);

/** what happens in the unit happens inside the window, both days included. */
function refuseOutsideWindow(plan: Plan, day: string): void {
  if (inOnSiteWindow(plan, day)) return;
  const { from, to } = plan.phases.onSite;
  const message =
    from === null || to === null
      ? {
          zh: '集中考核时间尚未确定，请考评办先在考核安排中确定。',
          en: 'The on-site window is not set yet: the office has to announce it first.',
        }
      : {
          zh: `谈话日期须在集中考核时间内：${from} 至 ${to}。`,
          en: `The day has to lie in the on-site window, ${from} to ${to}.`,
        };
  const problems = [{ path: 'plan.date', code: 'outside-window', message }];
  throw new Refusal('refused', message, { problems, policyField: 'schedule.onSite' });
}

const heldText = { zh: '该谈话已完成，不再安排时间。', en: 'The interview is held already; nothing is left to plan.' };
