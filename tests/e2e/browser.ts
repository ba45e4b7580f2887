import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { roles } from '#shared/api/access.ts';
import type { RoleName } from '#shared/api/access.ts';

/** A real browser for tests, with a Chinese font: without one every screenshot is boxes. */

const require = createRequire(import.meta.url);
const fontFolder = dirname(require.resolve('@fontsource/noto-sans-sc/400.css'));
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const fontPath = '/__test-fonts/';

export const viewports = {
  office: { width: 1440, height: 900 },
  small: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

/**
 * The package's switches are made for a function that opens one page: in one process, closing a window ends the browser;
 * and the pages' own protection shall be in force here.
 */
const unwanted = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

export async function launch(): Promise<Browser> {
  const args = sparticuz.args.filter((argument) => !unwanted.has(argument));
  return chromium.launch({ args, executablePath: await sparticuz.executablePath(), headless: true });
}

/** A context whose pages get the font from the package, and whose faults are collected. */
export async function openContext(
  browser: Browser,
  origin: string,
  viewport: { width: number; height: number } = viewports.office,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, viewport, locale: 'zh-CN', acceptDownloads: true });
  await context.route(`**${fontPath}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(fontPath.length);
    return route.fulfill({ path: join(fontFolder, name) });
  });
  await context.addInitScript((path) => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const sheet of ['400.css', '600.css']) {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = path + sheet;
        document.head.append(link);
      }
    });
  }, fontPath);
  return context;
}

/** What a page complains of while it is looked at: errors of the console, exceptions, refusals by its policy. */
export function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  return faults;
}

/** Waits until the page has read what it shows, and every glyph it needs is there. Throws for glyphs no font has. */
export async function settle(page: Page): Promise<void> {
  await page.waitForURL((url) => !url.pathname.startsWith('/oidc') && url.pathname !== '/login/callback');
  await page.waitForSelector('#root h1, #root h2', { timeout: 20_000 });
  await page.waitForLoadState('networkidle', { timeout: 20_000 });
  // A page that leads on to another is quiet for a moment in between: it must stay as it is for a while.
  await page.waitForFunction(
    () => {
      const title = document.querySelector('#root h1, #root h2')?.textContent ?? '';
      const isBusy = document.querySelector('.kp-loading, .kp-starting, [aria-busy="true"]') !== null;
      const key = isBusy || title === '' ? '' : location.href + title;
      const held = window as unknown as { settled?: { key: string; since: number } };
      if (held.settled?.key !== key) held.settled = { key, since: performance.now() };
      return key !== '' && performance.now() - held.settled.since > 250;
    },
    undefined,
    { polling: 50, timeout: 20_000 },
  );
  const missing = await page.evaluate(async () => {
    const characters = [...new Set(document.body.innerText)].filter((character) => /\p{Script=Han}/u.test(character));
    const without: string[] = [];
    for (const character of characters) {
      const faces = await document.fonts.load('14px "Noto Sans SC"', character);
      if (faces.length === 0) without.push(character);
    }
    await document.fonts.ready;
    return without;
  });
  if (missing.length > 0) throw new Error(`No glyph for ${missing.join('')}`);
}

export interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: string[];
}

/** What axe finds wrong by WCAG 2.2 AA, serious or critical. */
export async function seriousViolations(page: Page): Promise<Violation[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          context: Document,
          options: object,
        ) => Promise<{ violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.slice(0, 5).map((node) => node.html) }));
  });
}

/** By how many pixels the page can be scrolled sideways; a table that scrolls in its own frame does not count. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What reaches past the card it stands in; what scrolls in a frame of its own does not count. */
export const outOfCards = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element, card: Element): boolean => {
      for (let at = element.parentElement; at !== null && at !== card.parentElement; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    return [...document.querySelectorAll('.kp-card')].flatMap((card) => {
      const { left, right } = card.getBoundingClientRect();
      return [...card.querySelectorAll('*')]
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && (box.left < left - 1 || box.right > right + 1) && !scrolls(element, card);
        })
        .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`);
    });
  });

/** Signs a demo person in by county and role, as they would: at the identity provider's list. */
export async function signIn(page: Page, { county, role }: { county: string; role: RoleName }): Promise<void> {
  await page.goto('/');
  await page.waitForURL(/\/oidc\//);
  const people = page.locator('section.county', { has: page.getByRole('heading', { name: county, exact: true }) });
  const { zh } = roles[role].label;
  await people.getByRole('button').filter({ hasText: zh }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/oidc'));
  await settle(page);
}

/** Goes to another address without a reload, as a click inside the application does. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await settle(page);
}
