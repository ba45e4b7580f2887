import { callForOral } from '#shared/api/conduct/meeting.ts';
import { type Oral, mustReportOrally } from '#shared/appraisal/meeting-oral.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit } from '../change.ts';
import { type MeetingContext, meetingLink, peopleOf } from './details.ts';

/** Whom else the group wants to hear: its decision, not the unit's. */
export const callForOralOperation = implement(
  callForOral,
  ({ cycle, unit: id, person, called }, context: MeetingContext) =>
    changeUnit(context, { cycle, unit: id, permissions: ['conduct.group'] }, async ({ view, facts }) => {
      if (facts.meeting.state === 'closed') throw new Refusal('refused', closed);
      const found = (await peopleOf(context, view, id)).find((one) => one.id === person);
      if (!found || !takesPart(found)) throw new Refusal('not-found');
      if (mustReportOrally(view.policy, found))
        throw new Refusal('refused', anyway, { policyField: 'meetings.oral.requiredFor' });
      const before = await context.repositories.conduct.readDetail<Oral>(cycle, id, 'ORAL', person);
      if ((before?.called ?? false) === called) return { answer: {} };
      const content: Oral = { person, called, report: before?.report ?? null };
      return {
        answer: {},
        event: { type: 'oral.called', data: { unit: id, person, called } },
        details: [{ kind: 'ORAL', id: person, before: before ?? null, content: { ...content } }],
        messages: called
          ? [
              {
                audience: { to: 'unit', unit: id },
                topic: 'meeting',
                title: { zh: `考核组确定口头述职人员：${found.name}`, en: `To report by word: ${found.name}` },
                text: {
                  zh: `考核组请${found.name}在述职会议上口头述职，限时 ${view.policy.meetings.oral.maxMinutes} 分钟。`,
                  en: `The group asks ${found.name} to report by word at the meeting, in ${view.policy.meetings.oral.maxMinutes} minutes.`,
                },
                link: meetingLink(cycle, id),
                due: facts.meeting.schedule.slot?.date ?? null,
              },
            ]
          : [],
      };
    }),
);

const closed = { zh: '会议已经结束。', en: 'The meeting is closed.' };
const anyway = {
  zh: '该同志按规定须口头述职，无须另行确定。',
  en: 'They have to report by word anyway.',
};
