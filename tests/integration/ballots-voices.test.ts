import { ulid } from 'ulid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { readVoices } from '#shared/api/ballots/voices.ts';
import type { Output } from '#shared/api/operation.ts';
import { nothingYet } from '#shared/appraisal/unit-conduct.ts';
import { mostVoices, type VoiceEntry } from '#shared/ballots/voices.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { walkedAndScanned } from '#tests/whole-tenant.ts';
import { archiveOf, sound, takenIn } from './archives.ts';
import { ballotsOf, makeBallotsCounty, place, type Refused } from './ballots.ts';
import type { ConductCounty } from './conduct.ts';
import { ask, eventsOf, got, makeCounty, userWith } from './county.ts';

/** B-143: what people say by other ways than the ballot; who may write it down, who reads it, and what is kept. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
const channels = ['测评', '评议', '谈话', '书面反映'];
let county: ConductCounty;
let id: string;

const begin = async (mass: Record<string, unknown> = {}, interviews: Record<string, unknown> = {}) => {
  county = await makeBallotsCounty(held.service, 1, { ballots: { mass: { channels, ...mass } }, interviews });
  id = ulid();
};
beforeEach(() => begin());

const entry = (more: Partial<VoiceEntry> = {}): VoiceEntry => ({
  ...{ channel: '评议', date: '2026-12-18', about: { kind: 'team' }, text: '班子团结。', said: 6 },
  ...more,
});
const read = (user?: TestUser, unit = 't1') =>
  got<Output<typeof readVoices>>(county, `GET ${place(unit, '/voices')}`, undefined, user);
const send = (user: TestUser, body: { version: string | null; entry: unknown }, voice = id, unit = 't1') =>
  ask<Refused>(county, `PUT ${place(unit, `/voices/${voice}`)}`, body, user);
const add = async (more: Partial<VoiceEntry> = {}, user = county.users.groupLeader, voice = id) =>
  (await send(user, { version: null, entry: entry(more) }, voice)).status;
const remove = (user: TestUser, version = '1', voice = id) =>
  ask<Refused>(county, `POST ${place('t1', `/voices/${voice}/removal`)}`, { version, reason: '误登' }, user);
const conduct = () => conductRepository(ballotsOf(held.service, county).client);

describe('what is written down', () => {
  test('is read again with its lines, by whom it was written and not by whom it was said', async () => {
    const text = '一、到村里走得少；\r\n　　二、答复慢。\n\n';
    const about = { kind: 'people' as const, people: ['t1-3', 't1-1', 't1-3'] };
    expect(await add({ channel: '书面反映', about, text, said: null })).toBe(200);
    const { voices, ...rest } = await read();
    expect(voices).toEqual([
      {
        ...{ id, version: '1', channel: '书面反映', date: '2026-12-18', said: null, removed: null },
        text: '一、到村里走得少；\n　　二、答复慢。',
        about: {
          kind: 'people',
          people: [
            { id: 't1-1', name: '人员t1-1' },
            { id: 't1-3', name: '人员t1-3' },
          ],
        },
        ...{
          at: expect.stringMatching(/^2026-12-20T02:00/),
          by: expect.objectContaining({ user: county.users.groupLeader.id }),
        },
      },
    ]);
    expect(rest).toMatchObject({
      channels: [
        { name: '评议', kind: 'entry' },
        { name: '谈话', kind: 'interview' },
        { name: '书面反映', kind: 'entry' },
      ],
      ...{ interviews: { listed: 0, done: 0 }, mayWrite: true, byUnit: false },
    });
    // Who is on long leave is not appraised; who is on loan here is.
    expect(rest.people.map((person) => person.id)).toEqual(expect.arrayContaining(['t1-1', 't1-5', 't2-2']));
    expect(rest.people.map((person) => person.id)).not.toContain('t1-7');
  });

  test('leaves neither words nor names in the record of changes', async () => {
    await add({ text: '作风拖拉', about: { kind: 'people', people: ['t1-1'] } });
    await send(county.users.groupMember, { version: '1', entry: entry({ text: '作风有改进' }) });
    expect((await remove(county.office, '2')).status).toBe(200);
    const told = (await eventsOf(county, 'conduct:2026')).slice(0, 3);
    expect(told.map(({ type, data }) => [type, data])).toEqual([
      ['voice.removed', { unit: 't1', voice: id, channel: '评议', reason: '误登' }],
      ['voice.saved', { unit: 't1', voice: id, channel: '评议', amended: true }],
      ['voice.saved', { unit: 't1', voice: id, channel: '评议', amended: false }],
    ]);
  });

  test('is gone for good where it is removed; that it was there stays', async () => {
    await add({ about: { kind: 'people', people: ['t1-1'] } });
    expect((await remove(county.users.groupMember)).status).toBe(200);
    expect((await remove(county.users.groupMember)).status).toBe(200);
    const [voice] = (await read()).voices!;
    expect(voice).toMatchObject({ text: '', said: null, removed: '误登', about: { kind: 'people', people: [] } });
    const stored = await conduct().readDetail('2026', 't1', 'VOICE', id);
    expect(JSON.stringify(stored)).not.toContain('班子团结');
    const again = await send(county.users.groupLeader, { version: '2', entry: entry() });
    expect([again.status, again.body.code]).toEqual([422, 'refused']);
  });

  test('weighs nothing: no fact of the unit changes', async () => {
    await add();
    expect(await conduct().readUnit('2026', 't1')).toMatchObject({ facts: nothingYet });
    expect(await conduct().readBallotOpinions('2026')).toEqual([]);
  });
});

test('is not read by the office’s own whose account is of the unit, though the register has them nowhere', async () => {
  await add();
  const both = [{ role: 'appraisal-office' as const }, { role: 'unit-liaison' as const, scope: 't1' }];
  const user = await userWith(county, both);
  expect(await read(user)).toMatchObject({ voices: null, people: [], mayWrite: false });
  expect((await read(user, 't2')).voices).toEqual([]);
  expect(await add({}, user, ulid())).toBe(403);
});

describe('refused is', () => {
  const refusal = async (more: Record<string, unknown>) => {
    const { status, body } = await send(county.office, { version: null, entry: { ...entry(), ...more } });
    return [status, body.policyField ?? null, ...(body.problems ?? []).map(({ code }) => code)];
  };

  test('a channel that the policy has not, the ballot, and what the group notes as interviews', async () => {
    expect(await refusal({ channel: '问卷' })).toEqual([422, 'ballots.mass.channels', 'unknown-channel']);
    expect(await refusal({ channel: '测评' })).toEqual([422, 'ballots.mass.channels', 'by-ballot']);
    expect(await refusal({ channel: '谈话' })).toEqual([422, 'ballots.mass.channels', 'by-interview']);
  });

  test('an interview not where the policy has none', async () => {
    await begin({}, { maxPerUnit: 0 });
    expect((await read()).interviews).toBeNull();
    expect(await add({ channel: '谈话' })).toBe(200);
  });

  test('every entry where the policy has but the ballot', async () => {
    await begin({ channels: ['测评'] });
    expect((await read()).channels).toEqual([]);
    expect(await refusal({})).toEqual([422, 'ballots.mass.channels', 'unknown-channel']);
  });

  test('a day that has not come or lies before the cycle, and people of elsewhere', async () => {
    expect(await refusal({ date: '2026-12-21' })).toEqual([422, null, 'in-future']);
    expect(await refusal({ date: '2025-12-31' })).toEqual([422, null, 'before-period']);
    const people = (...list: string[]) => refusal({ about: { kind: 'people', people: list } });
    expect(await people('t1-1', 't2-1')).toEqual([422, null, 'unknown-reference']);
    expect(await people('t1-7')).toEqual([422, null, 'unknown-reference']);
    expect((await people())[0]).toBe(422);
  });

  test.each([
    ['no text', { text: ' \n ' }],
    ['too long a text', { text: '长'.repeat(4001) }],
    ['nobody who said it', { said: 0 }],
    ['half of one', { said: 1.5 }],
    ['a number as text', { said: '6' }],
    ['no day', { date: '2026-02-30' }],
    ['another about', { about: { kind: 'group' } }],
    ['names beside the team', { about: { kind: 'team', people: ['t1-1'] } }],
    ['who said it', { informant: '某人' }],
  ])('odd input: %s', async (_, more) => {
    expect((await refusal(more))[0]).toBe(422);
    expect((await read()).voices).toEqual([]);
  });

  test('one more than can be read at once', async () => {
    await add();
    const stored = (await conduct().readDetail<Record<string, unknown>>('2026', 't1', 'VOICE', id))!;
    const more = Array.from({ length: mostVoices - 1 }, () => ulid());
    await conduct().client.putAll(
      more.map((voice) => ({ ...stored, ...conduct().keys.detail('2026', 't1', 'VOICE', voice), id: voice })),
    );
    expect(await add({}, county.office, ulid())).toBe(422);
    expect((await send(county.office, { version: '1', entry: entry({ said: 7 }) })).status).toBe(200);
    expect((await read()).voices).toHaveLength(mostVoices);
  });
});

describe('two at once', () => {
  test('amend it: one is told, and nothing of the other is lost', async () => {
    await add();
    const { groupLeader, groupMember } = county.users;
    const answers = await Promise.all([
      send(groupLeader, { version: '1', entry: entry({ text: '组长的修改' }) }),
      send(groupMember, { version: '1', entry: entry({ text: '组员的修改' }) }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers[0]!.status === 200 ? '组长的修改' : '组员的修改';
    expect((await read()).voices).toMatchObject([{ version: '2', text: won }]);
    expect((await remove(groupLeader)).status).toBe(409);
  });

  test('write the same down, the answer of which was lost: it is one', async () => {
    expect([await add(), await add()]).toEqual([200, 200]);
    expect(await add({ text: '别的话' })).toBe(409);
    expect(await add({}, county.office)).toBe(409);
    const amended = { version: '1', entry: entry({ said: 8 }) };
    expect((await send(county.users.groupLeader, amended)).status).toBe(200);
    expect((await send(county.users.groupLeader, amended)).status).toBe(200);
    expect((await read()).voices).toMatchObject([{ version: '2', said: 8 }]);
  });
});

test('a cycle that is closed is read, and nothing of it changes', async () => {
  await add();
  const { client } = conduct();
  await client.update({ pk: client.pk('TENANT'), sk: 'CYCLE#2026' }, { state: 'closed' });
  expect(await read()).toMatchObject({ mayWrite: false, voices: [{ id }] });
  expect((await send(county.office, { version: '1', entry: entry({ said: 9 }) })).body.code).toBe('refused');
  expect((await remove(county.office)).body.code).toBe('refused');
  expect(await add({}, county.office, ulid())).toBe(422);
});

test('it goes with its county: found by the walk, in the archive, and as it was where that is taken in', async () => {
  await add({ about: { kind: 'people', people: ['t1-1'] }, text: '一、\n二、' });
  const gone = ulid();
  await add({}, county.office, gone);
  await remove(county.office, '1', gone);
  const { voices } = await read();
  const { walked, scanned } = await walkedAndScanned(held.service.environment.database, county.tenant.id);
  expect(scanned.filter((key) => key.includes('VOICE#'))).toHaveLength(2);
  expect(walked).toEqual(scanned);
  const archive = await archiveOf(county);
  await sound(archive);
  const other = await makeCounty(held.service, '新县');
  expect((await takenIn(other, archive)).problems).toEqual([]);
  county = { ...county, ...other };
  expect((await read(other.office)).voices).toEqual(voices);
});
