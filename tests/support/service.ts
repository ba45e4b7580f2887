import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '#shared/api/contract.ts';
import { testClock } from '#functions/platform/clock.ts';
import { controlItems } from '#functions/platform/control.ts';
import type { Control } from '#functions/platform/control.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { openTenant } from '#functions/tenants/open-tenant.ts';
import type { NewTenant } from '#functions/tenants/open-tenant.ts';
import { callerWith } from '#infra/local/caller.ts';
import type { Caller } from '#infra/local/caller.ts';
import { embeddedIssuer, startService } from '#infra/local/service.ts';
import type { Service } from '#infra/local/service.ts';

/** The whole service as `npm start` runs it, on a database in memory and a folder of its own, for tests that span parts. */
export interface TestService extends Service {
  control: Control;
  clock: ReturnType<typeof testClock>;
  /** opens a county and gives its administrator's caller */
  open(tenant: NewTenant): Promise<Caller>;
  /** requests in the name of a subject; `tenant` goes into `x-tenant` */
  as(subject: string, tenant?: string): Promise<Caller & { token: string }>;
  withToken(token: string): Caller;
  /** requests without a token */
  nobody: Caller;
}

export type { Caller };

export async function startTestService(at = '2026-03-02T04:00:00Z'): Promise<TestService> {
  logger.setLogLevel('SILENT');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-test-'));
  const clock = testClock(new Date(at), true);
  const service = await startService({ data, memory: true, clock, operations });
  const control = controlItems(service.environment.database);
  const as = async (subject: string, tenant?: string) => {
    const token = await service.tokenFor(subject);
    return Object.assign(callerWith(service.url, token, tenant), { token });
  };
  return {
    ...service,
    control,
    clock,
    as,
    withToken: (token) => callerWith(service.url, token),
    nobody: callerWith(service.url, null),
    async open(tenant) {
      await openTenant(service.environment, tenant);
      const account = await service.environment.identity.find(`${tenant.code}.${tenant.admin.login}`);
      return as(account!.subject, tenant.id);
    },
    async stop() {
      await service.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The name of the embedded provider's issuer, under which memberships are kept. */
export const issuer = embeddedIssuer;
