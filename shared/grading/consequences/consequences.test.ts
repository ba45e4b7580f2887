import { describe, expect, it } from 'vitest';
import type { Person } from '#shared/dataset/schema.ts';
import { grade } from '../grade.ts';
import { byDuty, publicScore, rated, smallCounty, teams } from '../small-county.fixture.ts';

type Overrides = Record<string, unknown>;

describe('what follows (§8)', () => {
  const excellent = (history: Person['history'], consecutive: Overrides = {}, payer = 'appraisalUnit') =>
    grade(
      smallCounty({
        units: [{}, {}],
        people: [{ dutyRating: 95, history, secondments: [{ unit: 'u2', from: '2011-01-01' }] }],
        policy: { ...byDuty, grading: { quota: { cadre: { percent: 100 } } }, rewards: { consecutive, payer } },
      }),
    );
  const years = (...list: number[]): Person['history'] => list.map((year) => ({ year, grade: 'excellent' }));

  it('three years running are merit, with both amounts where they stack; the payer is as the policy says', () => {
    expect(excellent(years(2009, 2010)).people[0]).toMatchObject({ honour: 'meritThirdClass', amount: 1500 });
    expect(excellent(years(2009, 2010), { stacks: true }).people[0]).toMatchObject({
      honour: 'meritThirdClass',
      amount: 2300,
    });
    expect(excellent(years(2008, 2010)).people[0]).toMatchObject({ honour: 'commendation', amount: 800 });
    expect(excellent(years(2010)).rewards).toEqual({ byUnit: { u2: 800 }, total: 800 });
    expect(excellent(years(2010), {}, 'homeUnit').rewards).toEqual({ byUnit: { u1: 800 }, total: 800 });
  });

  it('years up to the last merit do not count, unless the policy lets them', () => {
    const history = years(2008, 2009, 2010)!.map((entry) =>
      entry.year === 2009 ? { ...entry, honour: 'meritThirdClass' } : entry,
    );
    expect(excellent(history).people[0]!.honour).toBe('commendation');
    expect(excellent(history, { years: 2 }).people[0]!.honour).toBe('meritThirdClass');
    expect(excellent(history, { restart: false }).people[0]!.honour).toBe('meritThirdClass');
  });

  it('an award is divided among the units at its rank; a vetoed one gets nothing', () => {
    const dataset = teams([95, 95, 95]);
    dataset.performance[1]!.veto = true;
    dataset.cycle.fiscalRevenue = 100_000;
    dataset.policy.fund = {
      percentOfRevenue: 10,
      awards: [
        { id: 'a', kind: 'comprehensive', category: 'town', rank: 1, sharePercent: 10 },
        { id: 'b', kind: 'single', category: 'town', indicator: 'work', rank: 1, sharePercent: 1 },
        { id: 'c', kind: 'comprehensive', category: 'town', rank: 2, sharePercent: 10 },
      ],
    };
    expect(grade(dataset).fund).toEqual({
      total: 10_000,
      awards: [
        { id: 'a', unit: 'u1', amount: 333.33 },
        { id: 'a', unit: 'u3', amount: 333.33 },
        { id: 'b', unit: 'u1', amount: 33.33 },
        { id: 'b', unit: 'u3', amount: 33.33 },
      ],
    });
    delete dataset.cycle.fiscalRevenue;
    expect(grade(dataset).fund).toEqual({ total: 0, awards: [] });
  });

  it('more excellent people than the ceiling allows is listed', () => {
    const ceiling = (ceilingPercent: number) => ({ grading: { quota: { cadre: { percent: null, ceilingPercent } } } });
    expect(grade(rated([90, 90, 60, 60], ceiling(49))).overCeiling).toEqual(['cadre']);
    expect(grade(rated([90, 90, 60, 60], ceiling(50))).overCeiling).toEqual([]);
  });

  it('recommends by the ranks of years on end, and the principals of an eliminated unit', () => {
    const history = [{ year: 2010, rank: 3, of: 4 }];
    const people: Partial<Person>[] = [
      { role: 'deputy', dutyRating: 75 },
      { role: 'deputy', dutyRating: 75, bars: [{ kind: 'x', note: '' }] },
      { role: 'member', dutyRating: 75 },
      { role: 'deputy', unit: 'u2', dutyRating: 75 },
      { role: 'deputy', dutyRating: 65 },
      { role: 'principal', unit: 'u4' },
      { role: 'principal', rank: 'staff', unit: 'u4' },
    ];
    const dataset = teams([95, 90, 85, 80], {}, people, [{ history }]);
    expect(grade(dataset).recommendations).toEqual([
      { kind: 'dismissOrDemote', person: 'p6', unit: 'u4' },
      { kind: 'promote', person: 'p1', unit: 'u1' },
    ]);
  });

  it('recognises the best nominees of each group and rank; equals across the boundary are tied', () => {
    const nominee = { satisfactionNominee: true };
    const dataset = smallCounty({
      groups: ['g', 'h'],
      units: [{}, {}, {}, {}],
      people: [
        { ...nominee, unit: 'u1' },
        { ...nominee, unit: 'u2' },
        { ...nominee, unit: 'u3' },
        { ...nominee, unit: 'u4', bars: [{ kind: 'x', note: '' }] },
      ],
      opinions: [publicScore('p1', 90), publicScore('p2', 80), publicScore('p3', 80), publicScore('p4', 100)],
      policy: { recognition: { cadresPerGroup: 2 } },
    });
    const entries = () =>
      grade(dataset).recognition.map(({ group, rank, people, tied }) => [group, rank, people, tied]);
    expect(entries()).toEqual([
      ['g', 'cadre', ['p1'], ['p2', 'p3']],
      ['g', 'staff', [], []],
      ['h', 'cadre', [], []],
      ['h', 'staff', [], []],
    ]);
    dataset.people[2]!.nominations = 1;
    expect(entries()[0]).toEqual(['g', 'cadre', ['p1', 'p3'], []]);
  });
});
