import { expect, it } from 'vitest';
import { stepsOf } from './notice-text.ts';

const voters = (...own: boolean[]) => own.map((one) => ({ own: one }));

it('says of the card what is true of it: that of whoever is rated has their name on a stub', () => {
  expect(stepsOf('central', voters(false, false))[0]).toMatch(/卡不记名/);
  expect(stepsOf('central', voters(false, false))[0]).not.toMatch(/副券/);
  expect(stepsOf('central', voters(false, true))[0]).toMatch(/卡不记名.*副券/);
  expect(stepsOf('central', voters(true, true))[0]).not.toMatch(/不记名/);
  expect(stepsOf('dispersed', voters(true))).toHaveLength(5);
});
