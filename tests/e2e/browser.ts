import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';

import { roles } from '#shared/api/access.ts';
import type { RoleName } from '#shared/api/access.ts';
import { fontConfig } from './fonts.ts';

/** A real browser for tests. */

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

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
  const env = { ...process.env, FONTCONFIG_FILE: fontConfig() } as Record<string, string>;
  return chromium.launch({ args, env, executablePath: await sparticuz.executablePath(), headless: true });
}

/** What the pages of our contexts still wait for. */
const underWay = new WeakMap<Page, Set<Request>>();

/** A context as the tests look at pages: in Chinese, without movement. */
export async function openContext(
  browser: Browser,
  origin: string,
  viewport: { width: number; height: number } = viewports.office,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport,
    locale: 'zh-CN',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  context.on('page', (page) => {
    const waiting = new Set<Request>();
    underWay.set(page, waiting);
    page.on('request', (request) => {
      // Of what a page that is left had asked for, nothing more is heard.
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) waiting.clear();
      waiting.add(request);
    });
    // Of a response whose body nobody reads the end is never told.
    page.on('response', (response) => waiting.delete(response.request()));
    page.on('requestfailed', (request) => waiting.delete(request));
  });
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

/** Waits until the page has read what it shows: a page that leads on to another is quiet for a moment in between. */
export async function settle(page: Page): Promise<void> {
  await page.waitForURL((url) => !url.pathname.startsWith('/oidc') && url.pathname !== '/login/callback');
  await page.waitForSelector('#root h1, #root h2', { timeout: 20_000 });
  const asked = underWay.get(page) ?? new Set();
  const end = Date.now() + 20_000;
  let [before, since] = ['', Date.now()];
  while (Date.now() - since < 300) {
    // Whoever asks a page that is just being left gets no answer.
    const now = await page.evaluate(whereItStands).catch(() => '');
    if (now === '' || now !== before || asked.size > 0) since = Date.now();
    before = now;
    if (Date.now() > end) {
      const urls = [...asked].map((request) => request.url());
      throw new Error(`The page is never quiet: ${page.url()} ${now === '' ? 'is busy' : ''} ${urls.join(' ')}`);
    }
    await page.waitForTimeout(50);
  }
}

/** In the page: its address and title; nothing while it reads. */
function whereItStands(): string {
  const title = document.querySelector('#root h1, #root h2')?.textContent ?? '';
  const isBusy = document.querySelector('.kp-loading, .kp-starting, [aria-busy="true"]') !== null;
  return isBusy || title === '' ? '' : location.href + title;
}

export interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: string[];
}

/** What axe finds wrong by WCAG 2.2 AA, serious or critical. */
export async function seriousViolations(page: Page): Promise<Violation[]> {
  // A visit without a reload finds it there.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
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
      resultTypes: ['violations'],
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
