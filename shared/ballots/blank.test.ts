import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BoxBallots, ballotsTogether, boxBallotsOf, paperBallotsOf } from './blank.ts';
import { countsOf, paperResultsOf, resultsOf, type Totals } from './results.ts';
import { abstain, allCounters, type BallotRow, countersOf, isBlank, itemsOf, marksOf, type Sheet } from './sheet.ts';

const person = (id: string) => ({ kind: 'person' as const, id, name: id, post: '' });
const itemNames = ['德', '能'].map((label, i) => ({ id: `d${i}`, label, weight: 1 }));
const rules: Sheet['rules'] = {
  ...{ abstain: true, nominations: true, layout: 'single' },
  comments: { enabled: true, requiredFor: [], maxChars: 100 },
};
const sheet: Sheet = {
  subjects: [{ kind: 'team', id: 't', name: '班子', post: '' }, person('p')],
  ...{ items: itemNames, rules },
};
const row = (subject: number, marks: string[], more: Partial<BallotRow> = {}): BallotRow => ({
  ...{ subject, marks, nominated: false, comment: '' },
  ...more,
});
const nothing = [row(0, [abstain]), row(1, [abstain, abstain])];

describe('a ballot is blank', () => {
  test('where it says 不了解 of everybody in everything and nominates nobody, whatever its words', () => {
    expect(isBlank(nothing)).toBe(true);
    expect(isBlank([nothing[0]!, row(1, [abstain, abstain], { comment: '不熟悉' })])).toBe(true);
    expect(isBlank([nothing[0]!, row(1, [abstain, abstain], { nominated: true })])).toBe(false);
    expect(isBlank([nothing[0]!, row(1, [abstain, 'competent'])])).toBe(false);
    expect(isBlank([row(0, ['good']), nothing[1]!])).toBe(false);
  });

  test('and counted by one more addition, as every ballot is that says something', () => {
    expect(countersOf(sheet, nothing).slice(0, 2)).toEqual(['b', 'e']);
    expect(countersOf(sheet, [row(0, ['good']), nothing[1]!]).slice(0, 2)).toEqual(['b', 'f']);
    expect(allCounters(sheet)).toEqual(expect.arrayContaining(['b', 'e', 'f']));
  });
});

const box = { subjects: [0, 1], without: null, shards: 1 };
const told = [{ box: 0, counts: { subject: 0, items: [], nominations: 0 } }];
const few = [...told, { box: 0, counts: null }];
const ballotsOf = (counters: Record<string, number>, results: typeof few = told) =>
  boxBallotsOf({ boxes: [box] }, new Map([[0, counters]]), results);

describe('the number of blank ballots', () => {
  test('is told with the counts, and withheld with those of any subject of the box', () => {
    expect(ballotsOf({ b: 7, e: 2, f: 5 })).toEqual([{ cast: 7, blank: 2 }]);
    expect(ballotsOf({ b: 7, e: 2, f: 5 }, few)).toEqual([{ cast: 7, blank: null }]);
  });

  test('is withheld box by box: one that withholds nobody tells it beside one that does', () => {
    const results = [...told, { box: 1, counts: null }];
    const totals = new Map([0, 1].map((n) => [n, { b: 7, e: 2, f: 5 }]));
    expect(boxBallotsOf({ boxes: [box, box] }, totals, results)).toEqual([
      { cast: 7, blank: 2 },
      { cast: 7, blank: null },
    ]);
  });

  test('is not known of a poll that began before they were counted, none or some of its casts', () => {
    expect(ballotsOf({ b: 7 })).toEqual([{ cast: 7 }]);
    expect(ballotsOf({ b: 7, e: 1, f: 2 })).toEqual([{ cast: 7 }]);
    expect(ballotsOf({ b: 7, e: 0, f: 0 }, few)).toEqual([{ cast: 7 }]);
  });

  test('is of the whole bundle on paper: withheld with a subject of any box', () => {
    const count = { issued: 9, returned: 8, invalid: 1, blank: 2, rows: [] };
    const boxes = [box, box];
    expect(paperBallotsOf({ boxes }, count, told)).toEqual([0, 1].map(() => ({ cast: 8, invalid: 1, blank: 2 })));
    expect(paperBallotsOf({ boxes }, count, few)).toEqual([0, 1].map(() => ({ cast: 8, invalid: 1, blank: null })));
    const before = { issued: 9, returned: 8, rows: [] };
    expect(paperBallotsOf({ boxes: [box] }, before, told)).toEqual([{ cast: 8, invalid: 0, blank: 0 }]);
  });

  test('of several boxes is the sum of those that tell it; of paper the one bundle', () => {
    const sum = (boxes: BoxBallots[], medium: 'electronic' | 'paper' = 'electronic') =>
      ballotsTogether({ medium }, boxes);
    const [six, seven] = [
      { cast: 6, blank: 1 },
      { cast: 7, blank: 2 },
    ];
    expect(sum([six, seven])).toEqual({ cast: 13, invalid: 0, blank: 3, withheld: 0 });
    expect(sum([six, { cast: 7, blank: null }])).toEqual({ cast: 6, invalid: 0, blank: 1, withheld: 1 });
    expect(sum([{ cast: 6, blank: null }])).toEqual({ cast: 6, invalid: 0, blank: null, withheld: 1 });
    expect(sum([six, { cast: 7 }])).toBeNull();
    expect(sum([])).toBeNull();
    const bundle = { cast: 8, invalid: 1, blank: 2 };
    expect(sum([bundle, bundle], 'paper')).toEqual({ ...bundle, withheld: 0 });
  });
});

/** What anybody is shown of a poll, from the ballots in its boxes. */
function published(poll: AnyPoll, ballots: readonly (readonly BallotRow[])[][]) {
  const totals: Totals = new Map(
    poll.boxes.map((one, n) => {
      const counters: Record<string, number> = {};
      for (const name of ballots[n]!.flatMap((rows) => countersOf(sheetIn(poll, one), rows)))
        counters[name] = (counters[name] ?? 0) + 1;
      return [n, counters];
    }),
  );
  const results = resultsOf(poll, totals);
  return { results, ballots: boxBallotsOf(poll, totals, results) };
}

interface AnyPoll extends Sheet {
  boxes: { subjects: number[]; without: null; shards: number }[];
  minBallots: number;
}
const sheetIn = ({ subjects, items }: AnyPoll, { subjects: places }: AnyPoll['boxes'][number]): Sheet => ({
  ...{ subjects: places.map((place) => subjects[place]!), items, rules },
});

const rowsOf = ({ subjects, ...of }: Sheet): fc.Arbitrary<BallotRow[]> =>
  fc.tuple(
    ...subjects.map((subject, s) =>
      fc.record({
        subject: fc.constant(s),
        marks: fc.tuple(
          // 不了解 as often as a grade, so that blank ballots and withheld subjects are common
          ...itemsOf(of, subject).map(() =>
            fc.oneof(fc.constant(abstain), fc.constantFrom(...marksOf(subject).slice(0, 2))),
          ),
        ),
        nominated: subject.kind === 'team' ? fc.constant(false) : fc.boolean(),
        comment: fc.constant(''),
      }),
    ),
  );

/** Any poll of one to three boxes, its ballots, and other ballots of the same number. */
const anyVote = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    items: fc.constantFrom(itemNames, itemNames.slice(1)),
    minBallots: fc.integer({ min: 1, max: 4 }),
    cast: fc.integer({ min: 0, max: 6 }),
  })
  .chain(({ sizes, items, minBallots, cast }) => {
    let next = 0;
    const boxes = sizes.map((size) => ({
      subjects: Array.from({ length: size }, () => next++),
      ...{ without: null, shards: 1 },
    }));
    const subjects = Array.from({ length: next }, (_, i) => (i === 0 ? sheet.subjects[0]! : person(`p${i}`)));
    const poll: AnyPoll = { subjects, items, rules, boxes, minBallots };
    const ballots = () =>
      fc.tuple(...boxes.map((one) => fc.array(rowsOf(sheetIn(poll, one)), { minLength: cast, maxLength: cast })));
    return fc.tuple(fc.constant(poll), ballots(), ballots());
  });

test('nothing that is withheld can be computed from what is told, blank ballots included', () => {
  let withheld = 0;
  fc.assert(
    fc.property(anyVote, ([poll, ballots, others]) => {
      const shown = published(poll, ballots);
      // Of whoever is withheld every ballot says something else, in the first item still too few.
      const changed = poll.boxes.map((one, n) => {
        const graded = new Map<number, number>();
        return ballots[n]!.map((rows, i) =>
          rows.map((said) => {
            const place = one.subjects[said.subject]!;
            if (shown.results.find(({ subject }) => subject === place)!.counts !== null) return said;
            const other = others[n]![i]![said.subject]!;
            if (other.marks[0] === abstain) return other;
            const already = graded.get(place) ?? 0;
            if (already + 1 >= poll.minBallots) return { ...other, marks: other.marks.with(0, abstain) };
            graded.set(place, already + 1);
            return other;
          }),
        );
      });
      if (JSON.stringify(changed) !== JSON.stringify(ballots)) withheld += 1;
      expect(published(poll, changed)).toEqual(shown);
    }),
    { numRuns: 500 },
  );
  expect(withheld).toBeGreaterThan(50);
});

test('what is told of blank ballots is how many there are', () => {
  fc.assert(
    fc.property(anyVote, ([poll, ballots]) => {
      published(poll, ballots).ballots.forEach(({ cast, blank }, n) => {
        expect(cast).toBe(ballots[n]!.length);
        if (blank !== null) expect(blank).toBe(ballots[n]!.filter(isBlank).length);
      });
    }),
  );
});

test('on paper nothing tells how many were blank where a subject is withheld', () => {
  const poll = { ...sheet, boxes: [box], minBallots: 3, voters: 9 };
  const counts = countsOf(poll, box, { c0_0_0: 5, c1_0_0: 2, c1_1_0: 5 });
  const shown = (blank: number) => {
    const count = { issued: 9, returned: 8, invalid: 0, blank, rows: counts };
    const results = paperResultsOf(poll, count);
    return { results, ballots: paperBallotsOf(poll, count, results) };
  };
  expect(shown(0).results.map((one) => one.counts !== null)).toEqual([true, false]);
  expect(shown(3)).toEqual(shown(0));
});
