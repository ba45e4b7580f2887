import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { operations } from '#shared/api/contract.ts';
import { readBallotPapers } from '#shared/api/votes.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { ballotOfYear, type Measured } from '#infra/cli/county-year.ts';
import { type Service, startService } from '#infra/local/service.ts';
import { makeOpenPoll, type OpenPoll } from '#tests/ballot-box.ts';
import { makeCounty as makeTenantCounty } from '#tests/integration/county.ts';
import { type Paper, rowsOf, voter, type VoterAnswer } from '#tests/voter.ts';
import type { BenchRow } from './engine.ts';

/** What voting takes: the requests of the voting page as it makes them, through the gateway. */

/** What the requests of one voter took; the second voter's, since the first one loads code. */
export async function measureBallots(service: Service, tenant: string): Promise<Record<string, Measured>> {
  const { boxes, subjects } = ballotOfYear;
  const poll = await makeOpenPoll(service, tenant, { voters: 2, boxes, subjects });
  await voteOf(service, poll, 0);
  return voteOf(service, poll, 1);
}

async function voteOf({ url }: Service, poll: OpenPoll, card: number): Promise<Record<string, Measured>> {
  const someone = voter(url, poll, poll.codes[card]!);
  const measured: Record<string, Measured> = {};
  const ask = async (operation: string, request: () => Promise<VoterAnswer>): Promise<VoterAnswer> => {
    const before = performance.now();
    const answer = await request();
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const milliseconds = Math.round(performance.now() - before);
    const bytes = Buffer.byteLength(JSON.stringify(answer.body));
    measured[`${operation} voter`] = { ...unitsOf(answer), milliseconds, bytes };
    return answer;
  };
  const link = JSON.stringify({ poll: poll.capability });
  await ask('votes.read-papers', () => someone.post('papers', readBallotPapers.path, link));
  await ask('votes.read-card', () => someone.askCard());
  const papers = await someone.prepared();
  await ask('votes.issue', () => someone.askIssue(papers));
  const [paper] = await someone.issue(papers);
  await ask('votes.cast', () => someone.cast(paper!, rowsOf(paper!)));
  return measured;
}

const unitsOf = ({ capacity }: VoterAnswer): { read: number; write: number } => {
  const [, read, write] = /^read=([\d.]+), write=([\d.]+)$/.exec(capacity)!;
  return { read: Number(read), write: Number(write) };
};

const dimensions = ['德', '能', '勤', '绩', '廉'];
const meeting = { voters: 100, subjects: 20 };
/** requests that are under way at once */
const atOnce = 8;

export async function benchBallots(): Promise<BenchRow[]> {
  logger.setLogLevel('CRITICAL');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-bench-'));
  const service = await startService({ data, operations });
  try {
    const county = await makeTenantCounty(service);
    const poll = await makeOpenPoll(service, county.tenant.id, meeting);
    const people = poll.codes.map((code) => voter(service.url, poll, code));
    const prepared = await Promise.all(people.map((one) => one.prepared()));
    const issued: VoterAnswer[] = [];
    const issuing = await secondsFor(people.length, async (i) => {
      issued[i] = await people[i]!.askIssue(prepared[i]!);
    });
    const papers: Paper[] = [];
    for (const [i, one] of people.entries()) papers.push((await one.issue(prepared[i]!))[0]!);
    const cast: VoterAnswer[] = [];
    const casting = await secondsFor(people.length, async (i) => {
      cast[i] = await people[i]!.cast(papers[i]!, rowsOf(papers[i]!));
    });
    if (cast.some(({ body }) => body.counted !== 'now')) throw new Error('a ballot was not counted');
    const items = dimensions.map((label, i) => ({ id: `d${i}`, label, weight: 1 }));
    const byDimensions = await makeOpenPoll(service, county.tenant.id, { ...meeting, voters: 1, items });
    const last = voter(service.url, byDimensions, byDimensions.codes[0]!);
    const [whole] = await last.papers();
    const detailed = await last.cast(whole!, rowsOf(whole!));
    const most = (answers: VoterAnswer[], kind: 'read' | 'write'): number =>
      Math.max(...answers.map((answer) => unitsOf(answer)[kind]));
    return [
      units('a ballot paper for one box: write units', most(issued, 'write'), 2),
      units('a ballot paper for one box: read units', most(issued, 'read')),
      units(`casting a ballot on ${meeting.subjects} persons: write units`, most(cast, 'write'), 12),
      units('casting it: read units', most(cast, 'read')),
      units('the same by five dimensions: write units', most([detailed], 'write')),
      rate('ballot papers issued a second', people.length / issuing),
      rate('ballots cast a second', people.length / casting),
    ];
  } finally {
    await service.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Does them all, some at once, and tells how many seconds it took. */
async function secondsFor(count: number, work: (i: number) => Promise<void>): Promise<number> {
  const before = performance.now();
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (performance.now() - before) / 1000;
}

const units = (what: string, value: number, target?: number): BenchRow => ({
  ...{ what, value: value.toFixed(1), target: target === undefined ? '–' : `≤ ${target}` },
  ok: target === undefined || value <= target,
});

/** A meeting of 500 within a minute takes nine a second of each. */
const rate = (what: string, value: number): BenchRow => ({
  ...{ what, value: value.toFixed(0), target: '≥ 9' },
  ok: value >= 9,
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await benchBallots());
