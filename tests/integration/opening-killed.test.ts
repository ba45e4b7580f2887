import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { openTenant, takeSlip } from '#shared/api/service.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { jobKey } from '#functions/platform/jobs.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { handler } from '#functions/service/handler.ts';
import { readSlip } from '#functions/service/slips.ts';
import { workerOptions } from '#functions/service/worker.ts';
import { usersRepository } from '#functions/tenants/repository.ts';
import { type Caller, withService } from '#tests/service.ts';
import { breakable } from './broken-off.ts';
import { openingCounties } from './opening-counties.ts';

/** Opening a county, broken off at every request that is made for it. */

const held = withService({ at: '2026-03-02T04:00:00Z' });
const { subject, operatorOf, request, opened, eventsOf, recordOf } = openingCounties(held);

describe('an onboarding that is killed', () => {
  /** Everything that one onboarding makes, once each. */
  const expectOnce = async (asked: ReturnType<typeof request>, operator: Caller): Promise<void> => {
    const { service } = held;
    const { environment, accounts, control } = service;
    const { id, code, job } = asked;
    expect((await control.readTenant(id))!.state).toBe('active');
    const client = tenantClient(environment.database, id);
    expect(await usersRepository(client).listUsers()).toMatchObject([{ login: `${code}.admin` }]);
    expect(await environment.identity.listAccounts(`${code}.`)).toHaveLength(1);
    const files = tenantFiles(environment.files, id);
    expect(await files.list('')).toHaveLength(1);
    const { login, initialPassword } = (await readSlip(files, job))!;
    expect((await accounts.check(login, initialPassword))?.mustChange).toBe(true);
    const account = (await environment.identity.find(login))!;
    const admin = await service.as(account.subject);
    expect(await recordOf(admin, 'users')).toEqual([['user.created', '平台运营']]);
    expect(await recordOf(admin, 'policy')).toEqual([['policy.saved', '平台运营']]);
    expect(await eventsOf(operator, id)).toEqual(['tenant.opened', 'tenant.ready']);
    expect((await control.listDue('9999')).filter(({ tenant }) => tenant === id)).toEqual([]);
  };

  test('at any request that it makes ends with one of everything', async () => {
    const operator = await operatorOf();
    const functions = breakable(held.service);
    let killed = 0;
    for (let requests = 0; ; requests += 1 + (requests >> 5)) {
      const asked = request();
      functions.allow(Number.POSITIVE_INFINITY);
      expect(await functions.ask(handler, openTenant, asked, subject)).toBe(202);
      functions.allow(requests);
      await functions.deliver(workerOptions, { tenant: asked.id, context: 'service', job: asked.job });
      const wasKilled = functions.isBroken();
      if (wasKilled) killed += 1;
      functions.allow(Number.POSITIVE_INFINITY);
      await functions.later(workerOptions);
      await functions.later(workerOptions);
      await expectOnce(asked, operator);
      if (!wasKilled) break;
    }
    expect(killed).toBeGreaterThan(25);
  }, 300_000);

  test('and so does the request itself: nothing was opened, or all of it is', async () => {
    const operator = await operatorOf();
    const functions = breakable(held.service);
    const ends = { nothing: 0, all: 0 };
    for (let requests = 0; ; requests++) {
      const asked = request();
      functions.allow(requests);
      const status = await functions.ask(handler, openTenant, asked, subject);
      const wasKilled = functions.isBroken();
      functions.allow(Number.POSITIVE_INFINITY);
      await functions.later(workerOptions);
      await functions.later(workerOptions);
      if (await held.service.control.readTenant(asked.id)) {
        await expectOnce(asked, operator);
        ends.all += 1;
      } else {
        const client = tenantClient(held.service.environment.database, asked.id);
        expect(await client.query(client.pk('JOBS'))).toEqual([]);
        expect(await functions.ask(handler, openTenant, asked, subject)).toBe(202);
        ends.nothing += 1;
      }
      if (!wasKilled) {
        expect(status).toBe(202);
        break;
      }
    }
    expect(ends.nothing).toBeGreaterThan(3);
    expect(ends.all).toBeGreaterThan(3);
  }, 300_000);

  test('for good is followed by another job of the same request', async () => {
    const operator = await operatorOf();
    const functions = breakable(held.service);
    const asked = request();
    expect(await functions.ask(handler, openTenant, asked, subject)).toBe(202);
    const client = tenantClient(held.service.environment.database, asked.id);
    await client.update(jobKey(client, asked.job), { state: 'failed' });
    expect(
      await functions.ask(handler, openTenant, { ...asked, admin: { ...asked.admin, name: '别人' } }, subject),
    ).toBe(409);
    const again = { ...asked, job: ulid() };
    expect(await functions.ask(handler, openTenant, again, subject)).toBe(202);
    await functions.later(workerOptions);
    expect((await held.service.control.readTenant(asked.id))!).toMatchObject({
      state: 'active',
      opening: { job: again.job },
    });
    expect(await eventsOf(operator, asked.id)).toEqual(['tenant.opened', 'tenant.opening-repeated', 'tenant.ready']);
    expect((await operator(takeSlip, { tenant: asked.id, again: false })).status).toBe(200);
  });

  test('a slip is not lost while it is being taken', async () => {
    const functions = breakable(held.service);
    for (let requests = 0; ; requests++) {
      const { asked, operator, id } = await opened({ preset: null });
      functions.allow(requests);
      const status = await functions.ask(handler, takeSlip, { tenant: id, again: false }, subject);
      const wasKilled = functions.isBroken();
      functions.allow(Number.POSITIVE_INFINITY);
      if (!wasKilled) {
        expect(status).toBe(200);
        break;
      }
      const slip = await operator(takeSlip, { tenant: id, again: false });
      expect(slip.status, `after ${requests} requests`).toBe(200);
      expect(await held.service.accounts.check(`${asked.code}.admin`, slip.body.initialPassword)).toBeDefined();
      expect((await eventsOf(operator, id)).filter((type) => type === 'tenant.slip-taken')).toHaveLength(1);
    }
  }, 120_000);
});
