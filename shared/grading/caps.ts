import type { Person } from '#shared/dataset/schema.ts';
import { type PersonGrade, personGrades, type Policy } from '#shared/policy/schema.ts';
import { isShareAbove } from './arithmetic.ts';
import { barEffect } from './eligibility.ts';
import { countedVotes, type OpinionScore } from './opinion.ts';

type VoteRule = Policy['grading']['voteRules'][number];

/** The votes on a person as one vote rule sees them. */
export interface VoteCount {
  rule: VoteRule;
  /** marks in the rule's grades */
  inGrades: number;
  /** all marks: the share is taken of them */
  votes: number;
  /** the ballots that gave them: what `minVotes` is judged by */
  ballots: number;
  applies: boolean;
}

export function countVotes({ grading }: Policy, opinion: OpinionScore): VoteCount[] {
  if (grading.voteRules.length === 0) return [];
  const rows = countedVotes(opinion);
  const votes = rows.reduce((sum, row) => sum + row.votes, 0);
  const ballots = rows.reduce((sum, row) => sum + row.ballots, 0);
  return grading.voteRules.map((rule) => {
    const inGrades = rows.reduce(
      (sum, { row }) =>
        sum + personGrades.reduce((n, g) => n + (rule.grades.includes(g) ? (row.counts[g] ?? 0) : 0), 0),
      0,
    );
    const applies = ballots >= rule.minVotes && isShareAbove(inGrades, votes, rule.shareAbove);
    return { rule, inGrades, votes, ballots, applies };
  });
}

/** The highest grade that each bar of a person allows. */
export function barCaps(policy: Policy, { bars = [] }: Person): { kind: string; note: string; cap: PersonGrade }[] {
  return bars.flatMap(({ kind, note }) => {
    const cap = barEffect(policy, kind);
    return cap === 'ungraded' ? [] : [{ kind, note, cap }];
  });
}

/** The highest grade a person may get by bars and vote rules together; the lowest of several caps (scoring.md §7.8). */
export function capOf(policy: Policy, person: Person, opinion: OpinionScore): PersonGrade {
  let cap: PersonGrade = 'excellent';
  for (const bar of barCaps(policy, person)) cap = lowerGrade(cap, bar.cap);
  for (const { applies, rule } of countVotes(policy, opinion)) if (applies) cap = lowerGrade(cap, rule.cap);
  return cap;
}

export function lowerGrade(a: PersonGrade, b: PersonGrade): PersonGrade {
  return personGrades.indexOf(a) >= personGrades.indexOf(b) ? a : b;
}

export function isAtLeast(grade: PersonGrade, least: PersonGrade): boolean {
  return personGrades.indexOf(grade) <= personGrades.indexOf(least);
}
