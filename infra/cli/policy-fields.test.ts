import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { policyFieldsPage } from './policy-fields.ts';

it('the page of the policy’s fields is that of today’s schema and presets (npm run docs:policy)', () => {
  const written = readFileSync(new URL('../../docs/policy-fields.md', import.meta.url), 'utf8');
  expect(written).toBe(policyFieldsPage());
});
