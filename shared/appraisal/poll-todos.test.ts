import { describe, expect, test } from 'vitest';
import { accessOf, type Assignment } from '#shared/api/access.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { type BallotsFacts, ballotsSteps } from './ballots.ts';
import { planOf } from './plan.ts';
import { pollTodos } from './poll-todos.ts';
import { noStaff } from './staff.ts';
import { statusOfSteps } from './step.ts';
import { nothingYet, type UnitConduct } from './unit-conduct.ts';

const policy = policySchema.parse(presets['county-appraisal-2011']);
const byUnit = {
  ...policy,
  ballots: { ...policy.ballots, mass: { ...policy.ballots.mass, operator: 'unit' as const } },
};
const byOffice = {
  ...policy,
  ballots: { ...policy.ballots, mass: { ...policy.ballots.mass, operator: 'office' as const } },
};
const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
const unit = { id: 'a', name: '甲镇', category: 'township', level: 'first', group: 'g1' } as const;
const plan = planOf(policy, cycle);
plan.phases.onSite = { ...plan.phases.onSite, from: '2026-12-01', to: '2026-12-31', state: 'open' };

type Poll = BallotsFacts['polls'][number];
const poll = (change: Partial<Poll> = {}): Poll => ({
  ...{ id: 'p', source: 'mass', purpose: 'cadres', title: '职工', dryRun: false, state: 'casting', until: null },
  ...change,
});
const open = (until = '2026-12-20T10:00:00.000Z') => poll({ state: 'open', until });
const factsOf = (one: Poll, day: string | null): UnitConduct => {
  const schedule = { ...nothingYet.meeting.schedule, state: 'agreed' as const };
  const slot = day === null ? null : { date: day, from: '09:00', to: '11:00', place: '三楼' };
  return {
    ...nothingYet,
    ballots: { polls: [one], lifeMeeting: false },
    meeting: { ...nothingYet.meeting, schedule: { ...schedule, slot } },
  };
};

const group: Assignment = { role: 'group-member', scope: 'g1' };
const liaison: Assignment = { role: 'unit-liaison', scope: 'a' };
const leading: Assignment = { role: 'unit-leading-group', scope: 'a' };

interface At {
  now?: string;
  day?: string | null;
  rules?: typeof policy;
  facts?: Partial<UnitConduct>;
  isOwn?: boolean;
}
const todosOf = (
  one: Poll,
  role: Assignment,
  { now = '2026-12-20T10:00:00.000Z', day = '2026-12-20', rules = policy, facts, isOwn = false }: At = {},
) => {
  const units = [{ unit, people: [], facts: { ...factsOf(one, day), ...facts } }];
  const work = { cycle, policy: rules, plan, today: now.slice(0, 10), now, units };
  return pollTodos(work, accessOf([role]), () => isOwn).map(({ task, state, due, link }) => [
    task.zh,
    state,
    due,
    link,
  ]);
};
const link = '/cycles/2026/conduct/a/ballots/p';

describe('a poll in the room', () => {
  test.each<[Poll['state'], string]>([
    ['frozen', '已封存，尚未开始'],
    ['issuing', '领票中'],
    ['casting', '投票中'],
  ])('that is %s is for whoever runs it, and for the unit', (state, at) => {
    expect(todosOf(poll({ state }), group)).toEqual([[`主持“职工”测评（${at}）`, 'open', '2026-12-20', link]]);
    expect(todosOf(poll({ state }), liaison)).toEqual([[`今天的测评：“职工”（${at}）`, 'open', '2026-12-20', link]]);
    expect(todosOf(poll({ state }), leading)).toEqual([]);
  });

  test('that is frozen waits for its day; one that goes on past it is late', () => {
    for (const day of ['2026-12-19', '2026-12-21', null])
      expect(todosOf(poll({ state: 'frozen' }), group, { day })).toEqual([]);
    const late = [['“职工”测评尚未结束（投票中），请结束投票并计票', 'late', '2026-12-19', link]];
    expect(todosOf(poll(), group, { day: '2026-12-19' })).toEqual(late);
    expect(todosOf(poll(), group, { day: null })[0]).toContain('open');
    expect(todosOf(poll(), liaison, { day: '2026-12-19' })[0]).toContain('open');
  });

  test('is the unit’s to run where the policy says so, the leading group’s where it is of the staff alone', () => {
    expect(todosOf(poll(), liaison, { rules: byUnit })[0]![0]).toBe('主持“职工”测评（投票中）');
    expect(todosOf(poll(), group, { rules: byUnit })[0]![0]).toBe('今天的测评：“职工”（投票中）');
    expect(todosOf(poll({ source: 'peer' }), liaison, { rules: byUnit })[0]![0]).toBe('今天的测评：“职工”（投票中）');
    const meeting = { date: '2026-12-20', place: '三楼', attendance: null };
    const facts = { staff: { ...noStaff, mode: 'separate', meeting } as UnitConduct['staff'] };
    const ofStaff = poll({ purpose: 'staff', state: 'frozen' });
    expect(todosOf(ofStaff, leading, { facts, day: null })[0]![0]).toBe('主持“职工”测评（已封存，尚未开始）');
    expect(todosOf(ofStaff, leading, { day: '2026-12-20' })).toEqual([]);
  });

  test('is the office’s where nobody else may run it (B-94), and the group’s among the team all the same', () => {
    const office = { role: 'appraisal-office' } as const;
    expect(todosOf(poll(), office, { rules: byOffice })[0]![0]).toBe('主持“职工”测评（投票中）');
    expect(todosOf(poll(), office)).toEqual([]);
    expect(todosOf(poll(), group, { rules: byOffice })[0]![0]).toBe('今天的测评：“职工”（投票中）');
    expect(todosOf(poll({ source: 'peer' }), group, { rules: byOffice })[0]![0]).toBe('主持“职工”测评（投票中）');
  });

  test('is nobody’s of the group in their own unit, nor anybody’s elsewhere; a trial or a void one is none', () => {
    expect(todosOf(poll(), group, { isOwn: true })).toEqual([]);
    expect(todosOf(poll(), { role: 'group-member', scope: 'g2' })).toEqual([]);
    for (const change of [{ dryRun: true }, { state: 'voided' }, { state: 'closed' }] as const)
      expect(todosOf(poll(change), group)).toEqual([]);
  });
});

test('a poll that stands still by order asks nobody to close it, however late it is; the board waits with it', () => {
  const paused = [['“职工”测评已暂停，等待恢复', 'open', '2026-12-20', link]];
  expect(todosOf(poll({ paused: true }), group, { day: '2026-12-19' })).toEqual(paused);
  expect(todosOf({ ...open(), paused: true }, group)).toEqual(paused);
  expect(todosOf(poll({ paused: true }), liaison)[0]![0]).toBe('“职工”测评已暂停');
});

describe('a poll that is filled in dispersed', () => {
  test('is overdue from its end on, for whoever runs it alone', () => {
    const late = [['“职工”测评已到截止时间，请结束投票并计票', 'late', '2026-12-20', link]];
    expect(todosOf(open(), group, { now: '2026-12-20T09:59:59.999Z' })).toEqual([]);
    expect(todosOf(open(), group)).toEqual(late);
    expect(todosOf(open(), liaison)).toEqual([]);
    expect(todosOf(open(), liaison, { rules: byUnit })).toEqual(late);
  });

  test('makes the board’s step late after its last day in the county, however long the phase is', () => {
    const of = (one: Poll, today: string) => {
      const cadre = { rank: 'cadre', role: 'deputy', home: 'a', unit: 'a', status: 'appraised' } as const;
      const people = [{ id: 'x', name: 'x', ...cadre }];
      const conduct = factsOf(one, null);
      const [status] = statusOfSteps(ballotsSteps, { policy, plan, unit, people, conduct, today });
      return [status!.state, status!.due];
    };
    expect(of(open('2026-12-20T15:59:00.000Z'), '2026-12-20')).toEqual(['open', '2026-12-20']);
    expect(of(open('2026-12-20T15:59:00.000Z'), '2026-12-21')).toEqual(['late', '2026-12-20']);
    // Past midnight in the county.
    expect(of(open('2026-12-20T16:01:00.000Z'), '2026-12-21')).toEqual(['open', '2026-12-21']);
    expect(of(open('2027-01-05T10:00:00.000Z'), '2026-12-21')).toEqual(['open', '2026-12-31']);
    expect(of({ ...open('2026-12-20T15:59:00.000Z'), paused: true }, '2026-12-22')).toEqual(['open', '2026-12-31']);
    expect(of(poll({ state: 'closed', until: '2026-12-20T10:00:00.000Z' }), '2026-12-22')).toEqual([
      'open',
      '2026-12-31',
    ]);
  });
});
