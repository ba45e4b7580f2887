import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import type { readPoll, readPolls } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import { withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { got } from './county.ts';
import { type Cards, makeBallotCounty } from './ballots-running.ts';

/** Every poll that a township's policy asks for, from the plan to the file, by what the pages are told may be done. */

const held = withService({ at: '2026-12-20T02:00:00Z' });

const at = '/api/cycles/2026/ballots/t1';

test('a planned poll goes from act to act until it is published', { timeout: 120_000 }, async () => {
  const county = await makeBallotCounty(held.service);
  const { groupLeader } = county.users;
  const { planned } = await got<Output<typeof readPolls>>(county, `GET ${at}`, undefined, groupLeader);
  expect(planned.map(({ source }) => source)).toEqual(expect.arrayContaining(['mass', 'peer']));
  for (const { key } of planned) await runThrough(county, key);
  const { polls } = await got<Output<typeof readPolls>>(county, `GET ${at}`, undefined, groupLeader);
  expect(polls.map(({ state }) => state)).toEqual(planned.map(() => 'published'));
});

async function runThrough(county: ConductCounty, key: string): Promise<void> {
  const { groupLeader } = county.users;
  const id = ulid();
  const polls = [{ id, key, medium: 'electronic', dryRun: false }];
  await got(county, `POST ${at}/polls`, { polls }, groupLeader);
  const read = () => got<Output<typeof readPoll>>(county, `GET ${at}/polls/${id}`, undefined, groupLeader);
  const act = async <T>(name: string, what: string, input: Record<string, unknown> = {}): Promise<T> => {
    const { poll } = await read();
    expect(poll.acts).toContain(name);
    const isVersioned = ['issuing', 'casting', 'publication'].includes(what);
    const body = { ...(isVersioned && { version: poll.version }), ...input };
    return got<T>(county, `POST ${at}/polls/${id}/${what}`, body, groupLeader);
  };
  for (let left = 1; left > 0;) ({ keysMissing: left } = await act<{ keysMissing: number }>('freeze', 'freezing'));

  const { voters, poll } = await read();
  const bag = voters.filter(({ own }) => !own).length;
  const named = voters.filter(({ own }) => own).map((one) => one.id);
  const { cards } = await act<Cards>('print', 'cards', { bag, voters: named });
  expect(cards).toHaveLength(voters.length);
  await act('hand-out', 'handing-out', { voters: voters.slice(0, 25).map((one) => one.id), given: true });
  await act('open-issuing', 'issuing');
  const fragment = new URLSearchParams(new URL(cards[0]!.url).hash.slice(1));
  const link = { capability: fragment.get('c')!, fingerprint: fragment.get('k')! };
  expect(link.fingerprint).toBe(poll.fingerprint);
  const people = cards.map(({ code }) => voter(held.service.url, link, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  expect((await read()).progress).toMatchObject({ cards: cards.length, issued: cards.length, cast: null });
  await act('open-casting', 'casting');
  for (const [i, one] of people.entries())
    for (const paper of papers[i]!) {
      const rows = rowsOf(paper).map((row, s) =>
        paper.sheet.subjects[s]!.kind === 'team' ? { ...row, marks: ['good'] } : row,
      );
      expect((await one.cast(paper, rows)).body).toEqual({ counted: 'now' });
    }
  expect((await read()).results).toBeNull();
  await act('close', 'closing');
  const closed = await read();
  expect(closed.results?.length).toBe(poll.subjects.length);
  await act('publish', 'publication');
  const { file } = await got<{ file: PublishedPoll }>(county, `GET ${at}/polls/${id}/file`, undefined, groupLeader);
  expect(verifyPublished(file)).toEqual([]);
  expect(file.boxes.every(({ cast, issued }) => cast > 0 && cast === issued)).toBe(true);
}
