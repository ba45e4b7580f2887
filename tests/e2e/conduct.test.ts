import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { reportFields } from '#shared/appraisal/report-text.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { sidewaysScroll } from './browser.ts';
import {
  button,
  choose,
  type ConductWorld,
  confirm,
  dialog,
  handIn,
  submitReport,
  township,
  typeDate,
  withConductBrowser,
  write,
} from './conduct-county.ts';
import { cycle, decideTheDoubtfulCase, getReady, openTheYear, unit } from './conduct-preparation.ts';

/** The annual appraisal of one township from the opening of the cycle to the end of the interviews, by its own people. */

const browser = withConductBrowser('2026-12-10T02:00:00Z');
const policy = presets['county-appraisal-2011']!;
const teamFields = reportFields(policy, 'team');
const ownFields = reportFields(policy, 'staff');

/** What somebody has to do, by its words. */
async function todosOf(world: ConductWorld, who: 'liaison' | 'groupLeader'): Promise<string[]> {
  const page = await world.open(who, '/messages');
  await page.locator('.kp-todos').first().waitFor();
  return page.locator('.kp-todo-task').allInnerTexts();
}

async function agreeOnTheDay(world: ConductWorld): Promise<void> {
  const page = await world.open('groupLeader', `${unit}/meeting`);
  await button(page, '提出时间').click();
  await typeDate(dialog(page), '日期', '2026-12-29');
  await dialog(page).getByRole('textbox', { name: '地点' }).fill('镇政府三楼会议室');
  await confirm(page, '提出时间');
  await page.getByText('已通知对方，等待对方确认', { exact: false }).waitFor();

  const liaison = await world.open('liaison', `${unit}/meeting`);
  await button(liaison, '确认这个时间').click();
  await liaison.locator('#schedule .kp-tag', { hasText: '已商定' }).waitFor();

  for (const [category, from] of [
    ['乡镇党代表', 1],
    ['人大代表', 5],
    ['政协委员', 9],
    ['部分离退休老干部', 13],
    ['服务对象', 17],
  ] as const) {
    await button(liaison, `添加 ${category}`).click();
    const names = [0, 1, 2, 3].map((i) => delegate(from + i));
    await dialog(liaison).getByRole('textbox', { name: '姓名' }).fill(names.join('\n'));
    await confirm(liaison, '添加 4 人');
  }
  const listed = await liaison.locator('#roster .kp-meeting-names').allInnerTexts();
  expect(listed.join('').match(/代表\d\d/g)).toEqual(Array.from({ length: 20 }, (_, i) => delegate(i + 1)));
  await button(liaison, '提交名单').click();
  await liaison.locator('#roster .kp-tag', { hasText: '已提交' }).waitFor();
  await liaison.getByText('共 28 人，应到 27 人。').waitFor();
}
const delegate = (n: number): string => `代表${String(n).padStart(2, '0')}`;

async function report(world: ConductWorld): Promise<void> {
  const team = await world.open('liaison', `${cycle}/reports/${township.id}/team`);
  await write(team, teamFields);
  await submitReport(team);

  const page = await world.open('staff', '/my-appraisal', 'phone');
  await page.locator('.kp-next').getByRole('link', { name: '去撰写' }).click();
  await write(page, ownFields);
  expect(await sidewaysScroll(page)).toBe(0);
  await submitReport(page);

  const deputy = await world.open('deputy', `${unit}/reports`);
  await deputy.getByRole('link', { name: '周敏' }).click();
  await button(deputy, '退回修改').click();
  await dialog(deputy).getByRole('textbox', { name: '退回意见' }).fill('请写明存在的问题');
  await confirm(deputy, '退回修改');

  await world.open('staff', '/my-appraisal', 'phone');
  await page.getByText('报告被退回，请修改后重新提交').waitFor();
  await page.locator('.kp-next').getByRole('link', { name: '继续撰写' }).click();
  await page.getByText('请写明存在的问题').waitFor();
  await write(page, ['存在的问题'], '下村次数不多。');
  await submitReport(page);
  await page.getByText('第 2 次').waitFor();

  for (const who of ['principal', 'deputy', 'cadre', 'liaison', 'colleague', 'onLoan'] as const)
    await handIn(world, who, ownFields);
}

async function meet(world: ConductWorld): Promise<void> {
  const door = await world.open('liaison', `${unit}/attendance`, 'phone');
  const names = [
    ...['赵志刚', '钱为民', '孙立', '李秀英', '周敏', '吴桐', '王芳'],
    ...Array.from({ length: 19 }, (_, i) => delegate(i + 1)),
  ];
  for (const name of names) await door.locator('button.kp-attendance-who').filter({ hasText: name }).click();
  const last = door.locator('.kp-attendance-row').filter({ hasText: delegate(20) });
  await last.getByRole('button', { name: '缺席' }).click();
  await button(door, '出差').click();
  await last.getByText('出差').waitFor();
  await door.getByRole('status').filter({ hasText: '26 / 27' }).waitFor();
  await door.getByText('待上传').first().waitFor({ state: 'detached' });
  expect(await sidewaysScroll(door)).toBe(0);

  const page = await world.open('groupLeader', '/');
  const speakers = Promise.withResolvers<null>();
  await page.route('**/speakers', async (route) => {
    await speakers.promise;
    await route.fallback();
  });
  await world.open('groupLeader', `${unit}/meeting`);
  const begin = button(page, '会议开始');
  await begin.waitFor();
  // Who may speak is not known yet.
  expect(await begin.isDisabled()).toBe(true);
  speakers.resolve(null);
  await begin.click();
  await page.getByText('讲话人：陈国栋（考核组组长）').waitFor();
  await endItem(page);
  await button(page, '开始').click();

  const clock = await world.open('groupLeader', `${unit}/oral`, 'phone');
  await clock.clock.install();
  for (const [name, spoken, shown] of [
    ['赵志刚', '04:20', '✓ 4:2'],
    ['钱为民', '05:12', '超时 1'],
    ['孙立', '03:00', '✓ 3:0'],
  ] as const) {
    const row = clock.locator('.kp-oral-list li').filter({ hasText: name });
    await row.getByRole('button').first().click();
    await button(clock, '开始计时').click();
    await clock.clock.fastForward(spoken);
    await button(clock, '停止').click();
    await clock.getByRole('button', { name: /^记录用时/ }).click();
    await row.getByText(shown).waitFor();
  }
  expect(await sidewaysScroll(clock)).toBe(0);

  await world.open('groupLeader', `${unit}/meeting`);
  await endItem(page);
  await button(page, '开始').click();
  await endItem(page);
  await page.getByText('参加考核人员均已口头或书面述职').waitFor();
  await button(page, '结束会议').click();
  await page.getByText('应到 27 人，实到 26 人，到会率 96.3%。').waitFor();

  const liaison = await world.open('liaison', `${unit}/meeting`);
  await choose(liaison, '推荐人选', '周敏');
  await button(liaison, '推荐').click();
  await liaison.locator('#nominee strong', { hasText: '周敏' }).waitFor();
}

/** Ends the item of the agenda that is under way. */
async function endItem(page: Page): Promise<void> {
  const end = button(page, '结束本项');
  await end.click();
  await end.waitFor({ state: 'detached' });
}

async function interview(world: ConductWorld): Promise<void> {
  const page = await world.open('groupLeader', `${unit}/interviews`);
  await button(page, '列入谈话对象').first().click();
  await confirm(page, '列入谈话对象');
  const listed = page.locator('.kp-interview-list li');
  await listed.first().waitFor();
  expect(await listed.locator('strong').allInnerTexts()).toEqual(['赵志刚', '钱为民', '孙立']);
  for (const [name, said] of [
    ['赵志刚', '班子团结，分工明确。'],
    ['孙立', '班子作风扎实。'],
  ] as const) {
    await listed.filter({ hasText: name }).getByRole('link', { name: '记录' }).click();
    await page.getByRole('textbox', { name: '领导班子建设情况' }).fill(said);
    await choose(page, /^推荐优秀等次人选/, '钱为民');
    await button(page, '完成记录').click();
    await listed.filter({ hasText: name }).getByText('已完成').waitFor();
  }
  await page.getByRole('tab', { name: '汇总' }).click();
  await page.getByRole('row', { name: '钱为民 2 0 2' }).waitFor();
  await page.getByRole('tab', { name: '长期请假人员' }).click();
  await page.getByRole('textbox', { name: '郑和平：了解情况' }).fill('术后休养，十一月起已返岗。');
  await button(page, '保存').click();
  await page.getByText('陈国栋记录').waitFor();
  await button(page, '结束谈话').click();
  await confirm(page, '结束谈话');
  await button(page, '重新开放').waitFor();
}

async function supervise(world: ConductWorld): Promise<void> {
  const page = await world.open('supervisor', '/questions');
  await button(page, '提出询问').click();
  await choose(dialog(page), '单位', township.name);
  await dialog(page).getByRole('textbox', { name: '标题' }).fill('缺席人员');
  await dialog(page).getByRole('textbox', { name: '内容' }).fill('代表缺席的原因是否核实？');
  await confirm(page, '发出');

  const office = await world.open('office', '/questions');
  await office.getByRole('link', { name: '缺席人员' }).click();
  await office.getByRole('textbox', { name: '答复内容' }).fill('已核实，确因出差。');
  await button(office, '答复').click();
  await office.locator('.kp-said-answer').getByText('已核实，确因出差。').waitFor();

  await page.getByRole('link', { name: '缺席人员' }).click();
  await page.getByText('已核实，确因出差。').waitFor();
  await page.getByRole('textbox', { name: '追问内容或办结意见' }).fill('情况清楚。');
  await button(page, '办结').click();
  await page.locator('.kp-tag', { hasText: '已办结' }).waitFor();
}

test('a township goes from the notice to the end of the interviews', { timeout: 300_000 }, async () => {
  const world = await browser.makeWorld();
  await openTheYear(world);
  const before = await todosOf(world, 'liaison');
  await decideTheDoubtfulCase(world);
  await getReady(world);
  await agreeOnTheDay(world);
  await report(world);
  browser.moveTo('2026-12-29T00:30:00Z');
  await meet(world);
  await interview(world);
  await supervise(world);

  const board = await world.open('office', `${cycle}/conduct`);
  for (const step of stepsDone) await board.getByRole('link', { name: `${township.name}，${step}：完成` }).waitFor();
  await board.getByRole('link', { name: '梅溪镇，述职会议：' }).waitFor();

  const mine = await world.open('onLoan', '/my-appraisal', 'phone');
  await mine.getByText('考评办决定：实际到岗满半年').waitFor();
  await mine.getByText('您在桃江镇参加 2026 年度考核，由第一考核组负责。').waitFor();
  await mine.getByText('2026-12-29，镇政府三楼会议室').waitFor();
  await mine.locator('.kp-tag', { hasText: '已提交' }).waitFor();
  await mine.getByText('目前没有需要您办理的事项').waitFor();
  expect(await sidewaysScroll(mine)).toBe(0);

  const after = await todosOf(world, 'liaison');
  expect(before).toContain('成立本单位考核领导小组，登记成员');
  expect(before.length).toBeGreaterThan(after.length);
  expect(after.filter((task) => tasksDone.includes(task))).toEqual([]);
  expect(world.faults()).toEqual([]);
});

const stepsDone = [
  ...['确认通知', '考核领导小组', '思想教育', '领取表格', '班子总结', '个人述职报告', '商定时间', '参会名单'],
  ...['述职会议', '推荐群众满意干部', '了解长期请假人员', '个别谈话'],
];
const tasksDone = ['成立本单位考核领导小组，登记成员', '撰写并提交领导班子工作总结', '推荐群众满意干部'];
