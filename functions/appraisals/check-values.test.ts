import { describe, expect, test } from 'vitest';
import { exampleDataset } from '#shared/dataset/example.fixture.ts';
import { checkValues } from './check-values.ts';

const whole = () => {
  const dataset = exampleDataset();
  return { policy: dataset.policy, groups: dataset.groups, units: dataset.units, people: dataset.people };
};
const codes = (checked: { problems?: { path: string; code: string }[] | undefined }) =>
  (checked.problems ?? []).map(({ path, code }) => `${path} ${code}`);

describe('the rows of one kind', () => {
  test('without faults they come back as they are', () => {
    const values = [{ unit: 'u1', indicator: 'revenue', score: 1 }];
    expect(
      checkValues('performance', { kind: 'performance', values }, () => ({ ...whole(), performance: [] })),
    ).toEqual({ values });
  });

  test('every fault at once, at its place in the file, whether of shape or of reference', () => {
    const checked = checkValues(
      'performance',
      {
        kind: 'performance',
        values: [
          { unit: 'u9', indicator: 'revenue' },
          { unit: 'u1', indicator: 'revenue', score: '1' },
          { unit: 'u1', indicator: 'revenue' },
          { unit: 'u2', indicator: 'revenue' },
        ],
      },
      () => ({ ...whole(), performance: exampleDataset().performance.slice(2) }),
    );
    expect(codes(checked)).toEqual([
      'values[1].score wrong-type',
      'values[2] duplicate-row',
      'values[0].unit unknown-reference',
      'values[3].indicator indicator-of-another-category',
    ]);
  });

  test('faults of others are not the file’s', () => {
    const broken = { ...whole(), people: [], units: [{ ...exampleDataset().units[0], group: 'g9' }] };
    const people = { kind: 'people', values: [{ id: 'p8', name: '丙', unit: 'u1', rank: 'staff', role: 'member' }] };
    expect(checkValues('people', people, () => broken).problems).toBeUndefined();
  });

  test('another kind, no list, no object', () => {
    const empty = () => ({ units: [] });
    expect(codes(checkValues('units', { kind: 'people', values: [] }, empty))).toEqual(['kind not-allowed']);
    expect(codes(checkValues('units', { kind: 'units' }, empty))).toEqual(['values missing']);
    expect(checkValues('units', [], empty).problems).toHaveLength(1);
  });

  test('a phone is a person’s in the register, though not in a dataset', () => {
    const values = [{ id: 'p8', name: '丙', unit: 'u1', rank: 'staff', role: 'member', phone: '13900000000' }];
    expect(checkValues('people', { kind: 'people', values }, whole).values).toEqual(values);
  });
});
