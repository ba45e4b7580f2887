import { expect, test } from 'vitest';
import { settle } from './browser.ts';
import { expectInOrder, openCounty, takeSlip, withServiceStaff } from './service-staff.ts';

const world = withServiceStaff();
const day = 86_400_000;

test('a suspended county is asked for, held, and erased by the erasure officer, who prints the certificate', async () => {
  const operator = await world.visit('operator');
  await openCounty(operator.page, { name: '白河县', code: 'baihe', preset: '目标管理考评' });
  const slip = await takeSlip(operator.page);
  const officer = await world.visit('eraser');
  const { page } = officer;
  await page.getByRole('heading', { name: '没有需要处理的县' }).waitFor();
  expect(await page.locator('.kp-user').textContent()).toBe('数据注销');
  await expectInOrder(page);

  await operator.page.getByRole('button', { name: '暂停服务' }).click();
  await operator.page.getByRole('dialog').getByLabel('原因').fill('合同终止');
  await operator.page.getByRole('dialog').getByRole('button', { name: '暂停服务' }).click();
  await operator.page.locator('.kp-page-title').getByText('已暂停').waitFor();

  await page.reload();
  await settle(page);
  await page
    .getByRole('row', { name: /白河县.*合同终止/ })
    .getByRole('link', { name: '申请注销' })
    .click();
  await settle(page);
  await page.getByRole('heading', { name: '将要注销的内容' }).waitFor();
  await page.getByRole('button', { name: '申请注销' }).click();
  const dialog = page.getByRole('dialog');
  const ask = dialog.getByRole('button', { name: '申请注销' });
  await dialog.getByLabel('原因').fill('县里来函（2026）12 号');
  await dialog.getByLabel('请输入“白河县”以确认').fill('白河');
  expect(await ask.isDisabled()).toBe(true);
  await dialog.getByLabel('请输入“白河县”以确认').fill('白河县');
  await ask.click();
  await page.getByText('还剩 30 天', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: '执行注销' }).count()).toBe(0);
  await expectInOrder(page);

  // Taken back, and asked for once more.
  await page.getByRole('button', { name: '撤回申请' }).click();
  await dialog.getByLabel('原因').fill('县里来电暂缓');
  await dialog.getByRole('button', { name: '撤回申请' }).click();
  await page.getByText('服务已暂停，可以申请注销').waitFor();
  await page.getByRole('button', { name: '申请注销' }).click();
  await dialog.getByLabel('原因').fill('县里再次来函');
  await dialog.getByLabel('请输入“白河县”以确认').fill('白河县');
  await ask.click();
  await page.getByText('保留期到', { exact: false }).waitFor();
  await page.getByRole('link', { name: '数据注销' }).first().click();
  await page.getByRole('heading', { name: '保留期中（1）' }).waitFor();
  await expectInOrder(page);

  world.service.clock.set(new Date(world.service.clock.now().getTime() + 31 * day));
  const later = await world.visit('eraser');
  await later.page.getByRole('heading', { name: '可以执行（1）' }).waitFor();
  await expectInOrder(later.page);
  await later.page.getByRole('link', { name: '执行注销' }).click();
  await settle(later.page);
  await later.page.getByRole('button', { name: '执行注销' }).click();
  const last = later.page.getByRole('dialog');
  await last.getByText('开始后不能停止，也不能恢复').waitFor();
  await last.getByLabel('请输入“白河县”以确认').fill('白河县');
  await last.getByRole('button', { name: '执行注销' }).click();
  await later.page.getByRole('link', { name: '查看注销证明' }).click();
  await later.page.getByRole('heading', { name: '县（区）数据注销证明' }).waitFor();
  await settle(later.page);
  const paper = later.page.locator('.kp-paper');
  for (const text of ['白河县（代码 baihe）', '县里再次来函', '数据注销员'])
    expect(await paper.textContent()).toContain(text);
  expect(await paper.getByRole('row', { name: /注销后核查发现的遗留/ }).textContent()).toMatch(/0$/);
  await expectInOrder(later.page);
  expect((await later.page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF');

  // The slip opens nothing any more, and the operator sees that the county is gone.
  const gone = await world.visit('operator', '/tenants');
  await gone.page
    .getByRole('row', { name: /白河县/ })
    .getByText('已注销')
    .waitFor();
  await gone.page.getByRole('link', { name: '白河县' }).click();
  await settle(gone.page);
  expect(await gone.page.getByRole('button', { name: '恢复服务' }).count()).toBe(0);
  await expectInOrder(gone.page);
  await expect(world.service.environment.identity.find(slip.login)).resolves.toBeUndefined();
  for (const one of [officer, later, gone]) {
    expect(one.faults).toEqual([]);
    await one.page.context().close();
  }
  await operator.page.context().close();
});
