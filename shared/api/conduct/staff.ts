import * as z from 'zod';
import { staffFacts, staffMeeting } from '#shared/appraisal/staff.ts';
import { tallyCounts } from '#shared/appraisal/staff-tally.ts';
import { appraisedRow } from './unit.ts';
import { by, done, id, reason, time, version } from '../common.ts';
import { operation } from '../operation.ts';

/** A unit's appraisal of its ordinary staff, run by its leading group. */

const place = { cycle: id, unit: id };
const mode = z.enum(['joint', 'separate']);
const ballots = z.int().min(0).max(100_000);

const actions = [
  'start',
  'arrange',
  'withdraw',
  'enter',
  'confirm',
  'correct',
  'sign',
  'complete',
  'release',
  'return',
] as const;

export const readStaffAppraisal = operation({
  id: 'conduct.read-staff-appraisal',
  context: 'visits',
  method: 'GET',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff',
  summary: {
    zh: '某单位职工考核：状态、对象、评议情况汇总表',
    en: "A unit's staff appraisal: its state, its subjects, the tally",
  },
  input: z.strictObject(place),
  output: z.strictObject({
    facts: staffFacts,
    subjects: z.array(appraisedRow),
    jointAllowed: z.boolean(),
    /** a leading group is asked for and there is none: the staff appraisal cannot start */
    lacksLeadingGroup: z.boolean(),
    /** members of the leading group, for the lines of the printed tally */
    leadingGroup: z.array(z.string()),
    /** what the actor can do now; whether everything holds shows when it is tried */
    actions: z.array(z.enum(actions)),
    /** whose work the next action is */
    charge: z.enum(['leadingGroup', 'group']),
    tally: z.strictObject({
      /** why the actor does not see the figures; null: they do */
      hidden: z.enum(['unsigned', 'counting']).nullable(),
      /** of what was read; confirming and signing name it */
      version,
      /** ballots that came back, where the count is of paper */
      ballots: ballots.nullable(),
      enteredBy: by.nullable(),
      confirmedBy: by.nullable(),
      rows: z.array(
        z.strictObject({
          person: id,
          name: z.string(),
          from: z.enum(['ballots', 'cycle', 'paper']),
          /** null: fewer ballots than may be shown */
          counts: tallyCounts.nullable(),
          /** the ballots that gave the counts, where one gives several marks */
          ballots: ballots.optional(),
        }),
      ),
    }),
    /** who has to sign, and when they did */
    signers: z.array(z.strictObject({ user: z.string(), name: z.string(), signedAt: time.nullable() })),
    signaturesRequired: z.boolean(),
    /** from the last signature to the release, or to today while there is none; days */
    feedback: z.strictObject({ due: z.iso.date(), days: z.int(), overdue: z.boolean() }).nullable(),
    minBallots: z.int(),
  }),
  errors: ['not-found'],
  permission: 'conduct.read',
  audit: null,
});

const change = {
  context: 'visits' as const,
  errors: ['invalid-input', 'not-found', 'forbidden', 'refused', 'stale-version', 'busy'] as [
    'invalid-input',
    'not-found',
    'forbidden',
    'refused',
    'stale-version',
    'busy',
  ],
  output: done,
};

export const startStaffAppraisal = operation({
  ...change,
  id: 'conduct.start-staff-appraisal',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff',
  summary: { zh: '开始本单位职工考核', en: "Start a unit's staff appraisal" },
  /** `meeting` where the unit holds one of its own */
  input: z.strictObject({ ...place, mode, meeting: staffMeeting.nullable() }),
  permission: 'conduct.staff',
  audit: 'staff-appraisal.started',
});

export const arrangeStaffMeeting = operation({
  ...change,
  id: 'conduct.arrange-staff-meeting',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff/meeting',
  summary: { zh: '登记职工评议会的时间、地点和到会人数', en: 'Enter when and where the staff met, and how many came' },
  input: z.strictObject({ ...place, meeting: staffMeeting }),
  permission: 'conduct.staff',
  audit: 'staff-appraisal.meeting-set',
});

export const withdrawStaffAppraisal = operation({
  ...change,
  id: 'conduct.withdraw-staff-appraisal',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff/withdrawal',
  summary: { zh: '撤回职工考核，重新选择方式', en: 'Take a staff appraisal back to choose its form anew' },
  input: z.strictObject({ ...place, reason }),
  permission: 'conduct.staff',
  audit: 'staff-appraisal.withdrawn',
});

export const enterStaffTally = operation({
  ...change,
  id: 'conduct.enter-staff-tally',
  method: 'PUT',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff/tally',
  summary: {
    zh: '录入职工评议计票，由负责计票的领导小组或考核组办理',
    en: "Enter the counts of the staff's ballots, by whoever counts them: leading group or appraisal group",
  },
  input: z.strictObject({
    ...place,
    version,
    ballots,
    rows: z.array(z.strictObject({ person: id, counts: tallyCounts })).max(5000),
  }),
  permission: 'conduct.read',
  audit: 'staff-tally.entered',
});

export const confirmStaffTally = operation({
  ...change,
  id: 'conduct.confirm-staff-tally',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff/tally/confirmation',
  summary: { zh: '由另一人复核确认职工评议计票', en: "Somebody else confirms the counts of the staff's ballots" },
  input: z.strictObject({ ...place, version }),
  permission: 'conduct.read',
  audit: 'staff-tally.confirmed',
});

export const signStaffTally = operation({
  ...change,
  id: 'conduct.sign-staff-tally',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff/tally/signatures',
  summary: { zh: '签署职工评议情况汇总表', en: "Sign the tally of the staff's ballots" },
  input: z.strictObject({ ...place, version }),
  permission: 'conduct.read',
  audit: 'staff-tally.signed',
});

export const releaseStaffTally = operation({
  ...change,
  id: 'conduct.release-staff-tally',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff/tally/release',
  summary: {
    zh: '将签署的职工评议情况反馈单位考核领导小组',
    en: "Release the signed tally to the unit's leading group",
  },
  input: z.strictObject({ ...place, version }),
  permission: 'conduct.read',
  audit: 'staff-tally.released',
});

export const returnStaffTally = operation({
  ...change,
  id: 'conduct.return-staff-tally',
  method: 'POST',
  path: '/api/cycles/{cycle}/conduct/{unit}/staff/tally/return',
  summary: {
    zh: '退回汇总表：待签署的退回重新计票，已签署或已反馈的退回重新签署',
    en: 'Send the tally back: to be counted again before it is signed, to be signed again after',
  },
  /** `from`: the state in which it was seen */
  input: z.strictObject({ ...place, from: z.enum(['tallied', 'signed', 'released']), reason }),
  permission: 'conduct.read',
  audit: 'staff-tally.returned',
});
