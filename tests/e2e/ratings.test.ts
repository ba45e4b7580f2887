import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { presets } from '#shared/policy/presets/all.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import { got } from '#tests/integration/county.ts';
import { button, confirm, type ConductWorld, dialog, withConductBrowser } from './conduct-county.ts';

/** The two sources that are signed: somebody rates themself and is guided, a county leader fills in the sheet. */

const { makeWorld, moveTo } = withConductBrowser('2026-12-20T02:00:00Z');
const ratings = '/cycles/2026/conduct/t1/self-ratings';

async function openYear({ county }: ConductWorld): Promise<void> {
  const base = presets['county-appraisal-2011']!;
  const principal = { mass: 50, peer: 20, leader: 25, self: 5 };
  const opinion = { ...base.opinion, weights: { ...base.opinion.weights, principal } };
  const { current } = await got<{ current: PolicyVersion['id'] }>(county, 'GET /api/policies');
  const policyVersion = ulid();
  const policy = { ...base, opinion };
  await got(county, 'POST /api/policies', {
    id: policyVersion,
    basedOn: current,
    preset: null,
    policy,
    reason: '自评',
  });
  const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
  await got(county, 'POST /api/cycles', { cycle, policyVersion });
}

it('takes a self-rating, lets the group guide, and takes the revision', async () => {
  const world = await makeWorld();
  await openYear(world);
  const own = await world.open('principal', '/cycles/2026/self-rating');
  for (const head of ['综合素质', '工作业绩', '目标取向'])
    await own.getByRole('textbox', { name: head }).fill(`${head}：认真履职。`);
  expect(await button(own, '提交').isDisabled()).toBe(true);
  await own.getByRole('radio', { name: '优秀' }).check();
  await button(own, '提交').click();
  await dialog(own).getByText('自我估价为“优秀”').waitFor();
  await confirm(own, '提交');
  await own.getByText('须经考核组引导后才能修改').waitFor();

  moveTo('2026-12-21T02:00:00Z');
  const group = await world.open('groupLeader', ratings);
  await button(group, '记录引导').click();
  await dialog(group).getByRole('textbox', { name: '对其本人的意见' }).fill('请对照年初目标，实事求是。');
  await confirm(group, '确定');
  await group.getByText('请对照年初目标，实事求是。').waitFor();

  moveTo('2026-12-22T02:00:00Z');
  await world.open('principal', '/cycles/2026/self-rating');
  await own.getByText('请对照年初目标，实事求是。').waitFor();
  await own.getByRole('radio', { name: '良好' }).check();
  await button(own, '提交修改').click();
  await confirm(own, '提交');
  await own.getByText('可修改的次数已用完').waitFor();

  await world.open('groupLeader', ratings);
  await group.getByText('自我认定的内容').click();
  await group.getByText('修改前：优秀').waitFor();
  expect(world.faults()).toEqual([]);
});

it('lets a county leader rate all units by the keyboard, and tells the office who gave what', async () => {
  const world = await makeWorld();
  await openYear(world);
  const page = await world.open('countyLeader', '/leader-ratings');
  await page.waitForURL('**/cycles/2026/leader-ratings');
  await page.getByRole('radio', { name: '好', exact: true }).first().focus();
  // Team and principal of two townships; the third choice is taken back and given anew.
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await page.getByText('已评 3 / 4 项').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Backspace');
  await page.getByText('已评 2 / 4 项').waitFor();
  for (const key of ['2', '1']) await page.keyboard.press(key);
  await button(page, '提交 2 个单位的评价').click();
  await page.getByText('2026-12-20 10:00 已提交').waitFor();
  await page.reload();
  await page.getByText('已评 4 / 4 项').waitFor();

  const office = await world.open('office', '/cycles/2026/conduct/t1/leader-ratings');
  const row = office.getByRole('row').filter({ hasText: '县领导' }).last();
  expect(await row.textContent()).toMatch(/县领导.*好.*赵志刚：称职/);
  expect(world.faults()).toEqual([]);
});
