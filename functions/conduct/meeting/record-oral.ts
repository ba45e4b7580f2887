import { recordOral } from '#shared/api/conduct/meeting.ts';
import { type Oral, mustReportOrally, overrun } from '#shared/appraisal/meeting-oral.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import { bothSides, type MeetingContext, peopleOf } from './details.ts';

export const recordOralOperation = implement(
  recordOral,
  ({ cycle, unit: id, person, seconds, version }, context: MeetingContext) =>
    changeUnit(context, { cycle, unit: id, permissions: bothSides }, async ({ view, facts }) => {
      if (facts.meeting.state !== 'held') throw new Refusal('refused', notUnderWay);
      const found = (await peopleOf(context, view, id)).find((one) => one.id === person);
      if (!found || !takesPart(found)) throw new Refusal('not-found');
      const before = await context.repositories.conduct.readDetail<Oral>(cycle, id, 'ORAL', person);
      const called = before?.called ?? false;
      if (!called && !before?.report && !mustReportOrally(view.policy, found))
        throw new Refusal('refused', notCalled, { policyField: 'meetings.oral.requiredFor' });
      const { maxMinutes } = view.policy.meetings.oral;
      const over = seconds === null ? 0 : overrun(seconds, maxMinutes);
      // Sent again because the answer was lost.
      if (before && before.changedBy.user === context.actor.user.id && (before.report?.seconds ?? null) === seconds)
        return { answer: { over } };
      if ((before?.version ?? 0) !== version) throw new Refusal('stale-version');
      const report =
        seconds === null ? null : { seconds, over, at: context.clock.now().toISOString(), by: by(context) };
      const content: Oral = { person, called, report };
      return {
        answer: { over },
        event: { type: 'oral.recorded', data: { unit: id, person, seconds, over } },
        details: [{ kind: 'ORAL', id: person, before: before ?? null, content: { ...content } }],
      };
    }),
);

const notUnderWay = {
  zh: '会议进行中才能记录口头述职。',
  en: 'Reports by word are recorded while the meeting is under way.',
};
const notCalled = {
  zh: '该同志不在口头述职名单内，须先由考核组确定。',
  en: 'They are not to report by word unless the group calls them.',
};
