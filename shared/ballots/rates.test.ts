import { expect, it } from 'vitest';
import { ratesOf, shareOf, shareText, weighed } from './rates.ts';

const person = { kind: 'person' } as const;
const team = { kind: 'team' } as const;

it('shares are of the grades given: 不了解 is none of them', () => {
  const rates = ratesOf(person, { excellent: 6, competent: 2, basicallyCompetent: 1, incompetent: 0, abstain: 9 });
  expect(rates).toEqual({ given: 9, shares: [66.7, 22.2, 11.1, 0], upper: 88.9 });
});

it('a team has its own scale, of which 好 and 较好 are the two better grades', () => {
  expect(ratesOf(team, { good: 1, fairlyGood: 1, average: 1, poor: 1 }).upper).toBe(50);
  // What is not of the scale does not count.
  expect(ratesOf(team, { excellent: 5, good: 1 })).toMatchObject({ given: 1, shares: [100, 0, 0, 0] });
});

it('has no share of nothing', () => {
  const rates = ratesOf(person, { abstain: 3 });
  expect(rates).toEqual({ given: 0, shares: [null, null, null, null], upper: null });
  expect(shareText(rates.upper)).toBe('—');
});

it('rounds half up, to one decimal', () => {
  expect([shareOf(1, 16), shareOf(1, 3), shareOf(2, 3), shareOf(5, 5)].map(shareText)).toEqual([
    ...['6.3%', '33.3%', '66.7%', '100.0%'],
  ]);
});

it('the upper share is of the counts, not of rounded shares', () => {
  expect(ratesOf(person, { excellent: 1, competent: 1, basicallyCompetent: 1 })).toMatchObject({
    ...{ shares: [33.3, 33.3, 33.3, 0], upper: 66.7 },
  });
});

it('items count together as often as they weigh; a team has one', () => {
  const items = [
    { id: 'd', label: '德', weight: 3 },
    { id: 'n', label: '能', weight: 1 },
  ];
  const counts: { items: Record<string, number>[] } = { items: [{ excellent: 4, abstain: 1 }, { competent: 4 }] };
  expect(weighed({ items }, person, counts)).toEqual({ excellent: 12, competent: 4, abstain: 3 });
  expect(ratesOf(person, weighed({ items }, person, counts)).shares).toEqual([75, 25, 0, 0]);
  expect(weighed({ items }, team, { items: [{ good: 4 }] })).toEqual({ good: 4 });
});
