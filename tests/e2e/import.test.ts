import writeExcelFile from 'write-excel-file/node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectFaults, openContext, seriousViolations, settle, signIn, visit } from './browser.ts';
import { withServiceAndBrowser } from './service.ts';

const test = withServiceAndBrowser();
/** new each time, so that the test may run again on the same service */
const made = Date.now().toString(36);
const people = [
  ['编号', '姓名', '单位', '人员类别', '职务层次', '请假'],
  [`${made}-1`, `试${made}一`, '县财政局', '一般干部职工', '一般人员', '病假 2026-02-01~2026-04-30'],
  [`${made}-2`, `试${made}二`, '不存在的单位', '一般干部职工', '一般人员', null],
  [`${made}-3`, `试${made}三`, '县财政局', '将军', '一般人员', null],
];
let folder = '';
let file = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaoping-import-'));
  file = join(folder, '人员.xlsx');
  await writeExcelFile(people).toFile(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('shows rows with faults first, takes them mended in place, imports, and finds nothing new the second time', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  const faults = collectFaults(page);
  await signIn(page, { county: '白河县', role: 'appraisal-office' });

  await page.goto('/import?kind=people');
  await settle(page);
  await page.setInputFiles('input[type=file]', file);
  const table = page.getByRole('table');
  await page.getByText('2 处有误').waitFor();
  await page.getByText('可导入 1 行').waitFor();
  await page.getByText('2 行须先改正', { exact: false }).waitFor();
  const rowHeads = await table.locator('tbody th').allTextContents();
  expect(rowHeads).toEqual(['3', '4', '2']);
  const start = page.getByRole('button', { name: /^导入 \d+ 行$/ });
  expect(await start.isDisabled()).toBe(true);
  expect(await seriousViolations(page)).toEqual([]);

  const unit = page.getByRole('textbox', { name: '第 3 行 单位' });
  expect(await unit.getAttribute('aria-invalid')).toBe('true');
  await unit.fill('县财政局');
  await page.getByText('1 处有误').waitFor();
  await page.getByRole('textbox', { name: '第 4 行 人员类别' }).fill('科级干部');
  await page.getByText('没有错误，可以导入').waitFor();
  await start.click();
  await page.getByText('✓ 已导入').waitFor();
  expect(await page.getByRole('row', { name: /人员/ }).textContent()).toContain('人员300');

  await page.getByRole('link', { name: '查看人员' }).click();
  await settle(page);
  await page.getByRole('textbox', { name: /查找/ }).fill(made);
  await page.getByRole('link', { name: `试${made}三` }).waitFor();
  await page.getByRole('link', { name: `试${made}一` }).click();
  await settle(page);
  await page.getByText('2026-02-01 — 2026-04-30').waitFor();

  const mended = join(folder, '人员-改好.xlsx');
  const [heads, first, second, third] = people as [string[], string[], string[], string[]];
  await writeExcelFile([heads, first, second.with(2, '县财政局'), third.with(3, '科级干部')]).toFile(mended);
  await page.goto('/import?kind=people');
  await settle(page);
  await page.setInputFiles('input[type=file]', mended);
  await page.getByText('没有错误，可以导入').waitFor();
  await start.click();
  await page.getByRole('heading', { name: '没有新内容' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('says that nothing is filled in, and begins anew where another kind is opened', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  await signIn(page, { county: '白河县', role: 'appraisal-office' });
  await page.goto('/import?kind=people');
  await settle(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载“人员”模板/ }).click();
  const template = join(folder, '模板.xlsx');
  await (await download).saveAs(template);
  await page.setInputFiles('input[type=file]', template);
  await page.getByText('文件里还没有填写内容', { exact: false }).waitFor();
  expect(await page.getByText('没有错误，可以导入').count()).toBe(0);
  await visit(page, '/import?kind=units');
  await page.getByRole('button', { name: /下载“单位”模板/ }).waitFor();
  expect(await page.getByText('文件里还没有填写内容', { exact: false }).count()).toBe(0);
  await context.close();
});

it('exports a cycle as a dataset that imports again as nothing new', async () => {
  const context = await openContext(test.browser, test.origin);
  const page = await context.newPage();
  await signIn(page, { county: '白河县', role: 'appraisal-office' });
  await page.goto('/cycles');
  await settle(page);
  // The register stands as the cycle under way took it over; an older cycle's people would be news to it.
  await page.getByRole('row').filter({ hasText: '进行中' }).getByRole('link').first().click();
  await settle(page);
  await page.getByRole('link', { name: '导出' }).click();
  await page.getByRole('button', { name: '开始导出' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^下载/ }).click();
  const dataset = join(folder, 'again.dataset.json');
  await (await download).saveAs(dataset);

  await page.goto('/import?kind=dataset');
  await settle(page);
  await page.setInputFiles('input[type=file]', dataset);
  await page.getByText('检查无误。').waitFor();
  await page.getByText('导入后与文件完全一致', { exact: false }).waitFor();
  await page.getByRole('button', { name: '导入这个数据集' }).click();
  await page.getByRole('heading', { name: '没有新内容' }).waitFor();
  await context.close();
});
