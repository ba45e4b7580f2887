import { expect, test } from 'vitest';
import type { Policy } from '#shared/policy/schema.ts';
import { got, graded } from '#tests/integration/county.ts';
import { seriousViolations, settle, sidewaysScroll, viewports } from './browser.ts';
import { policiesOf, withWorkedCounty } from './worked-county.ts';

const world = withWorkedCounty();
const token = (path: string) => `[data-field="${path}"]`;
const selfWeight = 'opinion.weights.team.self';

test('a wrong weight is refused by name, a right one saved as a new version with its reason', async () => {
  const { page, faults } = await world.visit('office', '/policy');
  const before = await policiesOf(world.county);
  const save = page.getByRole('button', { name: '保存为新版本' });
  expect(await save.isDisabled()).toBe(true);

  // by keyboard, on the token itself
  await page.locator(token(selfWeight)).focus();
  await page.keyboard.press('Enter');
  const editor = page.locator('.kp-editor');
  const input = editor.getByRole('textbox');
  await input.fill('-1');
  await editor.getByText('不能小于 0', { exact: false }).waitFor();
  expect(await editor.getByRole('button', { name: '确定' }).isDisabled()).toBe(true);
  await input.fill('60');
  await editor.getByText('自我估评的权重 60 必须小于', { exact: false }).waitFor();
  await input.press('Enter');

  // the rule it breaks stands in the margin by name, and nothing can be saved
  await page.locator('.kp-margin-faults').getByText('自我估评的权重 60 必须小于', { exact: false }).waitFor();
  expect(await save.isDisabled()).toBe(true);

  // the draft outlives a reload
  await page.reload();
  await settle(page);
  expect(await page.locator(token(selfWeight)).innerText()).toContain('60');

  await page.locator(token(selfWeight)).click();
  await page.locator('.kp-editor').getByRole('textbox').fill('4');
  await page.locator('.kp-editor').getByRole('button', { name: '确定' }).click();
  await page.locator('.kp-changes').getByText('4', { exact: true }).waitFor();
  expect(await page.locator('.kp-margin-faults').count()).toBe(0);
  await save.click();
  await page.getByRole('dialog').getByLabel('原因').fill('县委常委会 2012 年第 3 次会议');
  await page.getByRole('dialog').getByRole('button', { name: '保存为新版本' }).click();
  await page.getByText('还没有改动').waitFor();

  const after = await policiesOf(world.county);
  expect(after.versions).toHaveLength(before.versions.length + 1);
  const saved = after.versions.find(({ id }) => id === after.current)!;
  expect(saved).toMatchObject({ reason: '县委常委会 2012 年第 3 次会议', basedOn: before.current, changes: 1 });
  const { policy } = await got<{ policy: Policy }>(world.county, `GET /api/policies/${saved.id}`);
  expect(policy.opinion.weights.team.self).toBe(4);
  expect(faults).toEqual([]);
});

test('a draft is tried on a cycle’s data without being saved', async () => {
  await graded(world.county, '2011');
  const { page, faults } = await world.visit('office', '/policy');
  const before = await policiesOf(world.county);
  await page.locator(token(selfWeight)).click();
  await page.locator('.kp-editor').getByRole('textbox').fill('2');
  await page.locator('.kp-editor').getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始试算' }).click();
  await page.waitForURL(/compare/);
  const differences = page.locator('.kp-compare aside section').first();
  await differences.getByText('2', { exact: false }).first().waitFor();
  expect(await differences.innerText()).toContain('自我');
  expect(await policiesOf(world.county)).toEqual(before);
  await page.goto('/policy');
  await page.locator('.kp-changes').getByText('2', { exact: true }).waitFor();
  expect(faults).toEqual([]);
});

test('points are added up as they are typed, and a change can be taken back', async () => {
  const { page } = await world.visit('office', '/policy');
  const points = page.locator(`input${token('categories[0].sections[0].indicators[0].points')}`);
  await points.fill('16');
  await page.getByText('各项合计 28 分，还差 2 分').waitFor();
  expect(await page.getByRole('button', { name: '保存为新版本' }).isDisabled()).toBe(true);
  await page.locator('.kp-changes button[title="撤销"]').click();
  await page.getByText('还没有改动').waitFor();
  expect(await points.inputValue()).toBe('18');
});

test('an address leads to the field, and who may not write only reads', async () => {
  const { current } = await policiesOf(world.county);
  const path = 'grading.quota.cadre.percent';
  const { page } = await world.visit('staff', `/policy/versions/${current}?field=${path}`);
  const found = page.locator(token(path));
  await expect.poll(() => found.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900);
  expect(await found.getAttribute('class')).toContain('kp-token-found');
  await page.goto('/policy');
  await settle(page);
  await page.locator(token(path)).click();
  await page.locator('.kp-editor').waitFor();
  expect(await page.locator('.kp-editor input').count()).toBe(0);
  expect(await page.getByRole('button', { name: '保存为新版本' }).count()).toBe(0);
});

test.each(Object.keys(viewports) as (keyof typeof viewports)[])('the policy is sound on %s', async (size) => {
  const { page, faults } = await world.visit('office', '/policy', size);
  expect(await seriousViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await page.goto('/policy/versions');
  await settle(page);
  expect(await seriousViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(faults).toEqual([]);
});
