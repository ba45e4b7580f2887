import type { Bilingual } from '#shared/problem.ts';
import type { Derivation } from '#shared/grading/derivation.ts';
import { gradeLabels } from '../../ui/grade-tag.tsx';
import { score, yuan } from '../../ui/numbers.ts';

type Grade = keyof typeof gradeLabels;
const isGrade = (value: string): value is Grade => Object.hasOwn(gradeLabels, value);

export interface ValueWords {
  none: string;
  yes: string;
  no: string;
  yuan: (value: string) => string;
  points: (value: string) => string;
}

/** How a value stands on the page: by its unit, scores with the policy's decimals. */
export function valueText(
  { value, unit }: Pick<Derivation, 'value' | 'unit'>,
  decimals: number,
  words: ValueWords,
  say: (text: Bilingual) => string,
): string {
  if (value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return isGrade(value) && unit === 'grade' ? say(gradeLabels[value]) : value;
  switch (unit) {
    case 'score':
      return score(value, decimals);
    case 'percent':
      return `${Number(value.toFixed(decimals))}%`;
    case 'points':
      return words.points(String(value));
    case 'yuan':
      return words.yuan(yuan(value));
    default:
      return String(value);
  }
}
