import type { Input, Operation, Output } from '#shared/api/operation.ts';
import type { castBallot, issueBallot, readBallotPapers, readBallotResult, readCard } from '#shared/api/votes.ts';

/** The five operations of the voting page. Contract: shared/api/votes.ts, whose schemas are too large to be loaded here. */
export const paths = {
  papers: '/api/votes/papers',
  card: '/api/votes/card',
  issue: '/api/votes/issue',
  result: '/api/votes/result',
  cast: '/api/votes/cast',
} as const;

/** The service said no: asking again changes nothing. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  /** the stable name of the reason, where it has one */
  readonly reason: string;

  constructor(code: string, reason: string, said: string) {
    super(said);
    this.code = code;
    this.reason = reason;
  }
}

/** No answer, or none worth anything: nobody knows whether it was done. To be asked again. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

type Asks<O extends Operation> = (input: Input<O>) => Promise<Output<O>>;
export interface VoteService {
  papers: Asks<typeof readBallotPapers>;
  card: Asks<typeof readCard>;
  issue: Asks<typeof issueBallot>;
  result: Asks<typeof readBallotResult>;
  /** the body as it is sent: its size is part of it */
  cast(body: string): Promise<Output<typeof castBallot>>;
}

export const patience = 20_000;
const worthAsking = new Set(['busy', 'unavailable', 'internal']);

/** @param language of the service's words; casting does not say it, so that all its requests look the same */
export function voteService(language: () => 'zh' | 'en'): VoteService {
  const ask =
    <O>(path: string) =>
    (input: object): Promise<O> =>
      post<O>(path, JSON.stringify(input), { 'accept-language': language() });
  return {
    papers: ask(paths.papers),
    card: ask(paths.card),
    issue: ask(paths.issue),
    result: ask(paths.result),
    cast: (body) => post(paths.cast, body, {}),
  };
}

async function post<O>(path: string, body: string, headers: Record<string, string>): Promise<O> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: stop.signal,
    });
    if (response.ok) return (await response.json()) as O;
    throw await refusalOf(response);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new NoAnswer('', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

interface Said {
  code?: string;
  title?: string;
  problems?: { code?: string }[];
}

async function refusalOf(response: Response): Promise<Refused | NoAnswer> {
  const said = (await response.json().catch(() => ({}))) as Said;
  const { code = '', title = '', problems } = said;
  // What is no problem of the service's own came from something on the way: a proxy, a hotel's login page.
  if (code === '' || worthAsking.has(code) || response.status >= 500) return new NoAnswer(String(response.status));
  return new Refused(code, (problems && problems[0] && problems[0].code) || '', title);
}
