import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildWeb } from '#infra/local/web-build.ts';
import { issuer, withService } from '#tests/service.ts';
import {
  collectFaults,
  launch,
  openContext,
  outOfCards,
  seriousViolations,
  settle,
  sidewaysScroll,
  viewports,
} from './browser.ts';

/** A service without counties, with the two who run it, in a real browser; its clock can be moved. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = { operator: '平台运营员', eraser: '数据注销员' } as const;
export type Staff = keyof typeof names;

export interface Visit {
  page: Page;
  /** what the page complained of */
  faults: string[];
}

export const withServiceStaff = () => {
  const held = withService({ web: join(root, 'dist/web') });
  const made: { browser?: Browser; folder?: string } = {};
  beforeAll(async () => {
    const { outcome } = await buildWeb(root, () => undefined);
    if (typeof outcome === 'object') throw new Error(outcome.failed);
    const { accounts, control } = held.service;
    for (const [i, [role, name]] of (Object.entries(names) as [Staff, string][]).entries()) {
      const demo = { county: { zh: '平台', en: 'Service' }, role: { zh: role, en: role }, order: i };
      await accounts.putDemoPerson({ subject: role, login: role, name, demo });
      await control.putOperator({ issuer, subject: role }, name, [role]);
    }
    made.folder = mkdtempSync(join(tmpdir(), 'kaoping-staff-'));
    made.browser = await launch();
  });
  afterAll(async () => {
    await made.browser?.close();
    if (made.folder !== undefined) rmSync(made.folder, { recursive: true, force: true });
  });
  const newPage = async (path: string): Promise<Visit> => {
    const context = await openContext(made.browser!, held.service.url);
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(path);
    await page.waitForURL(/\/oidc\//);
    return { page, faults };
  };
  return {
    get service() {
      return held.service;
    },
    /** for what is downloaded */
    get folder() {
      return made.folder!;
    },
    /** A page of one of those who run the service. */
    async visit(who: Staff, path = '/'): Promise<Visit> {
      const visit = await newPage(path);
      await visit.page.getByRole('button', { name: names[who] }).click();
      await settle(visit.page);
      return visit;
    },
    /** Somebody's own login by name and password, where it is the first one with a password of their own after it. */
    async signIn(slip: SlipText, password: string | null): Promise<Visit> {
      const visit = await newPage('/');
      const { page } = visit;
      await page.locator('input[name=login]').fill(slip.login);
      await page.locator('input[name=password]').fill(slip.password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      if (password !== null) {
        await page.locator('input[name=again]').fill(password);
        await page.locator('input[name=password]').fill(password);
        await page.getByRole('button', { name: '保存并进入' }).click();
      }
      await settle(page);
      return visit;
    },
  };
};

export interface SlipText {
  login: string;
  password: string;
}

export interface NewCounty {
  name: string;
  code: string;
  preset?: string;
}

/** Fills the form in and waits for the county to be open; its page is what is then seen. */
export async function openCounty(page: Page, { name, code, preset }: NewCounty): Promise<void> {
  await page.goto('/tenants/new');
  await settle(page);
  await page.getByLabel('县名').fill(name);
  await page.getByLabel('代码').fill(code);
  if (preset !== undefined) await page.getByRole('radio', { name: preset }).check();
  await page.getByLabel('姓名').fill('王五');
  await page.getByLabel('登录名').fill('admin');
  await page.getByText(`完整登录名：${code}.admin`).waitFor();
  await page.getByRole('button', { name: '开通', exact: true }).click();
  await page.getByRole('button', { name: '领取密码条' }).waitFor();
  await settle(page);
}

/** What the slip on the page says. */
export async function takeSlip(page: Page): Promise<SlipText> {
  // The slip is shown once: the second click of a double one must not take it away.
  await page.getByRole('button', { name: '领取密码条' }).dblclick();
  await page.getByRole('button', { name: '打印密码条' }).waitFor();
  const [login = '', password = ''] = await page.locator('.kp-slips code').allTextContents();
  return { login, password };
}

/** The page in both sizes: nothing serious by axe, no sideways scroll, nothing out of its card. */
export async function expectInOrder(page: Page): Promise<void> {
  for (const size of ['phone', 'office'] as const) {
    await page.setViewportSize(viewports[size]);
    await settle(page);
    expect([await seriousViolations(page), await sidewaysScroll(page), await outOfCards(page)], size).toEqual([
      [],
      0,
      [],
    ]);
  }
}

/** What the browser itself says of a refusal that a test asks for. */
export const withoutRefusals = (faults: readonly string[]): string[] =>
  faults.filter((fault) => !/status of 4(03|09|22)/.test(fault));
