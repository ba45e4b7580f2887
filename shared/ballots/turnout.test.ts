import { expect, test } from 'vitest';
import { hasEnoughVoted } from './results.ts';

test('exactly as many as the policy asks for are enough, one fewer in any box is not (Q-21)', () => {
  const boxes = [
    { subjects: [0], without: null, shards: 1 },
    { subjects: [1], without: '@p1', shards: 1 },
  ];
  const came = (...cast: number[]) => ({
    ...{ boxes, voters: 11, dryRun: false, turnout: { cards: 11, voided: 0, issued: 11, cast } },
  });
  // 60 % of 11 are 6.6, of 10 exactly 6.
  expect(hasEnoughVoted(came(7, 6), 60)).toBe(true);
  expect(hasEnoughVoted(came(6, 6), 60)).toBe(false);
  expect(hasEnoughVoted(came(7, 5), 60)).toBe(false);
});
