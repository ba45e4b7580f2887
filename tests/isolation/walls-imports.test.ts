import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Wall 2: an operation gets repositories bound to one tenant; nothing else reaches a table client (import check). */

const root = resolve(import.meta.dirname, '../..');
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'kaoping-imports-'));
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(house, name));
  for (const name of ['functions/platform', 'shared']) cpSync(join(root, name), join(house, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  mkdirSync(join(house, 'functions/units'), { recursive: true });
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const ways: Record<string, string> = {
  'the database client': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nexport const x = DynamoDBClient;`,
  'the document client': `import { GetCommand } from '@aws-sdk/lib-dynamodb';\nexport const x = GetCommand;`,
  'the connections': `import { controlDocuments } from '#functions/platform/tables.ts';\nexport const x = controlDocuments;`,
  'a client of any tenant': `import { tenantClient } from '#functions/platform/tenant.ts';\nexport const x = tenantClient;`,
  'the list of tenants and memberships': `import { controlItems } from '#functions/platform/control.ts';\nexport const x = controlItems;`,
  'the environment': `import { environment } from '#functions/platform/environment.ts';\nexport const x = environment;`,
  'the type of a client, which is let through': `import type { TenantClient } from '#functions/platform/tenant.ts';\nexport type X = TenantClient;`,
};

interface Cruised {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

/** Which of the ways the rules refuse, with the rule. */
const refused = (config: string): Record<string, string> => {
  const names = Object.keys(ways);
  names.forEach((name, i) => writeFileSync(join(house, `functions/units/operation-${i}.ts`), ways[name]!));
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [tool, '--config', config, '--output-type', 'json', 'functions/units'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 1e8 });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { violations } = (JSON.parse(stdout) as Cruised).summary;
  return Object.fromEntries(
    violations.map(({ from, rule }) => [names[Number(/operation-(\d+)/.exec(from)![1])], rule.name]),
  );
};

const rules = join(root, '.dependency-cruiser.cjs');

test('a context that reaches past its repositories is refused by the import check', () => {
  expect(refused(rules)).toEqual({
    'the database client': 'only-platform-reaches-a-table',
    'the document client': 'only-platform-reaches-a-table',
    'the connections': 'only-platform-makes-a-tenants-client',
    'a client of any tenant': 'only-platform-makes-a-tenants-client',
    'the list of tenants and memberships': 'only-platform-makes-a-tenants-client',
    'the environment': 'only-platform-makes-a-tenants-client',
  });
});

test('and would get there without these rules', () => {
  const config = join(house, 'without.cjs');
  writeFileSync(
    config,
    `const all = require(${JSON.stringify(rules)});
     module.exports = { ...all, forbidden: all.forbidden.filter((rule) => !rule.name.startsWith('only-platform-')) };`,
  );
  expect(refused(config)).toEqual({});
});
