import { expect, test } from 'vitest';
import { afterSending, keepQueue, loadQueue, type PendingMark, withMark } from './mark-queue.ts';

const mark = (participant: string, to: PendingMark['to'], saw: PendingMark['saw'], key: string): PendingMark => ({
  ...{ participant, to, saw, key, reason: null },
});

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

test('marks survive a reload, and nothing is kept once all have gone out', () => {
  const store = memory();
  const queue = [mark('a', 'present', 'unmarked', '1')];
  expect(keepQueue(store, 'k', queue)).toBe(true);
  expect(loadQueue(store, 'k')).toEqual(queue);
  keepQueue(store, 'k', []);
  expect(store.getItem('k')).toBeNull();
  store.setItem('k', 'not json');
  expect(loadQueue(store, 'k')).toEqual([]);
  const full = {
    ...store,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(keepQueue(full, 'k', queue)).toBe(false);
});

test('a second mark on the same person replaces the first, and saw what the first saw', () => {
  const queue = withMark([mark('a', 'present', 'unmarked', '1')], mark('a', 'absent', 'present', '2'));
  expect(queue).toEqual([mark('a', 'absent', 'unmarked', '2')]);
});

test('what was sent is gone; a mark made meanwhile stays and follows it', () => {
  const [first, other, newer] = [
    mark('a', 'present', 'unmarked', '1'),
    mark('b', 'present', 'unmarked', '2'),
    mark('a', 'absent', 'unmarked', '3'),
  ];
  expect(afterSending([first, other], [first])).toEqual([other]);
  expect(afterSending([newer, other], [first])).toEqual([mark('a', 'absent', 'present', '3'), other]);
});
