import { machine } from './machine.ts';
import type { Phase } from './plan.ts';

/** What a phase is moved by. */
export interface PhaseFacts {
  /** obligations of its steps that are neither done nor void, over all units */
  open: number;
  /** why it is closed or opened again, null where nothing is said */
  reason: string | null;
  /** members of a group who belong to one of its units, where the phase is the group's own; 0 elsewhere */
  conflicts: number;
  /** groups that have units, but neither head nor leading county leader, where the phase is theirs; 0 elsewhere */
  headless: number;
}

/** A phase is opened by the office, whatever its dates, and closed over what is left open only with a reason. */
export const phaseMachine = /* @__PURE__ */ machine({
  id: 'phase',
  title: { zh: '考核阶段', en: 'A phase of the appraisal' },
  rules: ['A-07', 'A-09', 'A-113', 'A-114'],
  states: {
    planned: { zh: '未开始', en: 'planned' },
    open: { zh: '进行中', en: 'open' },
    closed: { zh: '已结束', en: 'closed' },
  } satisfies Record<Phase['state'], unknown>,
  initial: 'planned',
  actions: {
    open: {
      label: { zh: '开始本阶段', en: 'Open the phase' },
      from: ['planned'],
      to: 'open',
      by: ['conduct.plan'],
      needs: [
        {
          code: 'member-of-own-unit',
          text: {
            zh: '考核组成员中有本组被考核单位的人员，应当回避，请先调整考核组。',
            en: 'A group has a member from a unit that it appraises: change the group first.',
          },
          holds: (facts: PhaseFacts) => facts.conflicts === 0,
        },
        {
          code: 'group-without-head',
          text: {
            zh: '有考核组既没有组长，也没有带队县领导，请先确定。',
            en: 'A group has neither a head nor a leading county leader: name one first.',
          },
          holds: (facts: PhaseFacts) => facts.headless === 0,
        },
      ],
      event: 'phase.opened',
    },
    close: {
      label: { zh: '结束本阶段', en: 'Close the phase' },
      from: ['open'],
      to: 'closed',
      by: ['conduct.plan'],
      needs: [
        {
          code: 'open-obligations',
          text: {
            zh: '本阶段还有未完成的事项，结束须说明原因。',
            en: 'Obligations of this phase are still open: closing it needs a reason.',
          },
          holds: (facts: PhaseFacts) => facts.open === 0 || facts.reason !== null,
        },
      ],
      event: 'phase.closed',
    },
    reopen: {
      label: { zh: '重新开始本阶段', en: 'Open the phase again' },
      from: ['closed'],
      to: 'open',
      by: ['conduct.plan'],
      needs: [
        {
          code: 'reason-missing',
          text: { zh: '重新开始须说明原因。', en: 'Opening it again needs a reason.' },
          holds: (facts: PhaseFacts) => facts.reason !== null,
        },
      ],
      event: 'phase.reopened',
    },
  },
});
