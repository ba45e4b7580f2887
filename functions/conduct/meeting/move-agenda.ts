import { moveAgenda } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import type { MeetingFacts } from '#shared/appraisal/meeting.ts';
import { agendaMachine, meetingMachine, speakerKinds, waiting } from '#shared/appraisal/meeting-agenda.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { CycleView } from '../view.ts';
import { type MeetingContext, peopleOf } from './details.ts';
import { readSpeaker, readUsualChair } from './people-of-group.ts';

/** The first item's beginning is the meeting's. */
export const moveAgendaOperation = implement(
  moveAgenda,
  ({ cycle, unit: id, item, action, speaker: named }, context: MeetingContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: agendaMachine.actions[action].by },
      async ({ view, unit, facts }) => {
        const labels = view.policy.meetings.agenda;
        const [at, now] = [Number(item) - 1, context.clock.now().toISOString()];
        if (at >= labels.length) throw new Refusal('not-found');
        const meeting =
          at === 0 && action === 'start' && facts.meeting.state === 'planned'
            ? await begun(context, view, unit, facts.meeting)
            : facts.meeting;
        const current = meeting.agenda[at] ?? waiting;
        const speech = at === 0 && speakerKinds(view.policy).length > 0;
        const speaker =
          speech && action === 'start' && named !== null
            ? await readSpeaker(context, view, unit.group, named)
            : undefined;
        const moved = move(agendaMachine, current.state, action, {
          ...{ meeting: meeting.state, speech, speaker: speaker !== undefined },
          before: at === 0 ? null : (meeting.agenda[at - 1] ?? waiting).state,
          after: at === labels.length - 1 ? null : (meeting.agenda[at + 1] ?? waiting).state,
        });
        const { to, event } = movedOrRefused(moved);
        const next = {
          state: to,
          startedAt: action === 'start' ? now : current.startedAt,
          endedAt: action === 'end' ? now : null,
          speaker: speaker ?? current.speaker,
        };
        const agenda = labels.map((_, i) => (i === at ? next : (meeting.agenda[i] ?? waiting)));
        const data = { unit: id, item: at + 1, label: labels[at]!, ...(speaker && { speaker }) };
        return {
          answer: { at: now },
          facts: { meeting: { ...meeting, agenda } },
          event: { type: event, data: at === 0 && action === 'start' ? { ...data, chair: meeting.chair } : data },
        };
      },
    ),
);

async function begun(
  context: MeetingContext,
  view: CycleView,
  unit: Unit,
  meeting: MeetingFacts,
): Promise<MeetingFacts> {
  const usual = meeting.chair
    ? null
    : await readUsualChair(context, view, unit, await peopleOf(context, view, unit.id));
  const chair = meeting.chair ?? (usual && { who: usual, reason: null });
  const { to } = movedOrRefused(
    move(meetingMachine, meeting.state, 'begin', {
      day: meeting.schedule.state === 'agreed' ? (meeting.schedule.slot?.date ?? null) : null,
      ...{ today: view.today, rosterSubmitted: meeting.roster.state === 'submitted', hasChair: chair !== null },
      ...{ agendaEnded: false, unmarked: 0, withoutReport: 0 },
    }),
  );
  return { ...meeting, state: to, chair };
}
