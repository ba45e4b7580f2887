import { expect, test } from 'vitest';
import { receiptOf } from './digests.ts';
import { publishedFixture } from './published.fixture.ts';
import { type PublishedPoll } from './published.ts';
import { verifyPublished } from './verify.ts';

/** What is missing from a published file is found as well as what was put in. */

const changed = (change: (poll: PublishedPoll) => void): string[] => {
  const poll = publishedFixture();
  change(poll);
  return verifyPublished(poll).map(({ path, code }) => `${path} ${code}`);
};

test('a receipt beside those of the ballots, and one that was taken out', () => {
  const wrong = ['boxes[0].hashes wrong-number'];
  const stranger = receiptOf(Uint8Array.of(99));
  expect(changed(({ boxes }) => (boxes[0]!.hashes = [...boxes[0]!.hashes!, stranger].sort()))).toEqual(wrong);
  expect(changed(({ boxes }) => boxes[0]!.hashes!.pop())).toEqual(wrong);
});

test('a grade that was added, and one that was taken out', () => {
  const item = (by: number) => (poll: PublishedPoll) => {
    poll.boxes[0]!.results[1]!.counts!.items[0]!['excellent']! += by;
  };
  const wrong = ['boxes[0].results[1].counts.items[0] wrong-sum'];
  expect(changed(item(1))).toEqual(wrong);
  expect(changed(item(-1))).toEqual(wrong);
});
