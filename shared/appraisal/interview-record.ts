import * as z from 'zod';
import { id, name } from '#shared/api/common.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { Problem } from '#shared/problem.ts';
import { type Appraised, takesPart } from './placement.ts';

/**
 * What is written down of one interview (A-53, A-56 … A-58). The group alone reads it: no event, message or fact of the
 * unit holds any of it.
 */

const text = z.string().max(4000);

/** Somebody named as outstanding or poor, with why. */
const mention = z.strictObject({ person: id, reason: z.string().max(500) });

export const recommendationMethods = ['oral', 'ballot'] as const;
export type RecommendationMethod = (typeof recommendationMethods)[number];

export const interviewRecordSchema = z.strictObject({
  /** civil date in the county's time zone */
  date: z.iso.date().nullable(),
  interviewers: z.array(name).max(10),
  /** by the policy's topics; those with a list of their own have no text */
  notes: z.array(z.strictObject({ topic: z.string().max(200), text })).max(12),
  outstanding: z.array(mention).max(60),
  poor: z.array(mention).max(60),
  recommendations: z.array(z.strictObject({ person: id, method: z.enum(recommendationMethods) })).max(60),
  good: text,
  bad: text,
});
export type InterviewRecord = z.infer<typeof interviewRecordSchema>;

export const emptyRecord: InterviewRecord = {
  ...{ date: null, interviewers: [], notes: [], outstanding: [], poor: [], recommendations: [], good: '', bad: '' },
};

export const intervieweeSchema = z.strictObject({
  /** of the people appraised in the unit; null: somebody from outside, by name and post */
  person: id.nullable(),
  name,
  post: z.string().trim().max(100),
});

export const interviewPlanSchema = z.strictObject({
  date: z.iso.date(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  place: z.string().trim().max(100),
});

export const interviewStates = ['listed', 'writing', 'done', 'withdrawn'] as const;

/** An interview as it lies there, besides its id and stamp. */
export const interviewSchema = z.strictObject({
  who: intervieweeSchema,
  /** one of the policy's `interviews.scope` */
  category: z.string(),
  plan: interviewPlanSchema.nullable(),
  state: z.enum(interviewStates),
  record: interviewRecordSchema,
});
export type Interview = z.infer<typeof interviewSchema>;

export type NoteSection = { kind: 'text' | 'outstanding' | 'poor'; topic: string; required: boolean };

const standardLists = { outstanding: '表现较优秀的科级干部', poor: '表现较差的科级干部' } as const;

/**
 * The sections of a record by the policy's topics: a topic about outstanding or poor cadres is the named list of A-57
 * (both lists are always there), every other one a text, of which the first, that on the team, is required.
 */
export function noteSections({ interviews }: Pick<Policy, 'interviews'>): NoteSection[] {
  const kindOf = (topic: string): NoteSection['kind'] =>
    /优秀|突出/.test(topic) ? 'outstanding' : /较差|差的/.test(topic) ? 'poor' : 'text';
  const sections: NoteSection[] = [];
  for (const topic of interviews.topics) {
    const kind = kindOf(topic);
    const isTaken = kind !== 'text' && sections.some((section) => section.kind === kind);
    const required = !sections.some((section) => section.kind === 'text');
    sections.push(isTaken || kind === 'text' ? { kind: 'text', topic, required } : { kind, topic, required: false });
  }
  for (const kind of ['outstanding', 'poor'] as const)
    if (!sections.some((section) => section.kind === kind))
      sections.push({ kind, topic: standardLists[kind], required: false });
  return sections;
}

/** What a record names that is not so: people of elsewhere, a method the policy does not know, one name in both lists. */
export function recordProblems(
  record: InterviewRecord,
  { policy, people }: { policy: Pick<Policy, 'interviews'>; people: readonly Appraised[] },
): Problem[] {
  const taking = new Map(people.filter(takesPart).map((person) => [person.id, person]));
  const problems: Problem[] = [];
  const add = (path: string, code: string, zh: string, en: string) =>
    problems.push({ path, code, message: { zh, en } });
  const twice = (list: readonly { person: string }[], at: number): boolean =>
    list.findIndex(({ person }) => person === list[at]!.person) < at;

  for (const list of ['outstanding', 'poor'] as const)
    record[list].forEach(({ person, reason }, i) => {
      const path = `record.${list}[${i}]`;
      if (taking.get(person)?.rank !== 'cadre')
        add(path, 'unknown-reference', '只能填写在本单位参加考核的科级干部。', 'Only cadres appraised in the unit.');
      else if (twice(record[list], i) || (list === 'poor' && record.outstanding.some((one) => one.person === person)))
        add(path, 'duplicate', '同一干部只能填写一次，不能既优秀又较差。', 'A cadre is named once, in one list.');
      if (reason.trim() === '')
        add(`${path}.reason`, 'required', '请写明表现较优秀、较差的事由。', 'Say why they are outstanding or poor.');
    });
  record.recommendations.forEach(({ person, method }, i) => {
    const path = `record.recommendations[${i}]`;
    if (!taking.has(person))
      add(path, 'unknown-reference', '只能推荐在本单位参加考核的人员。', 'Only people appraised in the unit.');
    else if (twice(record.recommendations, i))
      add(path, 'duplicate', '同一谈话对象对同一人只计一次推荐。', 'One recommendation for a person.');
    if (!policy.interviews.recommendation.includes(method))
      add(`${path}.method`, 'not-allowed', '考核办法不采用这种推荐方式。', 'The policy knows no such method.');
  });
  return problems;
}

export interface CandidateTally {
  person: string;
  /** how many interviewees recommended them, by method */
  oral: number;
  ballot: number;
}
export interface MentionTally {
  person: string;
  outstanding: string[];
  poor: string[];
}

/**
 * Counts the records of held interviews: recommendations per candidate by method, the most first, and the reasons
 * for which each cadre was called outstanding or poor.
 */
export function tallyInterviews(interviews: readonly Pick<Interview, 'state' | 'record'>[]): {
  candidates: CandidateTally[];
  mentions: MentionTally[];
} {
  const candidates = new Map<string, CandidateTally>();
  const mentions = new Map<string, MentionTally>();
  for (const { state, record } of interviews) {
    if (state !== 'done') continue;
    for (const { person, method } of record.recommendations) {
      const tally = candidates.get(person) ?? { person, oral: 0, ballot: 0 };
      tally[method]++;
      candidates.set(person, tally);
    }
    for (const list of ['outstanding', 'poor'] as const)
      for (const { person, reason } of record[list]) {
        const tally = mentions.get(person) ?? { person, outstanding: [], poor: [] };
        tally[list].push(reason);
        mentions.set(person, tally);
      }
  }
  return {
    candidates: [...candidates.values()].sort((a, b) => b.oral + b.ballot - a.oral - a.ballot),
    mentions: [...mentions.values()].sort((a, b) => b.outstanding.length - a.outstanding.length),
  };
}
