import { describe, expect, it } from 'vitest';
import type { Policy } from '#shared/policy/schema.ts';
import { dropDraft, keepDraft, loadDraft } from './draft-store.ts';
import type { Draft } from './draft-store.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
const draft: Draft = { basedOn: 'v1', preset: 'b', policy: { title: '办法' } as Policy };

describe('the draft', () => {
  it('outlives the page, for its county and person alone', () => {
    const store = memory();
    expect(keepDraft(store, 'county', 'zhang', draft)).toBe(true);
    expect(loadDraft(store, 'county', 'zhang')).toEqual(draft);
    expect(loadDraft(store, 'county', 'li')).toBeNull();
    expect(loadDraft(store, 'other', 'zhang')).toBeNull();
  });

  it('is gone once dropped', () => {
    const store = memory();
    keepDraft(store, 'county', 'zhang', draft);
    dropDraft(store, 'county', 'zhang');
    expect(loadDraft(store, 'county', 'zhang')).toBeNull();
  });

  it('is passed over where what was kept is not a draft', () => {
    const store = memory();
    for (const text of ['{', '{}', '"x"', 'null', '{"format":"kaoping.policy-draft/0","policy":{}}']) {
      store.setItem('kaoping.policy-draft.county.zhang', text);
      expect(loadDraft(store, 'county', 'zhang')).toBeNull();
    }
  });

  it('says so where the browser refuses to keep it', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(keepDraft(full, 'county', 'zhang', draft)).toBe(false);
  });
});
