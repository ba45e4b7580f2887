import { describe, expect, it } from 'vitest';
import type { Storage, Use } from '#shared/api/service.ts';
import { addQuantities, costOf, costOfQuantities, quantitiesOf } from './cost.ts';
import { pricedNames, regions } from './prices.ts';

const use: Use = {
  ...{ month: '2027-03', requests: 100_000, jobs: 1000 },
  ...{ readUnits: 2_000_000, writeUnits: 400_000, milliseconds: 4_000_000 },
};
const gb = 2 ** 30;
const storage: Storage = {
  ...{ at: '2027-03-31T00:00:00.000Z', items: 0, files: 12, fileBytes: 4 * gb },
  bytes: { main: 2 * gb, audit: gb, ballots: gb },
};

const amounts = (...given: Parameters<typeof costOf>) =>
  Object.fromEntries(costOf(...given)!.lines.map(({ part, amount }) => [part.en, Number(amount.toFixed(6))]));

describe('the cost of a county’s month', () => {
  it('is worked out by hand for the list of us-east-1', () => {
    expect(amounts(use, storage, 'us-east-1')).toEqual({
      'Database reads': 0.25, // 2 million at 0.125
      'Database writes': 0.25, // 0.4 million at 0.625
      'Database storage': 1, // 4 GB at 0.25
      'Point-in-time recovery': 0.6, // 3 GB at 0.20, without ballots
      Computing: 0.092136, // 4000 s × 1769/1024 GB at 0.0000133334
      'Function calls': 0.0202, // 101,000 at 0.20 a million
      'API requests': 0.1, // 100,000 at 1 a million
      'CDN requests': 0.1, // 100,000 at 0.01 for 10,000
      'File storage': 0.092, // 4 GB at 0.023
      'Job queue': 0.0015, // 3000 at 0.50 a million
      Logs: 0.047032, // 101 MB at 0.50 a GB
    });
    const { total, currency, estimate } = costOf(use, storage, 'us-east-1')!;
    expect(total).toBeCloseTo(2.552868, 5);
    expect([currency, estimate]).toEqual(['USD', true]);
  });

  it('is in yuan in China', () => {
    const { currency, lines } = costOf(use, null, 'cn-north-1')!;
    expect(currency).toBe('CNY');
    expect(lines.find(({ part }) => part.en === 'Database writes')!.amount).toBeCloseTo(4.46152, 5);
    expect(lines.some(({ part }) => part.en === 'Database storage')).toBe(false);
  });

  it('counts what the database stores besides for each item', () => {
    const many: Storage = { ...storage, items: 1_000_000, bytes: { main: 0, audit: 0, ballots: 0 }, fileBytes: 0 };
    expect(quantitiesOf(null, many).tableStorage).toBeCloseTo(0.0931, 4);
  });

  it('is nothing for nothing, and unknown where there is no list', () => {
    expect(costOf(null, null, 'us-east-1')).toMatchObject({ lines: [], total: 0, estimate: false });
    expect(costOf(use, storage, 'local')).toBeNull();
  });
});

describe('quantities', () => {
  it('are added, each so many times', () => {
    expect(
      addQuantities([
        [{ readUnits: 2, api: 1 }, 10],
        [{ readUnits: 5 }, 1],
        [{ logs: 1 }, 0],
      ]),
    ).toEqual({
      readUnits: 25,
      api: 10,
    });
  });

  it('cost nothing where a thing is not sold', () => {
    expect(costOfQuantities({ users: 1000 }, 'cn-north-1')!.total).toBe(0);
    expect(costOfQuantities({ users: 1000 }, 'us-east-1')!.total).toBeCloseTo(15, 9);
  });
});

describe('the price lists', () => {
  it.each(Object.entries(regions))('of %s name a price for everything, none of them free', (_, { prices }) => {
    expect(Object.keys(prices).sort()).toEqual([...pricedNames].sort());
    for (const price of Object.values(prices)) {
      if (price === null) continue;
      expect(price.amount).toBeGreaterThan(0);
      expect(price.per).toBeGreaterThanOrEqual(1);
    }
  });
});
