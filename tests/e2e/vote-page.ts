import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { shownCode } from '#shared/ballots/card-code.ts';
import { buildVotePage } from '#infra/local/web-build.ts';
import { makeOpenPoll, type OpenPoll, type PollOptions } from '#tests/ballot-box.ts';
import { makeTenant, startTestService, type TestService } from '#tests/service.ts';
import { collectFaults, launch } from './browser.ts';

/** The voting page as it is built, a service with polls, and a browser. */

const root = fileURLToPath(new URL('../..', import.meta.url));
export const sizes = {
  phone: { width: 360, height: 640 },
  office: { width: 1440, height: 900 },
} as const;
export type Size = keyof typeof sizes;

interface World {
  readonly service: TestService;
  readonly browser: Browser;
  poll(options?: PollOptions): Promise<OpenPoll>;
}

export function withVotePage(): World {
  const held: { service?: TestService; browser?: Browser; web?: string } = {};
  beforeAll(async () => {
    held.web = mkdtempSync(join(tmpdir(), 'kaoping-vote-'));
    await buildVotePage(root, held.web);
    held.service = await startTestService({ web: held.web });
    held.browser = await launch();
  });
  afterAll(async () => {
    await held.browser?.close();
    await held.service?.stop();
    if (held.web !== undefined) rmSync(held.web, { recursive: true, force: true });
  });
  return {
    get service() {
      return held.service!;
    },
    get browser() {
      return held.browser!;
    },
    poll: async (options = {}) => {
      const { id } = await makeTenant(held.service!);
      return makeOpenPoll(held.service!, id, { mark: '青川', ...options });
    },
  };
}

export const cardLink = ({ capability, fingerprint }: OpenPoll, code: string | null): string =>
  `/vote#c=${capability}&k=${fingerprint}${code === null ? '' : `&p=${code}`}`;

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** errors of the console, exceptions, refusals by the page's policy */
  faults: string[];
}

/** Opens the page of a poll on a device of its own. */
export async function visitPoll(
  { browser, service }: World,
  poll: OpenPoll,
  { code = poll.codes[0]!, size = 'phone' }: { code?: string | null; size?: Size } = {},
): Promise<Visit> {
  // Without the tests' font, which the page's own policy refuses.
  const context = await browser.newContext({ baseURL: service.url, viewport: sizes[size], locale: 'zh-CN' });
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(cardLink(poll, code));
  return { page, context, faults };
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Chooses the same grade for the subject that is shown. */
export const choose = (page: Page, grade: string): Promise<void> =>
  page.getByRole('radio', { name: grade, exact: true }).check();

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('测评卡上的 16 位卡号').fill(shownCode(code).toLowerCase());
  await press(page, '领票');
}

/** From the opened link to the review: every subject gets the same grade. */
export async function fillIn(
  page: Page,
  { subjects, grade = '称职' }: { subjects: number; grade?: string },
): Promise<void> {
  for (let i = 1; i <= subjects; i++) {
    await page.getByText(`第 ${i} 个，共 ${subjects} 个`).waitFor();
    await choose(page, grade);
    await press(page, i === subjects ? '核对选票' : '下一个');
  }
  await heading(page, '核对选票').waitFor();
}
