import { describe, expect, test } from 'vitest';
import type { PaperCount, Poll } from './poll.ts';
import { faultsOfPaper, isPaperComplete } from './paper.ts';
import { ballotsOn, countsOf, disagreements, hasEnoughVoted, paperResultsOf, resultsOf, unlessFew } from './results.ts';
import { type Counters, countersOf, marksOf } from './sheet.ts';

const person = (id: string) => ({ kind: 'person' as const, id, name: id, post: '' });
const [whole, second] = [
  { id: 'whole', label: '总体评价', weight: 1 },
  { id: 'second', label: '第二项', weight: 2 },
];
const at = '2026-12-20T02:00:00Z';
const by = { user: 'u', name: '甲' };

const pollOf = (more: Partial<Poll> = {}): Poll => ({
  ...{ unit: 't1', source: 'mass', title: '全体干部职工', dryRun: false, medium: 'electronic', fillMode: 'central' },
  ...{ purpose: 'cadres', state: 'closed', voters: 10, minBallots: 5, items: [whole, second] },
  subjects: [{ kind: 'team', id: 't1', name: '桃江镇', post: '' }, person('p1'), person('p2')],
  rules: {
    ...{ abstain: true, nominations: true, layout: 'single' },
    comments: { enabled: false, requiredFor: [], maxChars: 100 },
  },
  boxes: [
    { subjects: [0, 2], without: null, shards: 1 },
    { subjects: [1], without: '@p1', shards: 1 },
  ],
  ...{ fingerprint: 'f', expires: at, until: null, created: { at, by }, opened: null, closed: null, published: null },
  ...{ voided: null, file: null, paper: { entered: null, confirmed: null } },
  turnout: { cards: 10, voided: 0, issued: 7, cast: [7, 6] },
  ...more,
});

/** As casting adds them up: each ballot a list of marks for each subject of the box, and whom it nominates. */
function tallied(poll: Poll, box: number, ballots: readonly { marks: string[][]; nominated?: number }[]): Counters {
  const subjects = poll.boxes[box]!.subjects.map((place) => poll.subjects[place]!);
  const sheet = { subjects, items: poll.items, rules: poll.rules };
  const counters: Record<string, number> = {};
  for (const { marks, nominated } of ballots)
    for (const counter of countersOf(
      sheet,
      marks.map((row, subject) => ({ subject, marks: row, nominated: nominated === subject, comment: '' })),
    ))
      counters[counter] = (counters[counter] ?? 0) + 1;
  return counters;
}

const best = [['good'], ['excellent', 'competent']];
const seven = (poll: Poll) =>
  tallied(
    poll,
    0,
    Array.from({ length: 7 }, () => ({ marks: best, nominated: 1 })),
  );
/** five grades in one item, four in the other */
const few = (poll: Poll) =>
  tallied(poll, 1, [
    ...Array.from({ length: 4 }, () => ({ marks: [['excellent', 'excellent']], nominated: 0 })),
    { marks: [['competent', 'abstain']] },
    { marks: [['abstain', 'abstain']] },
  ]);

describe('what leaves a box', () => {
  test('is the counts by grade and item, in the order of the poll’s subjects', () => {
    const poll = pollOf();
    const results = resultsOf(poll, new Map([[0, seven(poll)]]));
    expect(results.map(({ subject, box, voters }) => [subject, box, voters])).toEqual([
      [0, 0, 7],
      [2, 0, 7],
    ]);
    expect(results[1]!.counts).toEqual({
      subject: 2,
      items: [
        { excellent: 7, competent: 0, basicallyCompetent: 0, incompetent: 0, abstain: 0 },
        { excellent: 0, competent: 7, basicallyCompetent: 0, incompetent: 0, abstain: 0 },
      ],
      nominations: 7,
    });
  });

  test('is nothing of a subject where one item has fewer grades than count, nominations neither', () => {
    const poll = pollOf();
    const totals = new Map([
      [0, seven(poll)],
      [1, few(poll)],
    ]);
    const result = resultsOf(poll, totals).find(({ subject }) => subject === 1)!;
    expect(result).toEqual({ subject: 1, box: 1, voters: 6, counts: null });
    expect(resultsOf({ ...poll, minBallots: 4 }, totals).find(({ subject }) => subject === 1)!.counts).not.toBeNull();
  });

  test('is judged by the grades alone: 不了解 counts as none, and the bound itself is enough', () => {
    const items = (grades: number, abstain: number) => [{ excellent: grades, competent: 0, abstain }];
    expect(unlessFew({ subject: 0, items: items(4, 9), nominations: 0 }, 5)).toBeNull();
    expect(unlessFew({ subject: 0, items: items(5, 0), nominations: 0 }, 5)).not.toBeNull();
    const both = { subject: 0, items: [...items(7, 0), ...items(4, 3)], nominations: 0 };
    expect([ballotsOn(both), unlessFew(both, 5), unlessFew(both, 4)]).toEqual([4, null, both]);
  });
});

describe('counts that agree', () => {
  const poll = pollOf();
  const totals = new Map([
    [0, seven(poll)],
    [1, few(poll)],
  ]);
  const codes = (more: Partial<Poll>, given = totals) => disagreements({ ...poll, ...more }, given).map((p) => p.code);

  test('have cast ≤ issued ≤ cards, and every item sums to the ballots', () => {
    expect(codes({})).toEqual([]);
    const { turnout } = poll;
    expect(codes({ turnout: { ...turnout!, cards: 6 } })).toEqual(['more-than-cards']);
    expect(codes({ turnout: { ...turnout!, issued: 6 } })).toEqual(['more-than-issued']);
    expect(codes({ turnout: { ...turnout!, cast: [7, 5] } })).toEqual(['not-counted']);
    expect(codes({ turnout: null })).toEqual(['not-counted']);
    expect(codes({}, new Map([[0, seven(poll)]]))).toEqual(['not-counted']);
    expect(codes({}, new Map([...totals, [1, { ...few(poll), c0_1_0: 5 }]]))).toEqual(['does-not-add-up']);
  });

  test('count the turnout of every box against who may vote there, present or not (Q-21)', () => {
    expect(hasEnoughVoted(poll, null)).toBe(true);
    // 6 of 9 in the box of somebody who does not vote there
    expect(hasEnoughVoted(poll, 66.6)).toBe(true);
    expect(hasEnoughVoted(poll, 66.7)).toBe(false);
    expect(hasEnoughVoted({ ...poll, dryRun: true }, 66.7)).toBe(true);
    expect(hasEnoughVoted({ ...poll, turnout: null }, 1)).toBe(false);
  });
});

describe('a bundle of paper', () => {
  const marks = (kind: 'team' | 'person', n: number) => ({ [marksOf({ kind })[0]!]: n });
  const rows = [
    { subject: 0, items: [marks('team', 8)], nominations: 0 },
    { subject: 1, items: [marks('person', 6), marks('person', 8)], nominations: 3 },
    { subject: 2, items: [marks('person', 4), marks('person', 8)], nominations: 0 },
  ];
  const poll = pollOf({ medium: 'paper' });
  const count = { issued: 9, returned: 8, rows };
  const codes = (more: Partial<PaperCount>, of = poll) => faultsOfPaper(of, { ...count, ...more }).map((p) => p.code);
  const changed = (n: number, more: object) => ({ rows: rows.map((row, i) => (i === n ? { ...row, ...more } : row)) });

  test('may have blanks, but no more votes than ballots, ballots than papers, papers than voters', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ issued: 11 })).toEqual(['more-than-voters']);
    expect(codes({ issued: 7 })).toEqual(['more-than-issued']);
    expect(codes(changed(0, { items: [marks('team', 9)] }))).toEqual(['more-than-returned']);
    expect(codes(changed(1, { nominations: 9 }))).toEqual(['too-many-nominations']);
    expect(codes(changed(0, { nominations: 1 }))).toEqual(['too-many-nominations']);
  });

  test('has invalid and blank papers within what came back, and nothing from them', () => {
    expect(codes({ invalid: 9 })).toContain('more-invalid');
    expect(codes({ blank: 9 })).toContain('more-blank');
    // 8 came back: each of 8 graded the team, so none was invalid or blank.
    expect(codes({ invalid: 1 })).toEqual(['more-than-returned', 'more-than-returned', 'more-than-returned']);
    expect(codes({ blank: 1 })).toEqual(['more-than-filled', 'more-than-filled', 'more-than-filled']);
    const six = marks('person', 6);
    const rest = {
      rows: [
        { ...rows[0]!, items: [{ ...marks('team', 6), abstain: 1 }] },
        { ...rows[1]!, items: [six, six] },
      ],
    };
    expect(codes({ ...rest, invalid: 1, blank: 1 })).toEqual([]);
    expect(codes({ ...rest, invalid: 2 })).toEqual(['more-than-returned']);
    expect(codes({ ...rest, blank: 6, rows: [{ ...rows[1]!, items: [] }] })).toEqual(['too-many-nominations']);
    const problems = faultsOfPaper(poll, { ...count, invalid: 9, blank: 1 });
    expect(problems[0]).toMatchObject({ path: 'invalid', message: { zh: '无效 9 票，多于收回的 8 票。' } });
  });

  test('has the subjects, items and grades of the paper', () => {
    expect(codes(changed(0, { subject: 3 }))).toEqual(['unknown-subject']);
    expect(codes(changed(0, { subject: 1, items: [] }))).toEqual(['unknown-subject']);
    expect(codes(changed(0, { items: [marks('person', 1)] }))).toEqual(['unknown-grade']);
    expect(codes(changed(0, { items: [marks('team', 1), marks('team', 1)] }))).toEqual(['unknown-grade']);
    expect(codes(changed(0, { items: [{ abstain: 1 }] }))).toEqual([]);
    const noAbstaining = { ...poll, rules: { ...poll.rules, abstain: false } };
    expect(codes(changed(0, { items: [{ abstain: 1 }] }), noAbstaining)).toEqual(['unknown-grade']);
  });

  test('is complete with every item of every subject', () => {
    expect(isPaperComplete(poll, count)).toBe(true);
    expect(isPaperComplete(poll, { ...count, rows: rows.slice(1) })).toBe(false);
    expect(isPaperComplete(poll, { ...count, ...changed(1, { items: [marks('person', 6)] }) })).toBe(false);
  });

  test('gives results as a box does, without what too few judged', () => {
    expect(
      paperResultsOf(poll, count).map(({ subject, box, voters, counts }) => [subject, box, voters, !!counts]),
    ).toEqual([
      [0, 0, 8, true],
      [1, 1, 8, true],
      [2, 0, 8, false],
    ]);
    expect(disagreements({ ...poll, paper: { entered: { count, at, by }, confirmed: null } }, null)).toEqual([]);
    expect(disagreements(poll, null).map((p) => p.code)).toEqual(['not-counted']);
    expect(countsOf(poll, poll.boxes[1]!, {})[0]!.nominations).toBe(0);
  });
});
