import * as z from 'zod';
import { guidanceFields, receiptFields } from '#shared/appraisal/readiness-details.ts';
import { leadingGroupCategoryIds } from '#shared/appraisal/leading-group.ts';
import { by, done, id, reason, time, ulid, version } from '../common.ts';
import { operation } from '../operation.ts';

/** What a unit gets ready before the meeting (A.11). */

const place = { cycle: id, unit: id };
const date = z.iso.date();
const category = z.enum(leadingGroupCategoryIds as ['leaders', 'sectionHeads', 'representatives']);
/** null: there is none yet */
const seen = version.nullable();

export const acknowledgeNotice = operation({
  id: 'conduct.acknowledge-notice',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/notice',
  summary: { zh: '单位确认收到考核通知', en: 'A unit acknowledges the notice' },
  /** `number` of the notice that was read: a newer one has to be read first */
  input: z.strictObject({ ...place, number: version }),
  output: z.strictObject({ number: z.int() }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.unit',
  audit: 'notice.acknowledged',
});

/** an entry of a list: who wrote it, and why it was taken back, if it was */
const entry = {
  id: ulid,
  version,
  at: time,
  by,
  withdrawn: z.string().nullable(),
};

export const readReadiness = operation({
  id: 'conduct.read-readiness',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/readiness',
  summary: {
    zh: '某单位的考核准备：领导小组、思想教育、领取表格、准备事项',
    en: 'What a unit has ready: leading group, guidance, forms, checklist',
  },
  input: z.strictObject(place),
  output: z.strictObject({
    leadingGroup: z
      .strictObject({
        version,
        at: time,
        by,
        members: z.array(
          z.strictObject({
            person: id,
            name: z.string(),
            category,
            /** appraised elsewhere by now, or not at all: the list has to be renewed */
            stale: z.boolean(),
            /** the unit that appraises them now, where it is another */
            movedTo: z.string().nullable(),
            /** an enabled account that holds the role `unit-leading-group` in this unit */
            account: z.enum(['none', 'without-role', 'with-role']),
          }),
        ),
      })
      .nullable(),
    guidance: z.array(z.strictObject({ ...entry, ...guidanceFields, beforeMeeting: z.boolean() })),
    receipts: z.array(z.strictObject({ ...entry, ...receiptFields, late: z.boolean() })),
    /** yuan */
    fee: z.number(),
    /** the last day to collect forms; null: not announced */
    deadline: date.nullable(),
    meetingDate: date.nullable(),
    checklist: z.array(
      z.strictObject({
        item: z.string(),
        /** the step that answers it; null: the unit ticks it off */
        step: z.string().nullable(),
        done: z.boolean(),
      }),
    ),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

export const saveLeadingGroup = operation({
  id: 'conduct.save-leading-group',
  context: 'conduct',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/leading-group',
  summary: { zh: '登记或更换单位考核领导小组', en: "Register or replace a unit's leading group" },
  input: z.strictObject({
    ...place,
    version: seen,
    members: z
      .array(z.strictObject({ person: id, category }))
      .min(1)
      .max(50),
  }),
  output: done,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.unit',
  audit: 'leading-group.registered',
});

export const saveGuidance = operation({
  id: 'conduct.save-guidance',
  context: 'conduct',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/guidance/{id}',
  summary: { zh: '登记思想政治教育活动', en: 'Enter a guidance activity' },
  input: z.strictObject({ ...place, id: ulid, version: seen, ...guidanceFields }),
  output: done,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.unit',
  audit: 'guidance.saved',
});

export const saveFormReceipt = operation({
  id: 'conduct.save-form-receipt',
  context: 'conduct',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/form-receipts/{id}',
  summary: { zh: '登记领取表格', en: 'Enter a receipt of forms' },
  input: z.strictObject({ ...place, id: ulid, version: seen, ...receiptFields }),
  output: done,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.unit',
  audit: 'form-receipt.saved',
});

export const withdrawReadinessRecord = operation({
  id: 'conduct.withdraw-readiness-record',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/readiness/withdrawals',
  summary: { zh: '撤销误登的活动或领表记录', en: 'Take back an activity or a receipt entered by mistake' },
  input: z.strictObject({ ...place, kind: z.enum(['guidance', 'formReceipt']), id: ulid, version, reason }),
  output: done,
  errors: ['invalid-input', 'not-found', 'refused', 'stale-version', 'busy'],
  permission: 'conduct.unit',
  audit: 'readiness-record.withdrawn',
});

export const checkReadiness = operation({
  id: 'conduct.check-readiness',
  context: 'conduct',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/readiness/checklist',
  summary: { zh: '勾选准备事项', en: 'Tick off an item of the checklist' },
  input: z.strictObject({ ...place, item: z.string().min(1).max(200), done: z.boolean() }),
  output: done,
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'conduct.unit',
  audit: 'readiness.checked',
});

export const raiseConcern = operation({
  id: 'conduct.raise-concern',
  context: 'conduct',
  method: 'POST',
  path: '/api/cycles/{cycle}/concerns',
  summary: { zh: '向考核组反映情况', en: 'Raise a concern to the appraisal group' },
  input: z.strictObject({ cycle: id, id: ulid, text: z.string().trim().min(1).max(2000) }),
  output: z.strictObject({ group: z.string() }),
  errors: ['invalid-input', 'not-found', 'refused', 'busy'],
  permission: 'report.own',
  audit: 'concern.raised',
});

export const listConcerns = operation({
  id: 'conduct.list-concerns',
  context: 'conduct',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/concerns',
  summary: {
    zh: '某单位干部职工反映的情况，考核组和纪检监察可见',
    en: "What a unit's people have raised, for the appraisal group and the supervisor",
  },
  input: z.strictObject(place),
  output: z.strictObject({
    /** null: written to others than the reader; that somebody raised one stands in the record, without its text */
    concerns: z
      .array(z.strictObject({ id: ulid, person: id, name: z.string(), text: z.string(), at: time }))
      .nullable(),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});
