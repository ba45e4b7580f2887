import { weightRole } from '#shared/grading/index-dataset.ts';
import { scoreOpinion } from '#shared/grading/opinion.ts';
import type { OpinionRow, Person } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { SelfRatingDetail } from '#shared/ballots/ratings.ts';
import { type Appraised, takesPart } from './placement.ts';
import { machine } from './machine.ts';
import type { Plan } from './plan.ts';

/** A self-rating 自我估评 (B-155 … B-160) from its form to what stands of it. */

export type SelfRatingState = 'open' | 'submitted' | 'guided';

export interface SelfRatingFacts {
  asked: boolean;
  /** the on-site phase, in which opinions are gathered, was closed */
  phaseClosed: boolean;
  /** every section of the policy's has words, and there are no others */
  isComplete: boolean;
  revisionsLeft: number;
  /** guidance has to come before a revision, and has not */
  lacksGuidance: boolean;
}

/**
 * Whether somebody rates themself: who takes part, where the policy gives self-ratings of their weight role a weight
 * above 0. Where it gives none, an imported self-rating is flagged all the same (scoring.md §4), but nobody is asked.
 */
export const asksSelf = (
  { opinion }: Pick<Policy, 'opinion'>,
  person: Pick<Appraised, 'rank' | 'role' | 'status'>,
): boolean => takesPart(person as Appraised) && opinion.weights[weightRole(person)].self > 0;

export const selfRatingState = (detail: SelfRatingDetail | undefined): SelfRatingState => {
  if (!detail?.rating) return 'open';
  // Guidance that was followed is over: the next revision would need another.
  const last = detail.guidance.at(-1);
  return last && last.at > detail.rating.at ? 'guided' : 'submitted';
};

/** Revisions that are left after the first hand-in (B-160). */
export const revisionsLeft = (
  { ballots }: Pick<Policy, 'ballots'>,
  detail: Pick<SelfRatingDetail, 'rating' | 'earlier'> | undefined,
): number => Math.max(0, ballots.self.maxRevisions - (detail?.earlier.length ?? 0));

/** @param sections what is handed in, by the policy's sections in order */
export const selfRatingFacts = (
  { policy, plan }: { policy: Policy; plan: Plan },
  person: Pick<Appraised, 'rank' | 'role' | 'status'>,
  detail: SelfRatingDetail | undefined,
  sections: readonly string[],
): SelfRatingFacts => ({
  asked: asksSelf(policy, person),
  phaseClosed: plan.phases.onSite.state === 'closed',
  isComplete:
    sections.length === policy.ballots.self.sections.length && sections.every((text) => text.trim().length > 0),
  revisionsLeft: revisionsLeft(policy, detail),
  lacksGuidance: policy.ballots.self.guidanceOnFlag && selfRatingState(detail) !== 'guided',
});

const open = {
  code: 'phase-closed',
  text: {
    zh: '“集中考核”阶段已结束，自我估评不能再修改；确需修改的，由考评办重新开放。',
    en: 'The on-site phase is closed: self-ratings stay. The appraisal office would have to open it again.',
  },
  holds: ({ phaseClosed }: SelfRatingFacts) => !phaseClosed,
};
const asked = {
  code: 'not-asked',
  text: {
    zh: '按考核办法，本年度不需您提交自我估评。',
    en: 'By the policy you are not asked to rate yourself this year.',
  },
  field: 'opinion.weights',
  holds: (facts: SelfRatingFacts) => facts.asked,
};
const complete = {
  code: 'incomplete',
  text: { zh: '每一项自我认定都要填写。', en: 'Every section has to be filled in.' },
  field: 'ballots.self.sections',
  holds: ({ isComplete }: SelfRatingFacts) => isComplete,
};

export const selfRatingMachine = /* @__PURE__ */ machine({
  id: 'self-rating',
  title: { zh: '自我估评', en: 'Self-rating' },
  rules: ['B-155', 'B-156', 'B-157', 'B-158', 'B-159', 'B-160'],
  states: {
    open: { zh: '未提交', en: 'not handed in' },
    submitted: { zh: '已提交', en: 'handed in' },
    guided: { zh: '考核组已引导', en: 'guided by the group' },
  } satisfies Record<SelfRatingState, unknown>,
  initial: 'open',
  actions: {
    submit: {
      label: { zh: '提交', en: 'hand in' },
      from: ['open'],
      to: 'submitted',
      by: ['ballot.own'],
      needs: [asked, complete, open],
      event: 'self-rating.submitted',
    },
    revise: {
      label: { zh: '修改', en: 'revise' },
      from: ['submitted', 'guided'],
      to: 'submitted',
      by: ['ballot.own'],
      needs: [
        asked,
        complete,
        open,
        {
          code: 'no-revision-left',
          text: { zh: '可修改的次数已用完。', en: 'No revision is left.' },
          field: 'ballots.self.maxRevisions',
          holds: (facts: SelfRatingFacts) => facts.revisionsLeft > 0,
        },
        {
          code: 'guidance-first',
          text: {
            zh: '已提交的自我估评须经考核组引导后才能修改；确需修改的，请与考核组联系。',
            en: 'What was handed in is revised after the group has guided you: get in touch with it.',
          },
          field: 'ballots.self.guidanceOnFlag',
          holds: ({ lacksGuidance }: SelfRatingFacts) => !lacksGuidance,
        },
      ],
      event: 'self-rating.submitted',
    },
    guide: {
      label: { zh: '引导', en: 'guide' },
      from: ['submitted', 'guided'],
      to: 'guided',
      by: ['conduct.group'],
      needs: [open],
      event: 'self-rating.guided',
    },
  },
});

export interface SelfFlag {
  kind: 'overRated' | 'underRated';
  self: number;
  others: number;
  tolerance: number;
}

/**
 * The flag of scoring.md §4, by the engine's own function; sources with too few ballots are left out there. Null: none,
 * or there is no opinion of others yet.
 * @param rows opinions on the person, one for each source, their own included
 */
export function selfFlagOf(
  policy: Policy,
  person: Pick<Person, 'rank' | 'role'>,
  rows: readonly OpinionRow[],
): SelfFlag | null {
  const { bias, others, sources } = scoreOpinion(policy, 'person', policy.opinion.weights[weightRole(person)], rows);
  const self = sources.find(({ source }) => source === 'self')?.score;
  if (bias === null || others === null || self === null || self === undefined) return null;
  return { kind: bias, self, others, tolerance: policy.opinion.selfBias.tolerance };
}
