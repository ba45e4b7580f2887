import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { reportFields } from '#shared/appraisal/report-text.ts';
import { presets } from '#shared/policy/presets/all.ts';

import { got, policiesOf } from '#tests/integration/county.ts';
import { type ConductWorld, submitReport, township, withConductBrowser, write } from './conduct-county.ts';

/** What was typed in a report is never lost: not with the network, not with the page. */

const browser = withConductBrowser('2026-12-15T02:00:00Z');
const [first, second, ...rest] = reportFields(presets['county-appraisal-2011']!, 'staff') as [string, string, string];
const kept = '未保存到系统，已存在本机';
const typed = '断网时写下的一段话。';

const part = (page: Page, field: string) => page.getByRole('textbox', { name: field, exact: true });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /已保存 \d\d:\d\d/ });
const path = ({ users }: ConductWorld) => `/cycles/2026/reports/${township.id}/${users.staff.person}`;

/** A report of which the first part is saved. */
async function begun(): Promise<{ world: ConductWorld; page: Page }> {
  const world = await browser.makeWorld();
  const { current } = await policiesOf(world.county);
  const cycle = { id: '2026', year: 2026, periodStart: '2026-01-01', periodEnd: '2026-12-31' };
  await got(world.county, 'POST /api/cycles', { cycle, policyVersion: current });
  const page = await world.open('staff', path(world), 'phone');
  await write(page, [first]);
  await saved(page).waitFor();
  return { world, page };
}

test('written while the network is away and the page is closed, it is there again, saved and submitted', async () => {
  const { world, page } = await begun();
  await page.context().setOffline(true);
  await part(page, second).fill(typed);
  await page.getByText(kept).waitFor();
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await page.context().setOffline(false);
  await page.goto(path(world));
  await saved(page).waitFor();
  expect(await part(page, second).inputValue()).toBe(typed);
  await write(page, rest);
  await submitReport(page);
  await page.locator('.kp-report-text').getByText(typed).waitFor();
});

test('written while the service takes nothing, it survives a reload and is sent when the service is back', async () => {
  const { page } = await begun();
  const isSaving = '**/api/**/reports/**';
  await page.route(isSaving, (route) => (route.request().method() === 'PUT' ? route.abort() : route.fallback()));
  await part(page, second).fill(typed);
  await page.getByText(kept).waitFor();
  await page.reload();
  await page.getByText(kept).waitFor();
  expect(await part(page, second).inputValue()).toBe(typed);
  await write(page, rest);
  await page.unroute(isSaving);
  await page.getByRole('button', { name: '立即保存' }).or(saved(page)).first().click();
  await saved(page).waitFor();
  await page.reload();
  await saved(page).waitFor();
  expect(await part(page, second).inputValue()).toBe(typed);
  await submitReport(page);
});
