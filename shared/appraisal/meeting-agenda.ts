import type { Policy } from '#shared/policy/schema.ts';
import { machine } from './machine.ts';
import type { AgendaItem, MeetingFacts, SpeakerKind } from './meeting.ts';
import type { Appraised } from './placement.ts';

/** What happens at the meeting (A-43 … A-45) and what must hold before it is closed. */

export const waiting: AgendaItem = { state: 'waiting', startedAt: null, endedAt: null, speaker: null };

/** The agenda as it stands: the items of `meetings.agenda`, each with how far it is. */
export const agendaOf = (labels: readonly string[], { agenda }: Pick<MeetingFacts, 'agenda'>) =>
  labels.map((label, i) => ({ label, ...(agenda[i] ?? waiting) }));

/**
 * Who may give the speech, by the policy's words: 带队县领导 (or 县委领导, 市领导), 考核组组长. Nobody where it
 * names neither: then the first item needs no speaker.
 */
export const speakerKinds = ({ meetings }: Pick<Policy, 'meetings'>): SpeakerKind[] => [
  ...(meetings.speakers.some((text) => text.includes('领导')) ? (['countyLeader'] as const) : []),
  ...(meetings.speakers.some((text) => text.includes('组长')) ? (['groupHead'] as const) : []),
];

/** Who presides by default where the unit's principal does: its own principals before those of secondary units. */
export const principalsOf = (people: readonly Appraised[], unit: string): Appraised[] =>
  people.filter(({ role }) => role === 'principal').sort((a, b) => Number(b.home === unit) - Number(a.home === unit));

/** Whether the chair is the one whom `meetings.chair` names; another needs a reason. */
export const isUsualChair = (
  { meetings }: Pick<Policy, 'meetings'>,
  who: { kind: 'person'; role: string; home: string } | { kind: 'user'; groupHead: boolean },
  unit: string,
): boolean =>
  meetings.chair === 'principal'
    ? who.kind === 'person' && who.role === 'principal' && who.home === unit
    : who.kind === 'user' && who.groupHead;

export interface AgendaInput {
  meeting: MeetingFacts['state'];
  /** the state of the item before and of the one after, null: there is none */
  before: AgendaItem['state'] | null;
  after: AgendaItem['state'] | null;
  /** an item that is spoken by the county's leader or the group's head */
  speech: boolean;
  speaker: boolean;
}

const underWay = {
  code: 'meeting-not-under-way',
  text: { zh: '会议尚未开始或已经结束。', en: 'The meeting has not begun, or is closed.' },
  holds: ({ meeting }: AgendaInput) => meeting === 'held',
};

export const agendaMachine = /* @__PURE__ */ machine({
  id: 'meeting-agenda',
  title: { zh: '会议议程', en: 'Item of the agenda' },
  rules: ['A-44', 'A-45'],
  states: {
    waiting: { zh: '未开始', en: 'not begun' },
    running: { zh: '进行中', en: 'under way' },
    ended: { zh: '已结束', en: 'ended' },
  },
  initial: 'waiting',
  actions: {
    start: {
      label: { zh: '开始', en: 'begin' },
      from: ['waiting'],
      to: 'running',
      by: ['conduct.group', 'conduct.unit'],
      needs: [
        underWay,
        {
          code: 'item-before',
          text: { zh: '前一项议程尚未结束，不能开始。', en: 'The item before has not ended.' },
          field: 'meetings.agenda',
          holds: ({ before }: AgendaInput) => before === null || before === 'ended',
        },
        {
          code: 'speaker',
          text: {
            zh: '动员讲话须由带队县领导或考核组组长作出，请选定讲话人。',
            en: 'The speech is given by the county leader in charge or the head of the group: name the speaker.',
          },
          field: 'meetings.speakers',
          holds: ({ speech, speaker }: AgendaInput) => !speech || speaker,
        },
      ],
      event: 'meeting.item-begun',
    },
    end: {
      label: { zh: '结束', en: 'end' },
      from: ['running'],
      to: 'ended',
      by: ['conduct.group', 'conduct.unit'],
      needs: [underWay],
      event: 'meeting.item-ended',
    },
    resume: {
      label: { zh: '继续', en: 'resume' },
      from: ['ended'],
      to: 'running',
      by: ['conduct.group', 'conduct.unit'],
      needs: [
        underWay,
        {
          code: 'item-after',
          text: { zh: '后一项议程已经开始，不能退回。', en: 'The item after it has begun.' },
          field: 'meetings.agenda',
          holds: ({ after }: AgendaInput) => after === null || after === 'waiting',
        },
      ],
      event: 'meeting.item-resumed',
    },
  },
});

export interface MeetingInput {
  /** of the agreed meeting; null: none is agreed */
  day: string | null;
  today: string;
  rosterSubmitted: boolean;
  hasChair: boolean;
  agendaEnded: boolean;
  /** who is waited for and neither present nor absent for a reason */
  unmarked: number;
  withoutReport: number;
}

/** What is asked of the moment when a meeting begins. */
const ready = [
  {
    code: 'no-day',
    text: { zh: '会议时间尚未商定。', en: 'No day has been agreed on.' },
    field: 'schedule.bothPartiesConfirm',
    holds: ({ day }: MeetingInput) => day !== null,
  },
  {
    code: 'not-the-day',
    text: { zh: '未到商定的会议日期。', en: 'It is not the agreed day yet.' },
    holds: ({ day, today }: MeetingInput) => day === null || day <= today,
  },
  {
    code: 'roster-open',
    text: { zh: '参会人员名单尚未提交。', en: "The participants' list has not been submitted." },
    field: 'meetings.attendance',
    holds: ({ rosterSubmitted }: MeetingInput) => rosterSubmitted,
  },
  {
    code: 'no-chair',
    text: { zh: '主持人尚未确定。', en: 'Nobody has been named to preside.' },
    field: 'meetings.chair',
    holds: ({ hasChair }: MeetingInput) => hasChair,
  },
];

export const meetingMachine = /* @__PURE__ */ machine({
  id: 'meeting',
  title: { zh: '述职会议', en: 'Duty reporting meeting' },
  rules: ['A-35', 'A-43', 'A-44', 'A-48'],
  states: {
    planned: { zh: '未召开', en: 'not held yet' },
    held: { zh: '进行中', en: 'under way' },
    closed: { zh: '已结束', en: 'closed' },
  },
  initial: 'planned',
  actions: {
    begin: {
      label: { zh: '开会', en: 'begin' },
      from: ['planned'],
      to: 'held',
      by: ['conduct.group', 'conduct.unit'],
      needs: ready,
      event: 'meeting.begun',
    },
    close: {
      label: { zh: '结束会议', en: 'close' },
      from: ['held'],
      to: 'closed',
      by: ['conduct.group', 'conduct.unit'],
      needs: [
        {
          code: 'agenda-open',
          text: { zh: '还有议程没有结束。', en: 'An item of the agenda has not ended.' },
          field: 'meetings.agenda',
          holds: ({ agendaEnded }: MeetingInput) => agendaEnded,
        },
        {
          code: 'unmarked',
          text: {
            zh: '还有应到人员既未签到，也未写明缺席原因。',
            en: 'Somebody is neither marked present nor absent for a reason.',
          },
          holds: ({ unmarked }: MeetingInput) => unmarked === 0,
        },
        {
          code: 'without-report',
          text: {
            zh: '还有人员既未口头述职，也未提交书面述职报告。',
            en: 'Somebody has reported neither by word nor in writing.',
          },
          field: 'meetings.oral.writtenOtherwise',
          holds: ({ withoutReport }: MeetingInput) => withoutReport === 0,
        },
      ],
      event: 'meeting.closed',
    },
    reopen: {
      label: { zh: '重新打开', en: 'reopen' },
      from: ['closed'],
      to: 'held',
      by: ['conduct.lead'],
      needs: [],
      event: 'meeting.reopened',
    },
  },
});

export interface NomineeInput {
  meeting: MeetingFacts['state'];
  required: boolean;
  /** how many there are, how many the policy asks for, whether each is appraised in the unit */
  count: number;
  perUnit: number;
  appraised: boolean;
  reason: string | null;
}

const nominable = [
  {
    code: 'meeting-open',
    text: { zh: '述职会议结束后才能推荐。', en: 'Nominations come after the meeting is closed.' },
    field: 'meetings.required',
    holds: ({ meeting, required }: NomineeInput) => !required || meeting === 'closed',
  },
  {
    code: 'count',
    text: {
      zh: '推荐人数与规定的每单位推荐人数不符。',
      en: 'As many have to be nominated as the policy says for each unit.',
    },
    field: 'recognition.perUnit',
    holds: ({ count, perUnit }: NomineeInput) => count === perUnit && perUnit > 0,
  },
  {
    code: 'not-appraised',
    text: { zh: '只能推荐在本单位参加考核的人员。', en: 'Only people who are appraised in the unit can be nominated.' },
    holds: ({ appraised }: NomineeInput) => appraised,
  },
];

export const nomineeMachine = /* @__PURE__ */ machine({
  id: 'nominee',
  title: { zh: '推荐群众满意干部', en: 'Nominee recognised by the public' },
  rules: ['A-52'],
  states: { none: { zh: '未推荐', en: 'none' }, nominated: { zh: '已推荐', en: 'nominated' } },
  initial: 'none',
  actions: {
    nominate: {
      label: { zh: '推荐', en: 'nominate' },
      from: ['none'],
      to: 'nominated',
      by: ['conduct.unit'],
      needs: nominable,
      event: 'nominee.submitted',
    },
    replace: {
      label: { zh: '更换', en: 'replace' },
      from: ['nominated'],
      to: 'nominated',
      by: ['conduct.unit'],
      needs: [
        ...nominable,
        {
          code: 'reason',
          text: { zh: '更换须写明原因。', en: 'Give a reason for the replacement.' },
          holds: ({ reason }: NomineeInput) => reason !== null,
        },
      ],
      event: 'nominee.replaced',
    },
  },
});
