import { expect, test } from 'vitest';
import type { ErrorCode } from '#shared/api/operation.ts';
import { ApiError } from '../../app/api-error.ts';
import { draftStore } from './draft-store.ts';
import { ReportSaver, type Saved } from './report-saver.ts';

/** A service that keeps one text by its version, a browser's storage, and a clock that is wound by hand. */
function machine(begin: Record<string, string> = { 述德: '甲', 述职: '乙' }) {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  let service: { text: Record<string, string>; version: number } = { text: begin, version: 1 };
  const held: { failing: ErrorCode | 'offline' | null; full: boolean; due: (() => void) | null; saves: number } = {
    ...{ failing: null, full: false, due: null, saves: 0 },
  };
  const saved = (): Saved => ({ text: service.text, version: String(service.version), savedAt: null });
  const open = () =>
    new ReportSaver(saved(), {
      save: async (text, version) => {
        held.saves++;
        if (held.failing) throw new ApiError(held.failing, '');
        if (version !== String(service.version)) throw new ApiError('stale-version', '');
        service = { text: { ...text }, version: service.version + 1 };
        return { version: String(service.version), savedAt: '2026-12-20T00:00:00.000Z' };
      },
      reread: async () => {
        if (held.failing) throw new ApiError(held.failing, '');
        return saved();
      },
      store: draftStore(
        held.full
          ? {
              ...storage,
              setItem: () => {
                throw new Error('full');
              },
            }
          : storage,
        't',
        'u',
      ),
      now: () => new Date('2026-12-20T00:00:00Z'),
      later: (run) => {
        held.due = run;
        return () => {
          if (held.due === run) held.due = null;
        };
      },
    });
  /** somebody else saves */
  const elsewhere = (change: Record<string, string>) => {
    service = { text: { ...service.text, ...change }, version: service.version + 1 };
  };
  return { held, items, open, elsewhere, stored: () => service.text };
}

test('what is typed lies in the browser at once, and with the service after a pause', async () => {
  const { held, items, open, stored } = machine();
  const saver = open();
  saver.change('述德', '甲甲');
  expect(saver.view().state).toBe('typing');
  expect([...items.values()][0]).toContain('甲甲');
  expect(held.due).not.toBeNull();
  expect(await saver.flush()).toBe(true);
  expect([stored().述德, saver.view().state, items.size]).toEqual(['甲甲', 'saved', 0]);
});

test.each(['offline', 'not-signed-in', 'unavailable'] as const)(
  '%s: nothing is lost, not even when the page is closed, and it is sent later',
  async (failing) => {
    const { held, open, stored } = machine();
    const saver = open();
    held.failing = failing;
    saver.change('述职', '断网时写的');
    expect(await saver.flush()).toBe(false);
    expect(saver.view().state).toBe('local');
    expect(stored().述职).toBe('乙');
    expect(held.due).not.toBeNull();
    // The page is closed and opened again.
    saver.stop();
    const again = open();
    expect(again.view()).toMatchObject({ state: 'local', text: { 述职: '断网时写的' } });
    held.failing = null;
    expect(await again.flush()).toBe(true);
    expect(stored().述职).toBe('断网时写的');
  },
);

test('a browser that keeps nothing is no comfort', async () => {
  const { held, open } = machine();
  held.full = true;
  const saver = open();
  held.failing = 'offline';
  saver.change('述职', '写');
  await saver.flush();
  expect(saver.view().state).toBe('nowhere');
});

test('what somebody else changed in another part is taken in', async () => {
  const { open, elsewhere, stored } = machine();
  const saver = open();
  saver.change('述德', '我改的');
  elsewhere({ 述职: '别人改的' });
  await saver.flush();
  expect(saver.view()).toMatchObject({ state: 'typing', merged: true, text: { 述德: '我改的', 述职: '别人改的' } });
  expect(await saver.flush()).toBe(true);
  expect(stored()).toEqual({ 述德: '我改的', 述职: '别人改的' });
});

test('where both changed the same part nothing is sent until somebody has chosen', async () => {
  const { held, open, elsewhere, stored } = machine();
  const saver = open();
  saver.change('述德', '我改的');
  elsewhere({ 述德: '别人改的' });
  await saver.flush();
  expect(saver.view()).toMatchObject({
    state: 'conflict',
    changes: [{ key: '述德', theirs: '别人改的', clash: true }],
  });
  saver.change('述德', '两边都写上');
  const before = held.saves;
  expect(await saver.flush()).toBe(false);
  expect([held.saves, stored().述德]).toEqual([before, '别人改的']);
  saver.merge();
  expect(await saver.flush()).toBe(true);
  expect(stored().述德).toBe('两边都写上');
});

test('a saving whose answer was lost is recognised: the text is there already', async () => {
  const { open, elsewhere } = machine();
  const saver = open();
  saver.change('述德', '一样');
  elsewhere({ 述德: '一样' });
  await saver.flush();
  expect(saver.view()).toMatchObject({ state: 'saved', changes: [] });
});

test('a draft that was kept is put over what somebody saved since', async () => {
  const { held, open, elsewhere, stored } = machine();
  const saver = open();
  held.failing = 'offline';
  saver.change('述德', '家里写的');
  await saver.flush();
  saver.stop();
  held.failing = null;
  elsewhere({ 述职: '办公室写的' });
  const again = open();
  expect(await again.flush()).toBe(true);
  expect(stored()).toEqual({ 述德: '家里写的', 述职: '办公室写的' });
});

test('what the service refuses stays in the browser, with the reason', async () => {
  const { held, items, open } = machine();
  const saver = open();
  held.failing = 'refused';
  saver.change('述德', '太晚了');
  await saver.flush();
  expect(saver.view()).toMatchObject({ state: 'refused', error: { code: 'refused' } });
  expect(items.size).toBe(1);
});

test('what no text may hold is left out while typing', () => {
  const { open } = machine();
  const saver = open();
  saver.change('述德', '一\u0007二\u202e三');
  expect(saver.view().text.述德).toBe('一二三');
});

test('what was typed while it was being sent is sent after it', async () => {
  const { held, open, stored } = machine();
  const saver = open();
  saver.change('述德', '一');
  const first = saver.flush();
  saver.change('述德', '一二');
  await first;
  expect(saver.view().state).toBe('typing');
  expect(held.due).not.toBeNull();
  expect(await saver.flush()).toBe(true);
  expect(stored().述德).toBe('一二');
});
