import writeExcelFile from 'write-excel-file/node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  collectFaults,
  openContext,
  outOfCards,
  seriousViolations,
  settle,
  sidewaysScroll,
  signIn,
  viewports,
} from './browser.ts';
import { withServiceAndBrowser } from './service.ts';

const test = withServiceAndBrowser();
/** new each time, so that the test may run again on the same service */
const made = Date.now().toString(36);
const heads = ['登录名', '姓名', '人员编号', '角色与范围'];
const first = [`${made}-1`, `试${made}一`, null, '单位联络员@县财政局；电视台'];
const second = [`${made}-2`, `试${made}二`, null, '单位联络员@县财政局'];
let folder = '';

const write = async (name: string, rows: (string | null)[][]): Promise<string> => {
  const file = join(folder, name);
  await writeExcelFile([heads, ...rows]).toFile(file);
  return file;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaoping-users-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes users from a sheet once a corrected file is dropped, prints their slips, and knows them the next time', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  const faults = collectFaults(page);
  await signIn(page, { county: '白河县', role: 'county-admin' });
  await page.goto('/users/batch');
  await settle(page);
  await page.getByRole('link', { name: '用表格开户' }).click();
  await settle(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载“用户”模板/ }).click();
  const template = join(folder, '模板.xlsx');
  await (await download).saveAs(template);
  await page.setInputFiles('input[type=file]', template);
  await page.getByText('文件里还没有填写内容', { exact: false }).waitFor();
  await page.getByRole('button', { name: '换一个文件' }).click();

  const wrong = [first, second.with(3, '单位联络员@不存在的单位'), ['Bad', '试', null, '平台运营']];
  await page.setInputFiles('input[type=file]', await write('有误.xlsx', wrong));
  await page.getByText('3 处有误，2 行须先改正').waitFor();
  expect(await page.getByRole('table').locator('tbody th').allTextContents()).toEqual(['3', '4', '2']);
  expect(await page.getByRole('textbox', { name: '第 3 行 角色与范围' }).getAttribute('aria-invalid')).toBe('true');
  const start = page.getByRole('button', { name: /^开户 \d+ 人$/ });
  expect(await start.isDisabled()).toBe(true);
  for (const size of [viewports.phone, viewports.office]) {
    await page.setViewportSize(size);
    await settle(page);
    expect([await seriousViolations(page), await sidewaysScroll(page), await outOfCards(page)]).toEqual([[], 0, []]);
  }

  const mended = await write('改好.xlsx', [first, second]);
  await page.getByRole('button', { name: '换一个文件' }).click();
  await page.setInputFiles('input[type=file]', mended);
  await page.getByText('没有错误，可以开户').waitFor();
  await start.click();
  await page.getByRole('heading', { name: '密码条（2 张）' }).waitFor();
  expect(await page.locator('.kp-slips li').first().textContent()).toContain(`.${made}-1`);
  expect(await seriousViolations(page)).toEqual([]);

  // Unprinted slips would be lost: leaving asks first.
  await page.getByRole('link', { name: '用户与角色' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('密码条还没有打印', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: '离开' }).click();
  await page.waitForURL(/\/users$/);

  await page.goto('/users/sheet');
  await settle(page);
  await page.setInputFiles('input[type=file]', mended);
  await page.getByText('2 行是以前已开好的用户', { exact: false }).waitFor();
  expect(await page.getByRole('link', { name: `试${made}一` }).getAttribute('href')).toMatch(/^\/users\/\w+$/);
  expect(await start.isDisabled()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

it('puts what the service refuses at its row, and goes on with the same ids once it is mended', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  await signIn(page, { county: '白河县', role: 'county-admin' });
  await page.goto('/users/sheet');
  await settle(page);
  const rows = [
    [`${made}-3`, '试三', null, '电视台'],
    [`${made}-4`, '试四', null, '电视台'],
  ];
  await page.setInputFiles('input[type=file]', await write('两人.xlsx', rows));
  await page.getByText('没有错误，可以开户').waitFor();
  // Somebody else takes the second login name meanwhile.
  const other = await (await openContext(test.browser, test.origin)).newPage();
  await signIn(other, { county: '白河县', role: 'county-admin' });
  await other.goto('/users/new');
  await settle(other);
  await other.getByRole('textbox', { name: '姓名' }).fill('别人');
  await other.getByRole('textbox', { name: '登录名' }).fill(`${made}-4`);
  await other.getByRole('button', { name: '删除角色' }).click();
  await other.getByRole('button', { name: '新建用户' }).click();
  await other.getByRole('dialog').waitFor();
  await other.context().close();

  await page.getByRole('button', { name: '开户 2 人' }).click();
  await page.getByRole('heading', { name: '密码条（1 张）' }).waitFor();
  const login = page.getByRole('textbox', { name: '第 3 行 登录名' });
  expect(await login.getAttribute('aria-invalid')).toBe('true');
  await page.getByText('1 处有误，1 行须先改正').waitFor();
  await login.fill(`${made}-5`);
  await page.getByRole('button', { name: '开户 1 人' }).click();
  await page.getByRole('heading', { name: '密码条（2 张）' }).waitFor();
  await context.close();
});
