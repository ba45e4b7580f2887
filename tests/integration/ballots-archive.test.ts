import { gunzipSync } from 'node:zlib';
import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { type PublishedPoll, publishedPoll } from '#shared/ballots/published.ts';
import { ballotsRepository } from '#functions/ballots/repository.ts';
import { putEdge } from '#functions/platform/edges.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '#tests/service.ts';
import { voter, rowsOf } from '#tests/voter.ts';
import { walkedAndScanned } from '#tests/whole-tenant.ts';
import type { ConductCounty } from './conduct.ts';
import { got, makeCounty } from './county.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, person, type RunningPoll } from './ballots-running.ts';
import { archiveOf, takenIn } from './archives.ts';

/** What is kept of a vote: found by the walk, left out of archives but for what was published. */

const held = withService({ at: '2026-12-20T02:00:00Z' });

/** A poll at which everybody said the same and a word more, up to where `until` says. */
async function voted(county: ConductCounty, until: 'casting' | 'closed' | 'published'): Promise<RunningPoll> {
  const poll = await makeFrozenPoll(county, {
    ...{ voters: 6, subjects: [person('t1-1'), person('t1-2')] },
    change: {
      rules: {
        ...{ abstain: true, nominations: true, layout: 'single' },
        comments: { enabled: true, requiredFor: [], maxChars: 100 },
      },
    },
  });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'handing-out', { voters: ['v0'], given: true });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  for (const [i, one] of people.entries()) {
    const rows = rowsOf(papers[i]![0]!, 'excellent', { comment: '此语只供阅读' });
    expect((await one.cast(papers[i]![0]!, rows)).body).toEqual({ counted: 'now' });
  }
  if (until !== 'casting') await acted(poll, 'closing');
  if (until === 'published') await acted(poll, 'publication');
  return poll;
}

const kindsOf = (keys: readonly string[]): string[] =>
  [...new Set(keys.filter((key) => key.startsWith('ballots ')).map((key) => key.split('#')[2]!))].sort();

test('the walk of the county reaches everything of its polls, open and published', async () => {
  const county = await makeBallotCounty(held.service);
  await voted(county, 'casting');
  const { database } = held.service.environment;
  const open = await walkedAndScanned(database, county.tenant.id);
  expect(open.walked).toEqual(open.scanned);
  expect(kindsOf(open.scanned)).toEqual(['CARDS', 'CASTS', 'COMMENTS', 'POLL', 'TALLY', 'VOTERS']);
  await voted(county, 'published');
  const both = await walkedAndScanned(database, county.tenant.id);
  expect(both.walked).toEqual(both.scanned);
  expect(new Set(both.walked).size).toBe(both.walked.length);
});

test('a roll whose poll never came to be is reached, too', async () => {
  const county = await makeBallotCounty(held.service);
  const { database } = held.service.environment;
  const client = tenantClient(database, county.tenant.id);
  const poll = ulid();
  await putEdge(client, ['POLL', poll]);
  await client.put({ ...ballotsRepository(client).keys.voter(poll, '@t1-1'), name: '甲' }, { table: 'ballots' });
  const { walked, scanned } = await walkedAndScanned(database, county.tenant.id);
  expect(kindsOf(scanned)).toEqual(['VOTERS']);
  expect(walked).toEqual(scanned);
});

test('an archive holds what was published of a vote and nothing else; an open poll comes back void', async () => {
  const county = await makeBallotCounty(held.service);
  const [done, open] = [await voted(county, 'published'), await voted(county, 'casting')];
  const counted = await voted(county, 'closed');
  const bytes = await archiveOf(county);
  const text = gunzipSync(bytes).toString('utf8');
  expect(text).not.toContain('{"item":["ballots"');
  expect(text).not.toContain('此语只供阅读');
  expect(text).toContain(`"file":"ballots/${done.id}.json"`);
  expect(text).not.toContain(`ballots/${open.id}.json`);
  // What is counted and not published yet is nobody's to take along.
  expect(text).toContain(`TALLY#${done.id}`);
  expect(text).not.toContain(`TALLY#${counted.id}`);

  const other = await makeCounty(held.service, '另一县');
  await takenIn(other, bytes);
  const read = (poll: RunningPoll) =>
    got<{
      poll: { state: string; voided: { reason: string } | null };
      results: { voters: number; counts: { items: unknown[] } | null }[] | null;
      comments: unknown;
    }>(other, `GET ${poll.route}`);
  const published = await read(done);
  expect(published.poll.state).toBe('published');
  expect(published.results?.map(({ voters, counts }) => [voters, counts?.items])).toEqual([
    [6, [expect.objectContaining({ excellent: 6 })]],
    [6, [expect.objectContaining({ excellent: 6 })]],
  ]);
  const { file } = await got<{ file: PublishedPoll }>(other, `GET ${done.route}/file`);
  expect(publishedPoll.parse(file).poll).toBe(done.id);
  const lost = await read(open);
  expect([lost.poll.state, lost.poll.voided?.reason]).toEqual(['voided', expect.stringContaining('须重新测评')]);
  expect(lost.results).toBeNull();
});
