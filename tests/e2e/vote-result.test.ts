import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { base64url } from '#shared/ballots/digests.ts';
import { publishedFormat, type PublishedPoll } from '#shared/ballots/published.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import type { OpenPoll } from '#tests/ballot-box.ts';
import { seriousViolations, sidewaysScroll } from './browser.ts';
import { cardLink, fillIn, heading, press, sizes, typeCode, visitPoll, withVotePage } from './vote-page.ts';

/** After the vote: receipts and the published result; and how the page is served. */

const world = withVotePage();

/** Publishes a poll of one box and one subject: all its ballots say 称职, as many as it takes. */
async function publish(
  poll: OpenPoll,
  minBallots: number,
  change: (hashes: string[]) => string[] = (all) => all,
): Promise<void> {
  await poll.close();
  const hashes = await poll.repository.listCasts(poll.poll, 0);
  const marks = { excellent: 0, competent: hashes.length, basicallyCompetent: 0, incompetent: 0, abstain: 0 };
  const counts = hashes.length < minBallots ? null : { subject: 0, items: [marks], nominations: 0 };
  const { sheet, key, size, capability: box } = poll.boxes[0]!;
  const file: PublishedPoll = {
    ...{ format: publishedFormat, county: '青川县', cycle: poll.poll, year: 2026, poll: poll.poll, source: 'mass' },
    ...{ unit: { id: 'u1', name: '青川镇' }, title: '全体干部职工', dryRun: false, medium: 'electronic' },
    ...{ fingerprint: poll.fingerprint, minBallots, ...sheet },
    boxes: [
      {
        ...{ key: base64url(key), asked: { box, size }, cards: poll.codes.length },
        ...{ issued: hashes.length, cast: hashes.length, blank: counts && 0, hashes: change(hashes) },
        results: [{ subject: 0, counts }],
      },
    ],
  };
  const files = tenantFiles(world.service.environment.files, poll.tenant);
  await files.put(`ballots/${poll.poll}.json`, new TextEncoder().encode(JSON.stringify(file)), {
    type: 'application/json',
  });
  await poll.setHead({ phase: 'published', minBallots });
}

describe('the published result', () => {
  test('finds the kept receipt and a typed one, recomputes the sums, and asks the service for nothing more', async () => {
    const poll = await world.poll({ subjects: 1, voters: 2 });
    const { page, context, faults } = await visitPoll(world, poll);
    await press(page, '开始');
    await fillIn(page, { subjects: 1 });
    await press(page, '投票');
    await heading(page, '投票成功').waitFor();
    const receipt = (await page.locator('.receipts .short').textContent())!;
    await press(page, '我自己的：在本机保存回执');
    await page.getByText('回执已保存在本机').waitFor();
    await publish(poll, 1);
    await page.reload();
    await heading(page, '测评结果').waitFor();
    await page.getByText('已计入').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('粘贴或输入回执').fill(receipt);
    await press(page, '查找');
    await expect.poll(() => page.getByText('已计入').count()).toBe(2);
    await page.getByLabel('粘贴或输入回执').fill('A'.repeat(43));
    await press(page, '查找');
    await page.getByText('名单中没有这个回执').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载公布文件' }).click();
    const file = await tenantFiles(world.service.environment.files, poll.tenant).get(`ballots/${poll.poll}.json`);
    expect(readFileSync(await (await saved).path())).toEqual(Buffer.from(file!));
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(await page.locator('.checks li').allTextContents()).toHaveLength(4);
    expect(await page.locator('.checks .wrong-text').count()).toBe(0);
    await page.getByText('空白票 0 张（0.0%）。').waitFor();
    expect(await page.getByRole('row').last().getByRole('cell').allTextContents()).toEqual([
      '00.0%',
      '1100.0%',
      '00.0%',
      '00.0%',
      '0',
    ]);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await press(page, '删除本机保存的回执');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('keeps what too few said, and says aloud where the list does not fit the count', async () => {
    const poll = await world.poll({ subjects: 1 });
    await publish(poll, 5, () => ['B'.repeat(43)]);
    const { page, context } = await visitPoll(world, poll, { size: 'office' });
    await page.getByText('有效评价不足 5 份，不公布').waitFor();
    await page.getByText('有对象的票数不公布，所以空白票数也不公布。').waitFor();
    await page.locator('.checks li').filter({ hasText: '回执数与投票数一致' }).getByText('不符').waitFor();
    expect(await page.locator('.checks .wrong-text').count()).toBe(1);
    await context.close();
  });
});

test('a device that is handed on keeps nothing of the last voter, the receipts included', async () => {
  const poll = await world.poll({ subjects: 1 });
  const { page, context } = await visitPoll(world, poll);
  await page.getByText(`尾号 ${poll.codes[0]!.slice(-4)}`).waitFor();
  await press(page, '不是这张卡');
  await typeCode(page, poll.codes[1]!);
  await fillIn(page, { subjects: 1 });
  await press(page, '投票');
  await heading(page, '投票成功').waitFor();
  await press(page, '我自己的：在本机保存回执');
  await press(page, '会场公用的：下一位');
  await heading(page, '输入卡号').waitFor();
  expect(
    await page.evaluate(() => [
      Object.keys(localStorage),
      Object.keys(sessionStorage).filter((key) => !key.endsWith('language')),
    ]),
  ).toEqual([[], []]);
  await page.goBack();
  await page.waitForTimeout(200);
  expect(await page.getByRole('radio').count()).toBe(0);
  await context.close();
});

describe('how it is served', () => {
  test('at its own address, by a policy without exceptions', async () => {
    const { url } = world.service;
    for (const path of ['/vote', '/vote/', '/vote.html']) {
      const answer = await fetch(url + path);
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
      const policy = answer.headers.get('content-security-policy')!;
      expect(policy).not.toContain('unsafe');
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'none'",
      ])
        expect(policy.split('; ')).toContain(directive);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await answer.text()).toContain('/assets/vote-');
    }
    const { version, files } = (await (await fetch(`${url}/vote.sha256.json`)).json()) as {
      version: string;
      files: object;
    };
    expect(Object.keys(files)).toContain('vote.html');
    const script = await fetch(`${url}/${Object.keys(files).find((name) => name.endsWith('.js'))}`);
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    const { page, context } = await visitPoll(world, await world.poll(), { code: null });
    await page.getByText(`本页版本 ${version}`).waitFor();
    await context.close();
  });

  test('a browser without script, or too old for it, is told what to do', async () => {
    const poll = await world.poll();
    const plain = await world.browser.newContext({
      baseURL: world.service.url,
      javaScriptEnabled: false,
      viewport: sizes.phone,
    });
    const without = await plain.newPage();
    await without.goto(cardLink(poll, null));
    await without.locator('noscript').filter({ visible: true }).waitFor();
    await plain.close();
    const { page, context } = await visitPoll(world, poll);
    await context.route('**/assets/vote-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'let a = 1n ?;' }),
    );
    await page.reload();
    await page.getByText('这个浏览器太旧').waitFor({ timeout: 15_000 });
    await context.close();
  });

  test('without a card’s link it says what to scan', async () => {
    const { page, context, faults } = await visitPoll(world, await world.poll(), { code: null });
    await page.goto('about:blank');
    await page.goto('/vote');
    await heading(page, '请扫描测评卡上的二维码').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
