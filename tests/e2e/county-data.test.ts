import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settle, visit } from './browser.ts';
import { expectInOrder, openCounty, takeSlip, withServiceStaff } from './service-staff.ts';

const world = withServiceStaff();

async function makeUnit(page: Page): Promise<void> {
  await visit(page, '/groups');
  await page.getByRole('button', { name: '新建考核组' }).click();
  await page.getByRole('textbox', { name: '组名' }).fill('第一考核组');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('link', { name: '第一考核组' }).waitFor();
}

test('what the operator has archived is downloaded by the county alone, and taken into another county', async () => {
  const operator = await world.visit('operator');
  await openCounty(operator.page, { name: '白河县', code: 'baihe', preset: '目标管理考评' });
  const admin = await world.signIn(await takeSlip(operator.page), 'Kaoping-2026-a');
  await makeUnit(admin.page);

  await operator.page.getByRole('button', { name: '生成存档' }).click();
  const dialog = operator.page.getByRole('dialog');
  await dialog.getByText('只有该县的管理员能在“县数据”页下载', { exact: false }).waitFor();
  await dialog.getByLabel('原因').fill('年度备份');
  await dialog.getByRole('button', { name: '生成存档' }).click();
  await operator.page.getByRole('row', { name: /导出全部数据.*已完成/ }).waitFor();

  await visit(admin.page, '/county');
  await admin.page.getByText('本县已有单位、考核年度或自己的考核办法', { exact: false }).waitFor();
  await expectInOrder(admin.page);
  const row = admin.page.getByRole('row', { name: /白河县-/ });
  const download = admin.page.waitForEvent('download');
  await row.getByRole('button', { name: /下载/ }).click();
  const archive = join(world.folder, '白河县.kaoping-archive.gz');
  await (await download).saveAs(archive);
  const shown = await row.locator('code').textContent();
  expect(createHash('sha256').update(readFileSync(archive)).digest('hex')).toBe(shown);

  // Its own export stands there with the same figures, and after a reload too.
  await admin.page.getByRole('button', { name: '导出全部数据' }).click();
  await admin.page.getByText('存档已生成').waitFor();
  await admin.page.reload();
  await settle(admin.page);
  await admin.page.getByText('存档已生成').waitFor();
  expect(await admin.page.locator('.kp-archives tbody tr').count()).toBe(2);
  await expectInOrder(admin.page);

  await openCounty(operator.page, { name: '新白河县', code: 'xinbai' });
  const second = await world.signIn(await takeSlip(operator.page), 'Kaoping-2026-b');
  const { page } = second;
  await visit(page, '/county');
  await page.setInputFiles('input[type=file]', { name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') });
  await page.getByText('这不是存档文件').waitFor();
  // A byte changed on the way: nothing comes in, and where it is wrong is said.
  const broken = readFileSync(archive);
  broken.writeUInt8(broken.readUInt8(300) ^ 1, 300);
  const other = join(world.folder, '坏.gz');
  writeFileSync(other, broken);
  await page.setInputFiles('input[type=file]', other);
  await page.getByText('存档没有导入，本县仍是空的').waitFor();
  await page.getByRole('heading', { name: '存档有 1 处问题' }).waitFor();
  await expectInOrder(page);
  await page.getByRole('button', { name: '换一个文件' }).click();

  await page.setInputFiles('input[type=file]', archive);
  await page.getByRole('heading', { name: '存档已导入' }).waitFor();
  await page.getByRole('heading', { name: /密码条（\d+ 张）/ }).waitFor();
  expect(await page.locator('.kp-slips code').first().textContent()).toMatch(/^xinbai\./);
  await expectInOrder(page);
  await visit(page, '/groups');
  await page.getByRole('link', { name: '第一考核组' }).waitFor();
  for (const one of [operator, admin, second]) {
    expect(one.faults).toEqual([]);
    await one.page.context().close();
  }
});
