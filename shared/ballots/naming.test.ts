import { expect, it } from 'vitest';
import { pollName, roundOf } from './naming.ts';

const kind = { purpose: 'cadres', source: 'mass', title: '全体干部职工', dryRun: false } as const;
const polls = [
  { ...kind, id: 'a' },
  { ...kind, id: 'trial', dryRun: true },
  { ...kind, id: 'peers', source: 'peer' as const },
  { ...kind, id: 'staff', purpose: 'staff' as const },
  { ...kind, id: 'b' },
];

it('counts those of one kind in the order in which they were made, a trial apart', () => {
  expect(roundOf(polls, 'a')).toEqual({ round: 1, rounds: 2 });
  expect(roundOf(polls, 'b')).toEqual({ round: 2, rounds: 2 });
  for (const id of ['trial', 'peers', 'staff']) expect(roundOf(polls, id)).toEqual({ round: 1, rounds: 1 });
  expect(roundOf(polls, 'gone')).toEqual({ round: 1, rounds: 1 });
});

it('is called by its class, its source, and what tells it from others', () => {
  expect(pollName(kind, { round: 1, rounds: 1 })).toEqual({
    zh: '“全体干部职工”群众评价',
    en: '“全体干部职工” (mass)',
  });
  const trial = { ...kind, purpose: 'staff', dryRun: true } as const;
  expect(pollName(trial, { round: 2, rounds: 2 })).toEqual({
    zh: '“全体干部职工”群众评价（一般职工考核，模拟测试，第 2 次）',
    en: '“全体干部职工” (mass, staff appraisal, trial, no. 2)',
  });
});

it('has a name of its own for every poll of a unit', () => {
  const names = polls.map((poll) => pollName(poll, roundOf(polls, poll.id)));
  expect(new Set(names.map(({ zh }) => zh)).size).toBe(polls.length);
  expect(new Set(names.map(({ en }) => en)).size).toBe(polls.length);
});
