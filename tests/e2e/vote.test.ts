import { describe, expect, test } from 'vitest';
import { abstain } from '#shared/ballots/sheet.ts';
import { countersIn } from '#tests/ballot-box.ts';
import { seriousViolations, sidewaysScroll } from './browser.ts';
import { choose, fillIn, heading, press, type Size, sizes, typeCode, visitPoll, withVotePage } from './vote-page.ts';

/** A whole vote, on a phone and in an office. */

const world = withVotePage();

const dimensions = ['德', '能', '勤', '绩', '廉'].map((label, i) => ({ id: `d${i}`, label, weight: 1 }));

describe.each(Object.keys(sizes) as Size[])('the voting page, %s size', (size) => {
  test('leads from the card’s link to a receipt that the service counted', async () => {
    const poll = await world.poll({
      subjects: 2,
      rules: { nominations: true, comments: { enabled: true, requiredFor: [0], maxChars: 20 } },
    });
    const { page, context, faults } = await visitPoll(world, poll, { size });
    const wrong: unknown[] = [];
    const look = async (): Promise<void> => {
      wrong.push(...(await seriousViolations(page)), ...((await sidewaysScroll(page)) > 0 ? ['scrolls sideways'] : []));
    };
    await heading(page, '民主测评').waitFor();
    await page.getByText('青川镇 · 青川全体干部职工').waitFor();
    expect(page.url()).not.toContain(poll.codes[0]!);
    await look();
    await press(page, '开始');
    await page.getByText('第 1 个，共 2 个').waitFor();
    await look();
    await choose(page, '优秀');
    await page.getByRole('checkbox', { name: '推荐为优秀等次人选' }).check();
    await press(page, '下一个');
    await choose(page, '不了解');
    await press(page, '核对选票');
    await page.getByText('还有 1 个对象没有填完。').waitFor();
    await look();
    await press(page, '去补填');
    await page.getByLabel('文字意见（必填）').fill('作风扎实\n群众认可');
    await press(page, '下一个');
    await press(page, '核对选票');
    await page.getByText('投出后不能修改，也不能撤回。').waitFor();
    await look();
    await press(page, '投票');
    await heading(page, '投票成功').waitFor();
    await look();
    const receipt = await page.locator('.receipts small code').textContent();
    expect(await poll.repository.isCounted(poll.poll, 0, receipt!)).toBe(true);
    expect(await countersIn(poll)).toEqual({ b: 1, f: 1, c0_0_0: 1, n0: 1, c1_0_4: 1 });
    expect((await poll.repository.listComments(poll.poll, 0)).map(({ text }) => text)).toEqual(['作风扎实\n群众认可']);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect([wrong, faults]).toEqual([[], []]);
    await context.close();
  });

  test('is filled in by dimensions on a sheet, from a typed code, and handed on', async () => {
    const poll = await world.poll({ subjects: 2, boxes: 2, items: dimensions, rules: { layout: 'multiple' } });
    const { page, context, faults } = await visitPoll(world, poll, { size, code: null });
    await press(page, '开始');
    await typeCode(page, '0000000000000000');
    await page.getByRole('alert').filter({ hasText: '没有这个卡号的测评卡' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await typeCode(page, poll.codes[0]!);
    await heading(page, '填写测评票').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    for (const group of await page.getByRole('group').all()) await group.getByRole('radio').nth(1).check();
    await press(page, '核对选票');
    await press(page, '投票');
    await heading(page, '投票成功').waitFor();
    for (const box of [0, 1])
      expect(await countersIn(poll, box)).toMatchObject({ b: 1, c0_0_1: 1, c0_4_1: 1, c1_4_1: 1 });
    await press(page, '会场公用的：下一位');
    await heading(page, '输入卡号').waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(await page.getByLabel('测评卡上的 16 位卡号').inputValue()).toBe('');
    await typeCode(page, poll.codes[1]!);
    await heading(page, '填写测评票').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(faults).toEqual(['console: Failed to load resource: the server responded with a status of 404 (Not Found)']);
    await context.close();
  });
});

test('a vote by keyboard alone', async () => {
  const poll = await world.poll({ subjects: 2 });
  const { page, context } = await visitPoll(world, poll, { code: null });
  const { keyboard } = page;
  const tabTo = async (name: string): Promise<void> => {
    for (let i = 0; i < 30; i++) {
      await keyboard.press('Tab');
      const now = await page.evaluate(() => document.activeElement?.textContent);
      if (now === name) return;
    }
    throw new Error(`no way to ${name}`);
  };
  await page.getByRole('button', { name: '开始' }).waitFor();
  await tabTo('开始');
  await keyboard.press('Enter');
  await heading(page, '输入卡号').waitFor();
  // The step's heading has the focus: the next stop is the field.
  await keyboard.press('Tab');
  await keyboard.type(poll.codes[0]!);
  await keyboard.press('Enter');
  for (const n of [1, 2]) {
    await page.getByText(`第 ${n} 个，共 2 个`).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('competent');
    await tabTo(n === 1 ? '下一个' : '核对选票');
    await keyboard.press('Enter');
  }
  await heading(page, '核对选票').waitFor();
  await tabTo('投票');
  await keyboard.press('Enter');
  await heading(page, '投票成功').waitFor();
  expect(await countersIn(poll)).toEqual({ b: 1, f: 1, c0_0_1: 1, c1_0_1: 1 });
  await context.close();
});

test('English from the beginning to the end, and 不了解 only where it is allowed', async () => {
  const poll = await world.poll({ subjects: 1, rules: { abstain: false } });
  const { page, context, faults } = await visitPoll(world, poll);
  await press(page, 'English');
  await press(page, 'Begin');
  await page.getByText('1 of 1', { exact: true }).waitFor();
  expect(
    await page.getByRole('radio').evaluateAll((all) => all.map((radio) => (radio as HTMLInputElement).value)),
  ).not.toContain(abstain);
  await choose(page, 'incompetent');
  await press(page, 'Review');
  await page.reload();
  await press(page, 'Cast my ballot');
  await heading(page, 'Your ballot was counted').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(faults).toEqual([]);
  await context.close();
});

test('while issuing is open and casting is not, the paper can be filled in and waits for the chair', async () => {
  const poll = await world.poll({ subjects: 1, dispersed: false });
  const { page, context } = await visitPoll(world, poll);
  await press(page, '开始');
  await page.getByText('票已领到，等主持人宣布开始投票').waitFor();
  await fillIn(page, { subjects: 1 });
  expect(await page.getByRole('button', { name: '等主持人宣布开始投票' }).isDisabled()).toBe(true);
  await poll.openCasting();
  await page.getByRole('button', { name: '投票', exact: true }).click({ timeout: 15_000 });
  await heading(page, '投票成功').waitFor();
  await context.close();
});
