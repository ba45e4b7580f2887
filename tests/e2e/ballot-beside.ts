import { expect } from 'vitest';
import type { readPoll } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import { got } from '#tests/integration/county.ts';
import { freeze, goOn, goTo, massTitle, resultOf } from './ballot-chair.ts';
import { delegates, shot } from './ballot-meeting.ts';
import { scan, takesPaper } from './ballot-voters.ts';
import { button, type ConductWorld, type Who } from './conduct-county.ts';

/** The other polls of the meeting: a trial, and the team's own. */

const api = (poll: string) => `/api/cycles/2026/ballots/t1/polls/${poll.split('/').pop()}`;

/** What the cards' codes lead to. */
async function linkOf({ county, users }: ConductWorld, poll: string): Promise<string> {
  const { link } = await got<Output<typeof readPoll>>(county, `GET ${api(poll)}`, undefined, users.groupLeader);
  return link!;
}

/** The delegates' bundle: entered by one, with a slip that shows; confirmed by another. */
export async function countPaper(world: ConductWorld): Promise<void> {
  const page = await world.open('groupLeader', '/home');
  const poll = await goTo(page, '人大代表');
  await page.getByRole('textbox', { name: '发出票数' }).fill(String(delegates.length));
  await page.getByRole('textbox', { name: '收回票数' }).fill('18');
  const cell = (name: string, mark: string) =>
    page
      .getByRole('row')
      .filter({ hasText: name })
      .getByRole('textbox', { name: new RegExp(mark) });
  await cell('桃江镇', '较好').fill('19');
  await page.getByText('处不合理，请核对').waitFor();
  expect(await button(page, '提交计票').isDisabled()).toBe(true);
  await cell('桃江镇', '较好').fill('18');
  for (const name of ['赵志刚', '钱为民', '孙立']) await cell(name, '(^|[^本])称职').first().fill('18');
  // One paper that counts nowhere, one that says nothing: what was marked may come from the other sixteen alone.
  await page.getByRole('textbox', { name: '无效票数' }).fill('1');
  await page.getByRole('textbox', { name: '空白票数' }).fill('1');
  await page.getByText('各等次共 18 票，多于有效的 17 票').first().waitFor();
  await cell('桃江镇', '较好').fill('16');
  for (const name of ['赵志刚', '钱为民', '孙立']) await cell(name, '(^|[^本])称职').first().fill('16');
  await shot(page, '15-paper');
  await button(page, '提交计票').click();
  await page.getByText('录入人不能自己复核').waitFor();
  const office = await world.open('office', poll);
  await office.getByText('录入：陈国栋').waitFor();
  await office.getByText('收回 18 票：有效 17 票（其中空白 1 票），无效 1 票。').waitFor();
  await button(office, '核对无误，确认').click();
  await office.getByText('复核：考评办干部').waitFor();
  await goOn(office, '公布结果', ['结果作为“群众评价”计入考核评分。'], '结果已公布，任何人都可以核对。');
  expect(await resultOf(office, '孙立')).toContain('16');
  await office.getByText('有效 17 票，无效 1 票（5.6%）；有效票中空白 1 票（5.6%）').waitFor();
  await shot(office, '15-paper-result');
}

/** A trial says so to whoever votes, and counts for nothing. */
export async function runTrial(world: ConductWorld): Promise<void> {
  const { county, users } = world;
  const page = await world.open('groupLeader', '/home');
  const poll = await goTo(page, massTitle, { isTrial: true });
  await freeze(page, { boxes: 2 });
  const { cards } = await got<{ cards: { code: string }[] }>(
    county,
    `POST ${api(poll)}/cards`,
    { bag: 2, voters: [] },
    users.groupLeader,
  );
  await page.reload();
  await goOn(page, '开始领票', ['模拟测试：供熟悉操作，结果不计入考核。'], '请大家扫卡领票。');
  const link = await linkOf(world, poll);
  const phone = await world.device('试投的手机');
  await scan(phone, link, cards[0]!.code);
  await phone.getByText('模拟测试：本次投票只供练习，不作为考核依据。').waitFor();
  const other = await takesPaper(link, cards[1]!.code);
  await goOn(page, '停止领票，开始投票', ['已领票 2 张，现在可以投票。'], '请大家填写并提交。');
  await other.cast({ 桃江镇: 'average', 赵志刚: 'excellent', 钱为民: 'excellent', 孙立: 'excellent' });
  await goOn(page, '结束投票并计票', [], '结果还没有公布，请勿外传');
  await goOn(page, '公布结果', ['模拟测试的结果不计入考核评分。'], '结果已公布，任何人都可以核对。');
  await shot(page, '16-trial');
}

/** Two people lead the team: each has cards in the application, none rates themself, and so few are not told. */
export async function votePeers(world: ConductWorld): Promise<void> {
  const { county, users } = world;
  const page = await world.open('groupLeader', '/home');
  const poll = await goTo(page, '领导班子成员');
  await freeze(page, { boxes: 3 });
  const codes = await Promise.all(
    (['principal', 'deputy'] satisfies Who[]).map(async (who) => {
      const at = `/api/cycles/2026/my-ballots/t1/${poll.split('/').pop()}`;
      return (await got<{ code: string }>(county, `POST ${at}`, {}, users[who])).code;
    }),
  );
  await page.reload();
  await goOn(page, '开始领票', ['2 张测评卡可以开始领票，一卡一票。'], '请大家扫卡领票。');
  const link = await linkOf(world, poll);
  const peers = await Promise.all(codes.map((code) => takesPaper(link, code)));
  await goOn(page, '停止领票，开始投票', ['已领票 2 张，现在可以投票。'], '请大家填写并提交。');
  for (const peer of peers) await peer.cast({ 桃江镇: 'good', 赵志刚: 'excellent', 钱为民: 'excellent' });
  await goOn(page, '结束投票并计票', [], '结果还没有公布，请勿外传');
  for (const name of ['桃江镇', '赵志刚', '钱为民'])
    expect(await resultOf(page, name)).toMatch(/评价不足 5 票，不公布/);
  await goOn(page, '公布结果', ['结果作为“班子互评”计入考核评分。'], '结果已公布，任何人都可以核对。');
}
