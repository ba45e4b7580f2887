import { expect, it } from 'vitest';
import type { Poll } from './poll.ts';
import { turnoutOf } from './turnout.ts';

const box = (without: string | null) => ({ subjects: [0], without, shards: 1 });
const counted = (cast: number[], more: Partial<Pick<Poll, 'voters' | 'boxes' | 'state'>> = {}) => ({
  ...{ voters: 10, boxes: [box(null)], state: 'published' as const, ...more },
  turnout: { cards: 10, voided: 0, issued: 9, cast },
});

it('is known once the poll is counted', () => {
  expect(turnoutOf({ ...counted([]), turnout: null })).toBeNull();
});

it('ranges from the box with the smallest part of its roll to that with the largest, each without its subject', () => {
  expect(turnoutOf(counted([8]))).toMatchObject({ least: { cast: 8, roll: 10 }, most: { cast: 8, roll: 10 } });
  const peers = turnoutOf(counted([4, 2, 4], { voters: 5, boxes: [box(null), box('a'), box('b')] }));
  expect(peers).toMatchObject({ least: { cast: 2, roll: 4 }, most: { cast: 4, roll: 4 } });
  expect(peers?.boxes).toHaveLength(3);
});

it('tells before the publication, and of a void poll, of one box alone: two of them can show who did not vote', () => {
  for (const state of ['closing', 'closed', 'voided'] as const) {
    const told = turnoutOf(counted([4, 2], { voters: 5, boxes: [box('a'), box('b')], state }));
    expect(told).toMatchObject({ least: { cast: 2, roll: 4 }, most: null, boxes: null });
  }
});

it('takes a box in which nobody may vote', () => {
  expect(turnoutOf(counted([0], { voters: 1, boxes: [box('a')] }))?.least).toEqual({ cast: 0, roll: 0 });
});

it('tells what was lost of papers that were issued for a box, not of the poll', () => {
  const of = (boxes: ReturnType<typeof box>[], cast: number[]) => turnoutOf(counted(cast, { boxes }))?.lost;
  expect(of([box(null), box('a')], [8, 7])).toBe(1);
  expect(of([box('a'), box('b')], [8, 8])).toBe(0);
  expect(of([box('a'), box('b')], [8, 6])).toBe(2);
  // The subject of the first box took no paper: all nine are of it.
  expect(of([box('a'), box('b')], [9, 8])).toBe(0);
});
