import { describe, expect, it } from 'vitest';
import { placeOf, spanOf, spellsOf } from './spells.ts';

const person = { id: 'p1', name: '王伟', unit: 'u1', rank: 'staff', role: 'member' } as const;

describe('spells', () => {
  it('lists leave, secondments and probation as they begin', () => {
    const spells = spellsOf({
      ...person,
      leaves: [{ kind: 'sick', from: '2026-05-01', to: '2026-05-31' }],
      secondments: [{ unit: 'u2', from: '2026-03-01' }],
      probationUntil: '2026-02-01',
    });
    expect(spells.map(({ kind }) => kind)).toEqual(['probation', 'secondment', 'leave']);
  });

  it('spans whole years, at most three', () => {
    const old = { kind: 'leave', what: 'sick', from: '2019-02-01', to: '2019-03-01' } as const;
    expect(spanOf([], '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(spanOf([old], '2026-11-22')).toEqual({ from: '2024-01-01', to: '2026-12-31' });
  });

  it('places a spell with both its days, cut to the span', () => {
    const span = { from: '2026-01-01', to: '2026-12-31' };
    expect(placeOf({ from: '2026-01-01', to: '2026-12-31' }, span)).toEqual({ start: 0, length: 1 });
    expect(placeOf({ from: '2026-01-01', to: '2026-01-01' }, span)).toEqual({ start: 0, length: 1 / 365 });
    expect(placeOf({ from: '2025-12-01', to: null }, span)).toEqual({ start: 0, length: 1 });
    expect(placeOf({ from: '2025-01-01', to: '2025-12-31' }, span)).toBeNull();
  });
});
