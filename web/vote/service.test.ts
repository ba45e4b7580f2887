import { afterEach, expect, test, vi } from 'vitest';
import * as votes from '#shared/api/votes.ts';
import { pauseAfter, untilAnswered } from './retry.ts';
import { NoAnswer, paths, Refused, voteService } from './service.ts';
import { troubleOf } from './trouble.ts';

afterEach(() => vi.unstubAllGlobals());
const service = voteService(() => 'en');
const answering = (status: number, body: string) => {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => new Response(body, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
const failure = (ask: Promise<unknown>): Promise<Error> =>
  ask.then(
    () => new Error('answered'),
    (error: Error) => error,
  );

test('the paths are those of the contract', () => {
  const { readBallotPapers, readCard, issueBallot, readBallotResult, castBallot } = votes;
  expect(Object.values(paths)).toEqual(
    [readBallotPapers, readCard, issueBallot, readBallotResult, castBallot].map(({ path }) => path),
  );
  expect([readBallotPapers, readCard, issueBallot, readBallotResult, castBallot].map(({ method }) => method)).toEqual(
    Array.from({ length: 5 }, () => 'POST'),
  );
});

test('nothing goes along that tells who asks; casting does not even say the language', async () => {
  const fetch = answering(200, '{"counted":"now"}');
  expect(await service.cast('{"exact":"body"}')).toEqual({ counted: 'now' });
  const [path, init] = fetch.mock.calls[0]!;
  expect([path, init.body, init.headers]).toEqual([
    '/api/votes/cast',
    '{"exact":"body"}',
    { 'content-type': 'application/json' },
  ]);
  expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
  await service.card({ poll: 'p', code: 'c' });
  expect(fetch.mock.calls[1]![1]).toMatchObject({ credentials: 'omit', headers: { 'accept-language': 'en' } });
});

test('a refusal is told from an answer that never came', async () => {
  answering(409, '{"code":"already-exists","title":"used"}');
  expect(await failure(service.papers({ poll: 'p' }))).toMatchObject({ name: 'Refused', code: 'already-exists' });
  for (const [status, body] of [
    [409, '{"code":"busy","title":"…"}'],
    [503, '{"code":"unavailable"}'],
    [500, 'oops'],
    [502, '<html>'],
    [403, '<html>a login page of the hotel</html>'],
    [429, '{"message":"Too Many Requests"}'],
    [200, 'not json'],
  ] as const) {
    answering(status, body);
    expect(await failure(service.papers({ poll: 'p' })), body).toBeInstanceOf(NoAnswer);
  }
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await failure(service.papers({ poll: 'p' }))).toBeInstanceOf(NoAnswer);
});

test('what has no answer is asked again, with longer pauses, and says so', async () => {
  const pauses: number[] = [];
  const told: number[] = [];
  let left = 7;
  const answer = await untilAnswered(
    async () => {
      if (left-- > 0) throw new NoAnswer();
      return 'done';
    },
    {
      sleep: async (milliseconds) => void pauses.push(milliseconds),
      chance: () => 0.5,
      waiting: (attempts) => void told.push(attempts),
    },
  );
  expect(answer).toBe('done');
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 0]);
  expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([750, 1250]);
});

test('a refusal is not asked again', async () => {
  const ask = vi.fn(() => Promise.reject(new Refused('refused', '', '停')));
  const by = { sleep: async () => undefined, chance: () => 0, waiting: () => undefined };
  expect(await failure(untilAnswered(ask, by))).toMatchObject({ message: '停' });
  expect(ask).toHaveBeenCalledTimes(1);
});

test('what is in the way is said by what was asked', () => {
  expect(troubleOf(new Refused('not-found', '', ''), 'card').key).toBe('wrongCode');
  expect(troubleOf(new Refused('not-found', '', '')).key).toBe('badLink');
  expect(troubleOf(new Refused('already-exists', '', '')).key).toBe('cardUsed');
  expect(troubleOf(new Refused('refused', '', '请等主持人宣布。'))).toEqual({
    key: 'refused',
    said: '请等主持人宣布。',
  });
  expect(troubleOf(new Error('invalid signature')).key).toBe('badSignature');
});
