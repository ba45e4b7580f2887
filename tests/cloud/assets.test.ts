import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codes } from '#infra/cloud/codes.ts';
import { deployedFunctions } from '#infra/cloud/functions.ts';
import { partitions, resourcesOf, synthesise } from './synthesised.ts';

/** The stacks with the functions' real code. */

const folders = ['one', 'two'].map((name) => mkdtempSync(join(tmpdir(), `kaoping-functions-${name}-`)));
let made: Record<string, object>[];

beforeAll(async () => {
  made = [];
  for (const folder of folders) {
    // As on the command line, the folder's functions serve both partitions.
    const bundled = await codes(folder);
    for (const context of Object.values(partitions)) made.push(synthesise(context, bundled).templates);
  }
}, 300_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const keysOf = (templates: Record<string, object>): string[] =>
  resourcesOf(templates)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => Properties.Code.S3Key as string);

it('the same sources make the same templates, wherever they are made', () => {
  expect(made[2]).toEqual(made[0]);
  expect(made[3]).toEqual(made[1]);
});

it('each function is an asset of its own, named by its content', () => {
  const [aws, china] = made.map(keysOf) as [string[], string[]];
  for (const key of aws) expect(key).toMatch(/^[0-9a-f]{64}\.zip$/);
  expect(new Set(aws).size).toBe(deployedFunctions.length);
  // Beside the same ones, the function that gives out the pages where CloudFront does not.
  expect(china).toEqual(expect.arrayContaining(aws));
  expect(china).toHaveLength(deployedFunctions.length + 1);
});
