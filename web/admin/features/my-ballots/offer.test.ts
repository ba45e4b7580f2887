import { expect, it } from 'vitest';
import { offerOf } from './offer.ts';

const frozen: Parameters<typeof offerOf>[0] = {
  ...{ state: 'frozen', fillMode: 'central', paused: false, given: 'no', issued: null, mayTake: true },
};

it('offers the card first, and no voting page to whoever has none', () => {
  expect(offerOf(frozen)).toEqual({ say: 'say.waiting', link: null, isTakeFirst: true });
  expect(offerOf({ ...frozen, state: 'issuing' })).toMatchObject({ say: 'say.issuing', link: null, isTakeFirst: true });
});

it('says where a card is had by whoever cannot take one', () => {
  expect(offerOf({ ...frozen, mayTake: false })).toEqual({ say: 'say.room', link: null, isTakeFirst: false });
  expect(offerOf({ ...frozen, mayTake: false, fillMode: 'dispersed' }).say).toBe('say.elsewhere');
  expect(offerOf({ ...frozen, state: 'casting', mayTake: false })).toMatchObject({ say: 'say.none', link: null });
});

it('leads to the voting page with a card that is there, and back to it with a paper', () => {
  expect(offerOf({ ...frozen, given: 'handed', mayTake: false })).toMatchObject({
    say: 'say.handed',
    link: 'link.code',
  });
  const taken = { ...frozen, given: 'taken', issued: false } as const;
  expect(offerOf(taken)).toEqual({ say: 'say.taken', link: 'link.code', isTakeFirst: false });
  const exchanged = { ...taken, state: 'issuing', issued: true, mayTake: false } as const;
  expect(offerOf(exchanged)).toMatchObject({ say: 'say.exchanged', link: 'link.vote' });
  expect(offerOf({ ...exchanged, state: 'casting' })).toMatchObject({ say: 'say.casting', link: 'link.vote' });
});

it('leaves the receipt to be looked up once it is over, and nothing of a void poll', () => {
  expect(offerOf({ ...frozen, state: 'published', mayTake: false })).toMatchObject({
    say: 'say.over',
    link: 'link.check',
  });
  expect(offerOf({ ...frozen, state: 'voided', mayTake: false, given: 'taken' }).link).toBeNull();
});
