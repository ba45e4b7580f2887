import { button, choose, type ConductWorld, confirm, dialog, township, typeDate } from './conduct-county.ts';

/** What comes before the meeting: the office opens the year, decides who is appraised where, the unit gets ready. */

export const cycle = '/cycles/2026';
export const unit = `${cycle}/conduct/${township.id}`;

export async function openTheYear(world: ConductWorld): Promise<void> {
  const page = await world.open('office', '/cycles');
  await page.getByRole('link', { name: '开启考核年度' }).or(button(page, '开启考核年度')).first().click();
  await page.waitForURL('**/cycles/new');
  await button(page, '开启考核年度').click();
  await page.waitForURL(`**${cycle}`);

  await world.open('office', `${cycle}/plan`);
  await button(page, '修改日期和带队县领导').click();
  for (const [phase, from, to] of [
    ['考核准备', '2026-12-10', '2026-12-20'],
    ['撰写述职报告', '2026-12-10', '2026-12-27'],
    ['集中考核', '2026-12-28', '2027-01-10'],
  ] as const) {
    await typeDate(dialog(page), `${phase}起`, from);
    await typeDate(dialog(page), `${phase}止`, to);
  }
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('县委常委会议定');
  await confirm(page, '保存');
  for (const phase of ['考核准备', '撰写述职报告']) {
    await button(page, `开始“${phase}”`).click();
    await confirm(page, '开始');
    await button(page, `结束“${phase}”`).waitFor();
  }

  await page.getByRole('link', { name: '考核通知', exact: true }).click();
  await page.getByText('2026 年 12 月 28 日').or(page.getByText('2026年12月28日')).first().waitFor();
  await button(page, '发布通知').click();
  await dialog(page).getByRole('textbox', { name: '发文字号' }).fill('桃源考〔2026〕5号');
  await confirm(page, '发布通知');
  await page.getByText('桃源考〔2026〕5号').waitFor();
}

export async function getReady(world: ConductWorld): Promise<void> {
  const page = await world.open('liaison', `${cycle}/notice`);
  await button(page, '桃江镇确认收到').click();
  await page.getByText('桃江镇已于').waitFor();

  await world.open('liaison', `${unit}/readiness`);
  await button(page, '登记成员').click();
  await choose(page, /^单位领导成员/, '赵志刚', '钱为民');
  await choose(page, /^股室负责人/, '吴桐');
  await choose(page, /^一般干部代表/, '周敏');
  await button(page, '保存').click();
  await page.getByRole('region', { name: '单位考核领导小组' }).getByText('周敏').waitFor();

  await button(page, '登记活动').click();
  await typeDate(dialog(page), '日期', '2026-12-09');
  await dialog(page).getByRole('spinbutton', { name: '参加人数' }).fill('7');
  await dialog(page).getByRole('textbox', { name: '内容摘要' }).fill('学习考核纪律，开展谈心谈话。');
  await confirm(page, '保存');
  await button(page, '登记领取').click();
  await dialog(page).getByRole('spinbutton', { name: '套数' }).fill('7');
  await dialog(page).getByRole('spinbutton', { name: '公务员年度考核表' }).fill('4');
  await confirm(page, '保存');
  await page.getByText('7 套 × 15.00 元 = 105.00 元').or(page.getByText('7 套 × 15 元 = 105.00 元')).waitFor();
}

export async function decideTheDoubtfulCase(world: ConductWorld): Promise<void> {
  const page = await world.open('office', `${cycle}/placement`);
  await page.getByText('疑难情形（1 人待定）').waitFor();
  await button(page, '决定王芳的考核去向').click();
  await choose(dialog(page), '考核单位', township.name);
  await dialog(page).getByRole('textbox', { name: '理由' }).fill('实际到岗满半年');
  await confirm(page, '决定');
  await page.getByText('没有待定的疑难情形').waitFor();
}
