import { describe, expect, test } from 'vitest';
import type { Dataset, OpinionRow } from '#shared/dataset/schema.ts';
import { opinionsOfBallots, withBallots } from './opinions.ts';
import type { Tally } from './poll.ts';
import type { LeaderDetail, SelfGradesDetail } from './ratings.ts';

const person = (id: string) => ({ kind: 'person' as const, id });
const team = (id: string) => ({ kind: 'team' as const, id });
const tally = (poll: string, rows: Tally['rows'], more: Partial<Tally> = {}): Tally => ({
  ...{ unit: 'u1', poll, source: 'mass', medium: 'electronic', published: true, rows },
  ...more,
});
const leader = (user: string, ratings: LeaderDetail['ratings']): LeaderDetail => ({
  ...{ leader: { user, name: user }, at: '2027-01-01T00:00:00.000Z', ratings },
});
const none = { tallies: [], leaders: [], selfGrades: [] };

describe('the rows of ballots', () => {
  test('are sums over the polls of one source and subject, and name them; 不了解 is in none', () => {
    const tallies = [
      tally('a', [
        { subject: person('p1'), counts: { excellent: 3, competent: 2, abstain: 4 } },
        { subject: team('u1'), counts: { excellent: 6 } },
      ]),
      tally('b', [{ subject: person('p1'), counts: { excellent: 5, incompetent: 1 } }], { medium: 'paper' }),
      tally('c', [{ subject: person('p1'), counts: { competent: 7 } }], { source: 'peer' }),
    ];
    const [poll, paper] = [
      { unit: 'u1', poll: 'a', medium: 'electronic' },
      { unit: 'u1', poll: 'b', medium: 'paper' },
    ];
    expect(opinionsOfBallots({ ...none, tallies })).toEqual([
      {
        row: { subject: person('p1'), source: 'mass', counts: { excellent: 8, competent: 2, incompetent: 1 } },
        origin: { kind: 'ballots', polls: [poll, paper] },
      },
      {
        row: { subject: person('p1'), source: 'peer', counts: { competent: 7 } },
        origin: { kind: 'ballots', polls: [{ ...poll, poll: 'c' }] },
      },
      {
        row: { subject: team('u1'), source: 'mass', counts: { excellent: 6 } },
        origin: { kind: 'ballots', polls: [poll] },
      },
    ]);
  });

  test('say on how many ballots they are where a ballot gave several marks, over all polls, old ones too', () => {
    const tallies = [
      tally('a', [{ subject: person('p1'), counts: { excellent: 20, competent: 5 }, ballots: 5 }]),
      tally('b', [{ subject: person('p1'), counts: { excellent: 8, abstain: 2 } }]),
      tally('c', [{ subject: person('p1'), counts: { competent: 30 }, ballots: 6 }]),
      tally('d', [{ subject: person('p2'), counts: { competent: 6 }, ballots: 6 }]),
    ];
    expect(opinionsOfBallots({ ...none, tallies }).map(({ row }) => row)).toEqual([
      { subject: person('p1'), source: 'mass', counts: { excellent: 28, competent: 35 }, ballots: 19 },
      { subject: person('p2'), source: 'mass', counts: { competent: 6 } },
    ]);
  });

  test('of leaders are counts of their grades; who said nothing of a team counts nowhere', () => {
    const rated = [
      leader('x', { u1: { team: 'good', principals: [{ person: 'p1', grade: 'excellent' }] } }),
      leader('y', { u1: { team: 'good', principals: [] }, u2: { team: null, principals: [] } }),
    ];
    expect(opinionsOfBallots({ ...none, leaders: rated })).toEqual([
      { row: { subject: person('p1'), source: 'leader', counts: { excellent: 1 } }, origin: { kind: 'leader' } },
      { row: { subject: team('u1'), source: 'leader', counts: { good: 2 } }, origin: { kind: 'leader' } },
    ]);
  });

  test('of oneself are one vote, whoever lists it', () => {
    const selfGrades: SelfGradesDetail[] = [{ grades: { p1: 'good' } }, { grades: { p1: 'average', p2: 'poor' } }];
    expect(opinionsOfBallots({ ...none, selfGrades }).map(({ row }) => [row.subject.id, row.counts])).toEqual([
      ['p1', { average: 1 }],
      ['p2', { poor: 1 }],
    ]);
  });

  test('where all said 不了解 there is none: it would take an imported row’s place with nothing', () => {
    expect(
      opinionsOfBallots({ ...none, tallies: [tally('a', [{ subject: team('u1'), counts: { abstain: 9 } }])] }),
    ).toEqual([]);
  });
});

describe('a dataset with ballots', () => {
  const unit = (id: string, level: 'first' | 'secondary') => ({ id, level }) as Dataset['units'][number];
  const row = (subject: OpinionRow['subject'], source: OpinionRow['source'], n: number): OpinionRow => ({
    ...{ subject, source, counts: { excellent: n } },
  });
  const opinions = [row(person('p1'), 'mass', 1), row(person('p1'), 'peer', 2), row(team('u1'), 'mass', 3)];
  const dataset = {
    units: [unit('u1', 'first'), unit('u1a', 'secondary')],
    people: [{ id: 'p1' }] as Dataset['people'],
    opinions,
  };
  const made = (subject: OpinionRow['subject']) =>
    opinionsOfBallots({ ...none, tallies: [tally('a', [{ subject, counts: { excellent: 9 } }])] });

  test('has the ballots’ row where both have one of the subject and source, and says which it replaced', () => {
    const all = withBallots(dataset, made(person('p1')));
    expect(all.opinions).toEqual([opinions[1], opinions[2], row(person('p1'), 'mass', 9)]);
    expect(all.replaced).toEqual([opinions[0]]);
    expect([all.counted.length, all.leftOut]).toEqual([1, []]);
  });

  test('leaves out whom it does not have, and teams that are rated with the unit above them', () => {
    for (const subject of [person('gone'), team('gone'), team('u1a'), person('u1')]) {
      const all = withBallots(dataset, made(subject));
      expect(all.opinions).toEqual(opinions);
      expect(all.replaced).toEqual([]);
      expect(all.leftOut.map(({ row: left }) => left.subject)).toEqual([subject]);
    }
  });

  test('without ballots is what it was', () => {
    expect(withBallots(dataset, []).opinions).toEqual(opinions);
  });
});
