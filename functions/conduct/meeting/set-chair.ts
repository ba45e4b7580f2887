import { setChair } from '#shared/api/conduct/meeting.ts';
import { isUsualChair } from '#shared/appraisal/meeting-agenda.ts';
import type { Named } from '#shared/appraisal/meeting.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import { readUser } from '#functions/platform/users.ts';
import { changeUnit } from '../change.ts';
import type { CycleView } from '../view.ts';
import { bothSides, type MeetingContext, peopleOf } from './details.ts';
import { isHeadOf, readSpeaker } from './people-of-group.ts';

/** the policy's chair needs no reason, everybody else does. */
export const setChairOperation = implement(
  setChair,
  ({ cycle, unit: id, kind, id: who, reason }, context: MeetingContext) =>
    changeUnit(context, { cycle, unit: id, permissions: bothSides }, async ({ view, unit, facts }) => {
      const { meeting } = facts;
      if (meeting.state === 'closed') throw new Refusal('refused', closed);
      const { named, usual } = await chairOf(context, view, unit, kind, who);
      if (!usual && reason === null) throw new Refusal('refused', needsReason, { policyField: 'meetings.chair' });
      const chair = { who: named, reason: usual ? null : reason };
      if (meeting.chair?.who.id === named.id && meeting.chair.reason === chair.reason) return { answer: {} };
      return {
        answer: {},
        facts: { meeting: { ...meeting, chair } },
        event: { type: 'meeting.chaired', data: { unit: id, ...chair } },
      };
    }),
);

async function chairOf(
  context: MeetingContext,
  view: CycleView,
  unit: Unit,
  kind: Named['kind'],
  id: string,
): Promise<{ named: Named; usual: boolean }> {
  if (kind === 'person') {
    const person = (await peopleOf(context, view, unit.id)).find((one) => one.id === id);
    if (!person) throw new Refusal('not-found');
    const usual = isUsualChair(view.policy, { kind, role: person.role, home: person.home }, unit.id);
    return { named: { kind, id, name: person.name }, usual };
  }
  const user = await readUser(context.repositories.conduct.client, id);
  const groupHead = user !== undefined && isHeadOf(user, unit.group);
  if (!user || (!groupHead && !(await readSpeaker(context, view, unit.group, id)))) throw new Refusal('not-found');
  return { named: { kind, id, name: user.name }, usual: isUsualChair(view.policy, { kind, groupHead }, unit.id) };
}

const closed = { zh: '会议已经结束，主持人不能再改。', en: 'The meeting is closed: who presided stays.' };
const needsReason = {
  zh: '由其他人员主持的，须写明原因。',
  en: 'Somebody other than the policy says presides: give a reason.',
};
