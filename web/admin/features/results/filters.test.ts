import { describe, expect, it } from 'vitest';
import { filterCount, filterPeople, noFilters, readFilters, withFilters } from './filters.ts';
import { person } from './run-result.fixture.ts';

const units = new Map([
  ['u1', { name: '城关镇', group: 'g1' }],
  ['u2', { name: '双河乡', group: 'g2' }],
]);
const people = [
  person('p1', { name: '王 芳', grade: 'excellent' }),
  person('p2', { appraisalUnit: 'u2', unit: 'u1', flags: ['tied'] }),
  person('p3', { appraisalUnit: 'u2', unit: 'u2', status: 'notAppraised', grade: null, rank: 'staff' }),
];
const found = (filters: Partial<typeof noFilters>) =>
  filterPeople(people, { ...noFilters, ...filters }, units).map((row) => row.id);

describe('filters', () => {
  it('stand in the address and leave the rest of it alone', () => {
    const params = withFilters(new URLSearchParams('why=p1.composite&unit=u2'), { unit: null, flag: 'tied' });
    expect(params.toString()).toBe('why=p1.composite&flag=tied');
    expect(readFilters(params)).toEqual({ ...noFilters, flag: 'tied' });
    expect(filterCount(readFilters(params))).toBe(1);
  });

  it('find people by group, unit, grade, status, flag', () => {
    expect(found({ group: 'g2' })).toEqual(['p2', 'p3']);
    expect(found({ unit: 'u1' })).toEqual(['p1', 'p2']);
    expect(found({ outcome: 'notAppraised' })).toEqual(['p3']);
    expect(found({ outcome: 'excellent', group: 'g2' })).toEqual([]);
    expect(found({ flag: 'tied' })).toEqual(['p2']);
    expect(found({ rank: 'staff' })).toEqual(['p3']);
  });

  it('search names without spaces, ids and units', () => {
    expect(found({ search: '王芳' })).toEqual(['p1']);
    expect(found({ search: 'P3' })).toEqual(['p3']);
    expect(found({ search: '双河' })).toEqual(['p2', 'p3']);
  });
});
