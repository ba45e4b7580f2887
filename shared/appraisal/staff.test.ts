import { describe, expect, test } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import { move } from './machine.ts';
import type { Appraised } from './placement.ts';
import { planOf } from './plan.ts';
import { noStaff, releaseDue, type StaffFacts, staffSteps, staffSubjects } from './staff.ts';
import { nothingKnown, type StaffAction, staffAppraisalMachine, type StaffMoveFacts } from './staff-machine.ts';
import { type StepInput, statusOfSteps } from './step.ts';
import { nothingYet } from './unit-conduct.ts';

const all: StaffMoveFacts = {
  ...{ mode: 'separate', hasSubjects: true, leadingGroupRegistered: true, leadingGroupRequired: true },
  ...{ jointAllowed: true, signaturesRequired: true, meetingArranged: true, isComplete: true },
  ...{ pollsCounted: true, pollsStand: true },
  ...{ isPlausible: true, isSecondPerson: true, isSigner: true, allSigned: true },
};
const tried = (state: StaffFacts['state'], action: StaffAction, facts: Partial<StaffMoveFacts> = {}) => {
  const moved = move(staffAppraisalMachine, state, action, { ...all, ...facts });
  return moved.ok
    ? moved.to
    : [...moved.problems.map(({ code }) => code), ...(moved.policyField ? [moved.policyField] : [])];
};

describe('the machine', () => {
  test('from planned to released, and back with a reason', () => {
    expect(tried('planned', 'start')).toBe('underWay');
    expect(tried('underWay', 'arrange')).toBe('underWay');
    expect(tried('underWay', 'withdraw')).toBe('planned');
    expect(tried('underWay', 'enter')).toBe('underWay');
    expect(tried('underWay', 'confirm')).toBe('tallied');
    expect(tried('tallied', 'correct')).toBe('underWay');
    expect(tried('tallied', 'sign')).toBe('tallied');
    expect(tried('tallied', 'complete')).toBe('signed');
    expect(tried('signed', 'release')).toBe('released');
    expect(tried('signed', 'return')).toBe('tallied');
    expect(tried('released', 'return')).toBe('tallied');
  });

  test('every action out of its state is refused', () => {
    const { actions, states } = staffAppraisalMachine;
    for (const action of Object.keys(actions) as StaffAction[])
      for (const state of Object.keys(states) as StaffFacts['state'][])
        if (!(actions[action].from as readonly string[]).includes(state))
          expect(tried(state, action), `${action} from ${state}`).toEqual(['wrong-state']);
  });

  test('does not start without leading group where the policy asks for one, and names the field (A-107)', () => {
    const without = { leadingGroupRegistered: false };
    expect(tried('planned', 'start', without)).toEqual(['no-leading-group', 'procedure.leadingGroup.required']);
    expect(tried('planned', 'start', { ...without, leadingGroupRequired: false })).toBe('underWay');
  });

  test('jointly only where the policy allows it (A-15); alone only with date and place', () => {
    const joint = { mode: 'joint', meetingArranged: false } as const;
    expect(tried('planned', 'start', joint)).toBe('underWay');
    expect(tried('planned', 'start', { ...joint, jointAllowed: false })).toEqual([
      'not-jointly',
      'ballots.jointWithStaff',
    ]);
    expect(tried('planned', 'start', { meetingArranged: false })).toEqual(['no-meeting']);
    expect(tried('underWay', 'arrange', joint)).toEqual(['joint']);
    expect(tried('planned', 'start', { hasSubjects: false })).toEqual(['no-subjects']);
  });

  test('counts are whole, possible, and confirmed by a second person', () => {
    expect(tried('underWay', 'enter', { isPlausible: false })).toEqual(['over-ballots']);
    const wrong = { isComplete: false, isPlausible: false, isSecondPerson: false };
    expect(tried('underWay', 'confirm', wrong)).toEqual(['incomplete', 'over-ballots', 'second-person']);
  });

  test('nothing is released unsigned, unless the policy asks for no signatures (A-59)', () => {
    expect(tried('tallied', 'release', { allSigned: false })).toEqual(['unsigned', 'ballots.summarySigned']);
    expect(tried('tallied', 'release', { allSigned: false, signaturesRequired: false })).toBe('released');
    expect(tried('tallied', 'complete', { allSigned: false })).toEqual(['unsigned', 'ballots.summarySigned']);
    expect(tried('tallied', 'sign', { isSigner: false })).toEqual(['not-signer']);
    expect(nothingKnown.allSigned).toBe(false);
  });

  test('waits for every poll that rates the staff, and rests on none that was voided', () => {
    expect(tried('underWay', 'confirm', { pollsCounted: false })).toEqual(['polls-open']);
    for (const state of ['tallied', 'signed'] as const)
      expect(tried(state, 'release', { pollsStand: false })).toEqual(['poll-voided']);
    expect(tried('tallied', 'sign', { pollsStand: false })).toEqual(['poll-voided']);
  });
});

const somebody = (id: string, more: Partial<Appraised> = {}): Appraised => ({
  ...{ id, name: id, rank: 'staff', role: 'member', home: 'u1', unit: 'u1', status: 'appraised' },
  ...more,
});
const policy = presets['county-appraisal-2011']!;
const plan = planOf(policy, { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' });
plan.phases.staff.to = '2026-12-31';

const standing = (staff: Partial<StaffFacts>, today = '2026-12-20', people = [somebody('a')]) => {
  const input: StepInput = {
    ...{ policy, plan, people, today },
    unit: { id: 'u1', name: '甲镇', category: 'township', level: 'first', group: 'g1' },
    conduct: { ...nothingYet, staff: { ...noStaff, ...staff } },
  };
  return statusOfSteps(staffSteps, input).map(({ step, state, done, total, due }) => ({
    step,
    state,
    done,
    total,
    due,
  }));
};

describe('the steps', () => {
  test('its subjects are ordinary staff who take part', () => {
    const people = [somebody('a'), somebody('b', { rank: 'cadre' }), somebody('c', { status: 'notAppraised' })];
    expect(staffSubjects(people).map(({ id }) => id)).toEqual(['a']);
    expect(standing({}, '2026-12-20', people.slice(1)).map(({ state }) => state)).toEqual([
      'notApplicable',
      'notApplicable',
    ]);
  });

  test('alone it is the leading group’s until released; jointly the group tallies, signs and releases', () => {
    expect(standing({ mode: 'separate', state: 'tallied' })).toMatchObject([
      { step: 'staffAppraisal', state: 'open', done: 2, total: 3 },
      { step: 'staffTally', state: 'notApplicable' },
    ]);
    expect(standing({ mode: 'joint', state: 'underWay' })).toMatchObject([
      { state: 'done', done: 1, total: 1 },
      { state: 'open', done: 0, total: 3, due: '2026-12-31' },
    ]);
  });

  test('what is signed is due so many days later, and late the day after (A-60)', () => {
    expect(releaseDue('2026-12-20', policy.ballots.feedbackDays)).toBe('2026-12-23');
    const signed = {
      mode: 'joint',
      state: 'signed',
      signed: { at: '2026-12-20T02:00:00.000Z', on: '2026-12-20' },
    } as const;
    expect(standing(signed, '2026-12-23')[1]).toMatchObject({ state: 'open', due: '2026-12-23' });
    expect(standing(signed, '2026-12-24')[1]).toMatchObject({ state: 'late' });
  });
});
