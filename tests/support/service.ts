import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation } from '#shared/api/operation.ts';
import { operations } from '#shared/api/contract.ts';
import { testClock } from '#functions/platform/clock.ts';
import { controlItems } from '#functions/platform/control.ts';
import type { Control } from '#functions/platform/control.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { openTenant } from '#functions/tenants/open-tenant.ts';
import type { NewTenant } from '#functions/tenants/open-tenant.ts';
import { embeddedIssuer, startService } from '#infra/local/service.ts';
import type { Service } from '#infra/local/service.ts';

/** The whole service as `npm start` runs it, on a database in memory and a folder of its own, for tests that span parts. */
export interface TestService extends Service {
  control: Control;
  clock: ReturnType<typeof testClock>;
  /** opens a county and gives its administrator's caller */
  open(tenant: NewTenant): Promise<Caller>;
  /** requests in the name of a subject; `tenant` goes into `x-tenant` */
  as(subject: string, tenant?: string): Promise<Caller>;
  /** requests without a token */
  nobody: Caller;
}

export interface Answer {
  status: number;
  // The answer's shape is the contract's; a test looks at what it needs.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export type Caller = ((operation: Operation, input: Record<string, unknown>) => Promise<Answer>) & {
  token: string | null;
};

export async function startTestService(at = '2026-03-02T04:00:00Z'): Promise<TestService> {
  logger.setLogLevel('SILENT');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-test-'));
  const clock = testClock(new Date(at), true);
  const service = await startService({ data, memory: true, clock, operations });
  const control = controlItems(service.environment.database);
  const as = async (subject: string, tenant?: string): Promise<Caller> =>
    callerWith(service.url, await service.tokenFor(subject), tenant);
  return {
    ...service,
    control,
    clock,
    as,
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

function callerWith(url: string, token: string | null, tenant?: string): Caller {
  const call = async (operation: Operation, input: Record<string, unknown>): Promise<Answer> => {
    const inPath = new Set(operation.path.match(/\{\w+\}/g)?.map((part) => part.slice(1, -1)));
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
    const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name)));
    const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
    const query =
      inQuery && Object.keys(rest).length > 0 ? `?${new URLSearchParams(rest as Record<string, string>)}` : '';
    const answer = await fetch(url + path + query, {
      method: operation.method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(tenant !== undefined && { 'x-tenant': tenant }),
        ...(!inQuery && { 'content-type': 'application/json' }),
      },
      ...(!inQuery && { body: JSON.stringify(rest) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  return Object.assign(call, { token });
}
