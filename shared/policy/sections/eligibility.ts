import * as z from 'zod';
import { choice, fieldMeta, flag, group, texts, unitOf, whole } from '../field.ts';
import { barKindNames, leaveKindNames, personGradeNames, personGrades, statusNames } from '../terms.ts';

/** scoring.md §2: who is appraised, where, and whether with a grade. */
export const eligibility = group('考核资格', 'Eligibility', {
  halfYearMonths: whole('“半年”的月数', 'months of half a year', unitOf.months, { min: 1 }).default(6),
  halfYearDays: whole('多段累计的天数', 'days of several spells', unitOf.days, { min: 1 }).default(183),
  /** how near to its bound a spell is a case for the office to look at; 0: none is */
  doubtDays: whole('临近界限、提请研究的天数', 'days from a bound within which a case is looked at', unitOf.days, {
    min: 0,
  }).default(5),
  leaveKinds: texts('计入的请假种类', 'kinds of leave that count', leaveKindNames).default(['personal', 'sick']),
  leaveBound: choice('半年请假的界限', 'bound of long leave', {
    inclusive: ['半年以上（含半年）', 'of half a year or longer'],
    exclusive: ['超过半年（不含半年）', 'of longer than half a year'],
  }).default('inclusive'),
  leaveOutcome: choice('长期请假的处理', 'outcome of long leave', statusNames).default('notAppraised'),
  /** what each kind of bar does: no grade, or the highest grade it allows */
  barEffects: z
    .record(z.string(), z.enum(['ungraded', ...personGrades]))
    .register(fieldMeta, {
      label: { zh: '各种情形的处理', en: 'effects of bars' },
      kind: 'map',
      values: { ...barKindNames, ...personGradeNames, ...statusNames },
    })
    .default({ underInvestigation: 'ungraded', demerit: 'ungraded', warning: 'competent' }),
  /** the appraisal group asks about people on long leave and notes it */
  inquiryNote: flag(
    '对长期请假人员了解情况',
    'inquiry about people on long leave',
    ['应当', 'must'],
    ['不必', 'need not'],
  ).default(true),
  /** the kinds of work elsewhere */
  secondmentKinds: texts('借调的种类', 'kinds of secondment', {
    borrowed: { zh: '借用', en: 'borrowed' },
    seconded: { zh: '抽调', en: 'seconded' },
  }).default(['borrowed', 'seconded']),
});
