import { ulid } from 'ulid';
import { expect } from 'vitest';
import type { readPoll, readPolls } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import { readBallotResult } from '#shared/api/votes.ts';
import type { PublishedPoll } from '#shared/ballots/published.ts';
import { verifyPublished } from '#shared/ballots/verify.ts';
import { type Cards, makeBallotCounty } from '#tests/integration/ballots-running.ts';
import { got } from '#tests/integration/county.ts';
import type { TestService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { Deployed } from './deployed.ts';

const at = '/api/cycles/2026/ballots/t1';

/** A trial meeting from the plan to the receipts, every step of it done by the shipped functions. */
export const wholeVote = async (service: Deployed): Promise<void> => {
  // Nothing of it moves the clock, which is the machine's.
  const county = await makeBallotCounty(service as unknown as TestService);
  const { groupLeader } = county.users;
  const ask = <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
    got<T>(county, `${method} ${at}${path}`, body, groupLeader);
  const { planned } = await ask<Output<typeof readPolls>>('GET', '');
  const id = ulid();
  const { key } = planned.find(({ source }) => source === 'peer')!;
  await ask('POST', '/polls', { polls: [{ id, key, medium: 'electronic', dryRun: true }] });
  const read = () => ask<Output<typeof readPoll>>('GET', `/polls/${id}`);
  const act = <T>(what: string, input: object = {}): Promise<T> => ask('POST', `/polls/${id}/${what}`, input);
  const versioned = async (what: string): Promise<unknown> => act(what, { version: (await read()).poll.version });

  for (let left = 1; left > 0;) ({ keysMissing: left } = await act<{ keysMissing: number }>('freezing'));
  const { voters } = await read();
  const named = voters.filter(({ own }) => own).map((one) => one.id);
  const { cards } = await act<Cards>('cards', { bag: voters.length - named.length, voters: named });
  await act('handing-out', { voters: voters.map((one) => one.id).slice(0, 25), given: true });
  await versioned('issuing');
  const fragment = new URLSearchParams(new URL(cards[0]!.url).hash.slice(1));
  const link = { capability: fragment.get('c')!, fingerprint: fragment.get('k')! };
  const people = cards.map(({ code }) => voter(service.url, link, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await versioned('casting');
  for (const [i, one] of people.entries())
    for (const paper of papers[i]!)
      expect((await one.cast(paper, rowsOf(paper, 'abstain'))).body).toEqual({ counted: 'now' });
  await act('closing');
  await versioned('publication');
  const asked = await people[0]!.post('papers', readBallotResult.path, JSON.stringify({ poll: link.capability }));
  const { file } = asked.body as { file: PublishedPoll };
  expect(verifyPublished(file)).toEqual([]);
  const receipts = papers[0]!.map((paper) => people[0]!.receipt(paper));
  expect(file.boxes.flatMap(({ hashes }) => hashes ?? [])).toEqual(expect.arrayContaining(receipts));
};
