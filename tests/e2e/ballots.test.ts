import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sidewaysScroll } from './browser.ts';
import {
  checkIn,
  freeze,
  figure,
  goOn,
  goTo,
  handOut,
  makePolls,
  massTitle,
  printAll,
  resultOf,
} from './ballot-chair.ts';
import { hearReports, prepareMeeting, shot } from './ballot-meeting.ts';
import { rateOneself, guideAndRevise, rateAsLeader } from './ballot-signed.ts';
import { countPaper, runTrial, votePeers } from './ballot-beside.ts';
import { pauseAndResume } from './ballot-pause.ts';
import { cast, fillIn, type Opinion, type Ready, receiptsOf, scan, takesPaper, typeIn } from './ballot-voters.ts';
import { button, type ConductWorld, dialog, withConductBrowser } from './conduct-county.ts';
import { heading, press } from './vote-page.ts';

/** The democratic assessment of a township: everybody who has a part in it, from the plan to the score it leads to. */

const browser = withConductBrowser('2026-12-20T02:00:00Z');
const run = promisify(execFile);
const verifyBox = fileURLToPath(new URL('../../infra/cli/verify-box.ts', import.meta.url));

const opinion = (village: Partial<Opinion> = {}): Opinion => ({
  grades: { 桃江镇: '好', 赵志刚: '称职', 钱为民: '优秀', 孙立: '不了解' },
  ...village,
});

interface Meeting {
  world: ConductWorld;
  /** of the chair, on the desk */
  chair: Page;
  /** address of the poll in the application */
  poll: string;
  /** of the voting page, without a card */
  link: string;
  bag: string[];
}

/** The member of staff with an account takes the card in the application, once checked in. */
async function takeOwnCard(world: ConductWorld): Promise<{ link: string; card: string }> {
  const page = await world.open('staff', '/cycles/2026/my-ballots', 'phone');
  const mine = page.locator('.kp-my-ballot').filter({ hasText: massTitle }).filter({ hasNotText: '模拟测试' });
  await mine.getByText('尚未以您的名义发出测评卡').waitFor();
  // Nothing can be done on the voting page without a card: it is not offered yet.
  expect(await mine.getByRole('link').count()).toBe(0);
  await button(page, '领取测评卡').click();
  const here = page.getByRole('link', { name: '在本机投票' });
  const card = await here.getAttribute('href');
  await mine.getByText('已在系统中以您的名义领取测评卡，该卡尚未用于领票').waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  await shot(page, '03-my-ballots');
  return { link: card!.replace(/&p=.*$/, ''), card: card! };
}

async function issue({ world, chair, poll, link, bag }: Meeting, card: string, named: string, shown: string) {
  await chair.goto(poll);
  await goOn(chair, '开始领票', ['8 张测评卡可以开始领票，一卡一票。'], '请大家扫卡领票。');
  const [scanned, shared, own, late] = await Promise.all(
    ['扫卡的村干部', '会场的平板', '周敏的手机', '迟到的村干部'].map((whose) => world.device(whose)),
  );
  await late!.goto(`${link}&p=${bag[5]}`);
  await heading(late!, '民主测评').waitFor();
  await scanned!.goto(`${link}&p=${bag[0]}`);
  await scanned!.getByText('您的票是保密的').waitFor();
  // What hangs on the wall stands on the phone.
  await scanned!.getByText(shown).waitFor();
  await shot(scanned!, '07-welcome');
  await scanned!.goto('about:blank');
  await scan(scanned!, link, bag[0]!);
  await scanned!.getByText('票已领到，等主持人宣布开始投票').waitFor();
  await fillIn(scanned!, opinion({ comments: { 赵志刚: '作风扎实，多到村里走走。' }, nominated: '钱为民' }));
  await shot(scanned!, '08-waiting');
  await typeIn(shared!, link, bag[1]!);
  await fillIn(shared!, opinion());
  await own!.goto(card);
  await press(own!, '开始');
  await fillIn(own!, opinion({ comments: { 孙立: '业务不熟。' } }));
  const others = await Promise.all([bag[2]!, bag[3]!, named].map((code) => takesPaper(link, code)));
  // Somebody takes a paper and never casts it.
  await takesPaper(link, bag[4]!);
  return { scanned: scanned!, shared: shared!, own: own!, late: late!, others };
}

async function vote(meeting: Meeting, voters: Awaited<ReturnType<typeof issue>>): Promise<string[]> {
  const { world, chair } = meeting;
  await figure(chair, '已领票').filter({ hasText: '7' }).waitFor();
  await shot(chair, '09-issuing');
  const sure = ['已领票 7 张，现在可以投票。', '未领票的 1 张卡将作废。', '之后不能再领票，也不能再补卡。'];
  await goOn(chair, '停止领票，开始投票', sure, '请大家填写并提交。');
  await chair.getByText('投票期间不显示已投多少票').waitFor();
  expect(await figure(chair, '已投票').count()).toBe(0);

  await pauseAndResume(world, { poll: meeting.poll, chair, voter: voters.scanned });
  await shot(voters.scanned, '10-receipt');
  const receipts = await receiptsOf(voters.scanned);
  expect(receipts).toHaveLength(2);
  await press(voters.scanned, '我自己的：在本机保存回执');
  await voters.scanned.getByText('回执已保存在本机').waitFor();
  await cast(voters.own, '10-own');
  await cast(voters.shared, '10-shared');
  await press(voters.shared, '会场公用的：下一位');
  await heading(voters.shared, '输入卡号').waitFor();
  await castOthers(voters.others);
  // Whoever comes now with a card that was not exchanged is too late, and is told so.
  await press(voters.late, '开始');
  await voters.late.getByText('领票已经结束，不能再领票。').waitFor();
  await shot(voters.late, '11-late');

  const liaison = await world.open('liaison', meeting.poll);
  expect(await figure(liaison, '已领票').innerText()).toBe('7');
  const seen = await liaison.locator('main').innerText();
  for (const hidden of ['已投票', '领票未投', '投票率', '测评结果', '作风扎实']) expect(seen).not.toContain(hidden);
  expect(await liaison.getByRole('button', { name: '结束投票并计票' }).count()).toBe(0);
  await shot(liaison, '12-liaison');
  return receipts;
}

/** Of three more one does not know one of the leaders; who is rated has no paper on themself. */
async function castOthers(others: readonly Ready[]): Promise<void> {
  const [first, second, subject] = others;
  const grades = { 桃江镇: 'good', 赵志刚: 'competent', 钱为民: 'competent' };
  await first!.cast({ ...grades, 赵志刚: 'basicallyCompetent', 孙立: 'competent' });
  await second!.cast({ ...grades, 钱为民: 'abstain', 孙立: 'competent' });
  expect(subject!.papers.flatMap(({ sheet }) => sheet.subjects.map(({ name }) => name))).not.toContain('孙立');
  await subject!.cast(grades);
}

async function count({ world, chair, poll }: Meeting): Promise<void> {
  const sure = ['之后任何票都不再计入，包括已领未投的票。', '密钥随即销毁，不能恢复投票。'];
  await goOn(chair, '结束投票并计票', sure, '结果还没有公布，请勿外传');
  expect(await figure(chair, '领票未投').innerText()).toMatch(/^1/);
  expect(await resultOf(chair, '桃江镇')).toMatch(/ 100\.0% 6 票 (0\.0% 0 票 ){3}0 100\.0% 6$/);
  expect(await resultOf(chair, '赵志刚')).toMatch(/ 0\.0% 0 票 83\.3% 5 票 16\.7% 1 票 0\.0% 0 票 0 83\.3% 0 6$/);
  expect(await resultOf(chair, '钱为民')).toMatch(/ 60\.0% 3 票 40\.0% 2 票 (0\.0% 0 票 ){2}1 100\.0% 1 6$/);
  expect(await resultOf(chair, '孙立')).toMatch(/评价不足 5 票，不公布/);
  // Nobody was blank in the box of the others; in that of whom too few judged nobody is told.
  await chair.getByText('空白票 0 张（0.0%）（不含不公布的 1 个票箱）。').waitFor();
  await chair.getByText('作风扎实，多到村里走走。').waitFor();
  expect(await chair.getByText('业务不熟').count()).toBe(0);
  await shot(chair, '13-counted');
  const liaison = await world.open('liaison', poll);
  await liaison.getByRole('heading', { name: '下一步' }).waitFor();
  expect(await liaison.getByText('测评结果', { exact: true }).count()).toBe(0);
  const publish = [
    '公布各对象的票数、投票率和全部回执；不足 5 票评价的对象不公布。',
    '结果作为“群众评价”计入考核评分。',
  ];
  await goOn(chair, '公布结果', publish, '结果已公布，任何人都可以核对。');
}

/** A voter on the phone, and anybody with the file. */
async function check({ world, poll, link }: Meeting, page: Page, receipts: readonly string[]): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
  await heading(page, '测评结果').waitFor();
  await page.getByText('已计入：在公布的名单中找到了这张票。').nth(1).waitFor();
  await page.getByRole('textbox', { name: /^粘贴或输入回执/ }).fill(receipts[0]!);
  await press(page, '查找');
  await page.getByText('已计入：在公布的名单中找到了这张票。').nth(2).waitFor();
  expect(await page.locator('.checks li').allInnerTexts()).toHaveLength(4);
  expect(await page.getByText('不符').count()).toBe(0);
  await page.getByText('空白票 0 张（0.0%）。').waitFor();
  await page.getByText('有对象的票数不公布，所以空白票数也不公布。').waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  await shot(page, '14-result');

  // Without an account the file is had where the receipt is looked up; its digest is the one on record.
  const asked = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载公布文件' }).click();
  const file = await (await asked).path();
  const { stdout } = await run(process.execPath, [verifyBox, file, '--receipt', receipts[0]!]);
  expect(stdout).toContain('相符 AGREES');
  expect(stdout).toContain('回执已计入');
  expect(stdout).toContain('票箱 box 1: 卡 cards 8，领票 issued 7，投票 cast 6，空白 blank 0 (0.0%)');
  expect(stdout).toContain('票箱 box 2: 卡 cards 7，领票 issued 6，投票 cast 5，空白 blank 不公布 not told');
  expect(stdout).toContain('孙立（科级干部）: 票数不足');
  const supervisor = await world.open('supervisor', poll);
  await button(supervisor, '下载公布文件（JSON）').waitFor();
  const told = await supervisor.locator('dd code').allInnerTexts();
  expect(told).toContain(/^sha256 {2}(\S+)$/m.exec(stdout)?.[1]);
  await run(process.execPath, [verifyBox, file, '--receipt', 'A'.repeat(43)]).then(
    () => expect.fail('a receipt that nobody has was found'),
    ({ stdout: said }: { stdout: string }) => expect(said).toContain('没有这一回执'),
  );
}

/** The office grades; a cadre's score leads to the polls, and no further. */
async function grade(world: ConductWorld, poll: string): Promise<void> {
  const page = await world.open('office', '/cycles/2026/runs');
  await button(page, '开始评定').first().click();
  await dialog(page).getByRole('textbox', { name: '说明' }).fill('测评结果已公布');
  await dialog(page).getByRole('button', { name: '开始评定' }).click();
  await page.getByText('评定完成').waitFor({ timeout: 30_000 });
  await page.locator('.kp-list-table th[scope="row"] a').first().click();
  await page.waitForURL(/\/runs\/\w{26}/);
  await page.goto(`${new URL(page.url()).pathname}?why=t1-1.opinion`);
  const drawer = page.getByRole('dialog');
  await button(page, '全部展开').click();
  const told = drawer.getByRole('treeitem').filter({ hasText: '见公布的测评' });
  await told.getByText('计 22 票，见公布的测评').waitFor();
  expect(await told.getByText('纸质').count()).toBe(1);
  await shot(page, '19-why');
  expect(await drawer.innerText()).not.toMatch(/作风扎实|村支书甲|代表01/);
  await told.getByRole('link', { name: /^测评/ }).first().click();
  await page.waitForURL(/\/ballots\/\w{26}$/);
  await page.getByRole('heading', { name: '测评结果' }).waitFor();
  expect(poll).toContain('/ballots/');
}

test('a township votes, from the plan to the score that it leads to', { timeout: 480_000 }, async () => {
  const world = await browser.makeWorld();
  await prepareMeeting(world);
  browser.moveTo('2026-12-29T00:30:00Z');
  await hearReports(world);
  await makePolls(world);

  const chair = await world.open('groupLeader', '/home');
  const poll = await goTo(chair, massTitle);
  await freeze(chair, { boxes: 2 });
  const { shown, bag, named } = await printAll(chair, poll);
  await checkIn(world);
  const { link, card } = await takeOwnCard(world);
  await handOut(world, poll);
  const meeting: Meeting = { world, chair, poll, link, bag };
  const voters = await issue(meeting, card, named, shown);
  const receipts = await vote(meeting, voters);
  await rateOneself(world);
  await count(meeting);
  await check(meeting, voters.scanned, receipts);

  await countPaper(world);
  await runTrial(world);
  await votePeers(world);
  await rateAsLeader(world);
  await guideAndRevise(world, browser.moveTo);
  await grade(world, poll);
  // The ballot that met the pause was refused, once.
  expect(world.faults()).toEqual([expect.stringMatching(/^扫卡的村干部: .* 422 /)]);
});
