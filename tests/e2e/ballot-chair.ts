import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { settle, sidewaysScroll } from './browser.ts';
import { button, type ConductWorld, confirm, dialog } from './conduct-county.ts';
import { lateComers, shot, villagers } from './ballot-meeting.ts';

/** What whoever runs the polls does in the application, on the desk and at the door. */

export const ballots = '/cycles/2026/conduct/t1/ballots';
export const massTitle = '全体干部职工、村（居）“两委”负责人';

/** A figure of the board, by its label. */
export const figure = (page: Page, label: string): Locator =>
  page
    .locator('.kp-poll-figures > div')
    .filter({ has: page.locator('dt', { hasText: label }) })
    .locator('dd');

const made = (page: Page): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: '已设的测评' }) }).locator('li');

/** Ticks what the policy asks for and makes it; what is made stands on the list. */
export async function makePolls(world: ConductWorld): Promise<void> {
  const page = await world.open('groupLeader', ballots);
  const tick = (title: string) => page.getByRole('checkbox', { name: title, exact: true }).check();
  await page.getByText('还没有设测评').waitFor();
  await shot(page, '01-plan');
  await tick(massTitle);
  await tick('领导班子成员');
  await button(page, '生成 2 次测评').click();
  await made(page).nth(1).waitFor();
  await tick('人大代表');
  await page.getByRole('radio', { name: '纸质测评' }).check();
  await button(page, '生成 1 次测评').click();
  await made(page).nth(2).waitFor();
  await page.getByRole('radio', { name: '电子测评' }).check();
  await page.getByRole('checkbox', { name: '作为模拟测试' }).check();
  await tick(massTitle);
  await button(page, '生成 1 次测评').click();
  await made(page).filter({ hasText: '模拟测试' }).waitFor();
  await shot(page, '02-made');
}

/** Goes to a poll from the list of the unit's; its address. */
export async function goTo(page: Page, title: string, { isTrial = false } = {}): Promise<string> {
  // The login behind a page that is left at once would lead back to it.
  await settle(page);
  await page.goto(ballots);
  await settle(page);
  const lines = made(page).filter({ hasText: title });
  const line = isTrial ? lines.filter({ hasText: '模拟测试' }) : lines.filter({ hasNotText: '模拟测试' });
  await line.getByRole('link').click();
  await page.waitForURL(/\/ballots\/\w{26}$/);
  return new URL(page.url()).pathname;
}

export async function freeze(page: Page, { boxes }: { boxes: number }): Promise<void> {
  await button(page, '封存票箱').click();
  await dialog(page).getByText(`将生成 ${boxes} 把密钥，投票结束时销毁。`).waitFor();
  await confirm(page, '封存票箱');
  await page.getByText(/正在生成密钥：\d \/ \d。/).waitFor();
  await page.getByRole('link', { name: '印制测评卡' }).first().waitFor();
}

/** The key as it hangs on the wall, and the cards as they are printed: codes, and whose the named one is. */
export async function printAll(page: Page, poll: string): Promise<{ shown: string; bag: string[]; named: string }> {
  await page.getByRole('link', { name: '公告', exact: true }).click();
  const shown = (await page.locator('.kp-poll-notice-print').innerText()).trim();
  expect(shown).toMatch(/^(\S{4} ){3}\S{4}$/);
  const notice = await page.locator('.kp-poll-notice').innerText();
  for (const said of [`${massTitle}，共 8 人`, '桃江镇、赵志刚、钱为民、孙立', '2026-12-29 09:00—11:30'])
    expect(notice).toContain(said);
  await shot(page, '04-notice');
  await page.goto(poll);
  await page.getByRole('link', { name: '印制测评卡' }).first().click();
  // One of the eight takes theirs in the application.
  await page.getByRole('spinbutton', { name: /^不记名的卡/ }).fill('6');
  await button(page, '生成 7 张').click();
  const cards = page.locator('.kp-poll-cards > li');
  await cards.nth(6).waitFor();
  await shot(page, '05-cards');
  const codeOf = async (card: Locator) => (await card.locator('code').innerText()).replace(/\s/g, '');
  const own = cards.filter({ hasText: '副券：孙立' });
  const bag = await Promise.all((await cards.filter({ hasNotText: '副券' }).all()).map(codeOf));
  const named = await codeOf(own);
  for (const code of [...bag, named]) expect(code).toMatch(/^[0-9A-Z]{16}$/);
  expect(new Set(bag).size).toBe(6);
  await button(page, '打印').click();
  await button(page, '已印好，清除卡号').click();
  await cards.first().waitFor({ state: 'detached' });
  return { shown, bag, named };
}

/** At the door, on a phone: who comes late is checked in. */
export async function checkIn(world: ConductWorld): Promise<void> {
  const door = await world.open('groupLeader', '/cycles/2026/conduct/t1/attendance', 'phone');
  for (const name of lateComers) await door.locator('button.kp-attendance-who').filter({ hasText: name }).click();
  await door.getByRole('status').filter({ hasText: '30 / 30' }).waitFor();
  await door.getByText('待上传').first().waitFor({ state: 'detached' });
}

/** At the same phone the cards are handed over; who took theirs in the application is marked so. */
export async function handOut(world: ConductWorld, poll: string): Promise<void> {
  const door = await world.open('groupLeader', poll, 'phone');
  const list = door.locator('.kp-poll-voters > li');
  for (const name of [...villagers, '吴桐', '李秀英', '孙立'])
    await list.filter({ hasText: name }).getByRole('button', { name: '发卡' }).click();
  await list.filter({ hasText: '周敏' }).getByText('已在系统领卡').waitFor();
  await door.getByText('待发送').first().waitFor({ state: 'detached' });
  await door.getByRole('button', { name: '未发 0' }).waitFor();
  expect(await sidewaysScroll(door)).toBe(0);
  await shot(door, '06-handing');
}

/** Presses the one button that brings the poll on, where the dialog says so much. */
export async function goOn(page: Page, act: string, sure: readonly string[], done: string): Promise<void> {
  await button(page, act).click();
  for (const line of sure) await dialog(page).getByText(line).waitFor();
  await confirm(page, act);
  await page.getByText(done).first().waitFor();
}

/** A row of the result: its figures. */
export const resultOf = async (page: Page, name: string): Promise<string> =>
  (await page.locator('.kp-poll-tally tbody tr').filter({ hasText: name }).innerText()).replace(/\s+/g, ' ');
