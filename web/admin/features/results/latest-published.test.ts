import { expect, it } from 'vitest';
import { latestPublished } from './latest-published.ts';

const row = (year: number, publishedRun: string | null) => ({
  cycle: { id: String(year), year, periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
  publishedRun,
});

it('finds the latest year with a published run, whatever their order', () => {
  expect(latestPublished([row(2010, 'a'), row(2012, null), row(2011, 'b')])).toEqual({
    cycle: '2011',
    year: 2011,
    run: 'b',
  });
  expect(latestPublished([row(2012, null)])).toBeNull();
});
