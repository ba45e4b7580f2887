import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { machines } from '#shared/appraisal/machines.ts';
import { stateMachinesPage } from './state-machines.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

it('the page of the state machines is that of today’s machines (npm run docs:machines)', () => {
  expect(read('docs/state-machines.md')).toBe(stateMachinesPage());
});

it('every machine of shared/appraisal is in the list', () => {
  const names = readdirSync(new URL('shared/appraisal/', root)).filter((name) => !name.endsWith('.test.ts'));
  const exported = names.flatMap((name) =>
    [...read(`shared/appraisal/${name}`).matchAll(/^export const (\w+Machine)\b/gm)].map(([, found]) => found!),
  );
  const list = read('shared/appraisal/machines.ts');
  expect(exported.filter((name) => !new RegExp(`^  ${name},$`, 'm').test(list))).toEqual([]);
  expect(machines).toHaveLength(exported.length);
});
