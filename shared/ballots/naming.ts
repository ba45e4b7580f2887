import { sourceNames } from '#shared/policy/terms.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Poll } from './poll.ts';

/** What a poll is called where there may be others of the same class of voters: another source, a trial, one held anew. */

type Kind = Pick<Poll, 'purpose' | 'source' | 'title' | 'dryRun'>;

/** The how-manieth of its kind it is, and of how many. */
export interface Round {
  round: number;
  rounds: number;
}

const isOfKind = (a: Kind, b: Kind): boolean =>
  a.purpose === b.purpose && a.source === b.source && a.title === b.title && a.dryRun === b.dryRun;

/** @param polls of the unit, in the order in which they were made, this one among them; void ones count: they were held */
export function roundOf(polls: readonly (Kind & { id: string })[], id: string): Round {
  const own = polls.find((poll) => poll.id === id);
  if (!own) return { round: 1, rounds: 1 };
  const alike = polls.filter((poll) => isOfKind(poll, own));
  return { round: alike.indexOf(own) + 1, rounds: alike.length };
}

/** `“全体干部职工”群众评价（模拟测试，第 2 次）`: in a sentence, for those who do not see the poll. */
export function pollName({ title, source, purpose, dryRun }: Kind, { round, rounds }: Round): Bilingual {
  const zh = [...(purpose === 'staff' ? ['一般职工考核'] : []), ...(dryRun ? ['模拟测试'] : [])];
  const en = [...(purpose === 'staff' ? ['staff appraisal'] : []), ...(dryRun ? ['trial'] : [])];
  if (rounds > 1) {
    zh.push(`第 ${round} 次`);
    en.push(`no. ${round}`);
  }
  const of = sourceNames[source];
  return {
    zh: `“${title}”${of.zh}${zh.length > 0 ? `（${zh.join('，')}）` : ''}`,
    en: `“${title}” (${[of.en, ...en].join(', ')})`,
  };
}
