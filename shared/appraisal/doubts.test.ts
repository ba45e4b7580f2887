import { describe, expect, test } from 'vitest';
import type { Person, Unit } from '#shared/dataset/schema.ts';
import { indexDataset } from '#shared/grading/index-dataset.ts';
import { smallCounty } from '#shared/grading/small-county.fixture.ts';
import { doubtsOf } from './doubts.ts';
import { placeReason, statusReason } from './placement-reasons.ts';
import { placed } from './placement.ts';

const units: Partial<Unit>[] = [{}, {}, {}, { level: 'secondary', parent: 'u1' }];
const indexOf = (person: Partial<Person>, eligibility: Record<string, unknown> = {}) =>
  indexDataset(smallCounty({ units, people: [person], policy: { eligibility } }));
const codes = (person: Partial<Person>, eligibility?: Record<string, unknown>) => {
  const index = indexOf(person, eligibility);
  return doubtsOf(index, index.dataset.people[0]!).map(({ code }) => code);
};
const to = (unit: string, from: string, end?: string) => ({ unit, from, ...(end !== undefined && { to: end }) });
const sick = (from: string, end: string) => ({ kind: 'sick', from, to: end });

describe('what the office should look at', () => {
  test('nothing in a plain case', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ secondments: [to('u2', '2011-03-01', '2011-12-31')] })).toEqual([]);
    expect(codes({ leaves: [sick('2011-01-01', '2011-01-20')], probationUntil: '2011-06-30' })).toEqual([]);
  });

  test('several hosts, each less than half a year, together half a year (Q-07)', () => {
    const [first, second] = [to('u2', '2011-01-01', '2011-04-10'), to('u3', '2011-06-01', '2011-08-22')];
    expect(codes({ secondments: [first, second] })).toEqual(['several-hosts-together']);
    // 100 + 82 days are not.
    expect(codes({ secondments: [first, to('u3', '2011-06-01', '2011-08-21')] })).toEqual([]);
    // January to June without a gap is half a year by months, 181 days though it be.
    const whole = [to('u2', '2011-01-01', '2011-03-31'), to('u3', '2011-04-01', '2011-06-30')];
    expect(codes({ secondments: whole })).toEqual(['several-hosts-together']);
    // Half a year at one of them leaves no doubt, nor does a spell in one's own unit count as a host's.
    expect(
      codes({ secondments: [to('u2', '2011-01-01', '2011-08-31'), to('u3', '2011-09-01', '2011-12-31')] }),
    ).toEqual([]);
    expect(codes({ secondments: [first, { ...second, unit: 'u4' }] })).toEqual([]);
  });

  test.each([
    // 1 July has 184 days to go, of 183: shortened by two it is less than half a year.
    ['2011-07-01', 5, true],
    ['2011-06-27', 5, false],
    ['2011-06-28', 5, true],
    // From 3 July a day is lacking, from 7 July five, from 8 July six.
    ['2011-07-03', 5, true],
    ['2011-07-07', 5, true],
    ['2011-07-08', 5, false],
    ['2011-07-08', 6, true],
    ['2011-07-03', 0, false],
  ])('a secondment from %s to the end of the year, looked at within %i days: %s', (from, doubtDays, isDoubtful) => {
    const found = codes({ secondments: [to('u2', from, '2011-12-31')] }, { doubtDays });
    expect(found).toEqual(isDoubtful ? ['secondment-near-bound'] : []);
  });

  test('a host near the bound is no doubt where another one has more', () => {
    const secondments = [to('u2', '2011-01-01', '2011-06-28'), to('u3', '2011-06-29', '2011-12-31')];
    expect(codes({ secondments }, { doubtDays: 2 })).toEqual([]);
  });

  test('leave near the bound, which the policy may exclude', () => {
    expect(codes({ leaves: [sick('2011-01-01', '2011-06-30')] })).toEqual(['leave-near-bound']);
    expect(codes({ leaves: [sick('2011-01-01', '2011-06-25')] })).toEqual(['leave-near-bound']);
    expect(codes({ leaves: [sick('2011-01-01', '2011-06-24')] })).toEqual([]);
    expect(codes({ leaves: [sick('2011-01-01', '2011-06-25')] }, { leaveBound: 'exclusive' })).toEqual([]);
    expect(codes({ leaves: [sick('2011-01-01', '2011-07-05')] }, { leaveBound: 'exclusive' })).toEqual([
      'leave-near-bound',
    ]);
    expect(codes({ leaves: [{ ...sick('2011-01-01', '2011-06-30'), kind: 'maternity' }] })).toEqual([]);
  });

  test('a secondment without end, to somewhere else and within the period', () => {
    expect(codes({ secondments: [to('u2', '2011-02-01')] })).toEqual(['secondment-without-end']);
    expect(codes({ secondments: [to('u4', '2011-02-01')] })).toEqual([]);
    expect(codes({ secondments: [to('u2', '2012-02-01')] })).toEqual([]);
  });

  test('long leave beside long secondment; overlapping hosts', () => {
    expect(
      codes({
        leaves: [sick('2011-01-01', '2011-08-31')],
        secondments: [to('u2', '2011-01-01', '2011-08-31')],
      }),
    ).toEqual(['leave-and-secondment']);
    expect(
      codes({ secondments: [to('u2', '2011-01-01', '2011-03-31'), to('u3', '2011-03-31', '2011-04-30')] }),
    ).toEqual(['hosts-overlap']);
    expect(
      codes({ secondments: [to('u2', '2011-01-01', '2011-03-30'), to('u3', '2011-03-31', '2011-04-30')] }),
    ).toEqual([]);
  });

  test('a bar that the policy does not name, once', () => {
    const bar = (kind: string) => ({ kind, note: '' });
    expect(codes({ bars: [bar('unheardOf'), bar('unheardOf'), bar('warning')] })).toEqual(['unnamed-bar']);
    expect(codes({ bars: [bar('demerit')] })).toEqual([]);
  });

  test.each([
    ['2011-12-26', false],
    ['2011-12-27', true],
    ['2011-12-31', true],
    ['2012-01-05', true],
    ['2012-01-06', false],
  ])('probation until %s: %s', (probationUntil, isDoubtful) => {
    expect(codes({ probationUntil })).toEqual(isDoubtful ? ['probation-near-end'] : []);
  });

  test('awaiting assignment and seconded at once', () => {
    const awaitingAssignment = { originalUnit: 'u1' };
    expect(codes({ awaitingAssignment, secondments: [to('u2', '2011-02-01', '2011-03-01')] })).toEqual([
      'awaiting-and-seconded',
    ]);
    expect(codes({ awaitingAssignment, secondments: [to('u2', '2010-02-01', '2010-03-01')] })).toEqual([]);
  });

  test('a decision leaves the doubt as it was: it tells what was decided about', () => {
    const secondments = [to('u2', '2011-07-01', '2011-12-31')];
    expect(codes({ secondments, decision: { unit: 'u1', reason: '研究决定' } })).toEqual(['secondment-near-bound']);
  });
});

describe('the reason in words', () => {
  const reasonsOf = (person: Partial<Person>, eligibility?: Record<string, unknown>) => {
    const index = indexOf(person, eligibility);
    const one = index.dataset.people[0]!;
    const { placement, standing } = placed(index, one);
    return [placeReason(index, one, placement)?.zh ?? null, statusReason(index, one, standing)?.zh ?? null];
  };

  test.each<[string, Partial<Person>, string | null, string | null]>([
    ['plain', {}, null, null],
    [
      'seconded for months',
      { secondments: [to('u2', '2011-03-01', '2011-12-31')] },
      '3月1日至12月31日借调到单位2，共10个月，满半年，由单位2考核',
      null,
    ],
    [
      'seconded for days, in two spells',
      { secondments: [to('u2', '2011-01-01', '2011-04-10'), to('u2', '2011-06-01', '2011-08-22')] },
      '1月1日至4月10日、6月1日至8月22日借调到单位2，共183天，满半年，由单位2考核',
      null,
    ],
    [
      'seconded for too short a time',
      { secondments: [to('u2', '2011-03-01', '2011-05-31')] },
      '3月1日至5月31日借调到单位2，共3个月，不满半年，由原单位单位1考核',
      null,
    ],
    ['of a secondary unit', { unit: 'u4' }, '单位4是二级单位，纳入主管部门单位1考核', null],
    ['awaiting assignment', { awaitingAssignment: { originalUnit: 'u3' } }, '待安排，由原单位单位3考核', null],
    [
      'on long leave',
      { leaves: [sick('2011-01-01', '2011-08-31')] },
      null,
      '1月1日至8月31日请假，共8个月，达到半年，不进行考核',
    ],
    [
      'on short leave',
      { leaves: [sick('2011-01-10', '2011-01-19')] },
      null,
      '1月10日至1月19日请假，共10天，不满半年，参加考核',
    ],
    ['on probation', { probationUntil: '2012-03-01' }, null, '试用期至2012-03-01，参加考核不定等次'],
    ['barred', { bars: [{ kind: 'demerit', note: '记过' }] }, null, '有不定等次的处分或者立案情形，参加考核不定等次'],
  ])('%s', (_, person, place, status) => {
    expect(reasonsOf(person)).toEqual([place, status]);
  });

  test('a decision is another reason than the rule’s, which stays to be told', () => {
    const index = indexOf({
      secondments: [to('u2', '2011-03-01', '2011-12-31')],
      decision: { unit: 'u1', status: 'ungraded', reason: '已回原单位' },
    });
    const { placement, standing } = placed(index, index.dataset.people[0]!);
    expect(placement).toMatchObject({ unit: 'u1', reason: 'decision', computed: { unit: 'u2', reason: 'secondment' } });
    expect(standing).toMatchObject({ status: 'ungraded', reason: 'decision', computed: { status: 'appraised' } });
  });
});
