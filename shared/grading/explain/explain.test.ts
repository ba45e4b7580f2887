import { describe, expect, it } from 'vitest';
import type { Dataset, OpinionRow } from '#shared/dataset/schema.ts';
import { exampleDataset } from '../dataset.fixture.ts';
import type { Derivation } from '../derivation.ts';
import { grade } from '../grade.ts';
import { byDuty, smallCounty, votes } from '../small-county.fixture.ts';
import { UnknownAddress } from './address.ts';
import { explain } from './explain.ts';
import { NotForReader, type Reader, selfReader } from './reader.ts';

const ask = (dataset: Dataset, address: string, reader: Reader = 'full') =>
  explain(dataset, grade(dataset), address, reader);
const below = (tree: Derivation, id: string) => tree.inputs.find((each) => each.id === id)!;

describe('explain', () => {
  const worked = exampleDataset('worked');

  it('leads from a composite score down to the ballots and the indicator’s row', () => {
    const tree = ask(worked, 'p01.composite');
    expect(tree.formula!.zh).toBe('(6 × 96.55 + 1 × 100 + 3 × 96.75) ÷ 10 = 96.96');
    expect(tree.inputs.map(({ id, weight }) => [id, weight])).toEqual([
      ['p01.team', 60],
      ['p01.duty', 10],
      ['p01.opinion', 30],
    ]);
    const mass = below(below(tree, 'p01.opinion'), 'p01.opinion.mass');
    expect(mass.row).toEqual({ list: 'opinions', key: 'person:p01/mass' });
    expect(mass.inputs.map(({ value }) => value)).toEqual([29, 10, 0, 1]);
    const performance = below(below(below(tree, 'p01.team'), 't1.composite'), 't1.performance');
    const biogas = below(performance, 't1.indicators.biogas');
    expect(biogas).toMatchObject({
      value: 7.76,
      formula: { zh: '8 × 97 ÷ 100 = 7.76' },
      row: { list: 'performance', key: 't1/biogas' },
      policyPath: 'categories[0].sections[3].indicators[0]',
    });
  });

  it('gives the same tree for the same question', () => {
    expect(ask(worked, 'rewards.total')).toStrictEqual(ask(worked, 'rewards.total'));
  });

  it.each([
    'p01.',
    'p01.nothing',
    'nobody.team',
    't1.indicators.nothing',
    'd1a.performance',
    'pool:none.quota',
    'fund.tobacco.t9',
    'fund',
    '',
  ])('knows no %j', (address) => expect(() => ask(worked, address)).toThrow(UnknownAddress));
});

it('names the office’s decision with its reason, and what the rule gave', () => {
  const dataset = smallCounty({
    units: [{}, {}],
    people: [
      {
        secondments: [{ unit: 'u2', from: '2011-01-01' }],
        leaves: [{ kind: 'sick', from: '2011-01-01', to: '2011-08-31' }],
        decision: { unit: 'u1', status: 'ungraded', reason: '已回原单位' },
      },
    ],
  });
  expect(ask(dataset, 'p1.appraisalUnit')).toMatchObject({
    value: 'u1',
    formula: { zh: '由考评办决定：已回原单位（按规则为：借调到 单位2 满半年，在该单位考核）' },
    policyPath: null,
  });
  expect(ask(dataset, 'p1.status')).toMatchObject({
    value: 'ungraded',
    formula: { zh: '由考评办决定：已回原单位（按规则为：病、事假达到半年：不进行考核）' },
    policyPath: null,
  });
});

describe('an address', () => {
  it('means the person where a unit has the same id, and the unit where it says so', () => {
    const dataset = smallCounty({ units: [{ id: 'same' }], people: [{ id: 'same', unit: 'same' }] });
    expect(ask(dataset, 'same.opinion').label.en).toContain('人员1');
    expect(ask(dataset, 'person:same.opinion').label.en).toContain('人员1');
    expect(ask(dataset, 'unit:same.opinion')).toMatchObject({
      id: 'unit:same.opinion',
      label: { en: '单位1: opinion score' },
    });
  });

  it('takes ids with dots and percent signs, as they are and as this program writes them', () => {
    const dataset = smallCounty({
      units: [{ id: 'a.b' }],
      people: [
        { id: 'x.team', unit: 'a.b' },
        { id: 'x%2Eteam', unit: 'a.b' },
      ],
    });
    expect(ask(dataset, 'a.b.performance').id).toBe('a%2Eb.performance');
    expect(ask(dataset, 'a.b.indicators.work').id).toBe('a%2Eb.indicators.work');
    expect(ask(dataset, 'x.team.team').label.zh).toContain('人员1');
    expect(ask(dataset, 'x%2Eteam.team').label.zh).toContain('人员1');
    expect(ask(dataset, 'x%252Eteam.team').label.zh).toContain('人员2');
  });

  it('tells the total from a unit called so, and a person called rewards from the rewards', () => {
    const dataset = smallCounty({
      units: [{ id: 'total' }, { id: 'team' }],
      people: [{ id: 'rewards', unit: 'total' }],
    });
    expect(ask(dataset, 'rewards.total').id).toBe('rewards.total');
    expect(ask(dataset, 'rewards.unit:total').label.zh).toContain('单位1');
    expect(ask(dataset, 'rewards.team').label.zh).toContain('单位2');
    expect(ask(dataset, 'person:rewards.team').label.zh).toContain('人员1');
  });
});

describe('a bar', () => {
  it.each([
    ['warning', 'eligibility.barEffects.warning'],
    ['of a kind that the policy does not name', 'eligibility.barEffects'],
    ['constructor', 'eligibility.barEffects'],
  ])('%s leads to a field that the policy has', (kind, path) => {
    const dataset = smallCounty({ people: [{ dutyRating: 95, bars: [{ kind, note: '一' }] }], policy: byDuty });
    expect(text(ask(dataset, 'p1.grade'))).toContain(`"policyPath":"${path}"`);
  });
});

const text = (tree: Derivation) => JSON.stringify(tree);

describe('a person who reads the own result', () => {
  const county = (leader: OpinionRow['counts'], voteRules: unknown[] = []) =>
    smallCounty({
      people: [{}, {}],
      opinions: [
        votes('p1', 'mass', { excellent: 6, competent: 2 }),
        votes('p1', 'peer', { excellent: 3 }),
        votes('p1', 'leader', leader),
        votes('u1', 'leader', { good: 1 }),
      ],
      policy: {
        opinion: { weights: { staff: { mass: 5, peer: 2, leader: 3 } } },
        composites: { staff: { opinion: 1 } },
        grading: { voteRules },
      },
    });
  const own = (dataset: Dataset, address: string) => ask(dataset, address, selfReader('p1'));

  it('sees the sources, of the leaders the score alone, of those left out nothing', () => {
    const tree = own(county({ excellent: 4, competent: 2 }), 'p1.opinion');
    expect(tree.cut).toBe(false);
    expect(below(tree, 'p1.opinion.mass').inputs.map(({ value }) => value)).toEqual([6, 2, 0, 0]);
    expect(below(tree, 'p1.opinion.leader')).toMatchObject({ value: 95, cut: true, inputs: [] });
    expect(below(tree, 'p1.opinion.leader').formula!.en).not.toMatch(/\d/);
    expect(below(tree, 'p1.opinion.peer')).toMatchObject({ value: null, cut: true, inputs: [] });
    expect(below(tree, 'p1.opinion.peer').formula!.en).not.toMatch(/\d/);
  });

  it.each([
    ['few', { excellent: 3, competent: 1 }],
    ['unanimous', { excellent: 7 }],
  ])('sees no source at all where the leaders’ votes are %s', (_, leader) => {
    const tree = own(county(leader), 'p1.opinion');
    expect(tree).toMatchObject({ cut: true, inputs: [] });
    expect(tree.value).not.toBeNull();
    expect(tree.formula!.zh).toMatch(/^[^\d]+$/);
    expect(text(own(county(leader), 'p1.grade'))).not.toContain('p1.opinion.mass');
    expect(ask(county(leader), 'p1.opinion').inputs.length).toBeGreaterThan(0);
  });

  it('is told of the own unit’s leaders no more than of the own', () => {
    expect(own(county({ excellent: 4, competent: 2 }), 'u1.opinion')).toMatchObject({ cut: true, inputs: [] });
  });

  it('is told that a vote rule applied, and not how many voted, where leaders are among the voters', () => {
    const rules = [
      { grades: ['competent'], shareAbove: 10, cap: 'competent' },
      { grades: ['incompetent'], shareAbove: 10, cap: 'incompetent' },
    ];
    const tree = own(county({ excellent: 4, competent: 2 }, rules), 'p1.grade');
    const found = tree.inputs.filter(({ id }) => id.includes('voteRules'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ value: true, cut: true });
    expect(found[0]!.formula!.en).not.toMatch(/\d/);
    const full = ask(county({ excellent: 4, competent: 2 }, rules), 'p1.grade');
    expect(full.inputs.filter(({ id }) => id.includes('voteRules')).map(({ formula }) => formula!.en)).toEqual([
      '4 of 14 votes (at least 1 are needed): applies',
      '0 of 14 votes (at least 1 are needed): does not apply',
    ]);
  });

  it('sees a rank and how many are ranked, and nobody else’s figures', () => {
    const dataset = smallCounty({
      units: [{}, { name: '邻乡' }],
      people: [{}],
      performance: [{ reported: 5 }, { reported: 8.125 }],
      policy: {
        categories: [
          {
            id: 'town',
            label: '类',
            totalPoints: 100,
            sections: [
              {
                id: 's',
                label: 's',
                points: 100,
                indicators: [{ id: 'work', label: '工作', points: 100, method: 'rank' }],
              },
            ],
          },
        ],
      },
    });
    const tree = own(dataset, 'u1.indicators.work');
    expect(below(tree, 'u1.indicators.work.rank')).toMatchObject({ value: 2, cut: true, inputs: [] });
    expect(text(tree)).not.toMatch(/8\.125|邻乡/);
    expect(text(ask(dataset, 'u1.indicators.work'))).toMatch(/邻乡.*8\.125/);
  });

  it.each([
    'p2.composite',
    'u2.performance',
    'pool:cadre:g.quota',
    'rewards.total',
    'fund.total',
    'recognition.g.cadre',
    'nobody.team',
  ])('is refused %s', (address) => {
    const dataset = smallCounty({ units: [{}, {}], people: [{}, {}] });
    expect(() => own(dataset, address)).toThrow(NotForReader);
  });

  it('is refused everything where the result does not have the reader', () => {
    expect(() => ask(smallCounty({ people: [{}] }), 'p1.team', selfReader('p9'))).toThrow(NotForReader);
  });
});
