import { ulid } from 'ulid';
import { expect } from 'vitest';
import { openTenant, readServiceRecord, readTenant } from '#shared/api/service.ts';
import { listAudit } from '#shared/api/tenants.ts';
import { type Caller, issuer, type TestService } from '#tests/service.ts';

/** Counties as the operator opens them, for the tests of their lives. */
export const openingCounties = (held: { readonly service: TestService }) => {
  const subject = 'operator-of-the-service';

  const operatorOf = async (): Promise<Caller> => {
    await held.service.control.putOperator({ issuer, subject }, '平台运营员');
    return held.service.as(subject);
  };

  let codes = 0;
  const request = (more: Record<string, unknown> = {}) => ({
    ...{ id: ulid(), name: '青山县', code: `q${++codes}`, preset: 'national-2020', job: ulid() },
    admin: { id: ulid(), login: 'admin', name: '管理员' },
    ...more,
  });

  const opened = async (more: Record<string, unknown> = {}) => {
    const operator = await operatorOf();
    const asked = request(more);
    expect((await operator(openTenant, asked)).status).toBe(202);
    await held.service.queue.idle();
    const read = async () => (await operator(readTenant, { tenant: asked.id })).body;
    const { subject: admin } = (await held.service.environment.identity.find(`${asked.code}.admin`))!;
    return { operator, asked, id: asked.id, read, admin: await held.service.as(admin) };
  };

  const eventsOf = async (operator: Caller, tenant: string): Promise<string[]> => {
    const { events, intact } = (await operator(readServiceRecord, {})).body;
    expect(intact).toBe(true);
    const own = events.filter(({ data }: { data: { tenant: string } }) => data.tenant === tenant);
    return own.map(({ type }: { type: string }) => type).reverse();
  };

  const recordOf = async (admin: Caller, aggregate: string) => {
    const { events, intact } = (await admin(listAudit, { aggregate })).body;
    expect(intact).toBe(true);
    return events.map(({ type, actor }: { type: string; actor: { name: string } }) => [type, actor.name]);
  };
  return { subject, operatorOf, request, opened, eventsOf, recordOf };
};
