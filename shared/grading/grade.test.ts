import { describe, expect, it } from 'vitest';
import { exampleDataset, exampleNames, expectedResult } from './dataset.fixture.ts';
import { grade } from './grade.ts';

describe('grade', () => {
  it.each(exampleNames)('gives the worked figures of %s, number for number', (name) => {
    expect(grade(exampleDataset(name))).toStrictEqual(expectedResult(name));
  });

  it('leaves its input as it was', () => {
    const dataset = exampleDataset('worked');
    const before = structuredClone(dataset);
    grade(dataset);
    expect(dataset).toStrictEqual(before);
  });
});
