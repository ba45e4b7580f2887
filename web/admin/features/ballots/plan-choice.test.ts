import { expect, it } from 'vitest';
import { madeOf, namesOf } from './plan-choice.ts';
import type { PollLine } from './use-poll.ts';

const planned = { title: '全体干部职工', source: 'mass', purpose: 'cadres' } as const;
const made = (more: Partial<PollLine>): PollLine =>
  ({ ...planned, dryRun: false, state: 'frozen', ...more }) as PollLine;

it('knows a poll that was made by its class, its source and what it serves', () => {
  expect(madeOf(planned, [made({})])).toBeDefined();
  expect(madeOf(planned, [made({ source: 'peer' })])).toBeUndefined();
  expect(madeOf(planned, [made({ purpose: 'staff' })])).toBeUndefined();
});

it('lets a poll be made again after a trial or one that is void', () => {
  expect(madeOf(planned, [made({ dryRun: true }), made({ state: 'voided' })])).toBeUndefined();
});

it('names the first few and counts the rest', () => {
  const people = ['甲', '乙', '丙'].map((name) => ({ name }));
  expect(namesOf(people, 2)).toEqual({ names: ['甲', '乙'], more: 1 });
  expect(namesOf(people, 5)).toEqual({ names: ['甲', '乙', '丙'], more: 0 });
});
