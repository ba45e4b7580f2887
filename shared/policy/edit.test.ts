import { expect, test } from 'vitest';
import { setAt, validateToken } from './edit.ts';
import { presets } from './presets/all.ts';

const policy = presets['target-management']!;
const codes = (path: string, value: unknown) => validateToken(policy, path, value).map((p) => `${p.path} ${p.code}`);

test('setAt changes one field and nothing of the old policy', () => {
  const before = JSON.stringify(policy);
  const after = setAt(policy, 'categories[0].sections[1].points', 25);
  expect(after.categories[0]!.sections[1]!.points).toBe(25);
  expect(after.categories[1]).toBe(policy.categories[1]);
  expect(JSON.stringify(policy)).toBe(before);
});

test('setAt appends to a list, takes an optional field away, refuses what is no field', () => {
  const rows = policy.fund.awards.length;
  expect(setAt(policy, `fund.awards[${rows}]`, { id: 'x' }).fund.awards).toHaveLength(rows + 1);
  const path = 'categories[0].sections[0].indicators[0].measure';
  expect('measure' in setAt(policy, path, undefined).categories[0]!.sections[0]!.indicators[0]!).toBe(false);
  expect(() => setAt(policy, 'title.length.x', 1)).toThrow(RangeError);
  expect(() => setAt(policy, 'fund.awards[99].id', 'x')).toThrow(RangeError);
});

test.each([
  ['grading.quota.cadre.percent', 30, []],
  ['grading.quota.cadre.percent', null, []],
  ['grading.quota.cadre.percent', 101, ['grading.quota.cadre.percent too-big']],
  ['grading.quota.cadre.percent', '30', ['grading.quota.cadre.percent wrong-type']],
  ['rewards.consecutive.years', 2.5, ['rewards.consecutive.years not-whole']],
  ['schedule.formsOut', '2011-2-1', ['schedule.formsOut malformed']],
  ['schedule.formsOut', '2011-02-30', ['schedule.formsOut no-such-date']],
  ['calendar.timeZone', 'Asia/Nowhere', ['calendar.timeZone unknown-time-zone']],
  ['opinion.weights.team.self', 20, ['opinion.weights.team.self self-weight-not-smallest']],
  ['opinion.weights.team.peer', 5, ['opinion.weights.team.self self-weight-not-smallest']],
  ['categories[0].sections[0].indicators[0].points', 11, ['categories[0].sections[0].points points-do-not-add-up']],
  ['fund.awards[0].sharePercent', 30, ['fund.awards shares-above-100']],
  ['fund.awards[0].category', 'x', ['fund.awards[0].category unknown-reference']],
  ['no.such.field', 1, ['no.such.field unknown-key']],
])('%s = %j', (path, value, expected) => expect(codes(path, value)).toEqual(expected));

test('a rule that is broken elsewhere already is not told again here', () => {
  const broken = setAt(policy, 'responsibility.assist', 2);
  expect(validateToken(broken, 'title', '新办法')).toEqual([]);
  expect(validateToken(broken, 'responsibility.lead', 1.5).map((p) => p.path)).toEqual(['responsibility.lead']);
});
