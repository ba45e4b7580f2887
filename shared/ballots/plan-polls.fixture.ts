import { type Attendee, attendeesOf, compositionRule, rollOf } from '#shared/appraisal/meeting-roster.ts';
import type { Appraised } from '#shared/appraisal/placement.ts';
import { presets } from '#shared/policy/presets/all.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { PlanInput } from './plan-polls.ts';

/** A unit for plans of polls: its people, and who else is on the meeting's list by category. */
export interface UnitCase {
  preset: string;
  category: string;
  people: readonly Appraised[];
  others?: Readonly<Record<string, number>>;
  staffMode?: PlanInput['staffMode'];
  rosterSubmitted?: boolean;
  change?: (policy: Policy) => void;
}

type Rank = Pick<Appraised, 'rank' | 'role'>;
const ranks = {
  principal: { rank: 'cadre', role: 'principal' },
  deputy: { rank: 'cadre', role: 'deputy' },
  cadre: { rank: 'cadre', role: 'member' },
  staff: { rank: 'staff', role: 'member' },
} as const satisfies Record<string, Rank>;

export const someone = (id: string, kind: keyof typeof ranks, more: Partial<Appraised> = {}): Appraised => ({
  ...{ id, name: `人员${id}`, home: 'u', unit: 'u', status: 'appraised' as const },
  ...ranks[kind],
  ...more,
});

/** A principal, so many deputies, cadres who are no leaders, and staff. */
export const peopleOf = (deputies: number, cadres: number, staff: number): Appraised[] => [
  someone('p', 'principal'),
  ...Array.from({ length: deputies }, (_, n) => someone(`d${n + 1}`, 'deputy')),
  ...Array.from({ length: cadres }, (_, n) => someone(`c${n + 1}`, 'cadre')),
  ...Array.from({ length: staff }, (_, n) => someone(`s${n + 1}`, 'staff')),
];

const guests = (others: Readonly<Record<string, number>>): Attendee[] =>
  Object.entries(others).flatMap(([category, n]) =>
    Array.from({ length: n }, (_, i) => ({
      ...{ id: `${category}${i + 1}`, kind: 'representative' as const, person: null, name: `${category}${i + 1}` },
      ...{ category, note: '', mark: null, expected: true },
    })),
  );

export function inputOf({ preset, category, people, others = {}, change, ...more }: UnitCase): PlanInput {
  const policy = structuredClone(presets[preset]!);
  change?.(policy);
  const rule = compositionRule(policy, category);
  return {
    ...{ policy, people, rule, rosterSubmitted: true, staffMode: null },
    unit: { id: 'u', name: '本单位', category },
    units: new Map([
      ['u', { name: '本单位' }],
      ['u-sub', { name: '下属单位', parent: 'u' }],
      ['elsewhere', { name: '外单位' }],
    ]),
    attendees: [...attendeesOf(rule, rollOf(people), []), ...guests(others)],
    ...more,
  };
}
