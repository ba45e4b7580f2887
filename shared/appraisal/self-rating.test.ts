import { expect, test } from 'vitest';
import type { OpinionRow } from '#shared/dataset/schema.ts';
import { presets } from '#shared/policy/presets/all.ts';
import type { Policy } from '#shared/policy/schema.ts';
import type { SelfRatingDetail } from '#shared/ballots/ratings.ts';
import { move } from './machine.ts';
import {
  asksSelf,
  revisionsLeft,
  selfFlagOf,
  selfRatingFacts,
  selfRatingMachine,
  selfRatingState,
} from './self-rating.ts';
import { planOf } from './plan.ts';

const weights = { mass: 50, peer: 20, leader: 25, self: 5 };
const base = presets['county-appraisal-2011']!;
const policy: Policy = {
  ...base,
  opinion: {
    ...base.opinion,
    weights: { ...base.opinion.weights, principal: weights },
    // H-30: the scale gives the figures of the example
    scales: { ...base.opinion.scales, self: { excellent: 96, good: 95, average: 65, poor: 64 } },
    selfBias: { tolerance: 15, treatment: 'flag' },
  },
};
const principal = { rank: 'cadre', role: 'principal', status: 'appraised' } as const;
const subject = { kind: 'person', id: 'p' } as const;
const others: OpinionRow = { subject, source: 'mass', counts: { competent: 10 } };
const flag = (grade: string, rows: OpinionRow[] = [others]) =>
  selfFlagOf(policy, principal, [...rows, { subject, source: 'self', counts: { [grade]: 1 } }]);

test('H-30: beyond the tolerance in either direction, and not at it', () => {
  expect(flag('excellent')).toEqual({ kind: 'overRated', self: 96, others: 80, tolerance: 15 });
  expect(flag('good')).toBeNull();
  expect(flag('average')).toBeNull();
  expect(flag('poor')).toEqual({ kind: 'underRated', self: 64, others: 80, tolerance: 15 });
});

test('nothing to hold it against: no flag; too few ballots are left out of what it is held against', () => {
  expect(flag('excellent', [])).toBeNull();
  const few: OpinionRow = { subject, source: 'peer', counts: { incompetent: policy.opinion.minBallots - 1 } };
  expect(flag('excellent', [few])).toBeNull();
  expect(flag('excellent', [others, few])?.others).toBe(80);
});

test('asked is who takes part in a role whose self-rating has a weight', () => {
  expect(asksSelf(policy, principal)).toBe(true);
  expect(asksSelf(policy, { ...principal, status: 'ungraded' })).toBe(true);
  expect(asksSelf(policy, { ...principal, status: 'notAppraised' })).toBe(false);
  expect(asksSelf(policy, { ...principal, role: 'deputy' })).toBe(false);
  expect(asksSelf(policy, { ...principal, rank: 'staff' })).toBe(false);
});

const words = ['一', '二', '三'];
const rating = (at: string) => ({ grade: 'excellent' as const, sections: words, at });
const guidance = (at: string) => ({ text: '实事求是', at, by: { user: 'u', name: '组长' } });
const detail = (more: Partial<SelfRatingDetail>): SelfRatingDetail => ({
  ...{ person: 'p', rating: rating('2026-12-20T02:00:00.000Z'), earlier: [], guidance: [] },
  ...more,
});
const plan = planOf(policy, { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' });
const revise = (stored: SelfRatingDetail, of: Policy = policy) => {
  const moved = move(
    selfRatingMachine,
    selfRatingState(stored),
    'revise',
    selfRatingFacts({ policy: of, plan }, principal, stored, words),
  );
  return moved.ok ? moved.to : moved.problems.map(({ code }) => code);
};

test('B-160: a revision follows guidance, as often as the policy allows; guidance that was followed is over', () => {
  const guided = detail({ guidance: [guidance('2026-12-21T02:00:00.000Z')] });
  expect([undefined, detail({}), guided].map(selfRatingState)).toEqual(['open', 'submitted', 'guided']);
  expect(revise(detail({}))).toEqual(['guidance-first']);
  expect(revise(guided)).toBe('submitted');
  const revised = { ...guided, rating: rating('2026-12-22T02:00:00.000Z'), earlier: [guided.rating!] };
  expect(selfRatingState(revised)).toBe('submitted');
  expect(revise(revised)).toEqual(['no-revision-left', 'guidance-first']);

  const self = { ...policy.ballots.self, guidanceOnFlag: false, maxRevisions: 2 };
  const free = { ...policy, ballots: { ...policy.ballots, self } };
  expect(revise(detail({}), free)).toBe('submitted');
  expect([undefined, detail({}), revised].map((one) => revisionsLeft(free, one))).toEqual([2, 2, 1]);
});
