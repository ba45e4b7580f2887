import { finishInterview, reopenInterview, saveInterview } from '#shared/api/conduct/interviews.ts';
import { recordProblems } from '#shared/appraisal/interview-record.ts';
import { interviewMachine, interviewsMachine } from '#shared/appraisal/interviews.ts';
import { move } from '#shared/appraisal/machine.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { movedOrRefused, type UnitAt } from '../change.ts';
import { putDraft, stampOf, wasPut } from '../put-draft.ts';
import type { ConductRepositories } from '../repositories.ts';
import { readAppraised, readCycle, refuseIfClosed, unitInReach } from '../view.ts';
import { changeInterview, contentOf, kind, storedInterview, wholeOf } from './interview.ts';

/** The unit's interviews are under way as soon as one is begun. */
const underWay = ({ facts: { interviews } }: UnitAt) => {
  const { to } = movedOrRefused(
    move(interviewsMachine, interviews.state, 'begin', { facts: interviews, uninquired: 0 }),
  );
  return { state: to };
};

export const saveInterviewOperation = implement(
  saveInterview,
  async ({ record, ...input }, context: Context<ConductRepositories>) => {
    const { version, ...address } = input;
    const { cycle, unit, interview: id } = address;
    const view = await readCycle(context, cycle);
    unitInReach(context, view, unit, 'conduct.group');
    refuseIfClosed(view);
    const stored = await storedInterview(context, address);
    if (stored.state === 'writing' && wasPut(context, stored, version, { record }))
      return { state: stored.state, ...stampOf(stored) };
    if (stored.version !== version) throw new Refusal('stale-version');
    if (stored.state === 'listed') {
      const begun = await changeInterview(context, input, async (at) => {
        const facts = { record, policy: at.view.policy, plan: at.view.plan, today: at.view.today };
        const { to, event } = movedOrRefused(move(interviewMachine, at.stored.state, 'begin', facts));
        return {
          next: { ...at.stored, record, state: to },
          facts: { ...underWay(at), writing: at.facts.interviews.writing + 1 },
          event,
        };
      });
      const { state, version: next, changedAt, changedBy } = begun;
      return { state, version: next, changedAt, changedBy };
    }
    if (stored.state !== 'writing') throw new Refusal('refused', finishedText);
    const stamp = await putDraft(context, { cycle, unit, kind, id }, stored, { ...contentOf(stored), record });
    return { state: stored.state, ...stamp };
  },
);

export const finishInterviewOperation = implement(
  finishInterview,
  async ({ record, ...input }, context: Context<ConductRepositories>) =>
    wholeOf(
      await changeInterview(context, input, async (at) => {
        const { view, stored, facts } = at;
        const { policy, plan, today } = view;
        const people = (await readAppraised(context, view)).get(input.unit) ?? [];
        const problems = recordProblems(record, { policy, people });
        if (problems.length > 0) throw new Refusal('invalid-input', undefined, { problems });
        const { to, event } = movedOrRefused(
          move(interviewMachine, stored.state, 'finish', { record, policy, plan, today }),
        );
        const { writing, done } = facts.interviews;
        return {
          next: { ...stored, record, state: to },
          facts: { ...underWay(at), writing: writing - (stored.state === 'writing' ? 1 : 0), done: done + 1 },
          event,
        };
      }),
    ),
);

export const reopenInterviewOperation = implement(
  reopenInterview,
  async (input, context: Context<ConductRepositories>) =>
    wholeOf(
      await changeInterview(context, input, async ({ view, stored, facts: { interviews } }) => {
        const facts = { record: stored.record, policy: view.policy, plan: view.plan, today: view.today };
        const { to, event } = movedOrRefused(move(interviewMachine, stored.state, 'reopen', facts));
        const counts = { writing: interviews.writing + 1, done: interviews.done - 1 };
        return { next: { ...stored, state: to }, facts: counts, event };
      }),
    ),
);

const finishedText = {
  zh: '该谈话记录已完成；需要修改的，请先重新打开。',
  en: 'The notes are finished: open them again to change them.',
};
