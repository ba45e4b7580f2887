import { beforeAll, expect, test } from 'vitest';
import { readBallotPapers } from '#shared/api/votes.ts';
import { cardHash } from '#shared/ballots/digests.ts';
import { ConditionFailed } from '#functions/platform/errors.ts';
import { countersIn, makeOpenPoll, type PollOptions } from '#tests/ballot-box.ts';
import { makeTenant, withService } from '#tests/service.ts';

/** What the database itself holds, whoever else looked before: requests that race get past every question asked earlier. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
let tenant: string;
beforeAll(async () => {
  tenant = (await makeTenant(held.service)).id;
});
const made = (options: PollOptions = {}) => makeOpenPoll(held.service, tenant, options);

const [serial, other] = ['A'.repeat(43), 'B'.repeat(43)];
const comment = (id: string) => ({ id, subject: 0, text: '好' });

test('a serial is counted once, in whatever shard the second one lands', async () => {
  const { poll, repository, ...rest } = await made({ shards: 2 });
  const cast = (shard: number, hash: string, id: string) =>
    repository.cast({ poll, box: 0, shard, hash }, ['b', 'c0_0_0'], [comment(id)]);
  await cast(0, serial, 'one');
  for (const shard of [0, 1]) await expect(cast(shard, serial, `again${shard}`)).rejects.toThrow(ConditionFailed);
  await cast(1, other, 'two');
  expect(await countersIn({ ...rest, poll, repository })).toEqual({ b: 2, c0_0_0: 2 });
  expect(await repository.listCasts(poll, 0)).toEqual([serial, other]);
  expect((await repository.listComments(poll, 0)).map(({ sk }) => sk)).toEqual(['one', 'two']);
});

test('a shard that is shut, or is not there, takes nothing, and nothing of the ballot is left', async () => {
  const open = await made();
  const { poll, repository } = open;
  await open.close();
  for (const shard of [0, 1]) {
    const ballot = { poll, box: 0, shard, hash: serial };
    await expect(repository.cast(ballot, ['b'], [comment('one')])).rejects.toThrow(ConditionFailed);
  }
  expect(await countersIn(open)).toEqual({});
  expect(await repository.listCasts(poll, 0)).toEqual([]);
  expect(await repository.listComments(poll, 0)).toEqual([]);
});

test('a card is marked for one request alone', async () => {
  const { poll, repository, codes } = await made();
  const hash = cardHash(poll, codes[0]!);
  await repository.markIssued(poll, hash, { from: 'handed', request: 'first' });
  for (const from of ['handed', 'printed'] as const)
    await expect(repository.markIssued(poll, hash, { from, request: 'second' })).rejects.toThrow(ConditionFailed);
  const unknown = repository.markIssued(poll, cardHash(poll, 'none'), { from: 'handed', request: 'first' });
  await expect(unknown).rejects.toThrow(ConditionFailed);
  expect(await repository.readCard(poll, hash)).toMatchObject({ state: 'issued', request: 'first' });
});

test('no papers are shown before there is a fingerprint to hold them against', async () => {
  const { capability, setHead } = await made();
  await setHead({ fingerprint: null });
  const answer = await held.service.nobody(readBallotPapers, { poll: capability });
  expect(answer).toMatchObject({ status: 422, body: { code: 'refused' } });
});
