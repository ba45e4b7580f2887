import type { Bilingual } from '#shared/problem.ts';
import type { Derivation } from '#shared/grading/derivation.ts';
import { flagLabels, honourLabels, statusLabels } from '#shared/grading/labels.ts';
import { barKindNames } from '#shared/policy/terms.ts';
import { gradeLabels } from '../../ui/grade-labels.ts';
import { score, yuan } from '../../ui/numbers.ts';

type Grade = keyof typeof gradeLabels;
const isGrade = (value: string): value is Grade => Object.hasOwn(gradeLabels, value);

/** What a derivation gives as a key of one of the closed lists; a row of somebody's own words stays as it is. */
const words: Readonly<Record<string, Bilingual>> = { ...barKindNames, ...statusLabels, ...honourLabels, ...flagLabels };

export interface ValueWords {
  none: string;
  yes: string;
  no: string;
  yuan: (value: string) => string;
  points: (value: string) => string;
}

/** How a value stands on the page: by its unit, scores with the policy's decimals. */
export function valueText(
  { value, unit, row = null }: Pick<Derivation, 'value' | 'unit'> & Partial<Pick<Derivation, 'row'>>,
  decimals: number,
  { none, yes, no, points, yuan: inYuan }: ValueWords,
  say: (text: Bilingual) => string,
): string {
  if (value === null) return none;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'string') {
    if (unit === 'grade' && isGrade(value)) return say(gradeLabels[value]);
    const word = unit === 'text' && row?.list !== 'performance' ? words[value] : undefined;
    return word ? say(word) : value;
  }
  switch (unit) {
    case 'score':
      return score(value, decimals);
    case 'percent':
      return `${Number(value.toFixed(decimals))}%`;
    case 'points':
      return points(String(value));
    case 'yuan':
      return inYuan(yuan(value));
    default:
      return String(value);
  }
}
