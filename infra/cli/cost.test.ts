import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { yearCost, target, withTable } from './cost.ts';
import { type CostUnits, countyParts, countyYear, type Measured, pageView, userMonths, voter } from './county-year.ts';

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const measured = (read: number, write = 0, bytes = 1000): Measured => ({ read, write, milliseconds: 10, bytes });

const small: CostUnits = {
  sessions: [
    { role: 'staff', views: ['/', '/a'], calls: { 'me.read': 1, 'x.read': 3 }, assets: 10, assetBytes: 2 ** 30 },
  ],
  units: {
    requests: {
      ...{ 'me.read staff': measured(4), 'x.read staff': measured(2, 1, 3 * 512 * 1024) },
      ...{ 'votes.read-papers voter': measured(3), 'votes.read-card voter': measured(2) },
      ...{ 'votes.issue voter': measured(5, 1), 'votes.cast voter': measured(4, 8) },
    },
    jobs: Object.fromEntries(
      ['users', 'import', 'grading', 'export', 'archive', 'upkeep'].map((kind) => [kind, measured(100, 10)]),
    ),
    storage: {
      ...{ at: '2027-01-01T00:00:00.000Z', items: 0, files: 0, fileBytes: 0 },
      bytes: { main: 2 ** 30, audit: 0, ballots: 0 },
    },
  },
};

describe('a county’s year', () => {
  it('is reckoned from what a session’s pages call', () => {
    const view = pageView(small.sessions[0]!, small.units);
    // Two pages: (4 + 3 × 2) / 2 read units; an answer of 1.5 MB counts as three requests of the API.
    expect(view).toMatchObject({ readUnits: 5, writeUnits: 1.5, invocations: 2, api: (1 + 9) / 2 });
    expect(view.cdnRequests).toBe((4 + 10) / 2);
    expect(view.cdnTraffic).toBeCloseTo((2 ** 30 + 1000 + 3 * 3 * 512 * 1024) / 2 / 2 ** 30, 9);
  });

  it('has every part as often as it is taken to be done', () => {
    const parts = countyParts(small);
    const units = (what: RegExp) => parts.find((part) => what.test(part.what))!.quantities;
    expect(units(/^daily upkeep/).readUnits).toBe(365 * 100);
    expect(units(/grading runs/).writeUnits).toBe(countyYear.gradingRuns * 10);
    // One card for ten boxes: the papers, the card and the signatures once, and a cast for each.
    expect(units(/150,000 ballots of 15,000 voters/).writeUnits).toBe(15_000 * (1 + 10 * 8));
    expect(units(/ballots/)).toMatchObject({ invocations: 15_000 * 13, keyRequests: 150_000 });
    expect(units(/ballots/)).not.toHaveProperty('logs');
    expect(units(/storage/).tableStorage).toBeCloseTo(12, 9);
    expect(units(/page views/).readUnits).toBeCloseTo(30_000 * 0.8 * 5, 6);
    expect(parts.filter(({ estimate }) => estimate)).toEqual([]);
    expect(userMonths()).toBe(25_000);
  });

  it('refuses to leave out what was not measured', () => {
    const { jobs: _, ...rest } = small.units;
    expect(() => countyParts({ ...small, units: { ...rest, jobs: {} } })).toThrow('not measured: job users');
    const calls = { 'y.read': 1 };
    expect(() => voter({ ...small.units, requests: {} })).toThrow('not measured: votes.read-papers voter');
    expect(() => pageView({ ...small.sessions[0]!, calls }, small.units)).toThrow('not measured: y.read staff');
  });
});

describe('docs/cost.md', () => {
  const page = read('cost.md');
  const cost = yearCost(JSON.parse(read('cost-units.json')) as CostUnits);

  it('shows the table that follows from the stored units and the price lists', () => {
    expect(withTable(page, cost.markdown)).toBe(page);
  });

  it('says whether the target is met', () => {
    const isMet = Object.values(cost.perCounty).every((amount) => amount < target.amount);
    expect(page.includes('Met in every region of the list.')).toBe(isMet);
  });

  it('has a place for the table, and says so when it has none', () => {
    expect(() => withTable('# no markers', cost.markdown)).toThrow('no place for the table');
  });
});
