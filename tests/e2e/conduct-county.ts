import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Assignment } from '#shared/api/access.ts';
import type { RegisterPerson } from '#shared/api/units.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { buildWeb } from '#infra/local/web-build.ts';
import { makeUser, type TestUser, withService } from '#tests/service.ts';
import { got, makeCounty, type TestCounty } from '#tests/integration/county.ts';
import { collectFaults, launch, openContext, settle, viewports } from './browser.ts';

/**
 * A small county with a register, a policy and no cycle yet, in a real browser: the township that is appraised, and
 * another one in another group. Its people come in by the list of the login page.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

const person = (
  id: string,
  name: string,
  rank: RegisterPerson['rank'],
  role: RegisterPerson['role'],
  more: Partial<RegisterPerson> = {},
): RegisterPerson => ({ id, name, unit: id.split('-')[0]!, rank, role, ...more });

export const township = { id: 't1', name: '桃江镇', category: 'township', level: 'first', group: 'g1' };
const neighbour = { id: 't2', name: '梅溪镇', category: 'township', level: 'first', group: 'g2' };

const registered: readonly RegisterPerson[] = [
  person('t1-1', '赵志刚', 'cadre', 'principal'),
  person('t1-2', '钱为民', 'cadre', 'deputy'),
  person('t1-3', '孙立', 'cadre', 'member'),
  person('t1-4', '李秀英', 'staff', 'member'),
  person('t1-5', '周敏', 'staff', 'member'),
  person('t1-6', '吴桐', 'staff', 'member'),
  person('t1-7', '郑和平', 'cadre', 'deputy', { leaves: [{ kind: 'sick', from: '2026-02-01', to: '2026-10-31' }] }),
  person('t2-1', '冯建国', 'cadre', 'principal'),
  // Two days short of half a year: appraised in the own unit by rule, and a doubtful case.
  person('t2-2', '王芳', 'staff', 'member', {
    secondments: [{ unit: 't1', from: '2026-07-03', to: '2026-12-31' }],
  }),
];

const cast = {
  office: { name: '考评办干部', roles: [{ role: 'appraisal-office' }] },
  groupLeader: { name: '陈国栋', roles: [{ role: 'group-leader', scope: 'g1' }] },
  otherGroup: { name: '何伟', roles: [{ role: 'group-leader', scope: 'g2' }] },
  countyLeader: { name: '县领导', roles: [{ role: 'county-leader' }] },
  supervisor: { name: '纪检干部', roles: [{ role: 'supervisor' }] },
  principal: { person: 't1-1', roles: [{ role: 'unit-leader', scope: 't1' }, { role: 'staff' }] },
  deputy: { person: 't1-2', roles: [{ role: 'unit-leading-group', scope: 't1' }, { role: 'staff' }] },
  cadre: { person: 't1-3', roles: [{ role: 'staff' }] },
  liaison: { person: 't1-4', roles: [{ role: 'unit-liaison', scope: 't1' }, { role: 'staff' }] },
  staff: { person: 't1-5', roles: [{ role: 'staff' }] },
  colleague: { person: 't1-6', roles: [{ role: 'staff' }] },
  onLoan: { person: 't2-2', roles: [{ role: 'staff' }] },
} satisfies Record<string, { roles: Assignment[]; name?: string; person?: string }>;
export type Who = keyof typeof cast;

/** A county of one test's own, with its people. */
export interface ConductWorld {
  county: TestCounty;
  users: Record<Who, TestUser & { person: string }>;
  /** somebody's page, of which there is one for each person and size, at an address */
  open(who: Who, path: string, size?: keyof typeof viewports): Promise<Page>;
  /** a device of somebody who has no account here, as narrow as an old phone; its pages' faults are told, too */
  device(whose: string): Promise<Page>;
  /** what the pages have complained of since they were first opened */
  faults(): string[];
}

export const withConductBrowser = (at: string) => {
  const held = withService({ at, web: join(root, 'dist/web') });
  const made: { browser?: Browser; counties: number } = { counties: 0 };
  beforeAll(async () => {
    const { outcome } = await buildWeb(root, () => undefined);
    if (typeof outcome === 'object') throw new Error(outcome.failed);
    made.browser = await launch();
  });
  afterAll(async () => {
    await made.browser?.close();
  });

  const makeWorld = async (): Promise<ConductWorld> => {
    held.service.clock.set(new Date(at));
    // A second try of a test has a county of its own, and its people stand apart in the login's list.
    const name = `桃源县${++made.counties}`;
    const county = await makeCounty(held.service, name);
    await register(county);
    const users = {} as ConductWorld['users'];
    for (const [i, who] of (Object.keys(cast) as Who[]).entries()) {
      const { roles, ...more }: { roles: Assignment[]; name?: string; person?: string } = cast[who];
      const known = registered.find(({ id }) => id === more.person);
      const shown = known?.name ?? more.name ?? who;
      const linked = known && { person: { id: known.id, unit: known.unit } };
      const user = await makeUser(held.service, county.tenant, { roles, name: shown, ...linked });
      users[who] = { ...user, person: known?.id ?? '' };
      const demo = { county: { zh: name, en: name }, role: { zh: who, en: who }, order: i };
      await held.service.accounts.putDemoPerson({ subject: user.subject, login: `${name}.${who}`, name: shown, demo });
    }
    const pages = new Map<string, Page>();
    const heard: { who: string; faults: string[] }[] = [];
    const open: ConductWorld['open'] = async (who, path, size = 'office') => {
      const known = pages.get(`${who} ${size}`);
      if (known) {
        await known.goto(path);
        return known;
      }
      const page = await (await openContext(made.browser!, held.service.url, viewports[size])).newPage();
      pages.set(`${who} ${size}`, page);
      await page.goto(path);
      const people = page.locator('section.county', { has: page.getByRole('heading', { name, exact: true }) });
      await people.getByRole('button').filter({ hasText: who }).click();
      heard.push({ who, faults: collectFaults(page) });
      await settle(page);
      return page;
    };
    const device: ConductWorld['device'] = async (whose) => {
      // Without the tests' font, which the voting page's own policy refuses.
      const viewport = { width: 360, height: 640 };
      const context = await made.browser!.newContext({ baseURL: held.service.url, viewport, locale: 'zh-CN' });
      const page = await context.newPage();
      heard.push({ who: whose, faults: collectFaults(page) });
      return page;
    };
    const faults = () => heard.flatMap((one) => one.faults.map((fault) => `${one.who}: ${fault}`));
    return { county, users, open, device, faults };
  };
  return {
    makeWorld,
    /** goes on to another moment; the clock runs from there */
    moveTo: (moment: string) => held.service.clock.set(new Date(moment)),
  };
};

async function register(county: TestCounty): Promise<void> {
  for (const [id, name] of [
    ['g1', '第一考核组'],
    ['g2', '第二考核组'],
  ] as const)
    await got(county, `PUT /api/groups/${id}`, { version: null, name });
  for (const unit of [township, neighbour]) await got(county, 'POST /api/units', { unit });
  for (const one of registered) await got(county, `POST /api/units/${one.unit}/people`, { person: one });
  const policy = presets['county-appraisal-2011']!;
  await got(county, 'POST /api/policies', { id: ulid(), basedOn: null, preset: null, policy, reason: '启用' });
}

/** A report written and submitted by its author, not through the pages. */
export async function handIn({ county, users }: ConductWorld, who: Who, fields: readonly string[]): Promise<void> {
  const path = `/api/cycles/2026/conduct/${township.id}/reports/${users[who].person}`;
  const text = Object.fromEntries(fields.map((field) => [field, `${field}：一年来认真履职。`]));
  const { version } = await got<{ version: string }>(county, `PUT ${path}`, { text, version: null }, users[who]);
  await got(county, `POST ${path}/submit`, { version }, users[who]);
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Presses the button of the dialog that is open; it goes when the service has taken it. */
export async function confirm(page: Page, name: string): Promise<void> {
  const open = dialog(page);
  await open.waitFor();
  // A click on one that still grows falls beside its button.
  await page.locator('.ant-modal.ant-zoom').waitFor({ state: 'detached' });
  await open.getByRole('button', { name, exact: true }).click();
  await open.waitFor({ state: 'hidden' }).catch(async (cause: unknown) => {
    throw new Error(`the dialog stays: ${await open.innerText()}`, { cause });
  });
}

/** Chooses one or several entries of a list by what they say. */
export async function choose(within: Page | Locator, label: string | RegExp, ...options: readonly string[]) {
  const field = within.getByRole('combobox', { name: label });
  // While the list unfolds, a press goes astray.
  const list = field.page().locator('.ant-select-dropdown:visible:not([class*="-enter"])');
  const offered = list.locator('.ant-select-item-option');
  await field.click();
  for (const option of options) await offered.filter({ hasText: option }).click();
  // A list of several stays open.
  if (await field.evaluate((input) => input.closest('.ant-select-multiple') !== null)) await field.press('Escape');
  await offered.first().waitFor({ state: 'hidden' });
}

/** Types a date into a field, as `2026-12-28`. */
export async function typeDate(within: Locator, label: string, date: string): Promise<void> {
  const field = within.getByRole('textbox', { name: label });
  await field.fill(date);
  await field.press('Enter');
  expect(await field.inputValue()).toBe(date);
}

/** Fills the parts of a report. */
export async function write(page: Page, fields: readonly string[], more = ''): Promise<void> {
  for (const field of fields)
    await page.getByRole('textbox', { name: field, exact: true }).fill(`${field}：一年来认真履职。${more}`);
}

/** Submits the report that the page shows. */
export async function submitReport(page: Page): Promise<void> {
  await button(page, '提交').click();
  await confirm(page, '提交');
  await page.locator('.kp-tag', { hasText: '已提交' }).first().waitFor();
}
