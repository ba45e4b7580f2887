import { beforeEach, expect, test } from 'vitest';
import type { readPoll } from '#shared/api/ballots/polls.ts';
import type { Output } from '#shared/api/operation.ts';
import { cardCode } from '#shared/ballots/card-code.ts';
import { withService } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';
import type { ConductCounty } from './conduct.ts';
import { got } from './county.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';

/** `ballots.cards.attempts` without a limit: nobody stops a meeting by typing wrong codes, and the chair sees them. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let county: ConductCounty;
beforeEach(async () => {
  county = await makeBallotCounty(held.service, { cards: { inNames: false, attempts: null } });
});

const guess = (poll: RunningPoll) =>
  voter(held.service.url, poll, cardCode(crypto.getRandomValues(new Uint8Array(10))));
const seen = async (poll: RunningPoll) => {
  const { progress, poll: line } = await got<Output<typeof readPoll>>(county, `GET ${poll.route}`);
  const { wrongCodes, guessesAllowed } = progress;
  return { wrongCodes, guessesAllowed, mayLift: line.acts.includes('lift') };
};

test('in the room wrong codes are counted and told, and cards are made and exchanged as before', async () => {
  const poll = await makeFrozenPoll(county, { voters: 3 });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 1, voters: [] });
  await acted(poll, 'issuing');
  for (let i = 0; i < 25; i++) await poll.ballots.countGuess(poll.id);
  expect((await guess(poll).askCard()).status).toBe(404);
  expect(await seen(poll)).toEqual({ wrongCodes: 26, guessesAllowed: null, mayLift: false });
  expect((await poll.act('lifting', { reason: '没有暂停' })).status).toBe(422);
  const late = await acted<Cards>(poll, 'cards', { bag: 1, voters: [] });
  expect((await poll.ballots.readHead(poll.id))!.guessesAllowed).toBeNull();
  for (const { code } of [...cards, ...late.cards]) {
    const person = voter(held.service.url, poll, code);
    expect(await person.papers()).toHaveLength(1);
  }
});

test('dispersed the same', async () => {
  const poll = await makeFrozenPoll(county, { voters: 2, change: { fillMode: 'dispersed' } });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 0, voters: ['v0'] });
  await acted(poll, 'handing-out', { voters: ['v0'], given: true });
  await acted(poll, 'opening');
  for (let i = 0; i < 50; i++) await poll.ballots.countGuess(poll.id);
  expect(await seen(poll)).toEqual({ wrongCodes: 50, guessesAllowed: null, mayLift: false });
  const person = voter(held.service.url, poll, cards[0]!.code);
  const [paper] = await person.papers();
  expect((await person.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'now' });
});

test('a poll that was opened under a limit keeps it', async () => {
  const poll = await makeFrozenPoll(county, { voters: 2 });
  await acted<Cards>(poll, 'cards', { bag: 1, voters: [] });
  await acted(poll, 'issuing');
  await poll.setHead({ guessesAllowed: 3 });
  await acted<Cards>(poll, 'cards', { bag: 1, voters: [] });
  for (let i = 0; i < 3; i++) await poll.ballots.countGuess(poll.id);
  expect(await seen(poll)).toEqual({ wrongCodes: 3, guessesAllowed: 3, mayLift: true });
  expect((await guess(poll).askCard()).status).toBe(422);
  await acted(poll, 'lifting', { reason: '已查明' });
  expect((await guess(poll).askCard()).status).toBe(404);
});
