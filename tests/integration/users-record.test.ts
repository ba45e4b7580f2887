import { describe, expect, test } from 'vitest';
import { createFile, listAudit, readFile } from '#shared/api/tenants.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { adminId, tenant, withAdministrator } from './made-users.ts';

const held = withAdministrator();
const { admin, make, newId } = held;

describe('files and the record', () => {
  test('a file is uploaded to the address given and comes back to its maker alone', async () => {
    const id = newId();
    const text = JSON.stringify({ hello: '你好' });
    const size = Buffer.byteLength(text);
    const place = (await admin(createFile, { id, name: '数据.json', size, type: 'application/json' })).body;
    expect((await admin(readFile, { file: id })).body.code).toBe('not-found');
    const put = await fetch(held.service.url + place.url, { method: 'PUT', headers: place.headers, body: text });
    expect(put.ok).toBe(true);
    const { url } = (await admin(readFile, { file: id })).body;
    expect(await (await fetch(held.service.url + url)).text()).toBe(text);
    const office = await make('files', [{ role: 'appraisal-office' }]);
    expect((await office.caller(readFile, { file: id })).body.code).toBe('not-found');
    const again = { id, name: '数据.json', size, type: 'application/json' };
    expect((await office.caller(createFile, again)).body.code).toBe('already-exists');
  });

  test('an event that somebody edited in the table is found', async () => {
    const supervisor = await make('supervisor', [{ role: 'supervisor' }]);
    const whole = (await supervisor.caller(listAudit, { aggregate: 'users' })).body;
    expect([whole.intact, whole.next]).toEqual([true, null]);
    expect(whole.events.at(-1)).toMatchObject({ seq: 1, type: 'user.created', actor: { name: '平台运营' } });
    expect((await supervisor.caller(listAudit, { aggregate: 'cycle:2020' })).body.code).toBe('not-found');
    const client = tenantClient(held.service.environment.database, tenant);
    const key = { pk: client.pk('users'), sk: '000000000002' };
    await client.update(key, { actor: { user: adminId, name: '别人' } }, { table: 'audit' });
    expect((await supervisor.caller(listAudit, { aggregate: 'users' })).body.intact).toBe(false);
  });
});
