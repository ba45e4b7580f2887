import { describe, expect, test } from 'vitest';
import { countersIn } from '#tests/ballot-box.ts';
import {
  cardLink,
  choose,
  fillIn,
  heading,
  press,
  typeCode,
  type Visit,
  visitPoll,
  withVotePage,
} from './vote-page.ts';

/** What goes wrong on the way, and loses no vote. */

const world = withVotePage();

/** The service does what is asked and the answer gets lost, so many times. */
async function loseAnswers({ context }: Visit, path: string, times: number): Promise<() => number> {
  let lost = 0;
  await context.route(`**/api/votes/${path}`, async (route) => {
    if (lost >= times) return route.continue();
    await route.fetch();
    lost++;
    return route.abort();
  });
  return () => lost;
}

describe('a lost answer', () => {
  test('when the paper is issued, and when it is cast: asked again, counted once', async () => {
    const poll = await world.poll({ subjects: 1 });
    const visit = await visitPoll(world, poll);
    const { page, context } = visit;
    const issue = await loseAnswers(visit, 'issue', 2);
    const cast = await loseAnswers(visit, 'cast', 1);
    await press(page, '开始');
    await page.getByText('正在重试').waitFor();
    await fillIn(page, { subjects: 1 });
    await press(page, '投票');
    await heading(page, '投票成功').waitFor();
    expect([issue(), cast()]).toEqual([2, 1]);
    expect(await countersIn(poll)).toEqual({ b: 1, f: 1, c0_0_1: 1 });
    await context.close();
  });

  test('and a reload before the next attempt: the same paper is asked for again', async () => {
    const poll = await world.poll({ subjects: 1 });
    const visit = await visitPoll(world, poll);
    const { page, context } = visit;
    const issue = await loseAnswers(visit, 'issue', 1);
    await press(page, '开始');
    await page.getByText('正在重试').waitFor();
    await page.reload();
    await fillIn(page, { subjects: 1 });
    expect(issue()).toBe(1);
    await context.close();
  });
});

describe('a reload', () => {
  test('before anything was read keeps the card that was scanned, though the address has lost it', async () => {
    const poll = await world.poll({ subjects: 1 });
    const { page, context } = await visitPoll(world, poll, { code: null });
    await context.route('**/api/votes/papers', (route) => route.abort());
    await page.goto('about:blank');
    await page.goto(cardLink(poll, poll.codes[0]!));
    await page.getByText('正在重试').waitFor();
    expect(page.url()).not.toContain(poll.codes[0]!);
    await context.unroute('**/api/votes/papers');
    await page.reload();
    await page.getByText(`尾号 ${poll.codes[0]!.slice(-4)}`).waitFor();
    await context.close();
  });

  test('in the middle of filling in keeps what was chosen, and the back button goes a step back', async () => {
    const poll = await world.poll({ subjects: 3 });
    const { page, context } = await visitPoll(world, poll);
    await press(page, '开始');
    await choose(page, '优秀');
    await page.getByLabel('文字意见（可不填）').fill('好');
    await press(page, '下一个');
    await page.reload();
    await page.getByText('第 2 个，共 3 个').waitFor();
    await press(page, '上一个');
    await page.getByText('第 1 个，共 3 个').waitFor();
    expect(await page.getByRole('radio', { name: '优秀' }).isChecked()).toBe(true);
    expect(await page.getByLabel('文字意见（可不填）').inputValue()).toBe('好');
    await page.goBack();
    await page.getByText('第 2 个，共 3 个').waitFor();
    await context.close();
  });

  test('in the middle of casting goes on by itself, and every box is counted once', async () => {
    const poll = await world.poll({ subjects: 1, boxes: 4 });
    const { page, context } = await visitPoll(world, poll);
    await press(page, '开始');
    await fillIn(page, { subjects: 4 });
    let casts = 0;
    await context.route('**/api/votes/cast', (route) => (++casts > 2 ? route.abort() : route.continue()));
    await press(page, '投票');
    await page.getByText('正在重试').waitFor();
    await page.getByText('已投 2 张，共 4 张').waitFor();
    await context.unroute('**/api/votes/cast');
    await page.reload();
    await heading(page, '投票成功').waitFor();
    expect(await page.locator('.receipts li').count()).toBe(4);
    for (let box = 0; box < 4; box++) expect(await countersIn(poll, box)).toEqual({ b: 1, f: 1, c0_0_1: 1 });
    await context.close();
  });
});

test('without a network the page says so, and casts once there is one', async () => {
  const poll = await world.poll({ subjects: 1 });
  const { page, context } = await visitPoll(world, poll);
  await press(page, '开始');
  await page.getByText('第 1 个，共 1 个').waitFor();
  await context.setOffline(true);
  await page.getByText('手机没有联网').waitFor();
  await fillIn(page, { subjects: 1 });
  await press(page, '投票');
  await heading(page, '正在投票').waitFor();
  await page.waitForTimeout(1500);
  await context.setOffline(false);
  await heading(page, '投票成功').waitFor();
  expect(await countersIn(poll)).toEqual({ b: 1, f: 1, c0_0_1: 1 });
  await context.close();
});

test('paused in the moment in which a card is exchanged, and again at the cast: it waits, and goes on by itself', async () => {
  const poll = await world.poll({ subjects: 1 });
  const { page, context } = await visitPoll(world, poll);
  await page.getByRole('button', { name: '开始' }).waitFor();
  await poll.setHead({ phase: 'paused' });
  await press(page, '开始');
  await page.getByRole('alert').filter({ hasText: '测评卡没有用掉' }).waitFor();
  await poll.setHead({ phase: 'under-way' });
  await fillIn(page, { subjects: 1 });
  await poll.setHead({ phase: 'paused' });
  await press(page, '投票');
  await page.getByRole('alert').filter({ hasText: '这张票还没有计入' }).waitFor();
  expect(await countersIn(poll)).toEqual({});
  await poll.setHead({ phase: 'under-way' });
  await heading(page, '投票成功').waitFor();
  expect(await countersIn(poll)).toEqual({ b: 1, f: 1, c0_0_1: 1 });
  await context.close();
});

describe('the page stops', () => {
  const stopped = async ({ page, context }: Visit, words: RegExp): Promise<void> => {
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    await context.close();
  };

  test('at a key that is not the one of the notice, and asks for nothing', async () => {
    const [poll, other] = [await world.poll({ subjects: 1 }), await world.poll({ subjects: 1 })];
    const { page, context } = await visitPoll(world, { ...poll, fingerprint: other.fingerprint });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('alert').filter({ hasText: '票箱与二维码上的不一致' }).waitFor();
    expect(await page.getByRole('button', { name: '开始' }).count()).toBe(0);
    expect(asked.filter((url) => /issue|cast/.test(url))).toEqual([]);
    await context.close();
  });

  test('at a link that is none, with a way out', async () => {
    const poll = await world.poll({ subjects: 1 });
    await stopped(await visitPoll(world, { ...poll, capability: 'abc' }), /二维码无效或已过期/);
  });

  test('at a void card, a used one, and after too many wrong codes', async () => {
    const voided = await world.poll({ subjects: 1, card: { state: 'void' } });
    const first = await visitPoll(world, voided);
    await press(first.page, '开始');
    await stopped(first, /已作废/);
    const poll = await world.poll({ subjects: 1, head: { guessesAllowed: 1 } });
    const owner = await visitPoll(world, poll);
    await press(owner.page, '开始');
    await owner.page.getByText('第 1 个，共 1 个').waitFor();
    await owner.context.close();
    const second = await visitPoll(world, poll);
    await press(second.page, '开始');
    await second.page.getByRole('alert').filter({ hasText: '已经领过票' }).waitFor();
    await typeCode(second.page, '0000000000000000');
    await second.page.getByRole('alert').filter({ hasText: '没有这个卡号' }).waitFor();
    await typeCode(second.page, poll.codes[1]!);
    await stopped(second, /输错的次数过多/);
  });

  test('where the browser keeps nothing: the card stays good', async () => {
    const poll = await world.poll({ subjects: 1 });
    const visit = await visitPoll(world, poll);
    await visit.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('QuotaExceededError');
      };
    });
    await press(visit.page, '开始');
    await stopped(visit, /测评卡仍然有效/);
    expect(await poll.repository.listCards(poll.poll).then((cards) => cards.map(({ state }) => state))).not.toContain(
      'issued',
    );
  });
});

test('voting that ended meanwhile is told, and nothing is counted', async () => {
  const poll = await world.poll({ subjects: 1 });
  const { page, context } = await visitPoll(world, poll);
  await press(page, '开始');
  await fillIn(page, { subjects: 1 });
  await poll.close();
  await press(page, '投票');
  await page.getByRole('alert').filter({ hasText: '没有计入' }).waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await context.close();
});

test('another card on a device with an unfinished ballot asks whose it is', async () => {
  const poll = await world.poll({ subjects: 1 });
  const { page, context } = await visitPoll(world, poll);
  await press(page, '开始');
  await page.getByText('第 1 个，共 1 个').waitFor();
  // Scanned with the page still open: only the fragment changes.
  await page.goto(cardLink(poll, poll.codes[1]!));
  await heading(page, '这台设备上还有一张没投完的票').waitFor();
  await press(page, '继续那张票');
  await page.getByText('第 1 个，共 1 个').waitFor();
  await context.close();
});

test('a phone of 2018 can vote', async () => {
  const poll = await world.poll({ subjects: 1 });
  const { page, context } = await visitPoll(world, poll);
  await context.addInitScript(() => {
    const lists = Array.prototype as unknown as Record<string, unknown>;
    for (const name of ['flatMap', 'flat', 'at', 'findLast', 'toSorted']) Reflect.deleteProperty(lists, name);
    for (const name of ['replaceAll', 'matchAll', 'at']) Reflect.deleteProperty(String.prototype, name);
    for (const name of ['fromEntries', 'hasOwn']) Reflect.deleteProperty(Object, name);
    Reflect.deleteProperty(globalThis, 'structuredClone');
    Reflect.deleteProperty(Promise, 'allSettled');
  });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.reload();
  await press(page, '开始');
  await fillIn(page, { subjects: 1 });
  await press(page, '投票');
  await heading(page, '投票成功').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
