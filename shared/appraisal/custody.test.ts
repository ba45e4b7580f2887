import { expect, test } from 'vitest';
import { policySchema } from '#shared/policy/schema.ts';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import { batchMachine, copiesAsked, custodyMachine, custodySteps, materialsOf, noCustody } from './custody.ts';
import { move } from './machine.ts';
import type { Appraised } from './placement.ts';
import type { StepInput } from './step.ts';

const policy = policySchema.parse(examplePolicy());
const unit = { name: '桃江镇' };
const person = (n: number, more: Partial<Appraised> = {}): Appraised => ({
  ...{ id: `p${n}`, name: `人员${n}`, rank: 'cadre', role: 'member', home: 'u', unit: 'u', status: 'appraised' },
  ...more,
});
const cadres = (n: number) => Array.from({ length: n }, (_, i) => person(i + 1));

test('H-11: one team and seven section-level cadres, two copies of each: 16', () => {
  expect(copiesAsked(policy, materialsOf(policy, unit, cadres(7)))).toBe(16);
});

test('who does not take part hands in nothing, nor does ordinary staff; a secondary unit’s cadre does', () => {
  const people = [
    ...cadres(7),
    person(8, { status: 'notAppraised' }),
    person(9, { rank: 'staff' }),
    person(10, { status: 'ungraded', home: 'secondary' }),
  ];
  const materials = materialsOf(policy, unit, people);
  expect(materials.map((one) => one.person)).toEqual([null, 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p10']);
  expect(copiesAsked(policy, materials)).toBe(18);
});

test('whose reports go and how many copies is the policy’s', () => {
  const other = { reports: { ...policy.reports, copies: 3, copiesFor: ['staff' as const] } };
  const materials = materialsOf(other, unit, [person(1), person(2, { rank: 'staff' })]);
  expect(materials).toEqual([{ kind: 'staff', person: 'p2', name: '人员2' }]);
  expect(copiesAsked(other, materials)).toBe(3);
});

const codes = (moved: ReturnType<typeof move>) => (moved.ok ? moved.to : moved.problems.map(({ code }) => code));

test('a hand-over waits for the meeting; missing copies need a reason', () => {
  expect(codes(move(custodyMachine, 'open', 'handOver', { blockedBy: ['meeting'], short: true, reason: ' ' }))).toEqual(
    ['meeting-first', 'short-without-reason'],
  );
  expect(move(custodyMachine, 'open', 'handOver', { blockedBy: ['meeting'] })).toMatchObject({
    policyField: 'meetings.required',
  });
  expect(codes(move(custodyMachine, 'open', 'handOver', { short: true, reason: '装订中' }))).toBe('handedOver');
  expect(codes(move(custodyMachine, 'received', 'handOver', {}))).toEqual(['wrong-state']);
});

test('a receipt counts what is listed, and is dated from the hand-over to today', () => {
  const dates = (on: string) => ({ on, since: '2027-01-05', today: '2027-01-07' });
  const confirm = (differs: boolean, on: string) =>
    codes(move(custodyMachine, 'handedOver', 'confirm', { differs, dates: dates(on) }));
  expect(confirm(false, '2027-01-05')).toBe('received');
  expect(confirm(false, '2027-01-07')).toBe('received');
  expect(confirm(true, '2027-01-06')).toEqual(['counts-differ']);
  expect(confirm(false, '2027-01-04')).toEqual(['date-order']);
  expect(confirm(false, '2027-01-08')).toEqual(['date-order']);
  expect(codes(move(custodyMachine, 'handedOver', 'return', { differs: true, reason: null }))).toEqual(['no-remark']);
});

test('a batch goes with every unit of the group, or with a reason; a second one only after the first arrived', () => {
  expect(codes(move(batchMachine, 'open', 'forward', { ready: 2, missing: 1, reason: null }))).toEqual([
    'units-missing',
  ]);
  expect(codes(move(batchMachine, 'open', 'forward', { ready: 2, missing: 1, reason: '病假' }))).toBe('forwarded');
  expect(codes(move(batchMachine, 'open', 'forward', { ready: 0, missing: 0 }))).toEqual(['nothing-to-forward']);
  expect(codes(move(batchMachine, 'forwarded', 'forward', { ready: 1, missing: 0 }))).toEqual(['wrong-state']);
  expect(codes(move(batchMachine, 'received', 'forward', { ready: 1, missing: 0 }))).toBe('forwarded');
  const dates = { on: '2027-01-06', since: '2027-01-05', today: '2027-01-07' };
  expect(codes(move(batchMachine, 'forwarded', 'receive', { differs: false, dates }))).toBe('received');
  expect(codes(move(batchMachine, 'forwarded', 'receive', { differs: true, dates, reason: '缺一份' }))).toBe(
    'received',
  );
  expect(codes(move(batchMachine, 'forwarded', 'receive', { differs: true, dates }))).toEqual(['counts-differ']);
  const ahead = { ...dates, on: '2027-01-08' };
  expect(codes(move(batchMachine, 'forwarded', 'receive', { dates: ahead }))).toEqual(['date-order']);
});

test('a unit has done its step when it handed over; the group’s is done when the department has everything', () => {
  const of = (state: (typeof noCustody)['state']) =>
    custodySteps.map((step) => step.progress({ conduct: { custody: { ...noCustody, state } } } as StepInput));
  expect(of('open')).toEqual([
    { done: 0, total: 1 },
    { done: 0, total: 3 },
  ]);
  expect(of('returned')[0]!.done).toBe(0);
  expect(of('handedOver')[0]!.done).toBe(1);
  expect(of('forwarded')[1]).toEqual({ done: 2, total: 3 });
  expect(of('archived')[1]).toEqual({ done: 3, total: 3 });
});
