import { removeParticipant } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { compositionRule, type Participant, rosterMachine } from '#shared/appraisal/meeting-roster.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { MeetingContext } from './details.ts';

export const removeParticipantOperation = implement(
  removeParticipant,
  ({ cycle, unit: id, participant }, context: MeetingContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: rosterMachine.actions.change.by },
      async ({ view, unit, facts }) => {
        const { meeting } = facts;
        const before = await context.repositories.conduct.readDetail<Participant>(cycle, id, 'ROSTER', participant);
        if (!before || before.kind === 'staff') throw new Refusal('not-found');
        if (before.removed) return { answer: {} };
        const rule = compositionRule(view.policy, unit.category);
        const input = { rule, attendees: [], begun: meeting.state !== 'planned' };
        const { event } = movedOrRefused(move(rosterMachine, meeting.roster.state, 'change', input));
        const { kind, person, name, category, note } = before;
        const content: Participant = { kind, person, name, category, note, removed: true, mark: null };
        return {
          answer: {},
          event: { type: event, data: { unit: id, category, removed: participant } },
          details: [{ kind: 'ROSTER', id: participant, before, content: { ...content } }],
        };
      },
    ),
);
