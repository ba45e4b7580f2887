import { describe, expect, it } from 'vitest';
import { isServiceRole, roleNames } from '#shared/api/access.ts';
import type { RoleName } from '#shared/api/access.ts';
import type { Browser, Page } from 'playwright-core';
import { addresses, discover } from './addresses.ts';
import {
  collectFaults,
  openContext,
  seriousViolations,
  settle,
  sidewaysScroll,
  signIn,
  viewports,
  visit,
} from './browser.ts';
import { withServiceAndBrowser } from './service.ts';

/**
 * Every page as a person sees it: axe finds nothing serious or critical, the console says nothing wrong, a phone need not
 * scroll sideways.
 */

const test = withServiceAndBrowser();
const sizes = ['office', 'phone'] as const;

/** Where each role's demo person lives. */
const countyOf = (role: RoleName): string =>
  isServiceRole(role) ? '平台' : role === 'hall-manager' ? '沈北新区' : '白河县';

async function enter(browser: Browser, role: RoleName, size: (typeof sizes)[number]): Promise<Page> {
  const context = await openContext(browser, test.origin, viewports[size]);
  const page = await context.newPage();
  await signIn(page, { county: countyOf(role), role });
  return page;
}

/** What is wrong with the page as it stands; nothing, it is hoped. */
async function complaints(page: Page, faults: string[]): Promise<string[]> {
  const axe = await seriousViolations(page);
  const found = [
    ...faults.splice(0),
    ...axe.map(({ id, nodes }) => `axe ${id}: ${nodes.join(' ')}`),
    ...((await sidewaysScroll(page)) > 0 ? [`scrolls sideways by ${await sidewaysScroll(page)} px`] : []),
  ];
  const path = decodeURIComponent(new URL(page.url()).pathname);
  return found.map((text) => `${path}: ${text}`);
}

describe.each(sizes)('every page, %s size', (size) => {
  it('is in order for whoever works with it', { timeout: 600_000 }, async () => {
    const left = [...addresses];
    // Axe takes most of the time, and every window has a process of its own: one for each core.
    const windows = [1, 2].map(async () => {
      const page = await enter(test.browser, 'county-admin', size);
      const known = await discover(page);
      const faults = collectFaults(page);
      const wrong: string[] = [];
      for (let address = left.shift(); address; address = left.shift()) {
        await visit(page, address(known));
        wrong.push(...(await complaints(page, faults)));
      }
      await page.context().close();
      return wrong;
    });
    expect((await Promise.all(windows)).flat()).toEqual([]);
  });

  it.concurrent.each(roleNames)('opens home and everything in the menu for %s', { timeout: 300_000 }, async (role) => {
    const page = await enter(test.browser, role, size);
    const faults = collectFaults(page);
    const wrong = await complaints(page, faults);
    const paths = await menuOf(page, size);
    expect(paths.length).toBeGreaterThan(0);
    // On a phone the pages themselves are held by the test above; here it is the homes that differ.
    for (const path of size === 'office' ? paths : []) {
      await visit(page, path);
      wrong.push(...(await complaints(page, faults)));
      expect(await page.locator('#content h1, #content h2').count(), path).toBeGreaterThan(0);
    }
    await page.context().close();
    expect(wrong).toEqual([]);
  });
});

async function menuOf(page: Page, size: (typeof sizes)[number]): Promise<string[]> {
  if (size === 'phone') await page.locator('.kp-burger').click();
  const links = page.locator(size === 'phone' ? '.ant-drawer .kp-menu a' : '.kp-sider .kp-menu a');
  await links.first().waitFor();
  const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  if (size === 'phone') {
    await page.keyboard.press('Escape');
    await links.first().waitFor({ state: 'hidden' });
  }
  return paths;
}

it('comes back to the address after a reload and in a second tab, without asking again', async () => {
  const page = await enter(test.browser, 'appraisal-office', 'office');
  const address = '/people?q=王&f.rank=staff';
  await page.goto(address);
  await settle(page);
  await page.reload();
  await settle(page);
  expect(decodeURIComponent(page.url())).toBe(`${test.origin}${address}`);
  const second = await page.context().newPage();
  await second.goto(address);
  await settle(second);
  expect(await second.getByRole('textbox', { name: /查找/ }).first().inputValue()).toBe('王');
  await page.context().close();
});

it('finds a person by Ctrl-K and opens their page by keyboard alone', async () => {
  const page = await enter(test.browser, 'appraisal-office', 'office');
  const known = await page.evaluate(() => document.querySelector('.kp-user')?.textContent ?? '');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(known);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/people\//);
  await settle(page);
  expect(await page.locator('h1').textContent()).toBe(known);
  await page.context().close();
});

it('says in English what it says in Chinese', async () => {
  const page = await enter(test.browser, 'staff', 'office');
  await page.getByRole('button', { name: /English/ }).click();
  await page.getByRole('heading', { level: 1, name: 'My appraisal' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.context().close();
});
