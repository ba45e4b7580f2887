import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVotePage } from './web-build.ts';

/** What the voting page is made of, as it is built. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const atMost = 60_000;
let folder: string;
let parts: string[];
const read = (name: string): Buffer => readFileSync(join(folder, name));
const scripts = (): string =>
  parts
    .filter((name) => name.endsWith('.js'))
    .map((name) => read(name).toString())
    .join('\n');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaoping-vote-'));
  await buildVotePage(root, folder);
  parts = readdirSync(join(folder, 'assets'))
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => `assets/${name}`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['gz', 'br'])('script and style are at most 60 kB as %s', (kind) => {
  const sum = parts.reduce((bytes, name) => bytes + read(`${name}.${kind}`).length, 0);
  expect(sum).toBeGreaterThan(1000);
  expect(sum).toBeLessThanOrEqual(atMost);
});

test('nothing of it is made at run time, and nothing comes from elsewhere', () => {
  expect(scripts()).not.toMatch(/\beval\(|new Function|\.constructor\(\s*["'`]/);
  const all = [...parts, 'vote.html'].map((name) => read(name).toString()).join('\n');
  // Names of XML's languages are no addresses.
  const hosts = [...all.matchAll(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z0-9.-]+/gi)].map(([found]) => found);
  expect(hosts.filter((host) => !/\/\/www\.w3\.org$/.test(host))).toEqual([]);
  expect(all).not.toMatch(/serviceWorker|sourceMappingURL/);
});

test('the page names its own parts alone, and nothing stands in it that its policy refuses', () => {
  const page = read('vote.html').toString();
  expect([...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, name]) => name!.slice(1)).sort()).toEqual(
    [...parts, 'icon.svg'].sort(),
  );
  expect(parts.every((name) => name.startsWith('assets/vote-'))).toBe(true);
  expect(page).not.toMatch(/<script(?![^>]*src=)|<style|style="|\son\w+=/);
});

test('old browsers are asked for nothing that they have not', () => {
  // Chrome 67 or Safari 14 has none of these; flatMap, replaceAll, fromEntries and hasOwn are put in by the page.
  const missing =
    /\?\.[a-zA-Z([]|\(\?<[=!]|\?\?|\.(at|flat|matchAll|toSorted|toReversed|findLast|allSettled)\(|structuredClone|queueMicrotask\(|globalThis\./;
  expect(missing.exec(scripts())?.[0]).toBe(undefined);
});

test('its hashes are published, and the version at its foot is of its script and style', () => {
  const { version, files } = JSON.parse(read('vote.sha256.json').toString()) as {
    version: string;
    files: Record<string, string>;
  };
  expect(Object.keys(files).sort()).toEqual([...parts, 'vote.html'].sort());
  for (const [name, hash] of Object.entries(files))
    expect(createHash('sha256').update(read(name)).digest('hex'), name).toBe(hash);
  expect(read('vote.html').toString()).toContain(`<meta name="version" content="${version}"`);
});
