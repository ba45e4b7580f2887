import type { PersonResultRow } from '#shared/api/grading.ts';
import type { Outcome } from './labels.ts';

/** What a person came out as: a grade, or why there is none. */
export function outcomeOf({ status, grade }: Pick<PersonResultRow, 'status' | 'grade'>): Outcome {
  if (status !== 'appraised') return status;
  return grade ?? 'noScore';
}
