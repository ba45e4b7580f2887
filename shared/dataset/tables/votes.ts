import { personGradeNames, selfGradeNames, teamGradeNames } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { OpinionRow } from '../schema.ts';
import { CellFault } from './cells.ts';
import type { Lookup } from './lookup.ts';

/** The words of the scale that a row of votes is on (scoring.md §4). */
function scaleOf(kind: unknown, source: unknown): Readonly<Record<string, Bilingual>> {
  if (source === 'self') return selfGradeNames;
  return kind === 'team' ? teamGradeNames : personGradeNames;
}

/** A sheet's row (`counts` by the words in its headings) as a row of the dataset (by grades). */
export function opinionFrom(row: Record<string, unknown>, lookup: Lookup): Record<string, unknown> {
  const subject = { ...(row.subject as { kind?: string; id?: string } | undefined) };
  if (subject.id !== undefined) subject.id = lookup.find(subject.kind === 'team' ? 'units' : 'people', subject.id);
  const scale = scaleOf(subject.kind, row.source);
  const counts: Record<string, unknown> = {};
  for (const [word, votes] of Object.entries((row.counts as Record<string, unknown> | undefined) ?? {})) {
    const grade = Object.keys(scale).find((key) => scale[key]!.zh === word);
    if (grade === undefined) throw new VoteFault(word, Object.values(scale));
    counts[grade] = votes;
  }
  return { ...row, subject, counts };
}

/** Votes under a word that is no grade of the row's scale. */
export class VoteFault extends CellFault {
  readonly key: string;

  constructor(word: string, scale: readonly Bilingual[]) {
    const grades = scale.map(({ zh }) => zh).join('、');
    super(
      'grade-outside-scale',
      `此行的等次是${grades}，不能填“${word}”。`,
      `This row’s grades are ${grades}, not “${word}”.`,
    );
    this.key = `counts.${word}`;
  }
}

/** The other way round. Votes for a grade outside the scale have no column. */
export function opinionTo({ subject, source, counts, ballots }: OpinionRow): Record<string, unknown> {
  const scale = scaleOf(subject.kind, source);
  const words = Object.entries(counts).map(([grade, votes]) => [scale[grade]?.zh ?? grade, votes]);
  return { subject, source, counts: Object.fromEntries(words), ballots };
}
