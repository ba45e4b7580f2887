import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { openTenant, readTenant } from '#shared/api/service.ts';
import { createUser } from '#shared/api/tenants.ts';
import { issuer, withService } from '#tests/service.ts';

/** People who run the service choose their login names themselves: some look like those that a county gives its users. */

const held = withService();

const eraserCalled = async (login: string) => {
  const { environment, control, accounts } = held.service;
  const { subject, initialPassword } = await environment.identity.createAccount({ login, name: '注销员' });
  await control.putOperator({ issuer, subject }, '注销员', ['eraser']);
  const passwordWorks = async () => (await accounts.check(login, initialPassword)) !== undefined;
  const counties = async () => (await control.readMemberships({ issuer, subject })).tenants;
  return { passwordWorks, counties };
};

test('an account of the service is no first administrator’s: the operator gets no password of it', async () => {
  const { service } = held;
  const eraser = await eraserCalled('ops.1');
  await service.control.putOperator({ issuer, subject: 'operates' }, '平台运营员');
  const operator = await service.as('operates');
  const asked = { id: ulid(), name: '青山县', code: 'ops', preset: null, job: ulid() };
  const admin = { id: ulid(), login: '1', name: '管理员' };
  expect((await operator(openTenant, { ...asked, admin })).status).toBe(202);
  await service.queue.idle();
  const { tenant, jobs, slip } = (await operator(readTenant, { tenant: asked.id })).body;
  expect([tenant.state, slip]).toEqual(['opening', false]);
  expect(jobs).toMatchObject([{ state: 'failed', problems: [{ code: 'already-exists' }] }]);
  expect([await eraser.passwordWorks(), await eraser.counties()]).toEqual([true, []]);
});

test('nor a user’s that a county makes', async () => {
  const admin = { id: ulid(), login: 'admin', name: '管理员' };
  const county = await held.service.open({ id: ulid(), name: '白河县', code: 'bh', admin });
  const eraser = await eraserCalled('bh.zhang');
  const wanted = { id: ulid(), login: 'zhang', name: '张', person: null, roles: [] };
  expect(await county(createUser, wanted)).toMatchObject({ status: 409, body: { code: 'already-exists' } });
  expect([await eraser.passwordWorks(), await eraser.counties()]).toEqual([true, []]);
});
