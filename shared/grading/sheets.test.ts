import { expect, it } from 'vitest';
import { exampleDataset, exampleNames, expectedResult } from './dataset.fixture.ts';
import { resultSheets } from './sheets.ts';

const sheetsOf = (name: (typeof exampleNames)[number]) => {
  const sheets = resultSheets(exampleDataset(name), expectedResult(name));
  return Object.fromEntries(sheets.map((sheet) => [sheet.name, sheet]));
};

it.each(exampleNames)('has every line of %s, each as wide as its headings', (name) => {
  const result = expectedResult(name);
  const sheets = sheetsOf(name);
  expect(Object.keys(sheets)).toEqual(['班子', '人员', '名额', '奖励', '建议']);
  expect(sheets['班子']!.rows).toHaveLength(result.teams.length);
  expect(sheets['人员']!.rows).toHaveLength(result.people.length);
  expect(sheets['名额']!.rows).toHaveLength(result.pools.length);
  expect(sheets['奖励']!.rows).toHaveLength(Object.keys(result.rewards.byUnit).length + result.fund.awards.length + 2);
  const recognised = result.recognition.flatMap(({ people, tied }) => [...people, ...tied]);
  expect(sheets['建议']!.rows).toHaveLength(result.recommendations.length + recognised.length);
  for (const { headings, rows } of Object.values(sheets)) {
    for (const row of rows) expect(row).toHaveLength(headings.length);
  }
});

it('says in Chinese what the result says in codes', () => {
  const { 班子: teams, 人员: people, 奖励: rewards } = sheetsOf('worked');
  expect(teams!.rows[0]).toEqual([
    'd1',
    '农业局',
    '县直综合部门',
    92.46,
    88.82,
    91.37,
    1,
    '好',
    '先进',
    '自评偏高',
    null,
    null,
  ]);
  const text = JSON.stringify([teams, people, rewards]);
  expect(text).not.toMatch(/competent|excellent|appraised|overRated|commendation/);
  const total = rewards!.rows.find(([what]) => what === '年度考核奖励合计');
  expect(total).toEqual(['年度考核奖励合计', null, null, expectedResult('worked').rewards.total]);
});

it('sends the reader to the list of people where a pool’s names are too many for one cell', () => {
  const dataset = exampleDataset('worked');
  const result = expectedResult('worked');
  const awarded = Array.from({ length: 9000 }, (_, i) => `p${i}`);
  const pools = [{ ...result.pools[0]!, awarded }];
  const { rows } = resultSheets(dataset, { ...result, pools }).find(({ name }) => name === '名额')!;
  expect(rows[0]).toContain('共 9000 人，名单见“人员”表');
});
