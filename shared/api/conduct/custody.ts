import * as z from 'zod';
import { batchStates, custodyStates } from '#shared/appraisal/custody.ts';
import { id, name, reason, version } from '../common.ts';
import { operation } from '../operation.ts';
import { delivery, handoverRound, material } from '#shared/appraisal/custody-details.ts';

/** The reports on paper on their way to the organisation department. */

const date = z.iso.date();
const copies = z.int().min(0).max(999);
export const readCustody = operation({
  id: 'custody.read',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/custody',
  summary: { zh: '某单位述职材料的移交情况', en: "A unit's reports on their way" },
  input: z.strictObject({ cycle: id, unit: id }),
  output: z.strictObject({
    state: z.enum(custodyStates),
    /** names of the holders, in their order (`reports.custody`) */
    chain: z.array(z.string()),
    /** copies of each paper */
    copies: z.int(),
    /** what is to be handed over as things stand today */
    materials: z.array(material),
    rounds: z.array(handoverRound),
    /** with which the papers went on; null: not yet */
    delivery: delivery.omit({ units: true }).nullable(),
    /** steps that have to be done before the hand-over */
    blockedBy: z.array(z.string()),
    today: date,
    closed: z.boolean(),
    version,
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

const moved = z.strictObject({ state: z.enum(custodyStates) });

export const handOver = operation({
  id: 'custody.hand-over',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/custody',
  summary: { zh: '单位向考核组移交述职材料', en: 'A unit hands its reports over to the group' },
  input: z.strictObject({
    cycle: id,
    unit: id,
    version,
    /** copies of each paper; one that is not named has none */
    materials: z.array(z.strictObject({ person: id.nullable(), copies })).max(2000),
    reason: reason.nullable(),
  }),
  output: moved,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.unit',
  audit: 'custody.handed-over',
});

const counted = z.array(z.strictObject({ person: id.nullable(), counted: copies })).max(2000);

export const confirmHandover = operation({
  id: 'custody.confirm',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/custody/receipt',
  summary: { zh: '考核组签收单位移交的材料', en: 'The group confirms what a unit handed over' },
  input: z.strictObject({ cycle: id, unit: id, version, on: date, counts: counted }),
  output: moved,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.group',
  audit: 'custody.received',
});

export const returnHandover = operation({
  id: 'custody.return',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/custody/return',
  summary: { zh: '考核组退回单位移交的材料', en: 'The group returns what a unit handed over' },
  input: z.strictObject({ cycle: id, unit: id, version, counts: counted, remark: reason }),
  output: moved,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.group',
  audit: 'custody.returned',
});

export const groupCustody = z.strictObject({
  id,
  name,
  state: z.enum(batchStates),
  units: z.array(
    z.strictObject({
      unit: id,
      name,
      state: z.enum(custodyStates),
      required: z.int(),
      copies: z.int(),
      receivedOn: date.nullable(),
      delivery: z.int().nullable(),
    }),
  ),
  deliveries: z.array(delivery),
  version,
  /** what the actor may do with the group's batch */
  may: z.strictObject({ forward: z.boolean(), receive: z.boolean() }),
});
export type GroupCustody = z.infer<typeof groupCustody>;

export const listCustody = operation({
  id: 'custody.list',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/custody',
  summary: {
    zh: '各考核组的材料报送情况和清单',
    en: "The groups' batches with their manifests; a group sees its own",
  },
  input: z.strictObject({ cycle: id }),
  output: z.strictObject({
    chain: z.array(z.string()),
    groups: z.array(groupCustody),
    today: date,
    closed: z.boolean(),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

const batchMoved = z.strictObject({ state: z.enum(batchStates), number: z.int() });

export const forwardBatch = operation({
  id: 'custody.forward',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/custody/{group}',
  summary: {
    zh: '考核组组长将本组材料统一报送组织部',
    en: 'The group leader forwards everything of the group as one batch',
  },
  input: z.strictObject({ cycle: id, group: id, version, reason: reason.nullable() }),
  output: batchMoved,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.lead',
  audit: 'custody.forwarded',
});

export const receiveBatch = operation({
  id: 'custody.receive-batch',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/custody/{group}/receipt',
  summary: { zh: '组织部签收考核组报送的材料', en: "The department confirms a group's batch" },
  input: z.strictObject({
    cycle: id,
    group: id,
    version,
    on: date,
    counts: z.array(z.strictObject({ unit: id, counted: z.int().min(0).max(99_999) })).max(200),
    remark: reason.nullable(),
  }),
  output: batchMoved,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.plan',
  audit: 'custody.batch-received',
});
