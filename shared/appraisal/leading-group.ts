import * as z from 'zod';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { type Appraised, takesPart } from './placement.ts';
import { machine, type Need } from './machine.ts';

/** 「由单位领导成员、部分相关股室负责人和一般干部代表组成」 */
export const leadingGroupCategories = {
  leaders: { zh: '单位领导成员', en: 'leaders of the unit' },
  sectionHeads: { zh: '股室负责人', en: 'heads of sections' },
  representatives: { zh: '一般干部代表', en: 'representatives of the staff' },
} as const satisfies Record<string, Bilingual>;
export type LeadingGroupCategory = keyof typeof leadingGroupCategories;
export const leadingGroupCategoryIds = Object.keys(leadingGroupCategories) as LeadingGroupCategory[];

const count = z.int().min(0);
export const leadingGroupCounts = z.strictObject({ leaders: count, sectionHeads: count, representatives: count });

export interface Member {
  person: string;
  category: LeadingGroupCategory;
}

export interface Composition {
  members: readonly Member[];
  /** who is appraised in the unit */
  people: readonly Appraised[];
  required: Policy['procedure']['leadingGroup'];
}

/** How many members each category has. */
export const countMembers = (members: readonly Member[]): Record<LeadingGroupCategory, number> => {
  const counts = { leaders: 0, sectionHeads: 0, representatives: 0 };
  for (const { category } of members) counts[category] += 1;
  return counts;
};

/** Members who are no longer appraised in the unit: transferred, handed over, or not taking part any more. */
export const staleMembers = (members: readonly Member[], people: readonly Appraised[]): string[] => {
  const here = new Set(people.filter(takesPart).map(({ id }) => id));
  return members.map(({ person }) => person).filter((person) => !here.has(person));
};

const enough = (category: LeadingGroupCategory, code: string): Need<Composition> => ({
  code,
  text: {
    zh: `领导小组中${leadingGroupCategories[category].zh}的人数不足办法规定的最少人数。`,
    en: `The leading group has fewer ${leadingGroupCategories[category].en} than the policy asks for.`,
  },
  field: `procedure.leadingGroup.${category}`,
  holds: ({ members, required }) => countMembers(members)[category] >= required[category],
});

/** A unit's leading group: registered once it is composed as the policy says, and replaced only by another such. */
export const leadingGroupMachine = /* @__PURE__ */ machine({
  id: 'leading-group',
  title: { zh: '单位考核领导小组', en: 'Leading group of a unit' },
  rules: ['A-107', 'A-108'],
  states: {
    missing: { zh: '尚未成立', en: 'not set up' },
    registered: { zh: '已登记', en: 'registered' },
  },
  initial: 'missing',
  actions: {
    register: {
      label: { zh: '登记成员', en: 'Register' },
      from: ['missing', 'registered'],
      to: 'registered',
      by: ['conduct.unit'],
      needs: [
        {
          code: 'not-appraised-here',
          text: {
            zh: '成员须为在本单位参加考核的人员。',
            en: 'Every member has to be somebody who is appraised in the unit.',
          },
          holds: ({ members, people }: Composition) => staleMembers(members, people).length === 0,
        },
        {
          code: 'twice',
          text: { zh: '同一人只能列入一次。', en: 'A person can be a member only once.' },
          holds: ({ members }: Composition) => new Set(members.map(({ person }) => person)).size === members.length,
        },
        enough('leaders', 'few-leaders'),
        enough('sectionHeads', 'few-section-heads'),
        enough('representatives', 'few-representatives'),
      ],
      event: 'leading-group.registered',
    },
  },
});
