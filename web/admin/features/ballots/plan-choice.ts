import type { PlannedPoll, PollLine } from './use-poll.ts';

/** Which of the planned polls there is one of already; a trial, and what was voided, stands in nobody's way. */
export const madeOf = (planned: Pick<PlannedPoll, 'title' | 'source' | 'purpose'>, polls: readonly PollLine[]) =>
  polls.find(
    (poll) =>
      !poll.dryRun &&
      poll.state !== 'voided' &&
      poll.title === planned.title &&
      poll.source === planned.source &&
      poll.purpose === planned.purpose,
  );

/** Whom a poll rates, in one line: the team, the first few people, how many in all. */
export function namesOf(subjects: readonly { name: string }[], shown: number): { names: string[]; more: number } {
  return { names: subjects.slice(0, shown).map(({ name }) => name), more: Math.max(0, subjects.length - shown) };
}
