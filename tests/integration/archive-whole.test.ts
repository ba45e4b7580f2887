import { gunzipSync } from 'node:zlib';
import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { examplePolicy } from '#shared/dataset/example.fixture.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { fileKey, type FileRecord } from '#functions/platform/file-record.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { type JobItem, jobKey } from '#functions/platform/jobs.ts';
import { tenantPrefix } from '#functions/platform/keys.ts';
import { type TenantClient, tenantClient } from '#functions/platform/tenant.ts';
import { policyRepository } from '#functions/policies/repository.ts';
import { type ItemKind, shapeOf } from '#functions/tenants/archive/shapes.ts';
import { takeSnapshot } from '#functions/tenants/archive/snapshot.ts';
import { withService } from '#tests/service.ts';
import { walkedAndScanned } from '#tests/whole-tenant.ts';
import { archiveOf, sound } from './archives.ts';
import { exported, fixture, got, graded, imported, makeCounty, type TestCounty } from './county.ts';

/** An archive is held against a full scan of the tables and of the county's folder: nothing may be forgotten. */

const held = withService();
const patience = 120_000;

/** What docs/archive-format.md says is not in an archive, whatever the county holds of it. */
const leftOut: readonly ItemKind[] = ['root', 'edge', 'receipt', 'ended', 'login', 'person'];
/** Kinds of items that the county of this test has and that an archive must hold. */
const owned: readonly ItemKind[] = [
  ...(['register', 'users', 'cycle', 'policy', 'policy-version', 'job', 'file', 'user'] as const),
  ...(['people', 'rows', 'run', 'summary', 'results', 'homes', 'event'] as const),
];

const busyCounty = async (): Promise<{ county: TestCounty; client: TenantClient }> => {
  const county = await makeCounty(held.service);
  const worked = fixture<Dataset>('worked.dataset');
  await imported(county, worked);
  await graded(county, worked.cycle.id);
  await exported(county, worked.cycle.id);
  const user = {
    id: ulid(),
    login: 'w',
    name: '甲',
    person: { id: worked.people[0]!.id, unit: worked.people[0]!.unit },
  };
  await got(county, 'POST /api/users', { ...user, roles: [{ role: 'staff' }] });
  return { county, client: tenantClient(held.service.environment.database, county.tenant.id) };
};

test(
  'an archive holds every item and every file of the county, but what it says it leaves out',
  async () => {
    const { county, client } = await busyCounty();
    const bytes = await archiveOf(county);
    const archive = await sound(bytes);
    const prefix = tenantPrefix(county.tenant.id);
    const { scanned } = await walkedAndScanned(held.service.environment.database, county.tenant.id);
    const expected: string[] = [];
    for (const key of scanned) {
      const [table, pk, sk] = key.replace(prefix, '').split(' ') as ['main' | 'audit', string, string];
      const { kind } = shapeOf({ table, pk, sk })!;
      if (leftOut.includes(kind)) continue;
      // The archive itself, and the work of making it, are none of what the county had.
      if (kind === 'job' && (await client.get<JobItem>(jobKey(client, sk)))!.kind === 'archive') continue;
      if (kind === 'file' && (await client.get<FileRecord>(fileKey(client, sk)))!.holds === 'archive') continue;
      expected.push(`${table} ${pk} ${sk}`);
    }
    expect(archive.items.map(({ table, pk, sk }) => `${table} ${pk} ${sk}`).sort()).toEqual(expected.sort());
    expect([...new Set(archive.items.map(({ kind }) => kind))].sort()).toEqual([...owned].sort());

    const files = tenantFiles(held.service.environment.files, county.tenant.id);
    const own = `files/${archive.items.find(({ kind }) => kind === 'file')!.sk}`;
    const kept = new Set(archive.items.flatMap(({ kind, sk }) => (kind === 'file' ? [`files/${sk}`] : [])));
    const stored = (await files.list(''))
      .map(({ key }) => key)
      .filter((key) => key.startsWith('runs/') || kept.has(key));
    expect([...archive.files.keys()].sort()).toEqual(stored.sort());
    // The uploaded dataset and the export; what one run was made from.
    expect(stored.filter((key) => key.startsWith('files/'))).toHaveLength(2);
    expect(stored.filter((key) => key.startsWith('runs/')).length).toBeGreaterThan(1);
    const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
    const at = lines.findIndex((line) => line.startsWith(`{"file":"${own}"`));
    const { bytes: content } = JSON.parse(lines[at + 1]!) as { bytes: string };
    expect(Buffer.from(content, 'base64').equals((await files.get(own))!)).toBe(true);
  },
  patience,
);

test(
  'what changes while the county is walked is in the archive whole',
  async () => {
    const { county, client } = await busyCounty();
    let changed = false;
    // Between the county's own partition, which was read, and the policies, which were not.
    const query: TenantClient['query'] = async (pk, options) => {
      if (!changed && pk === client.pk('POLICY') && options?.beginsWith === undefined) {
        changed = true;
        await got(county, 'PUT /api/groups/late', { version: null, name: '后来的组' });
        const basedOn = (await policyRepository(client).readHead()).current;
        const saved = { id: ulid(), basedOn, preset: null, policy: examplePolicy(), reason: '后来的办法' };
        await got(county, 'POST /api/policies', saved);
      }
      return client.query(pk, options);
    };
    const files = tenantFiles(held.service.environment.files, county.tenant.id);
    const { items } = await takeSnapshot({ ...client, query }, files);
    expect(changed).toBe(true);
    const register = items.filter(({ pk, sk }) => pk === 'TENANT' && sk === 'REGISTER');
    const [{ attributes }] = register as [(typeof register)[0]];
    const events = items.filter(({ table, pk }) => table === 'audit' && pk === 'register');
    expect((attributes['chain'] as { seq: number }).seq).toBe(events.length);
    expect(events.some(({ attributes: event }) => JSON.stringify(event).includes('后来的组'))).toBe(true);
    expect(items.some(({ attributes: event }) => JSON.stringify(event).includes('后来的办法'))).toBe(true);
  },
  patience,
);
