import type { StaffMode } from './staff.ts';
import { machine, type Need } from './machine.ts';

/** What must be known to move a unit's staff appraisal on. */
export interface StaffMoveFacts {
  /** how it is, or is to be, held */
  mode: StaffMode | null;
  /** somebody of rank staff takes part in the unit's appraisal */
  hasSubjects: boolean;
  leadingGroupRegistered: boolean;
  /** `procedure.leadingGroup.required`, `ballots.jointWithStaff`, `ballots.summarySigned` */
  leadingGroupRequired: boolean;
  jointAllowed: boolean;
  signaturesRequired: boolean;
  /** date and place of the unit's own meeting are entered */
  meetingArranged: boolean;
  /** every poll of the unit that rates its staff is counted */
  pollsCounted: boolean;
  /** no poll that is in the confirmed tally was voided since */
  pollsStand: boolean;
  /** every subject has a row of counts */
  isComplete: boolean;
  /** no row has more votes than ballots were collected, nor were more collected than people attended */
  isPlausible: boolean;
  /** whoever confirms is not the one who entered the counts */
  isSecondPerson: boolean;
  isSigner: boolean;
  /** everybody who has to sign has done so */
  allSigned: boolean;
}

export const nothingKnown: StaffMoveFacts = {
  ...{ mode: null, hasSubjects: false, leadingGroupRegistered: false, leadingGroupRequired: false },
  ...{ jointAllowed: false, signaturesRequired: false, meetingArranged: false, isComplete: false },
  ...{
    pollsCounted: false,
    pollsStand: false,
    isPlausible: false,
    isSecondPerson: false,
    isSigner: false,
    allSigned: false,
  },
};

const need = (
  code: string,
  zh: string,
  en: string,
  holds: (facts: StaffMoveFacts) => boolean,
  field?: string,
): Need<StaffMoveFacts> => ({ code, text: { zh, en }, holds, ...(field !== undefined && { field }) });

/** Whoever counts: the unit's leading group in a meeting of its own, the appraisal group in the cadres' meeting (A-15, A-59). */
const charge = ['conduct.staff', 'conduct.group'] as const;

const plausible = need(
  'over-ballots',
  '票数有误：每人各项票数之和不得超过收回票数，收回票数不得超过到会人数。',
  'The counts cannot be: a row sums to more than the ballots collected, or more were collected than people attended.',
  (f) => f.isPlausible,
);

const pollsStand = need(
  'poll-voided',
  '汇总表所依据的测评已有作废的，请退回重新计票。',
  'A poll that is in the tally was voided: send it back to be counted again.',
  (f) => f.pollsStand,
);

/** A unit's appraisal of its ordinary staff, run by its own leading group. */
export const staffAppraisalMachine = machine({
  id: 'staff-appraisal',
  title: { zh: '本单位职工考核', en: 'Staff appraisal of a unit' },
  rules: ['A-14', 'A-15', 'A-59', 'A-60', 'A-74', 'A-107', 'A-116'],
  states: {
    planned: { zh: '未开始', en: 'not started' },
    underWay: { zh: '评议中', en: 'under way' },
    tallied: { zh: '已汇总，待签署', en: 'tallied, to be signed' },
    signed: { zh: '已签署，待反馈', en: 'signed, to be released' },
    released: { zh: '已反馈', en: 'released' },
  },
  initial: 'planned',
  actions: {
    start: {
      label: { zh: '开始职工考核', en: 'Start' },
      from: ['planned'],
      to: 'underWay',
      by: ['conduct.staff'],
      needs: [
        need(
          'no-subjects',
          '本单位没有参加考核的一般干部职工。',
          'Nobody of the ordinary staff is appraised here.',
          (f) => f.hasSubjects,
        ),
        need(
          'no-leading-group',
          '本单位尚未登记考核领导小组，不能开始职工考核。',
          'The unit has no registered leading group yet.',
          (f) => !f.leadingGroupRequired || f.leadingGroupRegistered,
          'procedure.leadingGroup.required',
        ),
        need(
          'not-jointly',
          '办法规定职工评议不得同科级干部的评议一并进行。',
          'The policy lets no staff be assessed together with the cadres.',
          (f) => f.mode !== 'joint' || f.jointAllowed,
          'ballots.jointWithStaff',
        ),
        need(
          'no-meeting',
          '单独评议须写明会议日期和地点。',
          'A meeting of the unit’s own needs a date and a place.',
          (f) => f.mode !== 'separate' || f.meetingArranged,
        ),
      ],
      event: 'staff-appraisal.started',
    },
    arrange: {
      label: { zh: '登记会议情况', en: 'Enter the meeting' },
      from: ['underWay'],
      to: 'underWay',
      by: ['conduct.staff'],
      needs: [
        need(
          'joint',
          '一并评议随科级干部的述职评议会进行，会议情况在述职评议会中登记。',
          'It is held in the cadres’ meeting, whose record says when and where.',
          (f) => f.mode === 'separate',
        ),
      ],
      event: 'staff-appraisal.meeting-set',
    },
    withdraw: {
      label: { zh: '撤回，重新选择方式', en: 'Take back' },
      from: ['underWay'],
      to: 'planned',
      by: ['conduct.staff'],
      needs: [],
      event: 'staff-appraisal.withdrawn',
    },
    enter: {
      label: { zh: '录入计票', en: 'Enter the counts' },
      from: ['underWay'],
      to: 'underWay',
      by: charge,
      needs: [plausible],
      event: 'staff-tally.entered',
    },
    confirm: {
      label: { zh: '复核确认', en: 'Confirm the counts' },
      from: ['underWay'],
      to: 'tallied',
      by: [...charge, 'conduct.unit', 'conduct.plan'],
      needs: [
        need(
          'polls-open',
          '还有评议职工的测评没有计票。',
          'A poll that rates the staff is not counted yet.',
          (f) => f.pollsCounted,
        ),
        need('incomplete', '还有参加考核人员没有计票。', 'Somebody has no counts yet.', (f) => f.isComplete),
        plausible,
        need(
          'second-person',
          '录入和复核须由两人分别进行。',
          'The counts are entered by one and confirmed by another.',
          (f) => f.isSecondPerson,
        ),
      ],
      event: 'staff-tally.confirmed',
    },
    correct: {
      label: { zh: '退回重新计票', en: 'Send back to be counted again' },
      from: ['tallied'],
      to: 'underWay',
      by: charge,
      needs: [],
      event: 'staff-tally.corrected',
    },
    sign: {
      label: { zh: '签署汇总表', en: 'Sign the tally' },
      from: ['tallied'],
      to: 'tallied',
      by: charge,
      needs: [
        need(
          'not-signer',
          '您不是须签署汇总表的成员。',
          'You are not among those who sign the tally.',
          (f) => f.isSigner,
        ),
        pollsStand,
      ],
      event: 'staff-tally.signed',
    },
    complete: {
      label: { zh: '签署完毕', en: 'Signed by all' },
      from: ['tallied'],
      to: 'signed',
      by: charge,
      needs: [
        need(
          'unsigned',
          '还有成员没有签署汇总表。',
          'Somebody has not signed the tally yet.',
          (f) => f.allSigned,
          'ballots.summarySigned',
        ),
      ],
      event: 'staff-tally.signed',
    },
    release: {
      label: { zh: '反馈单位', en: 'Release to the leading group' },
      from: ['tallied', 'signed'],
      to: 'released',
      by: charge,
      needs: [
        need(
          'unsigned',
          '还有成员没有签署汇总表。',
          'Somebody has not signed the tally yet.',
          (f) => !f.signaturesRequired || f.allSigned,
          'ballots.summarySigned',
        ),
        pollsStand,
      ],
      event: 'staff-tally.released',
    },
    return: {
      label: { zh: '退回重新签署', en: 'Send back to be signed again' },
      from: ['signed', 'released'],
      to: 'tallied',
      by: charge,
      needs: [],
      event: 'staff-tally.returned',
    },
  },
});
export type StaffAction = keyof typeof staffAppraisalMachine.actions;
