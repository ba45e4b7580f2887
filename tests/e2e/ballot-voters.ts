import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Paper, rowsOf, voter } from '#tests/voter.ts';
import { sidewaysScroll } from './browser.ts';
import { shot } from './ballot-meeting.ts';
import { choose, heading, press, typeCode } from './vote-page.ts';

/** Voters: some on a phone, the others over HTTP as their phones would. */

/** grades by subject, and what is written of whom */
export interface Opinion {
  grades: Record<string, string>;
  comments?: Record<string, string>;
  nominated?: string;
}

/** From the beginning to the review, while casting waits for the chair. */
export async function fillIn(page: Page, { grades, comments = {}, nominated }: Opinion): Promise<void> {
  const names = Object.keys(grades);
  for (const i of names.keys()) {
    await page.getByText(`第 ${i + 1} 个，共 ${names.length} 个`).waitFor();
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    const name = names.find((one) => title.startsWith(one))!;
    await choose(page, grades[name]!);
    if (nominated === name) await page.getByRole('checkbox', { name: '推荐为优秀等次人选' }).check();
    const comment = comments[name];
    if (comment !== undefined) await page.getByRole('textbox', { name: /^文字意见/ }).fill(comment);
    await press(page, i + 1 === names.length ? '核对选票' : '下一个');
  }
  await heading(page, '核对选票').waitFor();
  expect(await page.getByRole('button', { name: '等主持人宣布开始投票' }).isDisabled()).toBe(true);
  expect(await sidewaysScroll(page)).toBe(0);
}

/** Scans a card: its link is the poll's with the code. */
export async function scan(page: Page, link: string, code: string): Promise<void> {
  await page.goto(`${link}&p=${code}`);
  await heading(page, '民主测评').waitFor();
  expect(page.url()).not.toContain(code);
  await press(page, '开始');
}

export async function typeIn(page: Page, link: string, code: string): Promise<void> {
  await page.goto(link);
  await press(page, '开始');
  await typeCode(page, code);
}

/** What the page shows once all is counted. */
export const receiptsOf = (page: Page): Promise<string[]> => page.locator('.receipts small code').allInnerTexts();

/** Casts, once the chair has opened it; the receipts. */
export async function cast(page: Page, name: string): Promise<string[]> {
  await page.getByRole('button', { name: '投票', exact: true }).click({ timeout: 20_000 });
  await heading(page, '投票成功').waitFor();
  await shot(page, name);
  return receiptsOf(page);
}

export interface Ready {
  papers: Paper[];
  /** casts into every box: grades by the subjects' names */
  cast(grades: Record<string, string>): Promise<void>;
}

/** Somebody whose phone does what the page does, without a browser. */
export async function takesPaper(link: string, code: string): Promise<Ready> {
  const { origin, hash } = new URL(link);
  const fragment = new URLSearchParams(hash.slice(1));
  const poll = { capability: fragment.get('c')!, fingerprint: fragment.get('k')! };
  const one = voter(origin, poll, code);
  const papers = await one.papers();
  return {
    papers,
    async cast(grades) {
      for (const paper of papers) {
        const rows = rowsOf(paper).map((row) => ({
          ...row,
          marks: [grades[paper.sheet.subjects[row.subject]!.name]!],
        }));
        expect((await one.cast(paper, rows)).body).toEqual({ counted: 'now' });
      }
    },
  };
}
