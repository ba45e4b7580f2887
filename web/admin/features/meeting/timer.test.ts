import { expect, test } from 'vitest';
import { countdown, elapsed, keepTimer, length, loadTimer, readyFor, secondsOf, toggled } from './timer.ts';

test('counts what was spoken, over stops and starts', () => {
  const started = toggled(readyFor('p'), 1_000);
  expect(elapsed(started, 4_500)).toBe(3_500);
  const stopped = toggled(started, 4_500);
  expect(elapsed(stopped, 99_000)).toBe(3_500);
  expect(secondsOf(toggled(stopped, 100_000), 101_499)).toBe(4);
});

test('a clock that was set back takes nothing away', () => {
  expect(elapsed(toggled(readyFor('p'), 5_000), 1_000)).toBe(0);
});

test.each([
  [0, '5:00'],
  [55, '4:05'],
  [300, '0:00'],
  [301, '+0:01'],
  [365, '+1:05'],
])('%i seconds of 5 minutes show as %s', (seconds, shown) => {
  expect(countdown(seconds, 5)).toBe(shown);
});

test('survives a reload while it runs', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const running = toggled(readyFor('p'), 1_000);
  keepTimer(store, 'k', running);
  expect(secondsOf(loadTimer(store, 'k')!, 62_000)).toBe(61);
  keepTimer(store, 'k', null);
  expect(loadTimer(store, 'k')).toBeNull();
  expect(length(61)).toBe('1:01');
});
