import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Assignment } from '#shared/api/access.ts';
import type { Output } from '#shared/api/operation.ts';
import type { listPolicies } from '#shared/api/policies.ts';
import { buildWeb } from '#infra/local/web-build.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { fixture, got, imported, makeCounty, type TestCounty, userWith } from '#tests/integration/county.ts';
import { collectFaults, launch, openContext, settle, viewports } from './browser.ts';

/** The worked example as a county of its own, with people who may come in, in a real browser. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const people = {
  office: { name: '周文', roles: [{ role: 'appraisal-office' }, { role: 'county-admin' }] },
  staff: { name: '干部13', roles: [{ role: 'staff' }], person: { id: 'p13', unit: 't4' } },
} satisfies Record<string, { name: string; roles: Assignment[]; person?: { id: string; unit: string } }>;
export type Who = keyof typeof people;

export interface Visit {
  page: Page;
  /** what the page complained of */
  faults: string[];
}

export const withWorkedCounty = () => {
  const held = withService({ web: join(root, 'dist/web') });
  const made: { county?: TestCounty; browser?: Browser; users: Partial<Record<Who, TestUser>> } = { users: {} };
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    const { outcome } = await buildWeb(root, () => undefined);
    if (typeof outcome === 'object') throw new Error(outcome.failed);
    made.county = await makeCounty(held.service, '白河县');
    await imported(made.county, fixture('worked.dataset'));
    for (const [i, who] of (Object.keys(people) as Who[]).entries()) {
      const { name, roles, ...more } = people[who];
      const user = await userWith(made.county, roles, 'person' in more ? more.person : undefined);
      made.users[who] = user;
      const demo = { county: { zh: '白河县', en: 'Baihe' }, role: { zh: who, en: who }, order: i };
      await held.service.accounts.putDemoPerson({ subject: user.subject, login: `bh.${who}`, name, demo });
    }
    made.browser = await launch();
  });
  afterAll(async () => {
    await made.browser?.close();
  });
  return {
    get county() {
      return made.county!;
    },
    /** A page of somebody who has just signed in, at an address. */
    visit: async (who: Who, path: string, size: keyof typeof viewports = 'office'): Promise<Visit> => {
      const context = await openContext(made.browser!, held.service.url, viewports[size]);
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(path);
      await page.getByText(people[who].name, { exact: false }).first().click();
      const faults = collectFaults(page);
      await settle(page);
      return { page, faults };
    },
  };
};

export const policiesOf = (county: TestCounty) => got<Output<typeof listPolicies>>(county, 'GET /api/policies');
