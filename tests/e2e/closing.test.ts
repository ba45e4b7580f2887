import { expect, test } from 'vitest';
import { cyclesOf, got, graded } from '#tests/integration/county.ts';
import { seriousViolations, sidewaysScroll } from './browser.ts';
import { withWorkedCounty } from './worked-county.ts';

const world = withWorkedCounty();

test('a published year is closed with a reason, and says what it wrote', async () => {
  const run = await graded(world.county, '2011');
  await got(world.county, `POST /api/cycles/2011/runs/${run}/publication`, { reason: '公示无异议' });
  const { page, faults } = await world.visit('office', '/cycles/2011');
  await page.getByRole('button', { name: '结转', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('结转后不能撤销', { exact: false }).waitFor();
  await dialog.getByLabel('原因').fill('年度考核结束');
  await dialog.getByRole('button', { name: '结转', exact: true }).click();
  await page.getByText('的结果写入历年记录', { exact: false }).waitFor();
  await page.getByText('已结转', { exact: true }).waitFor();
  expect((await cyclesOf(world.county))[0]!.state).toBe('closed');
  expect(await seriousViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(faults).toEqual([]);
});
