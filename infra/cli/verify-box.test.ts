import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { paperFixture, publishedFixture } from '#shared/ballots/published.fixture.ts';
import { receiptOf } from '#shared/ballots/digests.ts';
import { verifyBoxCommand } from './verify-box-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-box-'));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (content: unknown): string => {
  const file = join(folder, 'poll.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

test('a whole file agrees; counts and shares are printed, of too few nothing', () => {
  const { code, stdout, stderr } = verifyBoxCommand([written(publishedFixture())]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('相符 AGREES');
  expect(stdout).toContain('能: 优秀 0 (0.0%)，称职 3 (100.0%)，基本称职 0 (0.0%)，不称职 0 (0.0%)，不了解 2');
  expect(stdout).toContain('不了解 2，优秀+称职 100.0%');
  expect(stdout).toContain(
    '各项按权重 by weight: 优秀 45.5%，称职 54.5%，基本称职 0.0%，不称职 0.0%，优秀+称职 100.0%',
  );
  expect(stdout).toContain('总体评价: 好 3 (75.0%)');
  expect(stdout).toContain('乙: 票数不足，不公布');
  expect(stdout).toContain('票箱 box 1: 卡 cards 7，领票 issued 6，投票 cast 5，空白 blank 0 (0.0%)');
  expect(stdout).toContain('票箱 box 2: 卡 cards 6，领票 issued 4，投票 cast 4，空白 blank 不公布 not told');
  const paper = verifyBoxCommand([written(paperFixture())]);
  expect(paper).toMatchObject({ code: 0 });
  expect(paper.stdout).toContain('投票 cast 5，无效 invalid 0 (0.0%)，空白 blank 不公布 not told');
});

test('a file of before, which has no blank ballots, agrees and says nothing of them', () => {
  const before = publishedFixture();
  for (const box of before.boxes) delete box.blank;
  const { code, stdout } = verifyBoxCommand([written(before)]);
  expect([code, stdout.includes('空白')]).toEqual([0, false]);
});

test('what was altered is told, and ends with 1', () => {
  const poll = publishedFixture();
  poll.boxes[0]!.results[0]!.counts!.items[0]!['good'] = 4;
  const { code, stdout } = verifyBoxCommand([written(poll)]);
  expect(code).toBe(1);
  expect(stdout).toContain('有问题 FAULTS: 1\n- boxes[0].results[0].counts.items[0] [wrong-sum]');
});

test('a receipt is found or not', () => {
  const file = written(publishedFixture());
  const found = verifyBoxCommand([file, '--receipt', receiptOf(Uint8Array.of(11))]);
  expect([found.code, found.stdout.includes('回执已计入 the receipt was counted: 票箱 box 2')]).toEqual([0, true]);
  const dashed = verifyBoxCommand([file, '--receipt', `-${receiptOf(Uint8Array.of(99)).slice(1)}`]);
  expect([dashed.code, dashed.stderr]).toEqual([1, '']);
  const lost = verifyBoxCommand([file, '--receipt', receiptOf(Uint8Array.of(99))]);
  expect([lost.code, lost.stdout.includes('没有这一回执')]).toEqual([1, true]);
});

test('what is no such file ends with 2 and prints no report', () => {
  for (const content of ['', '{', '{}', { ...publishedFixture(), extra: 1 }])
    expect(verifyBoxCommand([written(content)])).toMatchObject({ code: 2, stdout: '' });
  expect(verifyBoxCommand([join(folder, 'absent.json')])).toMatchObject({ code: 2 });
  expect(verifyBoxCommand([])).toMatchObject({ code: 2 });
  expect(verifyBoxCommand(['--no-such-option'])).toMatchObject({ code: 2 });
  expect(verifyBoxCommand(['--help'])).toMatchObject({ code: 0, stderr: '' });
});

test('a name cannot steer the terminal', () => {
  const poll = { ...publishedFixture(), title: '\u001b[2J一切相符' };
  expect(verifyBoxCommand([written(poll)]).stdout).not.toContain('\u001b');
});
