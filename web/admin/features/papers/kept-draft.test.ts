import { expect, test } from 'vitest';
import { draftKey, keep, loadKept } from './kept-draft.ts';

const store = (full = false) => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new Error('QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
};

test('what was kept is found again by the same county, person and text alone', () => {
  const items = store();
  const key = draftKey('t', 'u', 'paper');
  expect(keep(items, key, { version: 3, content: { text: '草稿' } })).toBe(true);
  expect(loadKept(items, key)).toEqual({ version: 3, content: { text: '草稿' } });
  for (const other of [draftKey('t2', 'u', 'paper'), draftKey('t', 'u2', 'paper'), draftKey('t', 'u', 'other')])
    expect(loadKept(items, other)).toBeNull();
});

test('a browser that is full, or holds something else, loses nothing else by it', () => {
  const full = store(true);
  expect(keep(full, 'k', { version: 1, content: {} })).toBe(false);
  const items = store();
  for (const value of ['no json', '{"version":"1","content":{}}', '{"version":1}', 'null']) {
    items.setItem('k', value);
    expect(loadKept(items, 'k')).toBeNull();
  }
});
