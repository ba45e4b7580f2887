import { describe, expect, it } from 'vitest';
import type { AnchorRow } from '#shared/api/tenants.ts';
import { headsOf, verdictOf } from './held-heads.ts';

const anchor = (date: string, { holds = true, linked = true } = {}): AnchorRow => ({
  ...{ date, at: `${date}T17:00:00.000Z`, linked },
  heads: [
    { aggregate: 'register', seq: 3, hash: 'a', holds },
    { aggregate: 'policy', seq: 1, hash: 'b', holds: true },
  ],
});

describe('the daily heads', () => {
  it('are a row for each record and day', () => {
    const rows = headsOf([anchor('2027-05-11'), anchor('2027-05-10')]);
    expect(rows.map(({ date, aggregate }) => `${date} ${aggregate}`)).toEqual([
      '2027-05-11 register',
      '2027-05-11 policy',
      '2027-05-10 register',
      '2027-05-10 policy',
    ]);
    expect(verdictOf(rows)).toBe('held');
  });

  it('tell of a record that differs before an anchor that is not linked', () => {
    expect(verdictOf(headsOf([anchor('2027-05-11'), anchor('2027-05-10', { linked: false })]))).toBe('unlinked');
    expect(verdictOf(headsOf([anchor('2027-05-11', { linked: false }), anchor('2027-05-10', { holds: false })]))).toBe(
      'broken',
    );
  });
});
