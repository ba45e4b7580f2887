import { closeInterviews, raiseInterviewCap, reopenInterviews } from '#shared/api/conduct/interviews.ts';
import { interviewsMachine, raisingProblem, toInquire } from '#shared/appraisal/interviews.ts';
import { move } from '#shared/appraisal/machine.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, type Context, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readAppraised } from '../view.ts';
import { refuseIfInterviewsClosed } from './interview.ts';

export const closeInterviewsOperation = implement(
  closeInterviews,
  ({ cycle, unit }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit, permissions: interviewsMachine.actions.close.by },
      async ({ view, facts: { interviews } }) => {
        if (interviews.state === 'closed') return { answer: interviews };
        const people = (await readAppraised(context, view)).get(unit) ?? [];
        const missing = toInquire(view.policy, people).filter(({ id }) => !interviews.inquired.includes(id));
        const { to, event } = movedOrRefused(
          move(interviewsMachine, interviews.state, 'close', { facts: interviews, uninquired: missing.length }),
        );
        const next = { ...interviews, state: to };
        const { listed, done } = interviews;
        return { answer: next, facts: { interviews: next }, event: { type: event, data: { unit, listed, done } } };
      },
    ),
);

export const reopenInterviewsOperation = implement(
  reopenInterviews,
  ({ cycle, unit, reason }, context: Context<ConductRepositories>) =>
    changeUnit(
      context,
      { cycle, unit, permissions: interviewsMachine.actions.reopen.by },
      async ({ facts: { interviews } }) => {
        const { to, event } = movedOrRefused(
          move(interviewsMachine, interviews.state, 'reopen', { facts: interviews, uninquired: 0 }),
        );
        const next = { ...interviews, state: to };
        return { answer: next, facts: { interviews: next }, event: { type: event, data: { unit, reason } } };
      },
    ),
);

/** the group's leader alone, in a large unit, with a reason that the record keeps. */
export const raiseInterviewCapOperation = implement(
  raiseInterviewCap,
  ({ cycle, unit, max, reason }, context: Context<ConductRepositories>) =>
    changeUnit(context, { cycle, unit, permissions: ['conduct.lead'] }, async ({ view, facts: { interviews } }) => {
      refuseIfInterviewsClosed(interviews);
      const headcount = (await readAppraised(context, view)).get(unit)?.length ?? 0;
      const problem = raisingProblem(view.policy, { facts: interviews, headcount, max });
      if (problem) {
        const { field, ...fault } = problem;
        throw new Refusal('refused', fault.message, { problems: [fault], policyField: field });
      }
      const { cap } = interviews;
      if (cap?.max === max && cap.reason === reason) return { answer: { max } };
      return {
        answer: { max },
        facts: {
          interviews: {
            ...interviews,
            cap: { max, reason, at: context.clock.now().toISOString(), by: by(context) },
          },
        },
        event: { type: 'interviews.capRaised', data: { unit, max, headcount, reason } },
      };
    }),
);
