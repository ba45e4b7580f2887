import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openContext, settle, signIn } from './browser.ts';
import { withServiceAndBrowser } from './service.ts';

const test = withServiceAndBrowser();
const county = '白河县';

async function enter(role: 'county-admin' | 'appraisal-office'): Promise<Page> {
  const page = await (await openContext(test.browser, test.origin)).newPage();
  await signIn(page, { county, role });
  return page;
}

async function save(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '原因' }).fill(reason);
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
}

it('shows what somebody else changed meanwhile, and merges it with what was typed here', async () => {
  const [mine, theirs] = [await enter('county-admin'), await enter('appraisal-office')];
  await mine.goto('/people');
  await settle(mine);
  const path = await mine.locator('tbody th a').nth(5).getAttribute('href');
  const stamp = Date.now().toString(36);
  for (const page of [mine, theirs]) {
    await page.goto(`${path}/edit`);
    await settle(page);
  }
  await theirs.getByRole('textbox', { name: '手机' }).fill(`139${stamp}`);
  await save(theirs, '本人来电更正');
  await theirs.waitForURL(new RegExp(`${path}$`));

  await mine.getByRole('textbox', { name: '职务' }).fill(`科员${stamp}`);
  await save(mine, '县委任职通知');
  const conflict = mine.getByRole('alert').filter({ hasText: '别人在您填写期间修改了这条记录' });
  await conflict.waitFor();
  expect(await conflict.getByRole('row', { name: /手机/ }).textContent()).toContain(`139${stamp}`);
  expect(await conflict.getByRole('row', { name: /职务/ }).count()).toBe(0);
  await conflict.getByRole('button', { name: '合并后继续' }).click();
  expect(await mine.getByRole('textbox', { name: '手机' }).inputValue()).toBe(`139${stamp}`);
  expect(await mine.getByRole('textbox', { name: '职务' }).inputValue()).toBe(`科员${stamp}`);
  await save(mine, '县委任职通知');
  await mine.waitForURL(new RegExp(`${path}$`));
  await settle(mine);
  const facts = await mine.locator('.kp-facts').first().textContent();
  expect(facts).toContain(`139${stamp}`);
  expect(facts).toContain(`科员${stamp}`);
  for (const page of [mine, theirs]) await page.context().close();
});

it('puts a fault of the service at its field, and asks for a reason before a change', async () => {
  const page = await enter('appraisal-office');
  await page.goto('/units/new');
  await settle(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.locator('.ant-form-item-explain-error').first().waitFor();
  expect(await page.locator('.ant-form-item-explain-error').count()).toBe(4);

  await page.goto('/people');
  await settle(page);
  await page.locator('tbody th a').nth(7).click();
  await settle(page);
  await page.getByRole('link', { name: '修改' }).click();
  await settle(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.getByText('请写明原因').waitFor();
  await page.context().close();
});

it('refuses to disable the only administrator and says what to do', async () => {
  const page = await enter('county-admin');
  await page.goto('/users?f.roles=county-admin');
  await settle(page);
  await page.locator('tbody th a').first().click();
  await settle(page);
  await page.getByRole('button', { name: '停用' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '停用' }).click();
  await dialog.getByText('至少要保留一名可登录的县级管理员').waitFor();
  await page.context().close();
});

it('makes users of a unit’s people and shows their slips to print', async () => {
  const page = await enter('county-admin');
  await page.goto('/units');
  await settle(page);
  const unit = (await page.locator('tbody th a').nth(3).textContent()) ?? '';
  await page.goto('/users/batch');
  await settle(page);
  await page.getByRole('radio', { name: '一个单位' }).check();
  await page.getByRole('combobox', { name: '单位' }).fill(unit);
  await page.keyboard.press('Enter');
  const due = Number(/将为 (\d+) 人/.exec((await page.getByText(/将为 \d+ 人开户/).textContent()) ?? '')?.[1]);
  expect(due).toBeGreaterThan(0);
  await page.getByRole('button', { name: '开户', exact: true }).click();
  const slips = page.getByRole('heading', { name: `密码条（${due} 张）` });
  await slips.waitFor();
  expect(await page.locator('.kp-slips li').count()).toBe(due);
  // The job is in the address: its slips are there again after a reload.
  await page.reload();
  await slips.waitFor();
  await page.getByText(unit).first().waitFor();
  await page.context().close();
});
