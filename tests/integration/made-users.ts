import { afterAll, beforeAll, expect } from 'vitest';
import { createUser } from '#shared/api/tenants.ts';
import { startTestService } from '#tests/service.ts';
import type { Caller, TestService } from '#tests/service.ts';

export const tenant = '01J00000000000000000000001';
export const adminId = '01J0000000000000000000000A';

export interface Made {
  id: string;
  login: string;
  caller: Caller;
  version: string;
}

/** A county that has nobody but its administrator, from the first test of a file to its last, and users made by them. */
export const withAdministrator = () => {
  const held: { service?: TestService; admin?: Caller } = {};
  beforeAll(async () => {
    held.service = await startTestService({ at: '2026-03-02T04:00:00Z' });
    held.admin = await held.service.open({
      ...{ id: tenant, name: '青山县', code: 'qs' },
      admin: { id: adminId, login: 'admin', name: '管理员' },
    });
  });
  afterAll(() => held.service?.stop());
  let ids = 0;
  const newId = (): string => `01J1000000000000000000${String(++ids).padStart(4, '0')}`;
  const admin: Caller = (...request) => held.admin!(...request);
  return {
    get service() {
      return held.service!;
    },
    admin,
    newId,
    make: async (login: string, roles: unknown[], person: unknown = null): Promise<Made> => {
      const id = newId();
      const made = await admin(createUser, { id, login, name: `用户${login}`, person, roles });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const { subject } = (await held.service!.environment.identity.find(`qs.${login}`))!;
      return { id, login: `qs.${login}`, caller: await held.service!.as(subject), version: made.body.user.version };
    },
  };
};
