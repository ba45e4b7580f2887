import { describe, expect, test } from 'vitest';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { emptyRecord, type Interview, noteSections, recordProblems, tallyInterviews } from './interview-record.ts';
import type { InterviewRecord } from './interview-record.ts';
import {
  inOnSiteWindow,
  interviewMachine,
  type InterviewsFacts,
  interviewsMachine,
  interviewsSteps,
  listingProblem,
  noInterviews,
  raisingProblem,
} from './interviews.ts';
import { move } from './machine.ts';
import type { Appraised } from './placement.ts';
import { planOf } from './plan.ts';
import { type StepInput } from './step.ts';
import { nothingYet } from './unit-conduct.ts';

const policyWith = (interviews: Record<string, unknown> = {}) => policySchema.parse({ ...examplePolicy(), interviews });
const policy = policyWith();
const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
const facts = (more: Partial<InterviewsFacts> = {}): InterviewsFacts => ({ ...noInterviews, ...more });
const raisedTo = (max: number) => ({
  max,
  reason: '单位人数较多',
  at: '2026-12-20T02:00:00Z',
  by: { user: 'u', name: 'n' },
});

const person = (id: string, rank: Appraised['rank'], status: Appraised['status'] = 'appraised'): Appraised => ({
  ...{ id, name: id, rank, role: 'member', home: 'u', unit: 'u', status },
});
const people = [
  person('a', 'cadre'),
  person('b', 'cadre'),
  person('c', 'staff'),
  person('away', 'cadre', 'notAppraised'),
];

describe('the cap (A-54, A-55, H-08)', () => {
  test('15 are listed, the 16th is not; 18 with the leader’s reason', () => {
    expect(listingProblem(policy, facts(), 15)).toBeNull();
    expect(listingProblem(policy, facts({ listed: 14 }), 1)).toBeNull();
    expect(listingProblem(policy, facts({ listed: 15 }), 1)).toMatchObject({ field: 'interviews.maxPerUnit' });
    const raised = facts({ listed: 15, cap: raisedTo(18) });
    expect(listingProblem(policy, raised, 3)).toBeNull();
    expect(listingProblem(policy, raised, 4)).not.toBeNull();
  });

  test('is raised in large units alone, where the policy lets it, up to its bound', () => {
    const raise = (of: Record<string, unknown>, headcount: number, max: number, listed = 15) =>
      raisingProblem(policyWith(of), { facts: facts({ listed }), headcount, max })?.field ?? null;
    expect(raise({}, 60, 18)).toBeNull();
    expect(raise({}, 59, 18)).toBe('interviews.largeUnit');
    expect(raise({ mayExceed: false }, 60, 18)).toBe('interviews.mayExceed');
    expect(raise({ hardMax: 18 }, 60, 18)).toBeNull();
    expect(raise({ hardMax: 18 }, 60, 19)).toBe('interviews.hardMax');
    expect(raise({}, 60, 15)).toBe('interviews.maxPerUnit');
    expect(raise({}, 60, 18, 19)).toBe('interviews.maxPerUnit');
  });
});

describe('a record', () => {
  test('has the policy’s topics: the first text, on the team, is required; both named lists are always there', () => {
    expect(noteSections(policy)).toEqual([
      { kind: 'text', topic: '领导班子建设情况', required: true },
      { kind: 'outstanding', topic: '表现较优秀的科级干部', required: false },
      { kind: 'poor', topic: '表现较差的科级干部', required: false },
    ]);
    const own = noteSections(policyWith({ topics: ['表现优秀的干部', '班子团结', '廉洁情况'] }));
    expect(own.map(({ kind, topic, required }) => [kind, topic, required])).toEqual([
      ['outstanding', '表现优秀的干部', false],
      ['text', '班子团结', true],
      ['text', '廉洁情况', false],
      ['poor', '表现较差的科级干部', false],
    ]);
  });

  test('names cadres appraised in the unit, once, with a reason; recommends whoever is appraised there', () => {
    const problems = (more: Partial<InterviewRecord>, of = policy) =>
      recordProblems({ ...emptyRecord, ...more }, { policy: of, people }).map(({ path, code }) => `${path} ${code}`);
    const because = (...ids: string[]) => ids.map((id) => ({ person: id, reason: '实干' }));
    expect(problems({ outstanding: because('a'), poor: because('b') })).toEqual([]);
    expect(problems({ outstanding: because('c', 'away', 'x') })).toEqual([
      ...[0, 1, 2].map((i) => `record.outstanding[${i}] unknown-reference`),
    ]);
    expect(problems({ outstanding: because('a', 'a'), poor: because('a') })).toEqual([
      'record.outstanding[1] duplicate',
      'record.poor[0] duplicate',
    ]);
    expect(problems({ poor: [{ person: 'a', reason: ' ' }] })).toEqual(['record.poor[0].reason required']);
    const recommend = (id: string, method: 'oral' | 'ballot') => ({ person: id, method });
    expect(problems({ recommendations: [recommend('a', 'oral'), recommend('c', 'ballot')] })).toEqual([]);
    expect(problems({ recommendations: [recommend('a', 'oral'), recommend('a', 'ballot')] })).toEqual([
      'record.recommendations[1] duplicate',
    ]);
    expect(problems({ recommendations: [recommend('away', 'oral')] })).toEqual([
      'record.recommendations[0] unknown-reference',
    ]);
    const byWord = policyWith({ recommendation: ['oral'] });
    expect(problems({ recommendations: [recommend('a', 'ballot')] }, byWord)).toEqual([
      'record.recommendations[0].method not-allowed',
    ]);
  });

  test('is counted once the interview was held: by candidate and method, with the reasons for each cadre', () => {
    const held = (record: Partial<InterviewRecord>, state: Interview['state'] = 'done') => ({
      ...{ state, record: { ...emptyRecord, ...record } },
    });
    const tally = tallyInterviews([
      held({ recommendations: [{ person: 'a', method: 'oral' }], outstanding: [{ person: 'b', reason: '一' }] }),
      held({
        recommendations: [
          { person: 'a', method: 'ballot' },
          { person: 'c', method: 'ballot' },
        ],
        poor: [{ person: 'b', reason: '二' }],
      }),
      held({ recommendations: [{ person: 'c', method: 'oral' }] }, 'writing'),
    ]);
    expect(tally.candidates).toEqual([
      { person: 'a', oral: 1, ballot: 1 },
      { person: 'c', oral: 0, ballot: 1 },
    ]);
    expect(tally.mentions).toEqual([{ person: 'b', outstanding: ['一'], poor: ['二'] }]);
  });
});

describe('what must hold', () => {
  const plan = planOf(
    policySchema.parse({ ...examplePolicy(), schedule: { onSite: { from: '2026-12-28', to: '2027-01-10' } } }),
    cycle,
  );
  const record: InterviewRecord = {
    ...emptyRecord,
    ...{ date: '2026-12-28', interviewers: ['张'], notes: [{ topic: '领导班子建设情况', text: '团结' }] },
  };
  const codes = (moved: ReturnType<typeof move>) => (moved.ok ? [] : moved.problems.map(({ code }) => code));

  test('the window holds both of its ends; one that is not announced holds no day (A-09, Q-05)', () => {
    const days = ['2026-12-27', '2026-12-28', '2027-01-10', '2027-01-11'];
    expect(days.map((day) => inOnSiteWindow(plan, day))).toEqual([false, true, true, false]);
    expect(inOnSiteWindow(planOf(policy, cycle), '2026-12-28')).toBe(false);
  });

  test('before an interview counts as held', () => {
    const finish = (more: Partial<InterviewRecord>, today = '2027-01-05') =>
      codes(move(interviewMachine, 'writing', 'finish', { record: { ...record, ...more }, policy, plan, today }));
    expect(finish({})).toEqual([]);
    expect(finish({ date: null, interviewers: [] })).toEqual(['no-date', 'no-interviewer']);
    expect(finish({ date: '2027-01-11' })).toEqual(['outside-window', 'in-the-future']);
    expect(finish({ date: '2027-01-06' })).toEqual(['in-the-future']);
    expect(finish({ notes: [{ topic: '领导班子建设情况', text: '  ' }] })).toEqual(['no-team-notes']);
  });

  test('before the unit’s interviews are closed', () => {
    const close = (more: Partial<InterviewsFacts>, uninquired = 0) =>
      codes(move(interviewsMachine, 'underWay', 'close', { facts: facts(more), uninquired }));
    expect(close({ listed: 3, done: 1 })).toEqual([]);
    expect(close({ listed: 3 }, 1)).toEqual(['none-held', 'no-inquiry']);
    expect(close({ listed: 3, done: 1, writing: 1 })).toEqual(['half-written']);
    expect(codes(move(interviewsMachine, 'closed', 'close', { facts: facts(), uninquired: 0 }))).toEqual([
      'wrong-state',
    ]);
  });

  test('the steps: asking about cadres on long leave, and the interviews, done once they are closed', () => {
    const unit = { id: 'u', name: '甲', category: 'c', level: 'first', group: 'g' } as const;
    const input = (interviews: Partial<InterviewsFacts>, of = policy): StepInput => ({
      ...{ policy: of, plan, unit, people, today: '2027-01-05' },
      conduct: { ...nothingYet, interviews: facts(interviews) },
    });
    const [inquiries, interviews] = interviewsSteps;
    expect(inquiries?.progress(input({}))).toEqual({ done: 0, total: 1 });
    expect(inquiries?.progress(input({ inquired: ['away', 'gone'] }))).toEqual({ done: 1, total: 1 });
    const without = policySchema.parse({ ...examplePolicy(), eligibility: { inquiryNote: false } });
    expect(inquiries?.applies(input({}, without))).toBe(false);
    expect(interviews?.progress(input({}))).toEqual({ done: 0, total: 1 });
    expect(interviews?.progress(input({ state: 'underWay', listed: 2, done: 2 }))).toEqual({ done: 2, total: 3 });
    expect(interviews?.progress(input({ state: 'closed', listed: 3, done: 2 }))).toEqual({ done: 2, total: 2 });
    expect(interviews?.applies(input({}, policyWith({ maxPerUnit: 0 })))).toBe(false);
  });
});
