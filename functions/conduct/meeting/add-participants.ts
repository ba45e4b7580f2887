import { addParticipants } from '#shared/api/conduct/meeting.ts';
import { move } from '#shared/appraisal/machine.ts';
import { compositionRule, kindOfCategory, type Participant, rosterMachine } from '#shared/appraisal/meeting-roster.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { changeUnit, movedOrRefused } from '../change.ts';
import type { MeetingContext } from './details.ts';

export const addParticipantsOperation = implement(
  addParticipants,
  ({ cycle, unit: id, category, people }, context: MeetingContext) =>
    changeUnit(
      context,
      { cycle, unit: id, permissions: rosterMachine.actions.change.by },
      async ({ view, unit, facts }) => {
        const { conduct } = context.repositories;
        const { meeting } = facts;
        const rule = compositionRule(view.policy, unit.category);
        const kind = kindOfCategory(rule, category);
        if (!kind) throw new Refusal('refused', otherCategory, { policyField: rule.path ?? 'meetings.attendance' });
        const input = { rule, attendees: [], begun: meeting.state !== 'planned' };
        const { event } = movedOrRefused(move(rosterMachine, meeting.roster.state, 'change', input));
        const wanted = [...new Map(people.map((one) => [one.id, one])).values()];
        const found = await Promise.all(
          wanted.map((one) => conduct.readDetail<Participant>(cycle, id, 'ROSTER', one.id)),
        );
        const added = wanted.filter((_, i) => !found[i]);
        if (added.length === 0) return { answer: {} };
        return {
          answer: {},
          event: { type: event, data: { unit: id, category, added: added.map((one) => one.id) } },
          details: added.map(({ id: participant, name, note }) => ({
            ...{ kind: 'ROSTER', id: participant, before: null },
            content: { kind, person: null, name, category, note, removed: false, mark: null } satisfies Participant,
          })),
        };
      },
    ),
);

const otherCategory = {
  zh: '考核办法规定的参会人员中没有这一类别；本单位干部职工由系统自动列入。',
  en: 'The policy has no such category of participants; the unit’s own staff are listed by themselves.',
};
