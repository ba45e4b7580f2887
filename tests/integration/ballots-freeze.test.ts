import { ulid } from 'ulid';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fingerprintOf } from '#shared/ballots/digests.ts';
import { allCounters } from '#shared/ballots/sheet.ts';
import { papersOf } from '#functions/ballots/repository.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { ballotsOf, create, freeze, makeBallotsCounty, place, readOne, tried } from './ballots.ts';
import type { ConductCounty } from './conduct.ts';
import { ask, eventsOf, got } from './county.ts';

const held = withService({ at: '2026-12-20T02:00:00Z' });
const mass = 'cadres/mass/全体干部职工';
const peer = 'cadres/peer/领导班子成员';

let county: ConductCounty;
let id: string;
beforeEach(async () => {
  county = await makeBallotsCounty(held.service);
  id = ulid();
});

const make = (key = mass, more: object = {}) => create(county, 't1', county.users.groupLeader, { id, key, ...more });
const route = () => `POST ${place('t1', `/polls/${id}/freezing`)}`;
const tryFreezing = (user: TestUser) => tried(county, route(), {}, user);
const ballots = () => ballotsOf(held.service, county);
/** As anybody reckons it from what the boxes ask and are opened with. */
const printed = async () => {
  const { capabilities } = held.service.environment;
  const [boxes, head] = await Promise.all([ballots().listBoxes(id), ballots().readHead(id)]);
  const { expires } = head!;
  return fingerprintOf(papersOf(capabilities, { tenant: county.tenant.id, poll: id, expires }, boxes));
};
const tables = async () => {
  const [boxes, keys] = await Promise.all([ballots().listBoxes(id), ballots().listKeys(id)]);
  return { boxes, keys };
};

describe('freezing', () => {
  test('makes a box, a sealed key and an empty open tally of each, then fixes the poll', async () => {
    await make();
    expect(await freeze(county, 't1', id, county.users.groupMember)).toBe(1);
    const { boxes, keys } = await tables();
    expect([boxes.length, keys.size]).toEqual([2, 2]);
    expect(boxes.map(({ sheet }) => sheet.subjects.map((subject) => subject.id))).toEqual([
      ['t1', 't1-1', 't1-2'],
      ['t1-3'],
    ]);
    for (const [n, { sheet, key, shards, size }] of boxes.entries()) {
      expect(size % 512).toBe(0);
      expect(shards).toBe(1);
      const [shard] = await ballots().listShards(id, n);
      const { pk: _pk, sk: _sk, open, ...counters } = shard!;
      expect(open).toBe(true);
      expect(Object.keys(counters).toSorted()).toEqual(allCounters(sheet).toSorted());
      expect(new Set(Object.values(counters))).toEqual(new Set([0]));
      const owner = { tenant: county.tenant.id, poll: id, box: n };
      const opened = await held.service.environment.ballotKeys.open(keys.get(n)!, owner);
      expect(Buffer.from(keys.get(n)!).includes(Buffer.from(opened).subarray(60, 120))).toBe(false);
      await expect(held.service.environment.ballotKeys.open(keys.get(n)!, { ...owner, box: n + 1 })).rejects.toThrow();
      expect(key.length).toBeGreaterThan(290);
    }
    const { poll, link, problems } = await readOne(county, 't1', id, county.users.groupLeader);
    const fingerprint = await printed();
    expect(poll).toMatchObject({ state: 'frozen', fingerprint, keysMissing: 0, acts: ['print', 'hand-out', 'void'] });
    expect(problems['open-issuing']!.map(({ code }) => code)).toEqual(['reports-first', 'no-cards']);
    expect(link).toMatch(new RegExp(`^https?://[^#]+/vote#c=[A-Za-z0-9_-]+&k=${fingerprint}$`));
    expect(await ballots().readHead(id)).toMatchObject({
      ...{ fingerprint, phase: 'waiting', issuing: false, casting: false },
      expires: Date.parse(poll.expires) / 1000,
    });
    // Receipts can be looked up for a year after the last day of the plan.
    expect(Date.parse(poll.expires)).toBeGreaterThan(Date.parse('2027-12-20T00:00:00Z'));
    const frozen = (await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'poll.frozen');
    expect(frozen).toHaveLength(1);
    expect(frozen[0]!.data).toMatchObject({ unit: 't1', poll: id, boxes: 2, fingerprint });
  });

  test('again changes nothing, nor does it replace a key', async () => {
    await make(peer);
    await freeze(county, 't1', id, county.users.groupLeader);
    const before = await tables();
    expect(await tryFreezing(county.users.groupLeader)).toBe(200);
    expect(await tables()).toEqual(before);
  });

  test('goes on where it was broken off, with the keys that are there', async () => {
    await make(peer);
    await freeze(county, 't1', id, county.users.groupLeader);
    const before = await tables();
    // As it is after a crash: a box of three is missing, the poll is not frozen.
    const { client, keys } = ballots();
    for (const key of [keys.box(id, 1), keys.key(id, 1), keys.shard(id, 1, 0)])
      await client.delete(key, { table: 'ballots' });
    await client.update(keys.head(id), { fingerprint: null }, { table: 'ballots' });
    const detail = client.pk('CONDUCT', '2026', 't1');
    await client.update({ pk: detail, sk: `POLL#${id}` }, { state: 'preparing', fingerprint: null });
    expect((await readOne(county, 't1', id)).poll).toMatchObject({ state: 'preparing', keysMissing: 1 });
    await freeze(county, 't1', id, county.users.groupLeader);
    const after = await tables();
    expect(after.keys.get(0)).toEqual(before.keys.get(0));
    expect(after.keys.get(2)).toEqual(before.keys.get(2));
    expect(after.keys.get(1)).not.toEqual(before.keys.get(1));
    const { poll } = await readOne(county, 't1', id);
    expect(poll.fingerprint).toBe(await printed());
    expect(await ballots().readHead(id)).toMatchObject({ fingerprint: poll.fingerprint });
  });

  test('takes several requests where making keys takes long', async () => {
    await make(peer);
    let elapsed = 0;
    const slow = vi.spyOn(performance, 'now').mockImplementation(() => (elapsed += 1500));
    const { body } = await ask<{ keysMissing: number }>(county, route(), {}, county.users.groupLeader);
    slow.mockRestore();
    expect(body.keysMissing).toBeGreaterThan(0);
    const { poll } = await readOne(county, 't1', id, county.users.groupLeader);
    expect(poll).toMatchObject({ state: 'preparing', fingerprint: null, ...body, acts: ['freeze', 'void'] });
    const before = (await tables()).keys;
    expect(before.size).toBe(3 - body.keysMissing);
    await freeze(county, 't1', id, county.users.groupLeader);
    const after = (await tables()).keys;
    for (const [box, key] of before) expect(after.get(box)).toEqual(key);
  });

  test('by several at once makes each key once', async () => {
    await make(peer);
    const { groupLeader, groupMember } = county.users;
    const answers = await Promise.all(
      [groupLeader, groupMember, county.office, groupLeader].map((user) => ask(county, route(), {}, user)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { boxes, keys } = await tables();
    expect([boxes.length, keys.size]).toEqual([3, 3]);
    const { poll } = await readOne(county, 't1', id);
    expect(poll).toMatchObject({
      ...{ state: 'frozen', fingerprint: await printed() },
    });
    expect((await eventsOf(county, 'conduct:2026')).filter(({ type }) => type === 'poll.frozen')).toHaveLength(1);
  });

  test('is not the unit’s, no other group’s, nothing for paper, and not for a void poll', async () => {
    await make();
    const { users } = county;
    for (const user of [users.liaison, users.leadingGroup, users.supervisor])
      expect(await tryFreezing(user)).toEqual([403, 'forbidden']);
    expect(await tryFreezing(users.otherGroup)).toEqual([404, 'not-found']);
    expect(await tried(county, `POST ${place('t2', `/polls/${id}/freezing`)}`, {}, county.office)).toEqual([
      ...[404, 'not-found'],
    ]);
    const { version } = (await readOne(county, 't1', id)).poll;
    await got(county, `POST ${place('t1', `/polls/${id}/voiding`)}`, { version, reason: '名单有误' });
    expect(await tryFreezing(users.groupLeader)).toEqual([422, 'wrong-state']);
    expect((await tables()).keys.size).toBe(0);
    id = ulid();
    await make(mass, { medium: 'paper' });
    expect(await tryFreezing(users.groupLeader)).toEqual([422, 'paper']);
    const { poll, link } = await readOne(county, 't1', id, users.groupLeader);
    expect([poll.acts, link]).toEqual([['void', 'enter-paper'], null]);
  });

  test('makes no key for a poll that was voided in between', async () => {
    await make(peer);
    const { client, keys } = ballots();
    await client.update(keys.head(id), { phase: 'voided' }, { table: 'ballots' });
    expect(await tryFreezing(county.users.groupLeader)).toEqual([409, 'stale-version']);
    expect(await tables()).toMatchObject({ boxes: [], keys: new Map() });
  });

  test('is refused where the roll is not the poll’s', async () => {
    await make();
    const { client, keys } = ballots();
    await client.delete(keys.voter(id, '@m1'), { table: 'ballots' });
    expect(await tryFreezing(county.users.groupLeader)).toEqual([422, 'refused']);
  });
});
