import { expect, test } from 'vitest';
import { move } from './machine.ts';
import { noticeMachine } from './notice.ts';
import { type PhaseFacts, phaseMachine } from './phase.ts';

const facts: PhaseFacts = { open: 0, reason: null, conflicts: 0, headless: 0 };
const codes = (moved: ReturnType<typeof move>) => (moved.ok ? moved.to : moved.problems.map(({ code }) => code));

test('a phase is opened, closed and opened again, and nothing else', () => {
  expect(codes(move(phaseMachine, 'planned', 'open', facts))).toBe('open');
  expect(codes(move(phaseMachine, 'open', 'close', facts))).toBe('closed');
  expect(codes(move(phaseMachine, 'closed', 'reopen', { ...facts, reason: '补考' }))).toBe('open');
  expect(codes(move(phaseMachine, 'planned', 'close', facts))).toEqual(['wrong-state']);
  expect(codes(move(phaseMachine, 'closed', 'open', facts))).toEqual(['wrong-state']);
  expect(codes(move(phaseMachine, 'open', 'reopen', { ...facts, reason: '补考' }))).toEqual(['wrong-state']);
});

test('closing over open obligations, and opening again, take a reason', () => {
  expect(codes(move(phaseMachine, 'open', 'close', { ...facts, open: 3 }))).toEqual(['open-obligations']);
  expect(codes(move(phaseMachine, 'open', 'close', { ...facts, open: 3, reason: '已核实' }))).toBe('closed');
  expect(codes(move(phaseMachine, 'closed', 'reopen', facts))).toEqual(['reason-missing']);
});

test('every reason why a phase does not open is told at once', () => {
  expect(codes(move(phaseMachine, 'planned', 'open', { ...facts, conflicts: 1, headless: 2 }))).toEqual([
    'member-of-own-unit',
    'group-without-head',
  ]);
});

test('a notice needs dates, and a new version something new', () => {
  expect(move(noticeMachine, 'unpublished', 'publish', { dated: false, differs: true })).toMatchObject({
    policyField: 'schedule.onSite.from',
  });
  expect(codes(move(noticeMachine, 'published', 'republish', { dated: true, differs: false }))).toEqual([
    'same-notice',
  ]);
  expect(codes(move(noticeMachine, 'published', 'republish', { dated: true, differs: true }))).toBe('published');
});
