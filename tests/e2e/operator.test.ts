import { expect, test } from 'vitest';
import { settle } from './browser.ts';
import { expectInOrder, openCounty, takeSlip, withServiceStaff, withoutRefusals } from './service-staff.ts';

const world = withServiceStaff();
/** new each time, so that a test may be tried again on the same service */
const fresh = (word: string): string => `${word}${Date.now().toString(36).slice(-6)}`;
const longName = '某某省某某市某某特别长名称的自治县（含经济技术开发区与国有林场管理委员会）';

let taken = '';

test('a county is opened, and its administrator begins in it with the slip', async () => {
  const { page, faults } = await world.visit('operator');
  if (taken === '') await page.getByRole('heading', { name: '还没有县' }).waitFor();
  await expectInOrder(page);
  await page.getByRole('link', { name: '开通一个县' }).click();
  await settle(page);
  await page.getByRole('button', { name: '开通', exact: true }).click();
  await page.getByText('请填写').first().waitFor();
  await expectInOrder(page);
  await page.getByLabel('代码').fill('Changxian');
  await page.getByText('只能用小写字母和数字').waitFor();

  // Filled in, and still there after a reload.
  await page.getByLabel('县名').fill(longName);
  await page.reload();
  await settle(page);
  await page.getByText('已恢复上次填写的内容').waitFor();
  expect(await page.getByLabel('县名').inputValue()).toBe(longName);

  taken = fresh('chang');
  await openCounty(page, { name: longName, code: taken, preset: '目标管理考评' });
  await expectInOrder(page);
  const slip = await takeSlip(page);
  expect(slip.login).toBe(`${taken}.admin`);
  await expectInOrder(page);
  // Unprinted it would be lost: leaving asks first.
  await page.getByRole('link', { name: '租户' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '离开' }).click();
  await page.waitForURL(/\/tenants$/);
  await page
    .getByRole('row', { name: new RegExp(taken) })
    .getByText('使用中')
    .waitFor();

  const admin = await world.signIn(slip, 'Kaoping-2026-a');
  expect(await admin.page.locator('.kp-brand-county').textContent()).toBe(longName);
  await admin.page.getByRole('heading', { name: '还没有开启考核年度' }).waitFor();
  await expectInOrder(admin.page);
  expect(admin.faults).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
  await admin.page.context().close();
});

test('a code that is taken is said at its field, and nothing typed is lost', async () => {
  const { page } = await world.visit('operator', '/tenants/new');
  await page.getByLabel('县名').fill('另一个县');
  await page.getByLabel('代码').fill(taken);
  await page.getByLabel('姓名').fill('赵六');
  await page.getByLabel('登录名').fill('admin');
  await page.getByRole('button', { name: '开通', exact: true }).click();
  const field = page.locator('.ant-form-item', { has: page.getByLabel('代码') });
  await field.getByText('已被使用').waitFor();
  // The network goes, and comes back.
  await page.getByLabel('代码').fill(fresh('ling'));
  await page.route('**/api/tenants', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await page.getByRole('button', { name: '开通', exact: true }).click();
  await page.getByText('连不上服务').waitFor();
  expect(await page.getByLabel('县名').inputValue()).toBe('另一个县');
  await page.unroute('**/api/tenants');
  await page.getByRole('button', { name: '开通', exact: true }).click();
  await page.getByRole('button', { name: '领取密码条' }).waitFor();
  await page.context().close();
});

test('a county is suspended with a reason and shut to its people, renamed meanwhile, and resumed', async () => {
  const { page, faults } = await world.visit('operator');
  await openCounty(page, { name: '白河县', code: fresh('baihe') });
  const slip = await takeSlip(page);
  const admin = await world.signIn(slip, 'Kaoping-2026-b');

  await page.reload();
  await settle(page);
  await page.getByText('密码条已被领取').waitFor();
  await page.getByRole('button', { name: '暂停服务' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('该县所有人员立即不能使用本系统', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: '暂停服务' }).click();
  await dialog.getByText('请写明原因').waitFor();
  await dialog.getByLabel('原因').fill('按合同约定暂停');
  // Done, but the answer is lost: the page finds that out by itself.
  await page.route('**/suspension', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await dialog.getByRole('button', { name: '暂停服务' }).click();
  await dialog.getByText('该县现在的状态是“已暂停”').waitFor();
  await dialog.getByRole('button', { name: '知道了' }).click();
  await page.unroute('**/suspension');
  await page.locator('.kp-page-title').getByText('已暂停').waitFor();
  await page.getByText('按合同约定暂停').first().waitFor();
  await expectInOrder(page);
  await admin.page.reload();
  await admin.page.getByText('本县的服务已暂停', { exact: false }).waitFor();

  // Somebody else changes it under an open page: said, and the second try works.
  const second = await world.visit('operator', new URL(page.url()).pathname);
  await page.getByRole('button', { name: '更改县名' }).click();
  await dialog.getByLabel('新县名').fill('白河自治县');
  await dialog.getByLabel('原因').fill('民政部批复');
  await dialog.getByRole('button', { name: '更改县名' }).click();
  await page.getByRole('heading', { name: '白河自治县' }).waitFor();
  await second.page.getByRole('button', { name: '恢复服务' }).click();
  const other = second.page.getByRole('dialog');
  await other.getByLabel('原因').fill('续约');
  await other.getByRole('button', { name: '恢复服务' }).click();
  await other.getByText('别人刚刚改过').waitFor();
  await second.page.getByRole('heading', { name: '白河自治县', includeHidden: true }).waitFor({ state: 'attached' });
  await other.getByRole('button', { name: '恢复服务' }).click();
  await second.page.locator('.kp-page-title').getByText('使用中').waitFor();
  await admin.page.reload();
  await settle(admin.page);
  expect(await admin.page.locator('.kp-brand-county').textContent()).toBe('白河自治县');

  await page.getByRole('link', { name: '查看全部平台留痕' }).click();
  await settle(page);
  await page.getByText('记录完整', { exact: false }).waitFor();
  await page
    .getByRole('row', { name: /恢复服务.*白河自治县.*续约/ })
    .getByRole('button')
    .click();
  await page.getByRole('dialog').getByText('续约').waitFor();
  await page.keyboard.press('Escape');
  await expectInOrder(page);
  expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);
  expect(withoutRefusals(second.faults)).toEqual([]);
  for (const visit of [page, second.page, admin.page]) await visit.context().close();
});

test('storage is measured on the page, and what the month costs is worked out', async () => {
  const { page } = await world.visit('operator');
  await openCounty(page, { name: '测量县', code: fresh('celiang'), preset: '目标管理考评' });
  await page.getByRole('button', { name: '测量存储' }).click();
  await page.getByText('存储已重新测量').waitFor();
  await page.getByRole('row', { name: /业务数据.*B/ }).waitFor();
  await page.getByRole('row', { name: /合计/ }).last().waitFor();
  await expectInOrder(page);
  await page.context().close();
});
