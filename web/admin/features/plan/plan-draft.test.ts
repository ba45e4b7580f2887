import { expect, test } from 'vitest';
import { type Plan, planOf } from '#shared/appraisal/plan.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { changedPhases, leadersAfter } from './plan-draft.ts';

const plan: Plan = {
  ...planOf(presets['county-appraisal-2011']!, {
    ...{ id: '2011', year: 2011, periodStart: '2011-01-01', periodEnd: '2011-12-31' },
  }),
  countyLeaders: [
    { group: 'g2', user: 'u2' },
    { group: 'g1', user: 'u1' },
  ],
};

test('only phases whose dates change are sent, with both dates', () => {
  expect(changedPhases(plan, { dates: {}, leaders: {} })).toEqual([]);
  const dates = { onSite: { to: '2012-01-12' }, media: { from: '2012-01-04' }, preparation: { to: null } };
  expect(changedPhases(plan, { dates, leaders: {} })).toEqual([
    { phase: 'preparation', from: null, to: null },
    { phase: 'onSite', from: '2011-12-28', to: '2012-01-12' },
  ]);
});

test('leaders that were not touched stay as they are', () => {
  expect(leadersAfter(plan, { dates: {}, leaders: { g2: null, g3: 'u3' } })).toEqual([
    { group: 'g1', user: 'u1' },
    { group: 'g3', user: 'u3' },
  ]);
});
