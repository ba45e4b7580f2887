import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sidewaysScroll } from './browser.ts';
import { shot } from './ballot-meeting.ts';
import { heading } from './vote-page.ts';
import { button, type ConductWorld, confirm, dialog } from './conduct-county.ts';

/** Whoever watches over the poll has it stand still and go on; a ballot that is cast meanwhile waits, and goes in by itself. */
export async function pauseAndResume(
  world: ConductWorld,
  { poll, chair, voter }: { poll: string; chair: Page; voter: Page },
): Promise<void> {
  // The voter's page has noticed that casting is open before the poll is paused.
  const cast = voter.getByRole('button', { name: '投票', exact: true });
  await cast.waitFor();
  const office = await world.open('office', poll);
  await button(office, '暂停').click();
  await dialog(office).getByText('已领的票、已投的票和大家正在填的内容都保留').waitFor();
  await dialog(office).getByRole('button', { name: '暂停', exact: true }).press('Enter');
  await dialog(office).locator('[aria-invalid="true"]').waitFor();
  await dialog(office).getByRole('textbox').fill('有人替他人填票，正在查明');
  await shot(office, '09-pause-asked');
  await confirm(office, '暂停');
  for (const page of [office, chair])
    await page
      .getByRole('alert')
      .filter({ hasText: /暂停本次测评。原因：有人替他人填票，正在查明/ })
      .waitFor();
  expect(await button(chair, '结束投票并计票').count()).toBe(0);
  const liaison = await world.open('liaison', poll);
  await liaison.getByText('由考评办（组织部）或考核组组长恢复或者宣布作废').waitFor();
  expect(await button(liaison, '恢复测评').count()).toBe(0);
  await cast.click();
  await voter.getByRole('alert').filter({ hasText: '测评已暂停，这张票还没有计入' }).waitFor();
  expect(await sidewaysScroll(voter)).toBe(0);
  await shot(office, '09-paused-office');
  await shot(chair, '09-paused-chair');
  await shot(voter, '09-paused-voter');
  const staff = await world.open('staff', '/cycles/2026/my-ballots', 'phone');
  await staff.getByText('测评已暂停，暂时不能领票和投票').waitFor();
  expect(await sidewaysScroll(staff)).toBe(0);
  await shot(staff, '09-paused-mine');
  const phone = await world.open('office', poll, 'phone');
  await phone.getByRole('alert').filter({ hasText: '暂停本次测评' }).waitFor();
  expect(await sidewaysScroll(phone)).toBe(0);
  await shot(phone, '09-paused-phone');
  await button(phone, '恢复测评').focus();
  await phone.keyboard.press('Enter');
  await phone.getByText('测评已恢复').waitFor();
  await button(chair, '结束投票并计票').waitFor();
  await heading(voter, '投票成功').waitFor({ timeout: 20_000 });
}
