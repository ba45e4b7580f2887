import { describe, expect, it } from 'vitest';
import type { OpinionRow } from '#shared/dataset/schema.ts';
import type { Derivation } from './derivation.ts';
import { explainer } from './explain/explain.ts';
import { selfReader } from './explain/reader.ts';
import { grade } from './grade.ts';
import { smallCounty, votes } from './small-county.fixture.ts';

/** Ballots that judge somebody in several items give several marks each: 票 are ballots, means and shares are of marks. */

const opinionOnly = { composites: { staff: { opinion: 1 } }, opinion: { weights: { staff: { mass: 2, peer: 1 } } } };
const countyOf = (opinions: OpinionRow[], overrides: Record<string, unknown> = {}) =>
  smallCounty({
    people: [{}],
    opinions,
    policy: { ...opinionOnly, ...overrides },
  });
const inItems = (source: OpinionRow['source'], counts: OpinionRow['counts'], ballots: number): OpinionRow => ({
  ...votes('p1', source, counts),
  ballots,
});
const graded = (...given: Parameters<typeof countyOf>) => grade(countyOf(...given)).people[0]!;
const explained = (
  address: string,
  reader: Parameters<ReturnType<typeof explainer>>[1],
  dataset: ReturnType<typeof countyOf>,
) => explainer(dataset, grade(dataset))(address, reader);
const below = ({ inputs }: Derivation, id: string): Derivation => inputs.find((line) => line.id === id)!;

describe('opinion.minBallots', () => {
  const twenty = { excellent: 15, competent: 5 };

  it('is judged by ballots: four of them with five marks each are too few, five are not', () => {
    expect(graded([inItems('mass', twenty, 4)])).toMatchObject({ opinion: null, leftOut: ['mass'] });
    expect(graded([inItems('mass', twenty, 5)])).toMatchObject({ opinion: 96.25, leftOut: [] });
    expect(graded([inItems('peer', twenty, 4), inItems('mass', twenty, 5)])).toMatchObject({ leftOut: ['peer'] });
  });

  it('of marks that are ballots of their own is what it was', () => {
    expect(graded([votes('p1', 'mass', { excellent: 5 })])).toMatchObject({ opinion: 100, leftOut: [] });
    expect(graded([votes('p1', 'mass', { excellent: 4 })])).toMatchObject({ opinion: null, leftOut: ['mass'] });
  });

  it('leaves the mean as it is: of marks', () => {
    const counts = { excellent: 30, incompetent: 10 };
    expect(graded([inItems('mass', counts, 8)]).opinion).toBe(graded([votes('p1', 'mass', counts)]).opinion);
  });
});

describe('minVotes of a vote rule', () => {
  const rule = (minVotes: number) => ({
    grading: { voteRules: [{ grades: ['incompetent'], shareAbove: 33, minVotes, cap: 'basicallyCompetent' }] },
  });
  /** five ballots in five items: ten of 25 marks, 40 % */
  const five = inItems('mass', { excellent: 15, incompetent: 10 }, 5);

  it('is judged by ballots: five in five items are no 25 votes', () => {
    expect(graded([five], rule(25)).grade).toBe('competent');
    expect(graded([five], rule(6)).grade).toBe('competent');
    expect(graded([five], rule(5)).grade).toBe('basicallyCompetent');
  });

  it('sums the ballots of the sources that count, and takes the share of their marks', () => {
    const others = votes('p1', 'peer', { excellent: 5 });
    expect(graded([five, others], rule(11)).grade).toBe('competent');
    // 10 of 30 marks are 33.33 %, 10 of 31 are not above 33 %.
    expect(graded([five, others], rule(10)).grade).toBe('basicallyCompetent');
    expect(graded([five, votes('p1', 'peer', { excellent: 6 })], rule(10)).grade).toBe('competent');
  });

  it('is explained by both numbers', () => {
    const line = (rows: OpinionRow[], minVotes: number) =>
      below(explained('p1.grade', 'full', countyOf(rows, rule(minVotes))), 'p1.voteRules[0]').formula;
    expect(line([five], 6)).toEqual({
      zh: '5 票（至少须有 6 票）分项评价共 25 个，其中有 10 个：不适用',
      en: '10 of the 25 marks on 5 ballots (at least 6 are needed): does not apply',
    });
    expect(line([votes('p1', 'mass', { excellent: 3, incompetent: 4 })], 6)!.zh).toBe(
      '7 票中有 4 票（至少须有 6 票）：适用',
    );
  });
});

describe('the explanation of an opinion', () => {
  const rows = [inItems('mass', { excellent: 20, competent: 5 }, 5), inItems('peer', { excellent: 20 }, 4)];
  const tree = explained('p1.opinion', 'full', countyOf(rows));

  it('divides by marks, and says how many ballots gave them', () => {
    const mass = below(tree, 'p1.opinion.mass');
    expect(mass.formula!.zh).toBe('(20 × 100 + 5 × 85) ÷ 25 = 97');
    expect(mass.inputs.map(({ value }) => value)).toEqual([20, 5, 0, 0, 5]);
    expect(mass.inputs.at(-1)).toMatchObject({
      id: 'p1.opinion.mass.ballots',
      label: { zh: '票数', en: 'ballots' },
      formula: { zh: '5 票，每票分几项评价，按权重共 25 个评价；是否达到 5 票按票数计' },
      value: 5,
      unit: 'count',
    });
  });

  it('leaves a source out for its ballots, whatever the number of its marks', () => {
    expect(below(tree, 'p1.opinion.peer')).toMatchObject({ value: null, formula: { zh: '4 票，少于 5 票，不计入' } });
  });

  it('has no such line where every mark is a ballot', () => {
    const plain = explained('p1.opinion', 'full', countyOf([votes('p1', 'mass', { excellent: 6 })]));
    expect(below(plain, 'p1.opinion.mass').inputs).toHaveLength(4);
  });

  it('is closed to the person where few leaders judged in several items', () => {
    const led = (ballots: number) =>
      countyOf([inItems('leader', { excellent: 15, competent: 5 }, ballots), rows[0]!], {
        opinion: { weights: { staff: { mass: 2, leader: 1 } } },
      });
    expect(explained('p1.opinion', selfReader('p1'), led(4))).toMatchObject({ cut: true, inputs: [] });
    expect(explained('p1.opinion', selfReader('p1'), led(5)).cut).toBe(false);
  });
});
