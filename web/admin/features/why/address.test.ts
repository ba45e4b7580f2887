import { describe, expect, it } from 'vitest';
import { fundAddress, indicatorAddress, personAddress, poolAddress, rewardsAddress, unitAddress } from './address.ts';

const people = new Set(['p1', 'both']);

describe('addresses', () => {
  it('are bare ids where they have one meaning', () => {
    expect(personAddress('p13', 'composite')).toBe('p13.composite');
    expect(unitAddress('t1', 'performance', people)).toBe('t1.performance');
    expect(indicatorAddress('t1', 'tobacco-area', people)).toBe('t1.indicators.tobacco-area');
  });

  it('say what is asked for where a bare id has another meaning', () => {
    expect(unitAddress('both', 'grade', people)).toBe('unit:both.grade');
    expect(unitAddress('t1', 'grade')).toBe('unit:t1.grade');
    expect(personAddress('fund', 'team')).toBe('person:fund.team');
    expect(personAddress('pool:x', 'team')).toBe('person:pool:x.team');
    expect(rewardsAddress('total')).toBe('rewards.unit:total');
  });

  it('keep dots and per cent signs of ids apart from their own', () => {
    expect(personAddress('a.b%', 'duty')).toBe('a%2Eb%25.duty');
    expect(fundAddress({ id: 'x.y', unit: 't1' })).toBe('fund.x%2Ey.t1');
    expect(poolAddress('cadre:g.1', 'placesLeft')).toBe('pool:cadre:g%2E1.placesLeft');
    expect(fundAddress(null)).toBe('fund.total');
  });
});
