import { expect, test } from 'vitest';
import { diffPolicies } from './diff.ts';
import { merge } from './merge.ts';
import { presets } from './presets/all.ts';
import { policySchema } from './schema.ts';

const base = presets['target-management']!;
const changed = (overrides: object) => policySchema.parse(merge(base, overrides));

test('nothing changed, nothing listed; the order of keys does not matter', () => {
  expect(diffPolicies(base, structuredClone(base))).toEqual([]);
  const turned = Object.fromEntries(Object.entries(base).reverse()) as typeof base;
  expect(diffPolicies(base, turned)).toEqual([]);
});

test('changes come in the document’s order, with before and after', () => {
  const after = changed({
    recognition: { perUnit: 2 },
    title: '新办法',
    grading: { quota: { staff: { percent: null } } },
    eligibility: { leaveKinds: ['sick'] },
  });
  expect(diffPolicies(base, after)).toEqual([
    { path: 'title', before: '目标管理考评办法', after: '新办法' },
    { path: 'eligibility.leaveKinds', before: ['personal', 'sick'], after: ['sick'] },
    { path: 'grading.quota.staff.percent', before: 15, after: null },
    { path: 'recognition.perUnit', before: 1, after: 2 },
  ]);
});

test('rows with ids are matched by them', () => {
  const awards = structuredClone(base.fund.awards);
  const [first, , ...rest] = awards;
  const after = changed({ fund: { awards: [{ ...first!, id: 'new' }, { ...first!, sharePercent: 13 }, ...rest] } });
  const changes = diffPolicies(base, after);
  expect(changes).toEqual([
    { path: 'fund.awards[0]', before: undefined, after: { ...first, id: 'new' } },
    { path: 'fund.awards[1]', before: awards[1], after: undefined },
    { path: 'fund.awards[1].sharePercent', before: 12, after: 13 },
  ]);
});

test('rows that only changed places are one change of their list', () => {
  const categories = [...base.categories].reverse();
  expect(diffPolicies(base, changed({ categories }))).toEqual([
    {
      path: 'categories',
      before: ['township', 'department', 'enterprise'],
      after: ['enterprise', 'department', 'township'],
    },
  ]);
});

test('rows without ids are compared place by place', () => {
  const rule = { grades: ['incompetent'], shareAbove: 33, minVotes: 1, cap: 'competent' };
  const after = changed({ grading: { voteRules: [rule] } });
  expect(diffPolicies(base, after)).toEqual([{ path: 'grading.voteRules[0]', before: undefined, after: rule }]);
  const further = changed({ grading: { voteRules: [{ ...rule, shareAbove: 50 }] } });
  expect(diffPolicies(after, further)).toEqual([{ path: 'grading.voteRules[0].shareAbove', before: 33, after: 50 }]);
});

test('a map is one field', () => {
  const barEffects = { ...base.eligibility.barEffects, other: 'basicallyCompetent' };
  expect(diffPolicies(base, changed({ eligibility: { barEffects } })).map((c) => c.path)).toEqual([
    'eligibility.barEffects',
  ]);
});
