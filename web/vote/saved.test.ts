import { expect, test } from 'vitest';
import { begun, counted, keeper, markOfCard, NothingKept, type Paper, type Saved, stageOf } from './saved.ts';

const store = () => {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
};
const paper = (box: number, signature: string | null): Paper => ({
  ...{ box, prefix: 'p', serial: 's', signature },
  blinding: signature === null ? { blinded: 'b', secret: 'i' } : null,
});

test('how far a ballot is, follows from what is kept', () => {
  const fresh = begun('CODE', [0, 1]);
  expect(stageOf(fresh)).toBe('collect');
  expect(stageOf({ ...fresh, papers: [paper(0, 'x'), paper(1, null)] })).toBe('collect');
  const signed: Saved = { ...fresh, papers: [paper(0, 'x'), paper(1, 'y')] };
  expect(stageOf(signed)).toBe('fill');
  expect(stageOf({ ...signed, sealed: true })).toBe('cast');
  expect(stageOf({ ...signed, sealed: true, papers: [] })).toBe('done');
});

test('of a counted ballot only its receipt is kept', () => {
  const mark = { marks: ['good'], nominated: false, comment: '' };
  const saved = {
    ...begun('C', [1, 11]),
    papers: [paper(1, 'x'), paper(11, 'y')],
    draft: { '1.0': mark, '11.0': mark },
  };
  const after = counted(saved, 1, { label: '甲', hash: 'h' });
  expect(after.papers.map(({ box }) => box)).toEqual([11]);
  expect(after.draft).toEqual({ '11.0': mark });
  expect(after.receipts).toEqual([{ label: '甲', hash: 'h' }]);
});

test('cards are told apart without being named', () => {
  expect(markOfCard('AAAA')).not.toBe(markOfCard('AAAB'));
  expect(JSON.stringify({ ...begun('AAAA', []), code: null })).not.toContain('AAAA');
});

test('each poll has a place of its own, which is wiped', () => {
  const place = store();
  const [first, second] = [keeper(place, store(), 'first'), keeper(place, store(), 'second')];
  first.write(begun('C', [0]));
  first.writeReceipts([{ label: '甲', hash: 'h' }]);
  expect(second.read()).toBe(null);
  expect(first.read()).toEqual(begun('C', [0]));
  first.wipe();
  expect([first.read(), first.readReceipts()]).toEqual([null, [{ label: '甲', hash: 'h' }]]);
  first.wipeReceipts();
  expect(place.held.size).toBe(0);
});

test('a browser that keeps nothing is found out before anything is asked', () => {
  const full = {
    ...store(),
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  const forgetful = { ...store(), setItem: () => undefined };
  for (const place of [null, full, forgetful]) {
    const kept = keeper(place, null, 'poll');
    expect(() => kept.write(begun('C', [0]))).toThrow(NothingKept);
    expect(kept.read()).toBe(null);
    expect(() => kept.wipe()).not.toThrow();
  }
});

test('what is no saved ballot is none', () => {
  const place = store();
  const kept = keeper(place, null, 'poll');
  for (const wrong of ['{', '{"format":2}', '7']) {
    place.setItem('kaoping.vote.poll', wrong);
    expect(kept.read(), wrong).toBe(null);
  }
});

test('a card that was scanned is remembered in its window, until it is used', () => {
  const [place, window] = [store(), store()];
  const kept = keeper(place, window, 'poll');
  kept.writeCard('CODE');
  expect([kept.readCard(), keeper(place, store(), 'poll').readCard()]).toEqual(['CODE', null]);
  kept.wipe();
  expect([kept.readCard(), window.held.size, place.held.size]).toEqual([null, 0, 0]);
});
