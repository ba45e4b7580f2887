import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settle } from './browser.ts';
import { type Visit, withServiceStaff } from './service-staff.ts';

/** A login that runs out in the middle of a form, and settings of the login that are wrong. */

const world = withServiceStaff();
const name = '白河县（含开发区）';

/** From now on the token and the session at the issuer are good for nothing; a new token is. */
async function runOut(context: BrowserContext, page: Page): Promise<void> {
  const seen = page.waitForRequest((request) => request.url().includes('/api/service/record'));
  await page.evaluate(() => {
    history.pushState(null, '', '/service-record');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  const old = await (await seen).headerValue('authorization');
  await page.evaluate(() => {
    history.pushState(null, '', '/tenants/new');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await settle(page);
  await context.route('**/api/**', (route) =>
    route.request().headers()['authorization'] === old
      ? route.fulfill({ status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' })
      : route.fallback(),
  );
  await context.clearCookies();
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('县名').fill(name);
  await page.getByLabel('代码').fill(`bh${Date.now().toString(36).slice(-6)}`);
  await page.getByLabel('姓名').fill('王五');
  await page.getByLabel('登录名').fill('admin');
}

/** Logs in again in the window that the page opens over itself. */
async function loginAgain({ page }: Visit): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByText('登录已过期').waitFor();
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: '重新登录' }).click();
  const popup = await opened;
  await popup.getByRole('button', { name: '平台运营员' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(popup.isClosed() || (await popup.getByRole('heading', { name: '已登录' }).count()) === 1).toBe(true);
}

test('a login that ran out when a form is sent: the form stays, and is sent after a login in a window', async () => {
  const visit = await world.visit('operator', '/tenants/new');
  const { page } = visit;
  await runOut(page.context(), page);
  await fillIn(page);
  await page.getByRole('button', { name: '开通', exact: true }).click();
  await loginAgain(visit);
  expect(await page.getByLabel('县名').inputValue()).toBe(name);
  await page.getByRole('button', { name: '开通', exact: true }).click();
  await page.getByRole('button', { name: '领取密码条' }).waitFor();
  await page.context().close();
});

test('a login that ran out while somebody types: the page says so over the form, which goes on as it was', async () => {
  const visit = await world.visit('operator', '/tenants/new');
  const { page } = visit;
  await runOut(page.context(), page);
  await page.getByLabel('县名').fill(name);
  // The search asks the service behind the form.
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByText('登录已过期').waitFor();
  expect(await page.locator('#name').inputValue()).toBe(name);
  await page.context().close();
});

test('settings of the login that are wrong or out of reach are said, and tried again', async () => {
  const { page } = await world.visit('operator');
  await page.route('**/config.json', (route) => route.fulfill({ status: 200, body: '<!doctype html>' }));
  await page.reload();
  await page.getByRole('heading', { name: '读不到登录设置' }).waitFor();
  await page.unroute('**/config.json');
  await page.route('**/config.json', (route) => route.abort());
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('heading', { name: '读不到登录设置' }).waitFor();
  await page.unroute('**/config.json');
  await page.getByRole('button', { name: '重试' }).click();
  await settle(page);
  await page.getByRole('heading', { name: '租户' }).waitFor();
  await page.context().close();
});

test('ends a session where the issuer has no end-session endpoint', async () => {
  const { page } = await world.visit('operator');
  const own = { issuer: '/oidc', clientId: 'kaoping-web', scope: 'openid profile' };
  const logoutUrl = `${world.service.url}/elsewhere/logout`;
  await page.route('**/config.json', (route) => route.fulfill({ json: { ...own, logoutUrl } }));
  await page.reload();
  await settle(page);
  const asked = page.waitForRequest((request) => request.url().startsWith(logoutUrl));
  await page.locator('.kp-user').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  const { searchParams } = new URL((await asked).url());
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: 'kaoping-web',
    logout_uri: `${world.service.url}/signed-out`,
  });
  await page.context().close();
});
