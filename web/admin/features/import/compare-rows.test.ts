import { describe, expect, it } from 'vitest';
import { compare, existingOf } from './compare-rows.ts';

const unit = { id: 'u1', name: '城关镇', category: 'town', level: 'first', group: 'g1' } as const;

describe('compare', () => {
  it('tells new, changed and same rows, whatever the order of their fields', () => {
    const existing = existingOf('units', [unit, { ...unit, id: 'u2' }]);
    const { group, ...rest } = unit;
    const rows = [
      { group, ...rest, history: [] },
      { ...unit, id: 'u2', name: '东关镇' },
      { ...unit, id: 'u3' },
    ];
    expect(compare('units', rows, existing)).toEqual({ added: 1, changed: 1, same: 1, present: 0 });
  });

  it('only says that a row is there where its content is not known', () => {
    const person = { id: 'p1', name: '王伟', unit: 'u1', rank: 'staff', role: 'member' } as const;
    expect(compare('people', [person], { p1: null })).toEqual({ added: 0, changed: 0, same: 0, present: 1 });
  });

  it('knows a tally by its subject and source', () => {
    const row = { subject: { kind: 'team', id: 'u1' }, source: 'mass', counts: { good: 3 } } as const;
    const existing = existingOf('opinions', [row]);
    expect(compare('opinions', [row, { ...row, source: 'peer' }], existing)).toMatchObject({ same: 1, added: 1 });
  });
});
