import { setTimeout } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { marksOf } from '#shared/ballots/sheet.ts';
import { rowsOf, voter, type VoterAnswer } from '#tests/voter.ts';

/**
 * A meeting at its telephones, in a process of its own: everybody reads the papers, has them issued and casts within a
 * minute, and every tenth presses twice. Reads the meeting from its input, prints what was answered. Loopback only.
 */
export interface Meeting {
  url: string;
  poll: { capability: string; fingerprint: string };
  codes: string[];
}

export interface MeetingResult {
  seconds: number;
  /** answers to casts: counted now, counted before, and anything else */
  now: number;
  already: number;
  refused: string[];
  /** sorted, of the ballots that were told to be counted */
  receipts: string[];
  /** milliseconds from pressing to the answer, sorted */
  issue: number[];
  cast: number[];
}

const spread = 50_000;

const { url, poll, codes } = JSON.parse(await text(process.stdin)) as Meeting;
if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname))
  throw new Error(`load goes to this machine alone, not to ${url}`);

const result: MeetingResult = { seconds: 0, now: 0, already: 0, refused: [], receipts: [], issue: [], cast: [] };

const timed = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
  const before = performance.now();
  const answer = await work();
  times.push(performance.now() - before);
  return answer;
};

const vote = async (code: string, i: number): Promise<void> => {
  await setTimeout((i * spread) / codes.length);
  const someone = voter(url, poll, code);
  const prepared = await someone.prepared();
  const [paper] = await timed(result.issue, () => someone.issue(prepared));
  const marks = marksOf(paper!.sheet.subjects[0]!);
  const press = (): Promise<VoterAnswer> => someone.cast(paper!, rowsOf(paper!, marks[i % marks.length]!));
  const answers = await timed(result.cast, () => Promise.all(i % 10 === 0 ? [press(), press()] : [press()]));
  for (const { status, body } of answers)
    if (status === 200) result[(body as { counted: 'now' | 'already' }).counted] += 1;
    else result.refused.push(`${status} ${JSON.stringify(body)}`.slice(0, 300));
  if (answers.some(({ status }) => status === 200)) result.receipts.push(someone.receipt(paper!));
};

const before = performance.now();
const ended = await Promise.allSettled(codes.map(vote));
for (const one of ended) if (one.status === 'rejected') result.refused.push(String(one.reason));
result.seconds = (performance.now() - before) / 1000;
result.receipts.sort();
for (const times of [result.issue, result.cast]) times.sort((a, b) => a - b);
console.log(JSON.stringify(result));
