import type { PublishedPoll } from '#shared/ballots/published.ts';
import { verifyPublished, type BoxFault } from '#shared/ballots/verify.ts';

/** What anybody can recompute from the published file of a poll, gathered into what a voter asks. */
export const checkNames = ['keys', 'receipts', 'sums', 'turnout'] as const;
export type CheckName = (typeof checkNames)[number];
export interface Check {
  name: CheckName;
  holds: boolean;
}

const checkOf = (code: BoxFault['code']): CheckName => {
  switch (code) {
    case 'no-key':
    case 'same-key':
    case 'wrong-fingerprint':
      return 'keys';
    case 'no-receipt':
    case 'wrong-order':
    case 'wrong-number':
    case 'not-of-paper':
      return 'receipts';
    case 'more-cast':
    case 'more-issued':
      return 'turnout';
    default:
      return 'sums';
  }
};

/** @param fingerprint of the keys as it stands on the notice */
export function checksOf(file: PublishedPoll, fingerprint: string): Check[] {
  const wrong = verifyPublished(file).map(({ code }) => checkOf(code));
  if (file.fingerprint !== fingerprint) wrong.push('keys');
  return checkNames.map((name) => ({ name, holds: wrong.indexOf(name) < 0 }));
}

/** Whether what came is a file of this format at all. */
export const isPublished = (file: unknown): file is PublishedPoll => {
  const given = file as Partial<PublishedPoll> | null;
  return !!given && given.format === 'kaoping.poll/1' && Array.isArray(given.boxes) && Array.isArray(given.subjects);
};
