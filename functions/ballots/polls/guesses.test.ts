import { expect, test } from 'vitest';
import { guessesFor, moreGuesses } from './guesses.ts';

const keys = { head: (poll: string) => ({ pk: poll, sk: 'HEAD' }) } as never;
const wanted = (guessesAllowed: number | null, more: number | null) =>
  moreGuesses({ keys }, 'p', { guessesAllowed }, more, { issuing: true });
const rest = { table: 'ballots', condition: { issuing: true } };
const key = { pk: 'p', sk: 'HEAD' };

test('the cards of a policy without a limit have none', () => {
  const policy = (attempts: number | null) => ({ ballots: { cards: { attempts } } }) as never;
  expect([guessesFor(policy(20), 3), guessesFor(policy(null), 3)]).toEqual([60, null]);
});

test('further cards allow for further wrong codes', () => {
  expect(wanted(60, 20)).toEqual({ update: key, set: {}, add: { guessesAllowed: 20 }, ...rest });
});

test('a poll that was opened without a limit gets none by a later policy, nor loses one', () => {
  for (const [allowed, more] of [
    [null, 20],
    [60, null],
    [null, null],
  ] as const)
    expect(wanted(allowed, more)).toEqual({ check: key, ...rest });
});
