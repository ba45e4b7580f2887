import { expect, test } from 'vitest';
import type { Person } from '#shared/dataset/schema.ts';
import { smallPolicy } from '#shared/grading/small-county.fixture.ts';
import { progressionOf } from './progression.ts';

type History = NonNullable<Person['history']>;

test('years graded competent or better count for both; every other one is named with its reason (A-22)', () => {
  const history: History = [
    { year: 2010, grade: 'notAppraised' },
    { year: 2009, grade: 'excellent' },
    { year: 2011, grade: 'competent' },
    { year: 2012, grade: 'basicallyCompetent' },
    { year: 2013, grade: 'ungraded' },
    { year: 2014, grade: null },
    { year: 2015, grade: 'excellent' },
  ];
  const { grade, salaryStep } = progressionOf(smallPolicy(), history);
  expect(grade).toEqual(salaryStep);
  expect(grade.years).toEqual([2009, 2011, 2015]);
  expect(grade.excluded.map(({ year, reason }) => [year, reason.zh])).toEqual([
    [2010, '不进行考核'],
    [2012, '基本称职'],
    [2013, '不定等次'],
    [2014, '没有等次记录'],
  ]);
});

test('which grades count is the policy’s; a year without appraisal or grade never does', () => {
  const policy = smallPolicy({
    progression: { countedGrades: ['excellent', 'competent', 'basicallyCompetent', 'incompetent'] },
  });
  const history: History = [
    { year: 2009, grade: 'notAppraised' },
    { year: 2010, grade: 'ungraded' },
    { year: 2011, grade: 'basicallyCompetent' },
  ];
  expect(progressionOf(policy, history).grade.years).toEqual([2011]);
  expect(progressionOf(smallPolicy(), []).grade).toEqual({ years: [], excluded: [] });
});
