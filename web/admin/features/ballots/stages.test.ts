import { describe, expect, it } from 'vitest';
import { isFreezing, mainActOf, nextOf, refreshOf, stageOf, stagesOf } from './stages.ts';

const inRoom = { medium: 'electronic', fillMode: 'central' } as const;
const dispersed = { medium: 'electronic', fillMode: 'dispersed' } as const;
const paper = { medium: 'paper', fillMode: 'central' } as const;
const boxes = Array.from({ length: 9 }, () => ({ subjects: [0], without: null, shards: 1 }));

const paused = { at: '2026-12-20T02:00:00.000Z', by: { user: 'u', name: '考评办' }, reason: '查明情况' };

describe('the stages of a poll', () => {
  it('issues before it casts only in the room', () => {
    expect(stagesOf(inRoom)).toEqual(['prepare', 'freeze', 'issue', 'cast', 'count', 'publish']);
    expect(stagesOf(dispersed)).not.toContain('issue');
    expect(stagesOf(paper)).toEqual(['enter', 'confirm', 'publish']);
  });

  it('is at the stage of its state, and at none once it is void', () => {
    expect(stageOf({ ...inRoom, state: 'casting' }, false)).toBe('cast');
    expect(stageOf({ ...dispersed, state: 'open' }, false)).toBe('fill');
    expect(stageOf({ ...inRoom, state: 'voided' }, false)).toBeNull();
    expect(stageOf({ ...paper, state: 'preparing' }, false)).toBe('enter');
    expect(stageOf({ ...paper, state: 'preparing' }, true)).toBe('confirm');
    expect(stageOf({ ...paper, state: 'closed' }, true)).toBe('publish');
  });

  it('knows a poll whose freezing was interrupted by the keys that are there', () => {
    expect(isFreezing({ state: 'preparing', keysMissing: 9, boxes })).toBe(false);
    expect(isFreezing({ state: 'preparing', keysMissing: 4, boxes })).toBe(true);
    expect(isFreezing({ state: 'frozen', keysMissing: 0, boxes })).toBe(false);
  });

  it('says what comes next', () => {
    const at = (state: 'preparing' | 'frozen', keysMissing: number) => ({ ...inRoom, state, keysMissing, boxes });
    expect(nextOf(at('preparing', 9), { isEntered: false, cards: null })).toBe('freeze');
    expect(nextOf(at('preparing', 1), { isEntered: false, cards: null })).toBe('freezing');
    expect(nextOf(at('frozen', 0), { isEntered: false, cards: null })).toBe('frozen');
    expect(nextOf(at('frozen', 0), { isEntered: false, cards: 0 })).toBe('print');
    expect(nextOf(at('frozen', 0), { isEntered: false, cards: 80 })).toBe('ready');
    expect(nextOf({ ...at('frozen', 0), ...dispersed }, { isEntered: false, cards: 0 })).toBe('spread');
    expect(nextOf({ ...at('frozen', 0), state: 'casting', paused }, { isEntered: false, cards: 80 })).toBe('paused');
    expect(nextOf({ ...at('preparing', 0), ...paper }, { isEntered: true, cards: null })).toBe('confirm');
  });
});

describe('the one main act', () => {
  const acts = ['freeze', 'print', 'open-issuing', 'open-casting', 'open', 'close', 'publish'] as const;
  it('prints before it issues', () => {
    expect(mainActOf({ ...inRoom, state: 'frozen' }, { cards: 0, acts })).toBe('print');
    expect(mainActOf({ ...inRoom, state: 'frozen' }, { cards: 12, acts })).toBe('open-issuing');
    expect(mainActOf({ ...dispersed, state: 'frozen' }, { cards: 0, acts })).toBe('open');
  });
  it('goes on with a count that was interrupted', () => {
    expect(mainActOf({ ...inRoom, state: 'closing' }, { cards: 12, acts })).toBe('close');
  });
  it('offers nothing to whoever may not, nor what paper does not have', () => {
    expect(mainActOf({ ...inRoom, state: 'issuing' }, { cards: 12, acts: ['print'] })).toBeNull();
    expect(mainActOf({ ...paper, state: 'preparing' }, { cards: 0, acts })).toBeNull();
    expect(mainActOf({ ...inRoom, state: 'casting', paused }, { cards: 12, acts })).toBeNull();
    expect(mainActOf({ ...inRoom, state: 'published' }, { cards: 12, acts })).toBeNull();
  });
});

it('asks again only while something may change', () => {
  expect(refreshOf('issuing')).toBeLessThanOrEqual(5_000);
  expect(refreshOf('published')).toBe(false);
  expect(refreshOf('voided')).toBe(false);
});
