import { expect, it } from 'vitest';
import type { RoleName } from '#shared/api/access.ts';
import type { Page } from 'playwright-core';
import { openContext, settle, signIn, visit } from './browser.ts';
import { withServiceAndBrowser } from './service.ts';

/** The ways between the pages of an appraisal: nobody ends where nothing leads on. */

const test = withServiceAndBrowser();

async function enter(role: RoleName): Promise<Page> {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  await signIn(page, { county: '全南县', role });
  return page;
}

it('leads from a secondary unit to the one it is appraised with, and lets the supervisor ask there', async () => {
  const page = await enter('supervisor');
  const read = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/register');
  await page.goto('/units');
  await settle(page);
  const { units } = (await (await read).json()) as { units: { id: string; level: string; parent?: string }[] };
  const secondary = units.find(({ level }) => level === 'secondary');
  await visit(page, `/cycles/2026/conduct/${secondary?.id ?? ''}`);
  await page.locator('#content .kp-empty a').click();
  await page.waitForURL((url) => url.pathname === `/cycles/2026/conduct/${secondary?.parent ?? ''}`);
  await page.getByRole('button', { name: '提出询问' }).waitFor();
  expect(await page.locator('.kp-crumbs li').nth(2).textContent()).toBe('2026 年度');
  await page.context().close();
});

it('leads from a home to the board, from there to the reports on television, and from one’s year to a concern', async () => {
  const page = await enter('appraisal-office');
  await page.getByRole('link', { name: '查看全部步骤' }).click();
  await page.getByRole('heading', { level: 1, name: '2026 年度考核进度' }).waitFor();
  for (const name of ['参加考核人员', '述职材料报送', '媒体述职'])
    expect(await page.locator('#content').getByRole('link', { name, exact: true }).count(), name).toBe(1);
  await visit(page, '/my-appraisal');
  await page.getByRole('link', { name: '向考核组反映情况' }).click();
  await page.getByRole('heading', { level: 1, name: '向考核组反映情况' }).waitFor();
  await page.context().close();
});

it('leads on from a report that cannot be read yet', async () => {
  const page = await enter('county-leader');
  await visit(page, '/cycles/2026/reports/t01/team');
  await page.locator('#content .kp-empty a').click();
  await page.getByRole('heading', { level: 1, name: '述职报告' }).waitFor();
  await page.context().close();
});
