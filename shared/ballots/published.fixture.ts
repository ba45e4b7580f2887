import { fingerprintOf, receiptOf } from './digests.ts';
import type { PublishedPoll } from './published.ts';

/** A published poll in two boxes: somebody who is rated votes in the other one alone; of a third too few judged. */
export function publishedFixture(): PublishedPoll {
  const hashes = (from: number, n: number): string[] =>
    Array.from({ length: n }, (_, i) => receiptOf(Uint8Array.of(from + i))).sort();
  const prints = [
    { key: 'AAAA', paper: 'aaaa' },
    { key: 'BBBB', paper: 'bbbb' },
  ];
  const person = (id: string, name: string) => ({ kind: 'person' as const, id, name, post: '' });
  return {
    format: 'kaoping.poll/1',
    ...{ county: '某县', cycle: '2026', year: 2026, unit: { id: 'u1', name: '财政局' } },
    ...{ poll: '01KZ0000000000000000000000', source: 'peer', title: '班子成员', dryRun: false, medium: 'electronic' },
    fingerprint: fingerprintOf(prints),
    minBallots: 3,
    subjects: [{ kind: 'team', id: 'u1', name: '财政局', post: '' }, person('p1', '甲'), person('p2', '乙')],
    items: [
      { id: 'integrity', label: '德', weight: 1 },
      { id: 'competence', label: '能', weight: 2 },
    ],
    boxes: [
      {
        ...{ ...prints[0]!, cards: 7, issued: 6, cast: 5, hashes: hashes(1, 5) },
        results: [
          { subject: 0, counts: { subject: 0, items: [{ good: 3, average: 1, abstain: 1 }], nominations: 0 } },
          {
            subject: 1,
            counts: { subject: 1, items: [{ excellent: 5 }, { competent: 3, abstain: 2 }], nominations: 5 },
          },
        ],
      },
      {
        ...{ ...prints[1]!, cards: 6, issued: 4, cast: 4, hashes: hashes(11, 4) },
        results: [{ subject: 2, counts: null }],
      },
    ],
  };
}

/** The same counted on paper: no keys, no receipts, and a row may have been left empty. */
export function paperFixture(): PublishedPoll {
  const poll = publishedFixture();
  const [box] = poll.boxes;
  const results = [...box!.results, { subject: 2, counts: null }];
  return {
    ...{ ...poll, medium: 'paper', fingerprint: null },
    boxes: [{ ...box!, key: null, paper: null, hashes: null, results }],
  };
}
