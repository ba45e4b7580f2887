import * as z from 'zod';
import { by, id, time } from '#shared/api/common.ts';
import { personSchema } from '#shared/dataset/rows.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Bilingual, Problem } from '#shared/problem.ts';
import { machine } from './machine.ts';
import { type Appraised, takesPart } from './placement.ts';

/** Who takes part in a unit's meeting (A-36 … A-42): its staff by themselves, everybody else by name. */

/** what a participant is: of the unit's own staff, somebody invited by their post, one of the representatives */
export const participantKind = z.enum(['staff', 'attendee', 'representative']);

export const attendanceMark = z.strictObject({
  state: z.enum(['present', 'absent']),
  /** why somebody is absent */
  reason: z.string().nullable(),
  at: time,
  by,
});
export type AttendanceMark = z.infer<typeof attendanceMark>;

/** A detail of the unit for everybody added by name, and for everybody of the staff who was marked. */
export const participantSchema = z.strictObject({
  kind: participantKind,
  /** of the register; null for who was added by name */
  person: id.nullable(),
  name: z.string(),
  /** the policy's word for the category */
  category: z.string(),
  /** the post, e.g. of which village */
  note: z.string(),
  removed: z.boolean(),
  mark: attendanceMark.nullable(),
});
export type Participant = z.infer<typeof participantSchema>;

/** The staff as they stood when the list was submitted: a detail of the unit, one for all. */
export const rollSchema = z.strictObject({
  staff: z.array(
    z.strictObject({ person: id, name: z.string(), rank: personSchema.shape.rank, home: id, expected: z.boolean() }),
  ),
});
export type RollLine = z.infer<typeof rollSchema>['staff'][number];

/** Who takes part, as pages and rules see them. */
export interface Attendee extends Omit<Participant, 'removed'> {
  id: string;
  /** false: on the list, but not appraised this year, so nobody waits for them */
  expected: boolean;
}

export interface CompositionRule {
  /** where the rule stands in the policy, null: none for the unit's category */
  path: string | null;
  /** what the unit's own people are called */
  staff: string;
  /** invited by their post */
  attendees: readonly string[];
  representatives: readonly string[];
  min: number;
  max: number | null;
}

/** What a policy calls the whole staff begins so; it is the entry that the register fills. */
const wholeStaff = '全体';

/**
 * The row of `meetings.attendance` whose categories hold the unit's. Without one the whole staff attends and nobody
 * else has to.
 */
export function compositionRule({ meetings }: Policy, category: string): CompositionRule {
  const at = meetings.attendance.findIndex(({ categories }) => categories.includes(category));
  const row = meetings.attendance[at];
  const isStaff = (label: string) => label.startsWith(wholeStaff);
  return {
    path: row ? `meetings.attendance[${at}]` : null,
    staff: row?.attendees.find(isStaff) ?? '全体干部职工',
    attendees: row?.attendees.filter((label) => !isStaff(label)) ?? [],
    representatives: row?.representatives ?? [],
    min: row?.minRepresentatives ?? 0,
    max: row?.maxRepresentatives ?? null,
  };
}

/** `staff`, `attendee` or `representative`, undefined for a word that the rule does not have for somebody by name. */
export const kindOfCategory = (
  { attendees, representatives }: CompositionRule,
  category: string,
): 'attendee' | 'representative' | undefined =>
  representatives.includes(category) ? 'representative' : attendees.includes(category) ? 'attendee' : undefined;

/** The id of somebody of the register among participants; others have one of their own. */
export const participantOf = (person: string): string => `@${person}`;

export const rollOf = (people: readonly Appraised[]): RollLine[] =>
  people.map((one) => ({
    ...{ person: one.id, name: one.name, rank: one.rank, home: one.home },
    expected: takesPart(one),
  }));

/**
 * Everybody on the list: the staff, then who was added, as they came.
 * @param details of the kind ROSTER
 */
export function attendeesOf(
  rule: CompositionRule,
  staff: readonly RollLine[],
  details: readonly (Participant & { id: string })[],
): Attendee[] {
  const marks = new Map(details.map((one) => [one.id, one.mark]));
  return [
    ...staff.map(({ person, name, expected }): Attendee => {
      const at = participantOf(person);
      const shown = { kind: 'staff', person, name, category: rule.staff, note: '' } as const;
      return { ...shown, id: at, expected, mark: marks.get(at) ?? null };
    }),
    ...details
      .filter(({ kind, removed }) => kind !== 'staff' && !removed)
      .map(({ id, kind, person, name, category, note, mark }): Attendee => ({
        ...{ id, kind, person, name, category, note, mark },
        expected: true,
      })),
  ];
}

export interface RosterInput {
  rule: CompositionRule;
  attendees: readonly Pick<Attendee, 'kind' | 'category'>[];
  begun: boolean;
}

export const representativesOf = ({ attendees }: Pick<RosterInput, 'attendees'>): number =>
  attendees.filter(({ kind }) => kind === 'representative').length;

/** all categories of representatives together; heads of stations and villages are outside of it. */
export function countProblems({ rule, attendees }: Pick<RosterInput, 'rule' | 'attendees'>): Problem[] {
  const n = representativesOf({ attendees });
  const { min, max, path } = rule;
  const problem = (field: string, message: Bilingual): Problem => ({ path: `${path}.${field}`, code: field, message });
  if (n < min)
    return [
      problem('minRepresentatives', {
        zh: `各类代表共 ${n} 名，按规定不得少于 ${min} 名。`,
        en: `${n} representatives, where at least ${min} are asked for.`,
      }),
    ];
  if (max !== null && n > max)
    return [
      problem('maxRepresentatives', {
        zh: `各类代表共 ${n} 名，按规定不得多于 ${max} 名。`,
        en: `${n} representatives, where at most ${max} are allowed.`,
      }),
    ];
  return [];
}

/** Categories of the rule that nobody on the list belongs to: worth a warning, no fault. */
export const emptyCategories = ({ rule, attendees }: Pick<RosterInput, 'rule' | 'attendees'>): string[] =>
  [...rule.attendees, ...rule.representatives].filter((label) => !attendees.some(({ category }) => category === label));

const notBegun = {
  code: 'meeting-begun',
  text: { zh: '会议已经开始，名单不能再改。', en: 'The meeting has begun: the list stays.' },
  holds: ({ begun }: RosterInput) => !begun,
};

export const rosterMachine = /* @__PURE__ */ machine({
  id: 'meeting-roster',
  title: { zh: '参会人员名单', en: "Participants' list" },
  rules: ['A-36', 'A-37', 'A-38', 'A-39', 'A-40', 'A-41', 'A-42'],
  states: { draft: { zh: '拟定中', en: 'being drawn up' }, submitted: { zh: '已提交', en: 'submitted' } },
  initial: 'draft',
  actions: {
    change: {
      label: { zh: '增减人员', en: 'add and remove' },
      from: ['draft'],
      to: 'draft',
      by: ['conduct.unit'],
      needs: [notBegun],
      event: 'roster.changed',
    },
    submit: {
      label: { zh: '提交', en: 'submit' },
      from: ['draft'],
      to: 'submitted',
      by: ['conduct.unit'],
      needs: [
        notBegun,
        {
          code: 'representatives',
          text: {
            zh: '各类代表合计人数不符合规定。',
            en: 'The number of representatives is not what the policy asks for.',
          },
          field: 'meetings.attendance',
          holds: (input: RosterInput) => countProblems(input).length === 0,
        },
      ],
      event: 'roster.submitted',
    },
    reopen: {
      label: { zh: '退回修改', en: 'reopen' },
      from: ['submitted'],
      to: 'draft',
      by: ['conduct.unit', 'conduct.group'],
      needs: [notBegun],
      event: 'roster.reopened',
    },
  },
});

export interface AttendanceInput {
  rosterSubmitted: boolean;
  /** the agreed day, null: none */
  day: string | null;
  today: string;
  closed: boolean;
  reason: string | null;
}

const countable = [
  {
    code: 'roster-open',
    text: { zh: '参会人员名单尚未提交，不能签到。', en: "The participants' list has not been submitted yet." },
    holds: ({ rosterSubmitted }: AttendanceInput) => rosterSubmitted,
  },
  {
    code: 'not-the-day',
    text: { zh: '未到商定的会议日期，不能签到。', en: 'It is not the agreed day yet.' },
    holds: ({ day, today }: AttendanceInput) => day !== null && day <= today,
  },
  {
    code: 'meeting-closed',
    text: { zh: '会议已经结束，签到不能再改。', en: 'The meeting is closed: attendance stays.' },
    holds: ({ closed }: AttendanceInput) => !closed,
  },
];

export const attendanceMachine = /* @__PURE__ */ machine({
  id: 'meeting-attendance',
  title: { zh: '签到', en: 'Attendance' },
  rules: ['A-36', 'A-51'],
  states: {
    unmarked: { zh: '未签到', en: 'not marked' },
    present: { zh: '到会', en: 'present' },
    absent: { zh: '缺席', en: 'absent' },
  },
  initial: 'unmarked',
  actions: {
    present: {
      label: { zh: '到会', en: 'present' },
      from: ['unmarked', 'absent', 'present'],
      to: 'present',
      by: ['conduct.group', 'conduct.unit'],
      needs: countable,
      event: 'attendance.marked',
    },
    absent: {
      label: { zh: '缺席', en: 'absent' },
      from: ['unmarked', 'present', 'absent'],
      to: 'absent',
      by: ['conduct.group', 'conduct.unit'],
      needs: [
        ...countable,
        {
          code: 'reason',
          text: { zh: '缺席须写明原因。', en: 'Give a reason for the absence.' },
          holds: ({ reason }: AttendanceInput) => reason !== null && reason.trim() !== '',
        },
      ],
      event: 'attendance.marked',
    },
    unmarked: {
      label: { zh: '撤销', en: 'undo' },
      from: ['present', 'absent', 'unmarked'],
      to: 'unmarked',
      by: ['conduct.group', 'conduct.unit'],
      needs: countable,
      event: 'attendance.marked',
    },
  },
});

export type AttendanceState = 'unmarked' | 'present' | 'absent';
export const stateOf = ({ mark }: Pick<Attendee, 'mark'>): AttendanceState => mark?.state ?? 'unmarked';

export interface AttendanceCount {
  /** who is waited for */
  expected: number;
  /** of those */
  present: number;
  absent: number;
  unmarked: number;
  /** in percent with one decimal, null where nobody is waited for */
  rate: number | null;
}

/** Attendance rate 到会率 = present ÷ expected; who is not expected counts on neither side. */
export function countAttendance(attendees: readonly Pick<Attendee, 'expected' | 'mark'>[]): AttendanceCount {
  const waited = attendees.filter(({ expected }) => expected);
  const count = (state: AttendanceState) => waited.filter((one) => stateOf(one) === state).length;
  const [expected, present] = [waited.length, count('present')];
  const rate = expected === 0 ? null : Math.round((present * 1000) / expected) / 10;
  return { expected, present, absent: count('absent'), unmarked: count('unmarked'), rate };
}

/** Who was there, hence who gets a ballot: outside attendees too, each with their category. */
export const checkedIn = (attendees: readonly Attendee[]): Attendee[] =>
  attendees.filter((one) => stateOf(one) === 'present');
