import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ballotCounter, blankCounter, filledCounter } from '#shared/ballots/sheet.ts';
import type { Service } from '#infra/local/service.ts';
import { countersIn, makeOpenPoll } from '#tests/ballot-box.ts';
import { makeCounty } from '#tests/integration/county.ts';
import type { Meeting, MeetingResult } from './vote-driver.ts';

/** A meeting of 500 that rates 20 persons within a minute: none lost, none counted twice. */

const meeting = { voters: 500, subjects: 20 };

export interface Vote extends MeetingResult {
  /** what is wrong with the count; none: every ballot counted once */
  faults: string[];
}

export const vote = async (service: Service): Promise<Vote> => {
  const county = await makeCounty(service, '测评县');
  const poll = await makeOpenPoll(service, county.tenant.id, meeting);
  const { capability, fingerprint, codes } = poll;
  const result = await drive({ url: service.url, poll: { capability, fingerprint }, codes });
  await poll.close();
  const faults = [...result.refused];
  const expect = (what: string, found: unknown, wanted: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) faults.push(`${what}: ${JSON.stringify(found)}`);
  };
  expect('ballots told to be counted', result.now, meeting.voters);
  expect('pressed twice and told so', result.already, Math.ceil(meeting.voters / 10));
  expect('receipts kept', await poll.repository.listCasts(poll.poll, 0), result.receipts);
  const counted = await countersIn(poll);
  const { [ballotCounter]: ballots, [blankCounter]: blank, [filledCounter]: filled, ...marks } = counted;
  const counters = Object.values(marks);
  expect('ballots counted', ballots, meeting.voters);
  // A fifth says 不了解 of everybody.
  expect('blank ballots and others', [blank, filled], [meeting.voters / 5, (meeting.voters * 4) / 5]);
  // Everybody says one thing of everybody: each subject has as many marks as there are voters.
  expect(
    'marks counted',
    counters.reduce((sum, n) => sum + n, 0),
    meeting.voters * meeting.subjects,
  );
  expect('marks of a kind', [...new Set(counters)], [meeting.voters / 5]);
  return { ...result, faults };
};

const drive = async (input: Meeting): Promise<MeetingResult> => {
  const driver = spawn(process.execPath, [join(import.meta.dirname, 'vote-driver.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  driver.stdin.end(JSON.stringify(input));
  return JSON.parse(await text(driver.stdout)) as MeetingResult;
};

export const voteLines = ({ seconds, issue, cast, faults }: Vote): string[] => {
  const at = (times: readonly number[], share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  const line = (what: string, times: readonly number[]): string =>
    `${what}: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, p99 ${at(times, 0.99)} ms`;
  return [
    `a meeting of ${meeting.voters}, a box of ${meeting.subjects}, ${seconds.toFixed(0)} s`,
    line('  ballot paper', issue),
    line('  ballot', cast),
    ...(faults.length === 0
      ? ['  every ballot counted, none twice']
      : faults.slice(0, 20).map((fault) => `  ✗ ${fault}`)),
  ];
};
