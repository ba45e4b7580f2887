import { nominate } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { nomineeMachine } from '#shared/appraisal/meeting-agenda.ts';
import { by, implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import { type MeetingContext, meetingLink, peopleOf } from './details.ts';

/** as many as the policy says, of whichever rank. */
export const nominateOperation = implement(nominate, ({ cycle, unit: id, people, reason }, context: MeetingContext) =>
  changeUnit(
    context,
    { cycle, unit: id, permissions: nomineeMachine.actions.nominate.by },
    async ({ view, unit, facts }) => {
      const { meeting } = facts;
      const wanted = [...new Set(people)].sort();
      if (meeting.nominees && meeting.nominees.people.join(' ') === wanted.join(' ')) return { answer: {} };
      const appraised = new Map(
        (await peopleOf(context, view, id)).filter(({ status }) => status === 'appraised').map((one) => [one.id, one]),
      );
      const moved = move(
        nomineeMachine,
        meeting.nominees ? 'nominated' : 'none',
        meeting.nominees ? 'replace' : 'nominate',
        {
          ...{ meeting: meeting.state, required: view.policy.meetings.required, reason },
          ...{ count: wanted.length, perUnit: view.policy.recognition.perUnit },
          appraised: wanted.every((person) => appraised.has(person)),
        },
      );
      const { event } = movedOrRefused(moved);
      const names = wanted.map((person) => appraised.get(person)!.name).join('、');
      return {
        answer: {},
        facts: {
          meeting: {
            ...meeting,
            nominees: { people: wanted, at: context.clock.now().toISOString(), by: by(context) },
          },
        },
        event: {
          type: event,
          data: { unit: id, people: wanted, before: meeting.nominees?.people ?? null, reason },
        },
        messages: [
          {
            audience: { to: 'group', group: unit.group },
            topic: 'meeting',
            title: { zh: `已推荐群众满意干部：${unit.name}`, en: `Nominated: ${unit.name}` },
            text: { zh: `${unit.name}推荐：${names}。`, en: `${unit.name} nominates ${names}.` },
            link: meetingLink(cycle, id),
            due: null,
          },
        ],
      };
    },
  ),
);
