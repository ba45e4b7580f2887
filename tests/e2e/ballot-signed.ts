import { button, type ConductWorld, confirm, dialog } from './conduct-county.ts';
import { shot } from './ballot-meeting.ts';

/** The ratings that are signed, beside the secret ones. */

const own = '/cycles/2026/self-rating';
const unit = '/cycles/2026/conduct/t1/self-ratings';

/** The principal thinks more of themself than others do. */
export async function rateOneself(world: ConductWorld): Promise<void> {
  const page = await world.open('principal', own);
  for (const head of ['综合素质', '工作业绩', '目标取向'])
    await page.getByRole('textbox', { name: head }).fill(`${head}：认真履职。`);
  await page.getByRole('radio', { name: '优秀' }).check();
  await button(page, '提交').click();
  await confirm(page, '提交');
  await page.getByText('须经考核组引导后才能修改').waitFor();
}

/** The flag is the group's to see; the principal reads the guidance alone, and thinks again. */
export async function guideAndRevise(world: ConductWorld, moveTo: (moment: string) => void): Promise<void> {
  const page = await world.open('groupLeader', unit);
  const line = page.locator('.kp-self-person').filter({ hasText: '赵志刚' });
  await line.getByText('自评偏高').waitFor();
  await line.getByText('需要引导').waitFor();
  await shot(page, '17-flag');
  await button(page, '记录引导').click();
  await dialog(page).getByRole('textbox', { name: '对其本人的意见' }).fill('请对照年初目标，实事求是。');
  await confirm(page, '确定');
  await line.getByText('需要引导').waitFor({ state: 'detached' });

  moveTo('2026-12-30T02:00:00Z');
  const principal = await world.open('principal', own);
  await principal.getByText('请对照年初目标，实事求是。').waitFor();
  const told = await principal.locator('main').innerText();
  for (const hidden of ['自评偏高', '他人评价'])
    if (told.includes(hidden)) throw new Error(`the subject reads ${hidden}`);
  await principal.getByRole('radio', { name: '良好' }).check();
  await shot(principal, '18-revision');
  await button(principal, '提交修改').click();
  await confirm(principal, '提交');
  await principal.getByText('可修改的次数已用完').waitFor();

  await world.open('groupLeader', unit);
  await line.getByText('自评偏高').waitFor({ state: 'detached' });
  await line.getByText('自我认定的内容').click();
  await line.getByText('修改前：优秀').waitFor();
}

/** A county leader rates the township's team and principal, with their name. */
export async function rateAsLeader(world: ConductWorld): Promise<void> {
  const page = await world.open('countyLeader', '/cycles/2026/leader-ratings');
  const row = page.locator('.kp-leader-unit').filter({ hasText: '桃江镇' });
  await row.getByRole('radio', { name: '好', exact: true }).check();
  await row.getByRole('group', { name: '桃江镇：赵志刚' }).getByRole('radio', { name: '称职', exact: true }).check();
  await page.getByRole('button', { name: /^提交 1 个单位的评价/ }).click();
  await page.getByText('已评 2 / 4 项').waitFor();
  await page.getByText(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} 已提交/).waitFor();
}
