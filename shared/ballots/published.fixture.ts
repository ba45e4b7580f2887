import { fingerprintOf, paperHash, receiptOf } from './digests.ts';
import type { PublishedPoll } from './published.ts';
import type { Sheet } from './sheet.ts';

/** A published poll in two boxes: somebody who is rated votes in the other one alone; of a third too few judged. */
export function publishedFixture(): PublishedPoll {
  const hashes = (from: number, n: number): string[] =>
    Array.from({ length: n }, (_, i) => receiptOf(Uint8Array.of(from + i))).sort();
  const person = (id: string, name: string) => ({ kind: 'person' as const, id, name, post: '' });
  const subjects: Sheet['subjects'] = [
    { kind: 'team', id: 'u1', name: '财政局', post: '' },
    person('p1', '甲'),
    person('p2', '乙'),
  ];
  const items: Sheet['items'] = [
    { id: 'integrity', label: '德', weight: 1 },
    { id: 'competence', label: '能', weight: 2 },
  ];
  const rules: Sheet['rules'] = {
    ...{ abstain: true, nominations: true, layout: 'single' },
    comments: { enabled: false, requiredFor: [], maxChars: 100 },
  };
  const asked = ['first', 'second'].map((box) => ({ box, size: 2048 }));
  const printOf = (key: string, n: number, places: readonly number[]) => ({
    key,
    paper: paperHash({ ...asked[n]!, sheet: { subjects: places.map((place) => subjects[place]!), items, rules } }),
  });
  return {
    format: 'kaoping.poll/1',
    ...{ county: '某县', cycle: '2026', year: 2026, unit: { id: 'u1', name: '财政局' } },
    ...{ poll: '01KZ0000000000000000000000', source: 'peer', title: '班子成员', dryRun: false, medium: 'electronic' },
    fingerprint: fingerprintOf([printOf('AAAA', 0, [0, 1]), printOf('BBBB', 1, [2])]),
    minBallots: 3,
    ...{ subjects, items, rules },
    boxes: [
      {
        ...{ key: 'AAAA', asked: asked[0]!, cards: 7, issued: 6, cast: 5, blank: 0, hashes: hashes(1, 5) },
        results: [
          { subject: 0, counts: { subject: 0, items: [{ good: 3, average: 1, abstain: 1 }], nominations: 0 } },
          {
            subject: 1,
            counts: { subject: 1, items: [{ excellent: 5 }, { competent: 3, abstain: 2 }], nominations: 5 },
          },
        ],
      },
      {
        ...{ key: 'BBBB', asked: asked[1]!, cards: 6, issued: 4, cast: 4, blank: null, hashes: hashes(11, 4) },
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
    boxes: [{ ...box!, key: null, asked: null, hashes: null, invalid: 0, blank: null, results }],
  };
}
