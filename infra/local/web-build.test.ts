import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWeb, sourcesHash } from './web-build.ts';

let root: string;
const write = (name: string, text: string): void => {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kaoping-build-'));
  write('web/admin/index.html', '<title>App</title>');
  write('web/admin/app/main.ts', 'export {};');
  write('shared/problem.ts', 'export {};');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('what the application is made of tells whether it has to be built again', async () => {
  const before = await sourcesHash(root);
  write('web/admin/app/main.test.ts', 'a test');
  write('functions/x.ts', 'the server');
  write('web/admin/node_modules/.cache/x.ts', 'a cache');
  expect(await sourcesHash(root)).toBe(before);
  write('shared/problem.ts', 'export const x = 1;');
  expect(await sourcesHash(root)).not.toBe(before);
});

test('unchanged sources are not built again', async () => {
  write('dist/web/.sources', await sourcesHash(root));
  const said: string[] = [];
  expect((await buildWeb(root, (text) => said.push(text))).outcome).toBe('same');
  expect(said).toEqual([]);
});

test('a build that fails says why and leaves the last one in place', async () => {
  write('dist/web/.sources', 'of other sources');
  write('dist/web/index.html', 'the last one');
  const { outcome } = await buildWeb(root, () => undefined);
  expect(outcome).toMatchObject({ failed: expect.stringContaining('vite build ended with 1') });
  expect(readFileSync(join(root, 'dist/web/index.html'), 'utf8')).toBe('the last one');
});

test('without an application there is nothing to build', async () => {
  rmSync(join(root, 'web'), { recursive: true });
  expect((await buildWeb(root, () => undefined)).outcome).toMatchObject({
    failed: expect.stringContaining('index.html'),
  });
});
