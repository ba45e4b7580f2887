import { expect, test } from 'vitest';
import { operations } from './contract.ts';
import { docsPage } from './docs-page.ts';
import { openApi } from './openapi.ts';

type Json = Record<string, unknown>;
const document = openApi(operations) as {
  openapi: string;
  paths: Record<string, Record<string, Json>>;
  components: { schemas: Json };
};

test('every operation is described, with what it asks for and what it answers', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [operation['operationId'], method.toUpperCase(), path]),
  );
  expect(described.sort()).toEqual(operations.map(({ id, method, path }) => [id, method, path]).sort());
  for (const operation of operations) {
    const entry = document.paths[operation.path]![operation.method.toLowerCase()]!;
    const parameters = entry['parameters'] as { name: string; in: string }[];
    const inPath = parameters.filter((p) => p.in === 'path').map((p) => `{${p.name}}`);
    expect(inPath.join(), operation.id).toBe([...operation.path.matchAll(/\{\w+\}/g)].join());
    const responses = entry['responses'] as Json;
    expect(responses, operation.id).toHaveProperty(String(operation.status ?? 200));
    expect(operation.permission === 'public' ? [] : [{ token: [] }]).toEqual(entry['security']);
  }
});

test('every reference leads somewhere in the document', () => {
  const missing: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) {
      if (key !== '$ref' || typeof entry !== 'string') walk(entry);
      else if (!Object.hasOwn(document.components.schemas, entry.replace('#/components/schemas/', '')))
        missing.push(entry);
    }
  };
  walk(document);
  expect(missing).toEqual([]);
  expect(JSON.stringify(document)).toContain('#/components/schemas/runs.explain.output.');
});

test('the page names every operation and holds nothing that a strict policy refuses', () => {
  const html = docsPage(operations);
  for (const { id, summary } of operations) {
    expect(html).toContain(`id="${id}"`);
    expect(html).toContain(summary.zh);
  }
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style="|https?:\/\//);
});
