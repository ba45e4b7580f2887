import { expect, test } from 'vitest';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { move } from './machine.ts';
import { answerDue, isOverdue, questionMachine } from './questions.ts';

const policy = policySchema.parse(examplePolicy());

test('five working days: asked on a Wednesday, due on the next; the day of asking is not counted', () => {
  const calendar = { ...policy.calendar, holidays: [], workingDays: [] };
  expect(answerDue({ ...policy, calendar }, '2026-12-02')).toBe('2026-12-09');
  const holidays = ['2026-12-03'];
  expect(answerDue({ ...policy, calendar: { ...calendar, holidays } }, '2026-12-02')).toBe('2026-12-10');
});

test('the last day is in time; what is answered is never late', () => {
  expect(isOverdue({ state: 'asked', due: '2026-12-09' }, '2026-12-09')).toBe(false);
  expect(isOverdue({ state: 'asked', due: '2026-12-09' }, '2026-12-10')).toBe(true);
  expect(isOverdue({ state: 'answered', due: '2026-12-09' }, '2026-12-10')).toBe(false);
});

test('asked, answered, closed; a further question opens it again', () => {
  const to = (state: 'asked' | 'answered' | 'closed', action: 'answer' | 'followUp' | 'close') => {
    const moved = move(questionMachine, state, action, {});
    return moved.ok ? moved.to : null;
  };
  expect(to('asked', 'answer')).toBe('answered');
  expect(to('answered', 'close')).toBe('closed');
  expect(to('answered', 'followUp')).toBe('asked');
  expect(to('closed', 'followUp')).toBe('asked');
  expect([to('asked', 'close'), to('asked', 'followUp'), to('answered', 'answer'), to('closed', 'answer')]).toEqual(
    Array(4).fill(null),
  );
});
