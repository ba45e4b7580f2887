import { readFileSync } from 'node:fs';
import readXlsxFile from 'read-excel-file/node';
import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import type { Run } from '#shared/api/grading.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { got, graded } from '#tests/integration/county.ts';
import { outOfCards, seriousViolations, settle, sidewaysScroll, viewports } from './browser.ts';
import { policiesOf, withWorkedCounty } from './worked-county.ts';

const world = withWorkedCounty();
const runs = async () => (await got<{ runs: Run[] }>(world.county, 'GET /api/cycles/2011/runs')).runs;

test('a run is started, looked at, and a score followed down to the ballots and who brought them in', async () => {
  const { page, faults } = await world.visit('office', '/cycles/2011/runs');
  await page.getByRole('button', { name: '开始评定' }).first().click();
  await page.getByRole('dialog').getByLabel('说明').fill('数据到齐');
  await page.getByRole('dialog').getByRole('button', { name: '开始评定' }).click();
  await page.getByText('评定完成', { exact: false }).waitFor({ timeout: 30_000 });
  await page.locator('.kp-list-table th[scope="row"] a').first().click();
  await settle(page);

  // the quota's line falls below the third place
  const rows = page.locator('.kp-ranking tbody tr');
  expect(await rows.nth(3).innerText()).toContain('优秀名额 3 名，已用 3 名');
  await page.getByRole('button', { name: '干部13', exact: true }).click();
  const score = page.locator('.kp-person').getByRole('button', { name: '97.56', exact: false });
  await score.click();
  expect(new URL(page.url()).searchParams.get('why')).toBe('p13.composite');

  // by keyboard: to the last line, the opinion, and open it; then the mass rating down to its counts
  const tree = page.getByRole('tree');
  const lines = tree.getByRole('treeitem');
  await lines.first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  const mass = lines.filter({ hasText: '群众评价' });
  await mass.locator('.kp-why-head').click();
  const count = lines.filter({ hasText: /优秀.100 分./ });
  expect(await count.locator('.kp-why-value').innerText()).toBe('31');
  expect(await mass.innerText()).toMatch(/用户\S+ \d{4}-\d{2}-\d{2} \d{2}:\d{2} 录入/);
  expect(await tree.getByRole('link', { name: /办法第.+条/ }).count()).toBeGreaterThan(0);

  // the drawer's address is one that can be sent on
  await page.reload();
  await settle(page);
  await page.getByRole('tree').getByText('干部13', { exact: false }).first().waitFor();
  expect(faults).toEqual([]);
});

test('staff see nothing before a run is published, and then their own result alone', async () => {
  const run = (await runs())[0]?.id ?? (await graded(world.county, '2011'));
  const early = await world.visit('staff', '/my-result');
  await early.page.getByText('本年度的结果还没有公布').waitFor();

  const office = await world.visit('office', `/cycles/2011/runs/${run}`);
  await office.page.getByRole('button', { name: '公布', exact: true }).click();
  await office.page.getByRole('dialog').getByLabel('原因').fill('公示期满，无异议');
  await office.page.getByRole('dialog').getByRole('button', { name: '公布' }).click();
  await office.page.getByText('公示期满，无异议', { exact: false }).waitFor();
  expect((await runs()).find(({ id }) => id === run)?.state).toBe('published');

  const { page, faults } = await world.visit('staff', '/my-result');
  await page.locator('.kp-mine-grade').getByText('优秀').waitFor();
  expect(await page.locator('.kp-mine-score').innerText()).toContain('97.56');
  expect(await page.locator('main').innerText()).not.toMatch(/干部(?!13)\d\d/);
  await page.locator('.kp-mine-score button').click();
  await page.getByRole('tree').waitFor();
  await page.getByRole('button', { name: '全部展开' }).click();
  const told = await page.getByRole('tree').innerText();
  expect(told).toContain('97.56');
  expect(told).not.toMatch(/干部(?!13)\d\d/);
  expect(faults).toEqual([]);

  // somebody else's number is refused
  await page.goto(`/cycles/2011/runs/${run}/why/p14.composite`);
  await settle(page);
  await page.getByText('您没有查看此内容的权限').or(page.getByText('没有找到')).first().waitFor();
});

test('two runs side by side show who moved after the quota changed, and because of what', async () => {
  const before = await graded(world.county, '2011');
  const { current } = await policiesOf(world.county);
  const { policy } = await got<{ policy: Policy }>(world.county, `GET /api/policies/${current}`);
  policy.grading.quota.cadre.percent = 10;
  const id = ulid();
  await got(world.county, 'POST /api/policies', { id, basedOn: current, preset: null, policy, reason: '试算名额' });
  const after = await graded(world.county, '2011', id);
  const { page, faults } = await world.visit('office', `/cycles/2011/compare?a=${before}&b=${after}`);
  await page.getByText('0 人进入优秀，2 人退出优秀', { exact: false }).waitFor();
  const moved = page.locator('.kp-table tbody tr').filter({ hasText: '干部14' });
  expect(await moved.innerText()).toContain('优秀名额 3 → 1');
  const differs = page.getByRole('complementary', { name: '办法的差别' });
  expect(await differs.innerText()).toMatch(/25%[\s\S]*10%/);
  expect(await seriousViolations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the figures of a pool and a place in it say where they come from', async () => {
  const run = await graded(world.county, '2011');
  const { page, faults } = await world.visit('office', `/cycles/2011/runs/${run}?person=p13`);
  const figures = page.locator('.kp-pool-figures');
  expect(await figures.innerText()).toMatch(/^参加 \d+ · 名额 3 · 已评优秀 3 · 剩余 0$/);
  for (const field of ['participants', 'quota', 'awarded', 'placesLeft']) {
    await figures.locator(`[data-why$=".${field}"]`).click();
    await page.getByRole('tree').waitFor();
    expect(new URL(page.url()).searchParams.get('why')).toMatch(new RegExp(`^pool:.+\\.${field}$`));
    await page.keyboard.press('Escape');
    await page.getByRole('tree').waitFor({ state: 'detached' });
  }
  await page.locator('.kp-ranking [data-why="p13.order"]').click();
  await page.getByRole('tree').getByText('干部13', { exact: false }).first().waitFor();
  expect(faults).toEqual([]);
});

test('the whole result is written as a workbook', async () => {
  const run = await graded(world.county, '2011');
  const { page, faults } = await world.visit('office', `/cycles/2011/runs/${run}`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 .xlsx' }).click();
  const sheets = await readXlsxFile(readFileSync(await (await download).path()));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['班子', '人员', '名额', '奖励', '建议']);
  const [head, ...rows] = sheets[1]!.data;
  const at = (title: string) => head!.indexOf(title);
  const p13 = rows.find((row) => row[at('人员编号')] === 'p13')!;
  expect([p13[at('综合得分')], p13[at('等次')]]).toEqual([97.56, '优秀']);
  expect(faults).toEqual([]);
});

test.each(Object.keys(viewports) as (keyof typeof viewports)[])('the results are sound on %s', async (size) => {
  const run = await graded(world.county, '2011');
  const { page, faults } = await world.visit('office', `/cycles/2011/runs/${run}?person=p13`, size);
  for (const view of ['people', 'units', 'teams', 'outcomes']) {
    await page.goto(`/cycles/2011/runs/${run}?view=${view}`);
    await settle(page);
    expect(await seriousViolations(page), view).toEqual([]);
    expect(await sidewaysScroll(page), view).toBe(0);
    expect(await outOfCards(page), view).toEqual([]);
  }
  await page.goto(`/cycles/2011/runs/${run}/why/${encodeURIComponent('p13.grade')}`);
  await settle(page);
  expect(await seriousViolations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
