import { describe, expect, test } from 'vitest';
import { receiptOf } from './digests.ts';
import { paperFixture, publishedFixture } from './published.fixture.ts';
import { type PublishedPoll, publishedPoll } from './published.ts';
import { boxesOfReceipt, verifyPublished } from './verify.ts';

type Path = readonly (string | number)[];
type Tree = Record<string | number, unknown>;

function* leaves(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) return yield path;
  for (const key of Object.keys(value)) {
    const place = Array.isArray(value) ? Number(key) : key;
    yield* leaves((value as Tree)[key], [...path, place]);
  }
}

/** The file with another value at one place: a number one higher, a text one character longer, null something. */
function altered(poll: PublishedPoll, path: Path): unknown {
  const copy = structuredClone(poll) as unknown as Tree;
  const owner = path.slice(0, -1).reduce<Tree>((at, key) => at[key] as Tree, copy);
  const last = path.at(-1)!;
  const value = owner[last];
  owner[last] = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value as string}x`;
  return copy;
}

const isFound = (file: unknown): boolean => {
  const read = publishedPoll.safeParse(file);
  return !read.success || verifyPublished(read.data).length > 0;
};

/** What a file says of itself and nothing in it can prove; its hash, which the county's page shows, does. */
const words = /^(county|cycle|year|unit|source|title|dryRun)/;
/** one more is another number that could be */
const couldBe = new Set(['boxes.0.cards', 'boxes.1.cards', 'boxes.0.issued', 'boxes.1.issued']);

describe('a published poll', () => {
  test('is whole in itself', () => {
    expect(publishedPoll.safeParse(publishedFixture()).error).toBeUndefined();
    expect(verifyPublished(publishedFixture())).toEqual([]);
    expect(verifyPublished(paperFixture())).toEqual([]);
  });

  const poll = publishedFixture();
  const places = [...leaves(poll)].map((path) => path.join('.'));
  const proven = places.filter((path) => !words.test(path) && !couldBe.has(path) && path !== 'minBallots');

  test.each(proven)('altered at %s is found', (path) => {
    const place = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    expect(isFound(altered(poll, place))).toBe(true);
  });

  test('there are places of every kind among those', () => {
    expect(proven).toEqual(
      expect.arrayContaining(['format', 'poll', 'medium', 'fingerprint', 'boxes.0.key', 'boxes.1.cast']),
    );
    expect(proven).toEqual(
      expect.arrayContaining(['boxes.0.results.1.counts.nominations', 'boxes.0.results.0.counts.items.0.abstain']),
    );
    expect(proven.length).toBeGreaterThan(30);
  });
});

describe('what no longer agrees is told where it stands', () => {
  const codes = (change: (poll: PublishedPoll) => unknown, poll = publishedFixture()): string[] => {
    change(poll);
    return verifyPublished(poll).map(({ path, code }) => `${path} ${code}`);
  };
  const counts = (poll: PublishedPoll) => poll.boxes[0]!.results[1]!.counts!;

  test.each<[string, (poll: PublishedPoll) => unknown, string[]]>([
    ['fewer issued than cast', ({ boxes }) => (boxes[0]!.issued = 4), ['boxes[0].cast more-cast']],
    ['more issued than cards', ({ boxes }) => (boxes[0]!.issued = 8), ['boxes[0].issued more-issued']],
    ['keys in another order', ({ boxes }) => boxes.reverse(), ['fingerprint wrong-fingerprint']],
    [
      'one key for two boxes',
      ({ boxes }) => (boxes[1]!.key = boxes[0]!.key),
      ['boxes[1].key same-key', 'fingerprint wrong-fingerprint'],
    ],
    [
      'receipts in another order',
      ({ boxes }) => boxes[1]!.hashes!.reverse(),
      [1, 2, 3].map((i) => `boxes[1].hashes[${i}] wrong-order`),
    ],
    [
      'a receipt twice',
      ({ boxes }) => (boxes[0]!.hashes![1] = boxes[0]!.hashes![0]!),
      ['boxes[0].hashes[1] wrong-order'],
    ],
    ['a receipt less', ({ boxes }) => boxes[0]!.hashes!.pop(), ['boxes[0].hashes wrong-number']],
    ['no receipts', ({ boxes }) => (boxes[0]!.hashes = null), ['boxes[0].hashes wrong-number']],
    [
      'a subject twice',
      ({ boxes }) => boxes[1]!.results.push({ subject: 1, counts: null }),
      ['fingerprint wrong-fingerprint', 'boxes[1].results[1].subject subject-twice'],
    ],
    [
      'a subject without result',
      ({ boxes }) => boxes[1]!.results.pop(),
      ['fingerprint wrong-fingerprint', 'subjects[2] missing-subject'],
    ],
    ['another name', ({ subjects }) => (subjects[1]!.name = '丁'), ['fingerprint wrong-fingerprint']],
    [
      'a result of somebody else',
      (poll) => (counts(poll).subject = 2),
      ['boxes[0].results[1].counts.subject unknown-subject'],
    ],
    ['an item less', (poll) => counts(poll).items.pop(), ['boxes[0].results[1].counts.items wrong-items']],
    [
      'a grade of another scale',
      (poll) => (counts(poll).items[0] = { good: 5 }),
      ['boxes[0].results[1].counts.items[0] wrong-marks'],
    ],
    [
      'more 不了解 than the least number of grades allows',
      (poll) => (counts(poll).items[1] = { competent: 2, abstain: 3 }),
      ['boxes[0].results[1].counts.items[1] too-few'],
    ],
    ['a higher least number', (poll) => (poll.minBallots = 4), ['boxes[0].results[1].counts.items[1] too-few']],
    [
      'more nominations than ballots',
      (poll) => (counts(poll).nominations = 6),
      ['boxes[0].results[1].counts.nominations too-many-nominations'],
    ],
    [
      'a blank ballot where everybody was graded',
      ({ boxes }) => (boxes[0]!.blank = 1),
      ['boxes[0].blank too-many-blank'],
    ],
    [
      'blank ballots beside a subject whom too few judged',
      ({ boxes }) => (boxes[1]!.blank = 0),
      ['boxes[1].blank blank-of-few'],
    ],
    ['an invalid ballot without paper', ({ boxes }) => (boxes[0]!.invalid = 0), ['boxes[0].invalid not-electronic']],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  /** of both subjects of the first box one person said nothing */
  const withBlank = ({ boxes: [box] }: PublishedPoll): void => {
    box!.blank = 1;
    const { counts: person } = box!.results[1]!;
    person!.items[0] = { excellent: 4, abstain: 1 };
    person!.nominations = 4;
  };
  const blankAnd = (change: (box: PublishedPoll['boxes'][number]) => unknown) =>
    codes((poll) => {
      withBlank(poll);
      change(poll.boxes[0]!);
    });

  test('blank ballots are no more than gave no grade in any item and nominated nobody', () => {
    const wrong = ['boxes[0].blank too-many-blank'];
    expect(codes(withBlank)).toEqual([]);
    expect(blankAnd((box) => (box.blank = 2))).toEqual(wrong);
    expect(blankAnd((box) => (box.results[0]!.counts!.items[0] = { good: 5 }))).toEqual(wrong);
    expect(blankAnd((box) => (box.results[1]!.counts!.nominations = 5))).toEqual(wrong);
  });

  test('a file of before says nothing of blank ballots, and agrees', () => {
    const before = publishedFixture();
    for (const box of before.boxes) delete box.blank;
    expect(publishedPoll.safeParse(before).error).toBeUndefined();
    expect(verifyPublished(before)).toEqual([]);
  });

  test('on paper blank ballots are of all boxes, and invalid ones no more than came back', () => {
    const whole = (): PublishedPoll => {
      const paper = paperFixture();
      paper.boxes[0]!.results[2] = { subject: 2, counts: { ...counts(paper), subject: 2 } };
      withBlank(paper);
      return { ...paper, boxes: [paper.boxes[0]!] };
    };
    expect(codes(() => undefined, whole())).toEqual(['boxes[0].blank too-many-blank']);
    const third = (poll: PublishedPoll) => (poll.boxes[0]!.results[2]!.counts = { ...counts(poll), subject: 2 });
    expect(codes(third, whole())).toEqual([]);
    const apart = (poll: PublishedPoll) => {
      poll.boxes.push({ ...poll.boxes[0]!, results: [{ subject: 2, counts: null }], blank: null });
      poll.boxes[0]!.results.pop();
    };
    expect(codes(apart, whole())).toEqual(['boxes[0].blank blank-of-few']);
    expect(codes(({ boxes }) => (boxes[0]!.invalid = 6), paperFixture())).toContain(
      'boxes[0].invalid too-many-invalid',
    );
    expect(codes(({ boxes }) => (boxes[0]!.invalid = 1), paperFixture())).toEqual([
      'boxes[0].results[0].counts.items[0] wrong-sum',
      'boxes[0].results[1].counts.items[0] wrong-sum',
      'boxes[0].results[1].counts.items[1] wrong-sum',
    ]);
  });

  test('paper has neither keys nor receipts, and no more marks than ballots came back', () => {
    expect(codes(({ boxes }) => (boxes[0]!.key = 'AAAA'), paperFixture())).toEqual(['boxes[0].key not-of-paper']);
    expect(codes(({ boxes }) => (boxes[0]!.hashes = []), paperFixture())).toEqual(['boxes[0].hashes not-of-paper']);
    expect(codes((poll) => (poll.fingerprint = ''), paperFixture())).toEqual(['fingerprint not-of-paper']);
    expect(codes((poll) => (counts(poll).items[0] = { excellent: 4 }), paperFixture())).toEqual([]);
    expect(codes((poll) => (counts(poll).items[0] = { excellent: 6 }), paperFixture())).toEqual([
      'boxes[0].results[1].counts.items[0] wrong-sum',
    ]);
  });
});

test('a receipt is found in the box where it was counted, and one that was not is in none', () => {
  expect(boxesOfReceipt(publishedFixture(), receiptOf(Uint8Array.of(12)))).toEqual([1]);
  expect(boxesOfReceipt(publishedFixture(), receiptOf(Uint8Array.of(99)))).toEqual([]);
  expect(boxesOfReceipt(paperFixture(), receiptOf(Uint8Array.of(1)))).toEqual([]);
});
