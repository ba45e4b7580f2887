import type { Person } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { personGradeNames, statusNames } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';

/** A year that does not count, and why. */
export interface ExcludedYear {
  year: number;
  reason: Bilingual;
}

/** What a person's years come to for one kind of progression. */
export interface ProgressionCounter {
  /** years that count, in order */
  years: number[];
  excluded: ExcludedYear[];
}

const outcomeNames = { ...personGradeNames, ...statusNames };
const noResult: Bilingual = { zh: '没有等次记录', en: 'no grade on record' };

/** the two things that years of appraisal count towards. */
export const progressionKinds = {
  grade: { zh: '晋升级别', en: 'Grade promotion' },
  salaryStep: { zh: '晋升工资档次', en: 'Salary step' },
} as const satisfies Record<string, Bilingual>;
export type ProgressionKind = keyof typeof progressionKinds;

/**
 * The years of a person's history that count as years of appraisal towards grade promotion 晋升级别 and salary steps
 * 工资档次, and those that do not (A-22, scoring.md §8): a year counts where its grade is in
 * `progression.countedGrades`. Without appraisal or without grade it counts for neither, whatever the policy says.
 */
export function progressionOf(
  { progression }: Pick<Policy, 'progression'>,
  history: NonNullable<Person['history']>,
): Record<ProgressionKind, ProgressionCounter> {
  const counts = ({ grade }: (typeof history)[number]): boolean =>
    progression.countedGrades.some((counted) => counted === grade);
  const sorted = history.toSorted((a, b) => a.year - b.year);
  const counter: ProgressionCounter = {
    years: sorted.filter(counts).map(({ year }) => year),
    excluded: sorted
      .filter((entry) => !counts(entry))
      .map(({ year, grade }) => ({ year, reason: grade === null ? noResult : outcomeNames[grade] })),
  };
  return { grade: counter, salaryStep: counter };
}
