import { expect, it } from 'vitest';
import { openContext, settle, signIn } from './browser.ts';
import { withServiceAndBrowser } from './service.ts';

const test = withServiceAndBrowser();

it('asks somebody of two counties which one it is, lets them change it, and signs them out', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: /兼白河县考核组成员/ }).click();
  await page.getByRole('heading', { name: '请选择县（区）' }).waitFor();
  await page.getByRole('button', { name: '白河县' }).click();
  await settle(page);
  expect(await page.locator('.kp-brand-county').textContent()).toBe('白河县');
  expect(await page.locator('h1').textContent()).toBe('本考核组');

  await page.locator('.kp-user').click();
  await page.getByRole('button', { name: '全南县' }).click();
  await page.locator('.kp-brand-county', { hasText: '全南县' }).waitFor();
  await page.reload();
  await settle(page);
  expect(await page.locator('.kp-brand-county').textContent()).toBe('全南县');

  await page.locator('.kp-user').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '已退出登录' }).waitFor();
  await page.goto('/people');
  await page.waitForURL(/\/oidc\//);
  await context.close();
});

it('gets a fresh token behind the page when the old one is refused, and keeps what is being typed', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  await signIn(page, { county: '白河县', role: 'appraisal-office' });
  await page.goto('/groups');
  await settle(page);
  await page.getByRole('button', { name: '新建考核组' }).click();
  const name = `考核组${Date.now().toString(36)}`;
  await page.getByRole('textbox', { name: '组名' }).fill(name);
  let refused = 0;
  await page.route('**/api/groups/*', (route) =>
    refused++ === 0
      ? route.fulfill({ status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' })
      : route.fallback(),
  );
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('link', { name }).waitFor();
  expect(refused).toBe(2);
  await context.close();
});

it('says that the service cannot be reached, and goes on when it can', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  await signIn(page, { county: '白河县', role: 'appraisal-office' });
  await page.route('**/api/cycles', (route) => route.abort());
  await page.goto('/cycles');
  await page.getByRole('heading', { name: '连不上服务' }).waitFor();
  await page.unroute('**/api/cycles');
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('table').getByRole('link', { name: /年度$/ }).first().waitFor();
  await context.close();
});
