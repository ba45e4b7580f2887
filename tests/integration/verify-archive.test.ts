import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Dataset } from '#shared/dataset/schema.ts';
import { compress, decompress } from '#functions/platform/blob.ts';
import { type Item, tenantClient } from '#functions/platform/tenant.ts';
import { verifyArchiveCommand } from '#infra/cli/verify-archive-command.ts';
import { withService } from '#tests/service.ts';
import { archiveOf } from './archives.ts';
import { fixture, graded, imported, makeCounty } from './county.ts';

const held = withService();
const folder = mkdtempSync(join(tmpdir(), 'kaoping-archives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (bytes: Uint8Array): string => {
  const path = join(folder, 'county.kaoping-archive.gz');
  writeFileSync(path, bytes);
  return path;
};

test('an archive is verified down to every figure of every run', async () => {
  const county = await makeCounty(held.service);
  await imported(county, fixture<Dataset>('worked.dataset'));
  await graded(county, '2011');
  const run = await graded(county, '2011');
  const bytes = await archiveOf(county);
  const sound = await verifyArchiveCommand([file(bytes)]);
  expect(sound).toMatchObject({ code: 0, stderr: '' });
  expect(sound.stdout.match(/recomputed, the same/g)).toHaveLength(2);

  const damaged = bytes.slice();
  damaged[bytes.length >> 1]! ^= 1;
  expect(await verifyArchiveCommand([file(damaged)])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('FAULTS: 1'),
  });

  // One figure changed where it is stored: the archive of it is sound by its hashes, but not by its dataset.
  const client = tenantClient(held.service.environment.database, county.tenant.id);
  const [stored] = await client.query<Item & { people: Uint8Array }>(client.pk('RUN', run), { beginsWith: 'PEOPLE#' });
  const text = JSON.stringify(await decompress(stored!.people));
  const people = await compress(
    JSON.parse(text.replace(/(\d)(\.\d+)/, (_, whole, rest) => `${(Number(whole) + 1) % 10}${rest}`)),
  );
  await client.put({ ...stored!, people });
  const forged = await verifyArchiveCommand([file(await archiveOf(county))]);
  expect(forged.code).toBe(1);
  expect(forged.stdout).toMatch(new RegExp(`${run}.*NOT THE SAME`));
  expect(forged.stdout.match(/recomputed, the same/g)).toHaveLength(1);
}, 120_000);

test('what cannot be read is told', async () => {
  expect(await verifyArchiveCommand([])).toMatchObject({ code: 2 });
  expect(await verifyArchiveCommand(['--what'])).toMatchObject({ code: 2 });
  expect(await verifyArchiveCommand([join(folder, 'nothing')])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('ENOENT'),
  });
  expect(await verifyArchiveCommand(['--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('verify-archive'),
  });
});
