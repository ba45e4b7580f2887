import { expect, test } from 'vitest';
import { openEntry } from './menu-entry.ts';

const entries = [
  { to: '/' },
  { to: '/cycles' },
  { to: '/conduct', also: /^\/cycles\/[^/]+\/conduct/ },
  { to: '/media' },
];

test('a page lies under the entry that claims it, or under the one whose address begins its own', () => {
  expect(openEntry(entries, '/')).toBe('/');
  expect(openEntry(entries, '/cycles/2026')).toBe('/cycles');
  expect(openEntry(entries, '/cycles/2026/conduct/t01')).toBe('/conduct');
  expect(openEntry(entries, '/mediator')).toBeUndefined();
  expect(openEntry(entries.slice(0, 2), '/cycles/2026/conduct')).toBe('/cycles');
});
