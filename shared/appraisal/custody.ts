import * as z from 'zod';
import { by, time } from '#shared/api/common.ts';
import type { Unit } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { machine } from './machine.ts';
import { type Appraised, takesPart } from './placement.ts';
import type { Step } from './step.ts';

/** the reports on paper, from the unit to its group, from the group to the organisation department. */
export const custodyStates = ['open', 'handedOver', 'returned', 'received', 'forwarded', 'archived'] as const;
export type CustodyState = (typeof custodyStates)[number];

export const custodyFacts = z.strictObject({
  state: z.enum(custodyStates),
  /** copies asked for and handed over, by the unit's last list */
  required: z.int(),
  copies: z.int(),
  handedOver: z.strictObject({ at: time, by }).nullable(),
  /** the group's receipt, with the civil date it bears */
  received: z.strictObject({ on: z.iso.date(), at: time, by }).nullable(),
  /** with which delivery of the group's batch the unit's papers went on */
  delivery: z.int().nullable(),
});
export const noCustody: z.infer<typeof custodyFacts> = {
  ...{ state: 'open', required: 0, copies: 0, handedOver: null, received: null, delivery: null },
};

/** A paper to be handed over: the team's summary, or somebody's report. */
export interface Material {
  kind: 'team' | 'cadre' | 'staff';
  /** null: the team's */
  person: string | null;
  /** of the unit or the person */
  name: string;
}

/**
 * The papers that a unit hands over by `reports.copiesFor`: of people those who take part alone, those of its secondary
 * units included.
 */
export function materialsOf(
  policy: Pick<Policy, 'reports'>,
  unit: Pick<Unit, 'name'>,
  people: readonly Appraised[],
): Material[] {
  const asked = policy.reports.copiesFor;
  const team: Material[] = asked.includes('team') ? [{ kind: 'team', person: null, name: unit.name }] : [];
  const personal = people
    .filter((one) => takesPart(one) && asked.includes(one.rank))
    .map((one): Material => ({ kind: one.rank, person: one.id, name: one.name }));
  return [...team, ...personal];
}

/** Copies asked for altogether: so many of each paper, not in total. */
export const copiesAsked = (policy: Pick<Policy, 'reports'>, materials: readonly Material[]): number =>
  materials.length * policy.reports.copies;

/** What a hand-over, a receipt, a return or a delivery is judged by; each looks at its own part. */
export interface CustodyMove {
  /** steps before it that are not done */
  blockedBy?: readonly string[];
  /** copies are missing from the list */
  short?: boolean;
  reason?: string | null;
  /** a count is another than the list's */
  differs?: boolean;
  /** the civil date of the receipt, of what came before it, and of today */
  dates?: { on: string; since: string; today: string };
}

const inOrder = {
  code: 'date-order',
  text: { zh: '签收日期不能早于移交之日，也不能晚于今天。', en: 'A receipt is dated from the hand-over to today.' },
  holds: ({ dates }: CustodyMove) => dates !== undefined && dates.since <= dates.on && dates.on <= dates.today,
};
const hasReason = ({ reason }: CustodyMove): boolean => (reason ?? '').trim() !== '';

const states: Record<CustodyState, Bilingual> = {
  open: { zh: '待移交', en: 'to be handed over' },
  handedOver: { zh: '待考核组签收', en: 'waiting for the group' },
  returned: { zh: '已退回', en: 'returned' },
  received: { zh: '考核组已签收', en: 'received by the group' },
  forwarded: { zh: '已报送', en: 'forwarded' },
  archived: { zh: '组织部已签收', en: 'received by the department' },
};

export const custodyMachine = /* @__PURE__ */ machine<
  CustodyState,
  'handOver' | 'confirm' | 'return' | 'forward' | 'archive',
  CustodyMove
>({
  id: 'custody',
  title: { zh: '述职材料移交', en: 'Hand-over of the reports' },
  rules: ['A-49', 'A-50', 'Q-18'],
  states,
  initial: 'open',
  actions: {
    handOver: {
      label: { zh: '移交', en: 'Hand over' },
      from: ['open', 'returned'],
      to: 'handedOver',
      by: ['conduct.unit'],
      needs: [
        {
          code: 'meeting-first',
          text: {
            zh: '述职会议结束后才能移交述职材料。',
            en: 'The reports are handed over once the meeting is over.',
          },
          field: 'meetings.required',
          holds: ({ blockedBy = [] }) => blockedBy.length === 0,
        },
        {
          code: 'short-without-reason',
          text: { zh: '份数不足的，须说明原因。', en: 'Say why copies are missing.' },
          field: 'reports.copies',
          holds: (move) => move.short !== true || hasReason(move),
        },
      ],
      event: 'custody.handed-over',
    },
    confirm: {
      label: { zh: '签收', en: 'Confirm receipt' },
      from: ['handedOver'],
      to: 'received',
      by: ['conduct.group'],
      needs: [
        {
          code: 'counts-differ',
          text: {
            zh: '清点份数与移交清单不符，请注明情况退回单位。',
            en: 'The counts are not those of the list: return it to the unit with a remark.',
          },
          holds: ({ differs }) => differs !== true,
        },
        inOrder,
      ],
      event: 'custody.received',
    },
    return: {
      label: { zh: '退回', en: 'Return' },
      from: ['handedOver'],
      to: 'returned',
      by: ['conduct.group'],
      needs: [
        {
          code: 'no-remark',
          text: { zh: '退回须注明情况。', en: 'A return needs a remark.' },
          holds: hasReason,
        },
      ],
      event: 'custody.returned',
    },
    forward: {
      label: { zh: '报送', en: 'Forward' },
      from: ['received'],
      to: 'forwarded',
      by: ['conduct.lead'],
      needs: [],
      event: 'custody.forwarded',
    },
    archive: {
      label: { zh: '组织部签收', en: 'Receive' },
      from: ['forwarded'],
      to: 'archived',
      by: ['conduct.plan'],
      needs: [],
      event: 'custody.batch-received',
    },
  },
});

/** What a group's batch is judged by. */
export interface BatchMove extends CustodyMove {
  /** units whose papers the group holds, to go with this delivery */
  ready?: number;
  /** units of the group whose papers it does not hold yet */
  missing?: number;
}

export const batchStates = ['open', 'forwarded', 'received'] as const;
export type BatchState = (typeof batchStates)[number];

/** One batch a group; what comes late follows as a further delivery of it. */
export const batchMachine = /* @__PURE__ */ machine<BatchState, 'forward' | 'receive', BatchMove>({
  id: 'batch',
  title: { zh: '考核组材料报送', en: "A group's batch" },
  rules: ['A-50'],
  states: {
    open: { zh: '未报送', en: 'not forwarded' },
    forwarded: { zh: '待组织部签收', en: 'waiting for the department' },
    received: { zh: '组织部已签收', en: 'received by the department' },
  },
  initial: 'open',
  actions: {
    forward: {
      label: { zh: '统一报送', en: 'Forward' },
      from: ['open', 'received'],
      to: 'forwarded',
      by: ['conduct.lead'],
      needs: [
        {
          code: 'nothing-to-forward',
          text: { zh: '没有可报送的材料：考核组尚未签收。', en: 'The group holds nothing that it could forward.' },
          holds: ({ ready = 0 }) => ready > 0,
        },
        {
          code: 'units-missing',
          text: {
            zh: '本组还有单位的材料未签收；先行报送的，须说明原因。',
            en: 'Papers of units of the group are missing; say why the batch goes without them.',
          },
          field: 'reports.custody',
          holds: (move) => (move.missing ?? 0) === 0 || hasReason(move),
        },
      ],
      event: 'custody.forwarded',
    },
    receive: {
      label: { zh: '签收', en: 'Confirm receipt' },
      from: ['forwarded'],
      to: 'received',
      by: ['conduct.plan'],
      needs: [
        {
          code: 'counts-differ',
          text: {
            zh: '清点份数与报送清单不符的，须注明情况。',
            en: 'Where counts are not those of the manifest, a remark is needed.',
          },
          holds: (move) => move.differs !== true || hasReason(move),
        },
        inOrder,
      ],
      event: 'custody.batch-received',
    },
  },
});

/**
 * Most units that go with one delivery: their facts change in one transaction with the batch, which holds 100 writes. A
 * larger group's further units go with the next delivery.
 */
export const unitsPerDelivery = 40;

const asked = ({ policy, unit, people }: Parameters<Step['applies']>[0]): number =>
  copiesAsked(policy, materialsOf(policy, unit, people));
const progressOf: Record<CustodyState, { handover: number; forward: number }> = {
  open: { handover: 0, forward: 0 },
  returned: { handover: 0, forward: 0 },
  handedOver: { handover: 1, forward: 0 },
  received: { handover: 1, forward: 1 },
  forwarded: { handover: 1, forward: 2 },
  archived: { handover: 1, forward: 3 },
};

export const custodySteps: readonly Step[] = [
  {
    id: 'handover',
    label: { zh: '移交材料', en: 'Reports handed over' },
    task: { zh: '向考核组移交述职材料', en: 'Hand the reports over to the group' },
    phase: 'onSite',
    owner: 'unit',
    rules: ['A-49', 'Q-18'],
    applies: (input) => asked(input) > 0,
    after: ['meeting'],
    progress: ({ conduct }) => ({ done: progressOf[conduct.custody.state].handover, total: 1 }),
    page: (unit) => `conduct/${encodeURIComponent(unit)}/custody`,
  },
  {
    id: 'forward',
    label: { zh: '报送材料', en: 'Reports forwarded' },
    task: { zh: '签收述职材料并统一报送组织部', en: 'Receive the reports and forward them to the department' },
    phase: 'materials',
    owner: 'group',
    rules: ['A-50'],
    applies: (input) => asked(input) > 0,
    after: ['handover'],
    /** received by the group, forwarded, received by the department */
    progress: ({ conduct }) => ({ done: progressOf[conduct.custody.state].forward, total: 3 }),
    page: () => 'custody',
  },
];
