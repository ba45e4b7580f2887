import type { Poll } from '#shared/ballots/poll.ts';
import type { Context } from '#functions/platform/operation.ts';

/**
 * The address of the voting page for a poll, with a card or without: all of it in the fragment, which no server is told.
 * The page holds the keys that it is given against the fingerprint.
 */
export function votingLink(
  { capabilities, tenant, origin }: Pick<Context, 'capabilities' | 'tenant' | 'origin'>,
  { id: poll, expires, fingerprint }: Pick<Poll, 'expires' | 'fingerprint'> & { id: string },
  code?: string,
): string {
  const seconds = Math.floor(Date.parse(expires) / 1000);
  const capability = capabilities.sign({ tenant, poll, box: null, expires: seconds });
  return `${origin()}/vote#c=${capability}&k=${fingerprint ?? ''}${code === undefined ? '' : `&p=${code}`}`;
}
