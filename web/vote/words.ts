import { personGradeNames, teamGradeNames, type PersonGrade, type TeamGrade } from '#shared/policy/terms.ts';
import { abstain, wholeItem, type SheetItem, type SheetSubject } from '#shared/ballots/sheet.ts';
import type { Language } from './language.ts';
import { text } from './texts.ts';

/** What a mark of a subject is called. */
export function markName(language: Language, { kind }: Pick<SheetSubject, 'kind'>, mark: string): string {
  if (mark === abstain) return text(language, 'abstain');
  const names = kind === 'team' ? teamGradeNames[mark as TeamGrade] : personGradeNames[mark as PersonGrade];
  return names[language];
}

/** The item that is the whole has words of the page; the others are named by the county. */
export const itemName = (language: Language, { id, label }: SheetItem): string =>
  id === wholeItem.id ? text(language, 'overall') : label;
