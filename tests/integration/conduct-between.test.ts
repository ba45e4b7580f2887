import { beforeEach, expect, test } from 'vitest';
import type { readReport } from '#shared/api/conduct/reports.ts';
import type { readUnitConduct } from '#shared/api/conduct/unit.ts';
import type { Output } from '#shared/api/operation.ts';
import type { Plan } from '#shared/appraisal/plan.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withFaultyService } from '#tests/faulty-database.ts';
import { type ConductCounty, makeConductCounty } from './conduct.ts';
import { ask, got } from './county.ts';

/** What the office changes of the plan between the reading and the writing of a unit's change. */

const held = withFaultyService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeConductCounty(held.service);
});

const at = '/api/cycles/2026/conduct/t1';
const conductOf = () => conductRepository(tenantClient(held.service.environment.database, county.tenant.id));
const standing = () => got<Output<typeof readUnitConduct>>(county, `GET ${at}`);

async function changePlan(change: (plan: Plan) => Plan): Promise<void> {
  const conduct = conductOf();
  const before = await conduct.readPlan('2026');
  const plan = change(before?.plan ?? (await standing()).plan);
  const who = { at: new Date(), actor: { user: 'u', name: '考评办' } };
  await conduct.client.transact([conduct.puttingPlan('2026', before, plan, who)]);
}

/** The request is held where it has judged and is about to write, until the plan has been changed. */
async function askedWhile<T>(
  route: string,
  body: unknown,
  user: ConductCounty['office'],
  change: (plan: Plan) => Plan,
) {
  let state: 'waiting' | 'changing' | 'changed' = 'waiting';
  let changed = Promise.resolve();
  held.database.fault = ({ operation, body: { Key } }) => {
    if (operation !== 'GetItem' || !JSON.stringify(Key).includes('"RECORD"') || state === 'changed') return undefined;
    if (state === 'waiting') {
      state = 'changing';
      changed = changePlan(change).then(() => {
        state = 'changed';
      });
    }
    return { error: 'ProvisionedThroughputExceededException' };
  };
  const answer = await ask<T>(county, route, body, user);
  await changed;
  held.database.fault = null;
  expect(state).toBe('changed');
  return answer;
}

test.for(['planned by the policy alone', 'planned by the office'])(
  'a report is not submitted into a phase that was closed in that moment, %s',
  async (planned) => {
    const { staff } = county.users;
    const route = `${at}/reports/t1-5`;
    const { fields } = await got<Output<typeof readReport>>(county, `GET ${route}`, undefined, staff);
    const text = Object.fromEntries(fields.map((field) => [field, '有']));
    await got(county, `PUT ${route}`, { version: null, text }, staff);
    if (planned.endsWith('office')) await changePlan((plan) => plan);
    const close = (plan: Plan): Plan => {
      const { reports, ...others } = plan.phases;
      return { ...plan, phases: { ...others, reports: { ...reports, state: 'closed' } } };
    };
    const submit = { version: '1' };
    const { status, body } = await askedWhile<{ problems?: { code: string }[] }>(
      ...([`POST ${route}/submit`, submit, staff, close] as const),
    );
    expect([status, body.problems?.map(({ code }) => code)]).toEqual([422, ['phase-closed']]);
    expect((await standing()).facts.reports.personal.submitted).toBe(0);
  },
);

test('a notice that was replaced in that moment is not the one acknowledged', async () => {
  const notice = (number: number) => ({ number, at: '2026-12-20T02:00:00.000Z', by: { user: 'u', name: '考评办' } });
  await changePlan((plan) => ({ ...plan, notice: notice(1) }));
  const { status } = await askedWhile(`POST ${at}/notice`, { number: '1' }, county.users.liaison, (plan) => ({
    ...plan,
    notice: notice(2),
  }));
  expect(status).toBe(422);
  expect((await standing()).facts.notice.acknowledged).toBeNull();
});
