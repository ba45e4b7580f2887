import { expect, test } from 'vitest';
import { latestCycle } from './latest-cycle.ts';

const row = (year: number, state: 'open' | 'published' | 'closed') => ({
  cycle: { id: String(year), year, periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
  state,
});

test('the latest cycle that is not closed, else the latest', () => {
  expect(latestCycle([row(2025, 'open'), row(2026, 'open'), row(2024, 'closed')])).toBe('2026');
  expect(latestCycle([row(2025, 'published'), row(2026, 'closed')])).toBe('2025');
  expect(latestCycle([row(2024, 'closed'), row(2025, 'closed')])).toBe('2025');
  expect(latestCycle([])).toBeNull();
});
