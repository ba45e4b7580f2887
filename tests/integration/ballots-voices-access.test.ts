import { ulid } from 'ulid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { readVoices } from '#shared/api/ballots/voices.ts';
import type { Output } from '#shared/api/operation.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { makeBallotsCounty, place } from './ballots.ts';
import type { ConductCounty } from './conduct.ts';
import { ask, userWith } from './county.ts';

/** Who reads what people said of a unit, and who writes it down (B-139, B-143, A-114). */

const held = withService({ at: '2026-12-20T02:00:00Z' });
const channels = ['测评', '评议', '书面反映'];

interface World {
  county: ConductCounty;
  users: Record<string, TestUser>;
  voice: string;
}

const made = async (operator: 'group' | 'unit'): Promise<World> => {
  const county = await makeBallotsCounty(held.service, 1, { ballots: { mass: { channels, operator } } });
  const member = { role: 'group-member' as const, scope: 'g1' };
  const office = { role: 'appraisal-office' as const };
  const users = {
    ...{ ...county.users, office: county.office },
    personnel: await userWith(county, [{ role: 'personnel-office' }]),
    committee: await userWith(county, [{ role: 'county-committee' }]),
    /** of the group and of the unit: on loan, by the register, by a role */
    loanMember: await userWith(county, [member], { id: 't2-2', unit: 't2' }),
    ownMember: await userWith(county, [member], { id: 't1-5', unit: 't1' }),
    roleMember: await userWith(county, [member, { role: 'unit-liaison', scope: 't1' }]),
    /** of the office, and appraised in the unit */
    ownOffice: await userWith(county, [office], { id: 't1-3', unit: 't1' }),
  };
  const voice = ulid();
  await write(county, county.office, voice, { kind: 'people', people: ['t1-4'] });
  return { county, users, voice };
};

const write = async (county: ConductCounty, user: TestUser, voice: string, about: unknown, version?: string) => {
  const entry = { channel: '评议', date: '2026-12-18', about, text: '群众的话', said: null };
  return (await ask(county, `PUT ${place('t1', `/voices/${voice}`)}`, { version: version ?? null, entry }, user))
    .status;
};

/** what somebody finds, and whether they may write: `no` where the entries are not theirs */
const found = async ({ county, users }: World, who: string, unit = 't1') => {
  const { status, body } = await ask<Output<typeof readVoices>>(
    county,
    `GET ${place(unit, '/voices')}`,
    undefined,
    users[who],
  );
  if (status !== 200) return status;
  if (body.voices === null) expect(JSON.stringify(body)).not.toMatch(/群众的话|人员t1/);
  const seen = body.voices === null ? 'no' : `${body.voices.filter(({ removed }) => removed === null).length}`;
  return body.mayWrite ? `${seen} writes` : seen;
};

const everybody = [
  ...['office', 'groupLeader', 'groupMember', 'otherGroup', 'unitLeader', 'liaison', 'leadingGroup', 'otherLiaison'],
  ...['departmentLiaison', 'staff', 'cadre', 'onLoan', 'supervisor', 'media', 'leader', 'personnel', 'committee'],
  ...['loanMember', 'ownMember', 'roleMember', 'ownOffice'],
];

describe.each([
  [
    'group',
    {
      ...{ office: '1 writes', groupLeader: '1 writes', groupMember: '1 writes' },
      ...{ supervisor: '1', personnel: '1', committee: '1' },
      ...{ unitLeader: 'no', liaison: 'no', leadingGroup: 'no', leader: 'no' },
      ...{ loanMember: 'no', ownMember: 404, roleMember: 'no', ownOffice: 'no' },
    },
  ],
  [
    'unit',
    {
      ...{ office: '1 writes', groupLeader: '1', groupMember: '1' },
      ...{ supervisor: '1', personnel: '1', committee: '1' },
      // The liaison is whom the entry is about, and does not see it.
      ...{ unitLeader: 'no', liaison: '0 writes', leadingGroup: 'no', leader: 'no' },
      ...{ loanMember: 'no', ownMember: 404, roleMember: '1 writes', ownOffice: 'no' },
    },
  ],
] as const)('where the %s runs the polls', (operator, expected) => {
  let world: World;
  beforeAll(async () => {
    world = await made(operator);
  });
  const none = { otherGroup: 404, otherLiaison: 404, departmentLiaison: 404, staff: 403, cadre: 403, onLoan: 403 };
  const all: Record<string, string | number> = { ...none, media: 403, ...expected };

  test.each(everybody)('%s', async (who) => {
    expect(await found(world, who)).toBe(all[who]);
    const { county, users, voice } = world;
    const mayWrite = String(all[who]).includes('writes');
    const refused = typeof all[who] === 'number' ? all[who] : 403;
    const mine = ulid();
    expect(await write(county, users[who]!, mine, { kind: 'unit' })).toBe(mayWrite ? 200 : refused);
    const gone = await ask(
      county,
      `POST ${place('t1', `/voices/${mine}/removal`)}`,
      { version: '1', reason: '试' },
      users[who],
    );
    expect(gone.status).toBe(mayWrite ? 200 : typeof all[who] === 'number' ? all[who] : 404);
    const amended = await write(county, users[who]!, voice, { kind: 'team' }, '99');
    const sees = String(all[who]).startsWith('1');
    expect(amended).toBe(mayWrite ? (sees ? 409 : 404) : refused);
  });
});

test('nobody writes down what is about themself', async () => {
  const { county, users, voice } = await made('unit');
  expect(await write(county, users['liaison']!, ulid(), { kind: 'people', people: ['t1-4'] })).toBe(422);
  expect(await write(county, users['liaison']!, ulid(), { kind: 'people', people: ['t1-1'] })).toBe(200);
  // Nor do they make it go away.
  const gone = `POST ${place('t1', `/voices/${voice}/removal`)}`;
  expect((await ask(county, gone, { version: '1', reason: '误登' }, users['liaison'])).status).toBe(404);
});

test('nor reads it after they have left the unit, whatever they have become', async () => {
  const { county, voice } = await made('group');
  const conduct = conductRepository(tenantClient(held.service.environment.database, county.tenant.id));
  // As it lies there once the office's cycle has taken over that they moved.
  const about = { kind: 'people', people: [{ id: 't2-3', name: '人员t2-3' }] };
  await conduct.client.update(conduct.keys.detail('2026', 't1', 'VOICE', voice), { about });
  const moved = { id: 't2-3', unit: 't2' };
  const users = {
    office: await userWith(county, [{ role: 'appraisal-office' }], moved),
    member: await userWith(county, [{ role: 'group-member', scope: 'g1' }], moved),
    other: county.users.groupMember,
  };
  const seen = await Promise.all(Object.keys(users).map((who) => found({ county, users, voice }, who)));
  expect(seen).toEqual(['0 writes', '0 writes', '1 writes']);
  expect(await write(county, users.member, voice, { kind: 'team' }, '1')).toBe(404);
});

test('no other county finds it', async () => {
  const { voice } = await made('group');
  const other = await makeBallotsCounty(held.service, 1, { ballots: { mass: { channels } } });
  expect(await write(other, other.office, voice, { kind: 'unit' }, '1')).toBe(409);
  const { body } = await ask<Output<typeof readVoices>>(other, `GET ${place('t1', '/voices')}`);
  expect(body.voices).toEqual([]);
});
