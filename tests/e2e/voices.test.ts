import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ulid } from 'ulid';
import readExcelFile from 'read-excel-file/node';
import { presets } from '#shared/policy/presets/all.ts';
import type { PolicyVersion } from '#shared/api/policies.ts';
import { got } from '#tests/integration/county.ts';
import { shot } from './ballot-meeting.ts';
import { seriousViolations, settle, sidewaysScroll } from './browser.ts';
import { button, choose, confirm, type ConductWorld, dialog, withConductBrowser } from './conduct-county.ts';

/** What people say besides the ballot (B-143): written down, amended by two, found, taken out; and who does not see it. */

const { makeWorld } = withConductBrowser('2026-12-20T02:00:00Z');
const ballots = '/cycles/2026/conduct/t1/ballots';
const voices = `${ballots}/voices`;
const entries = (page: Page) => page.locator('.kp-voices > li');

async function openYear({ county }: ConductWorld, channels: readonly string[]): Promise<void> {
  const base = presets['county-appraisal-2011']!;
  const mass = { ...base.ballots.mass, channels: [...channels] };
  const policy = { ...base, ballots: { ...base.ballots, mass } };
  const { current } = await got<{ current: PolicyVersion['id'] }>(county, 'GET /api/policies');
  const [policyVersion, reason] = [ulid(), '增加群众评价的形式'];
  await got(county, 'POST /api/policies', { id: policyVersion, basedOn: current, preset: null, policy, reason });
  const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
  await got(county, 'POST /api/cycles', { cycle, policyVersion });
}

const fillIn = async (page: Page, channel: string, text: string) => {
  await dialog(page).getByRole('radio', { name: channel, exact: true }).check();
  await dialog(page).getByRole('textbox', { name: '意见内容' }).fill(text);
};

it('is written down, amended by two at once, found and taken out; the unit does not see it', async () => {
  const world = await makeWorld();
  await openYear(world, ['测评', '评议', '谈话', '书面反映']);
  const page = await world.open('groupLeader', ballots);
  await page.getByRole('link', { name: '登记、查看群众意见' }).click();
  await page.getByText('还没有登记群众意见').waitFor();
  await page.getByText('不计入任何得分').waitFor();
  await page.getByText('已谈 0 人，列入 0 人').waitFor();
  await button(page, '登记意见').first().click();
  await dialog(page).getByText('不记录反映人').waitFor();
  expect(await dialog(page).getByRole('radio', { name: '测评' }).count()).toBe(0);
  expect(await dialog(page).getByRole('radio', { name: '谈话' }).count()).toBe(0);
  await fillIn(page, '评议', '班子团结。');
  // Nothing that was written is lost by a wrong click.
  await button(page, '取消').click();
  await dialog(page).getByText('还没有保存').waitFor();
  await button(page, '继续填写').click();
  await confirm(page, '保存');
  await entries(page).filter({ hasText: '班子团结。' }).waitFor();

  await button(page, '登记意见').click();
  await fillIn(page, '书面反映', '一、常到村里；\n二、答复快。');
  await dialog(page).getByRole('radio', { name: '个人' }).check();
  await choose(dialog(page), '人员', '钱为民');
  await dialog(page).getByRole('spinbutton', { name: '反映人数' }).fill('3');
  await confirm(page, '保存');
  const written = entries(page).filter({ hasText: '钱为民' });
  await written.getByText('3 人反映').waitFor();
  expect(await written.locator('.kp-voice-text').innerText()).toBe('一、常到村里；\n二、答复快。');

  const office = await world.open('office', `${voices}?q=${encodeURIComponent('答复')}`, 'phone');
  await entries(office).waitFor();
  expect(await entries(office).count()).toBe(1);
  expect(await sidewaysScroll(office)).toBe(0);
  await entries(office).getByRole('button', { name: /^修改/ }).click();
  await dialog(office).getByRole('spinbutton', { name: '反映人数' }).fill('4');
  await entries(page).filter({ hasText: '钱为民' }).getByRole('button', { name: /^修改/ }).click();
  await fillIn(page, '书面反映', '一、常到村里；\n二、答复较快。');
  await confirm(page, '保存');
  await button(office, '保存').click();
  await dialog(office).getByText('别人在您填写期间修改了这条记录').waitFor();
  expect(await seriousViolations(office)).toEqual([]);
  await shot(office, 'voices-conflict');
  await button(office, '合并后继续').click();
  await confirm(office, '保存');
  await entries(office).getByText('答复较快').waitFor();
  await entries(office).getByText('4 人反映').waitFor();

  // The login behind a page that is left at once would lead back to it.
  await settle(page);
  await page.goto(voices);
  await settle(page);
  expect(await seriousViolations(page)).toEqual([]);
  await choose(page, '意见对象', '领导班子');
  await page.getByText('显示 1 条，共 2 条').waitFor();
  await entries(page).getByRole('button', { name: /^删除/ }).click();
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('误登');
  await confirm(page, '删除');
  await page.getByText('没有符合条件的意见').waitFor();
  await button(page, '清除条件').click();
  await page.getByText('已删除 1 条').click();
  await page.getByText('原因：误登').waitFor();

  const [file] = await Promise.all([page.waitForEvent('download'), button(page, '导出 Excel').click()]);
  expect(file.suggestedFilename()).toBe('桃江镇2026年度考核其他形式群众意见汇总表.xlsx');
  const rows = JSON.stringify(await readExcelFile(await file.path()));
  expect(rows).toContain('钱为民');
  expect(rows).not.toContain('陈国栋');
  const [word] = await Promise.all([page.waitForEvent('download'), button(page, '导出 Word').click()]);
  expect((await readFile(await word.path())).subarray(0, 2).toString()).toBe('PK');

  for (const who of ['principal', 'liaison', 'deputy', 'countyLeader'] as const) {
    const other = await world.open(who, ballots);
    await other.getByRole('heading', { name: '民主测评', level: 1 }).waitFor();
    expect(await other.getByText('其他形式的群众意见').count(), who).toBe(0);
    await settle(other);
    await other.goto(voices);
    await other.getByText('您不能查看这些意见').waitFor();
    expect(await other.locator('main').innerText()).not.toContain('答复较快');
  }
  const interviews = await world.open('groupLeader', '/cycles/2026/conduct/t1/interviews');
  await interviews.getByRole('link', { name: '其他形式的群众意见（1 条）' }).waitFor();
  await settle(page);
  await page.goto('/cycles/2026/conduct/t1/papers/cadre%3At1-2');
  await page.getByRole('link', { name: '其他形式的群众意见（1 条）' }).click();
  await page.getByText('显示 1 条，共 1 条').waitFor();
  expect(new URL(page.url()).searchParams.get('about')).toBe('@t1-2');
  const supervisor = await world.open('supervisor', voices);
  await entries(supervisor).getByText('答复较快').waitFor();
  expect(await button(supervisor, '登记意见').count()).toBe(0);
  // A stale save is answered with 409, which a browser notes as an error.
  expect(world.faults().filter((fault) => !fault.includes('409'))).toEqual([]);
});

it('is nowhere where the policy names but the ballot', async () => {
  const world = await makeWorld();
  await openYear(world, ['测评']);
  const page = await world.open('office', ballots);
  await page.getByRole('heading', { name: '实名的评价' }).waitFor();
  expect(await page.getByText('其他形式的群众意见').count()).toBe(0);
  for (const size of ['office', 'phone'] as const) {
    const own = await world.open('office', voices, size);
    await own.getByText('考核办法没有规定测评以外的形式').waitFor();
    expect(await button(own, '登记意见').count()).toBe(0);
    expect(await sidewaysScroll(own)).toBe(0);
    expect(await seriousViolations(own)).toEqual([]);
  }
  expect(world.faults()).toEqual([]);
});
