import { expect, it } from 'vitest';
import { lostOf, turnoutOf } from './turnout.ts';

const box = (without: string | null) => ({ subjects: [0], without, shards: 1 });
const turnout = (cast: number[]) => ({ cards: 10, voided: 0, issued: 9, cast });

it('is known once the poll is counted', () => {
  expect(turnoutOf({ voters: 10, boxes: [box(null)], turnout: null })).toBeNull();
});

it('is that of the box in which the fewest voted, and leaves out whoever is its subject', () => {
  expect(turnoutOf({ voters: 10, boxes: [box(null)], turnout: turnout([8]) })).toEqual({ cast: 8, percent: 80 });
  const peers = { voters: 5, boxes: [box('a'), box('b')], turnout: turnout([4, 2]) };
  expect(turnoutOf(peers)).toEqual({ cast: 2, percent: 50 });
});

it('does not divide by nobody', () => {
  expect(turnoutOf({ voters: 1, boxes: [box('a')], turnout: turnout([0]) })?.percent).toBe(0);
});

it('tells what was lost of papers that were issued for a box, not of the poll', () => {
  const of = (boxes: ReturnType<typeof box>[], cast: number[]) => lostOf({ boxes, turnout: turnout(cast) });
  expect(of([box(null), box('a')], [8, 7])).toBe(1);
  expect(of([box('a'), box('b')], [8, 8])).toBe(0);
  expect(of([box('a'), box('b')], [8, 6])).toBe(2);
  // The subject of the first box took no paper: all nine are of it.
  expect(of([box('a'), box('b')], [9, 8])).toBe(0);
  expect(lostOf({ boxes: [box(null)], turnout: null })).toBe(0);
});
