import { expect, test } from 'vitest';
import type { readStaffAppraisal } from '#shared/api/conduct/staff.ts';
import type { Output } from '#shared/api/operation.ts';
import type { PaperCount, Poll, Tally } from '#shared/ballots/poll.ts';
import type { Dataset } from '#shared/dataset/schema.ts';
import { conductRepository } from '#functions/conduct/repository.ts';
import { readRunDataset } from '#functions/grading/repository.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { voter } from '#tests/voter.ts';
import { readAll, readOne, tried } from './ballots.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, person, type RunningPoll } from './ballots-running.ts';
import type { ConductCounty } from './conduct.ts';
import { got, graded } from './county.ts';

/** Ordinary staff who are rated: nothing of it reaches the unit before the tally 评议情况汇总表 is signed (A-59, A-60). */

const held = withService({ at: '2026-12-20T02:00:00Z' });
type Staff = Output<typeof readStaffAppraisal>;
let county: ConductCounty;
let users: ConductCounty['users'];

const staffAt = (rest = '') => `/api/cycles/2026/conduct/t1/staff${rest}`;
const readStaff = (user: TestUser) => got<Staff>(county, `GET ${staffAt()}`, undefined, user);
const onTally = async (what: string, user: TestUser, more: Record<string, unknown> = {}) =>
  tried(county, `POST ${staffAt(`/tally/${what}`)}`, { version: (await readStaff(user)).tally.version, ...more }, user);
const sendBack = (from: string) =>
  tried(county, `POST ${staffAt('/tally/return')}`, { from, reason: '核对' }, users.groupLeader);
const signedByAll = async () => {
  expect(await onTally('confirmation', users.groupLeader)).toBe(200);
  for (const user of [users.groupLeader, users.groupMember]) expect(await onTally('signatures', user)).toBe(200);
};

const start = (mode: 'joint' | 'separate') =>
  got(
    county,
    `POST ${staffAt()}`,
    { mode, meeting: mode === 'joint' ? null : { date: '2026-12-18', place: '三楼会议室', attendance: null } },
    users.leadingGroup,
  );

async function begin(mode: 'joint' | 'separate', ballots: Record<string, unknown> = {}): Promise<void> {
  county = await makeBallotCounty(held.service, ballots);
  users = county.users;
  const members = [
    { person: 't1-2', category: 'leaders' },
    { person: 't1-3', category: 'sectionHeads' },
    { person: 't1-4', category: 'representatives' },
  ];
  await got(county, 'PUT /api/cycles/2026/conduct/t1/leading-group', { version: null, members }, users.liaison);
  await start(mode);
}

/** everybody of the staff, and one of the cadres */
const subjects = ['t1-4', 't1-5', 't2-2', 't1-3'].map(person);
const counts: PaperCount = {
  ...{ issued: 8, returned: 7 },
  rows: [0, 1, 2, 3].map((subject) => ({ subject, items: [{ excellent: 5, competent: 2 }], nominations: 0 })),
};

const paperPoll = (change: Partial<Poll> = {}) =>
  makeFrozenPoll(county, { voters: 8, subjects, change: { medium: 'paper', state: 'preparing', ...change } });

async function counted(poll: RunningPoll, by = [users.groupMember, users.groupLeader]): Promise<RunningPoll> {
  await acted(poll, 'paper', { count: counts }, by[0]);
  await acted(poll, 'paper/confirmation', {}, by[1]);
  return poll;
}

const tallyOf = ({ id }: RunningPoll) =>
  conductRepository(tenantClient(held.service.environment.database, county.tenant.id)).readDetail<Tally>(
    ...(['2026', null, 'TALLY', id] as const),
  );
const gradedMass = async (): Promise<Dataset['opinions']> => {
  const run = await graded(county, '2026');
  const files = tenantFiles(held.service.environment.files, county.tenant.id);
  return (await readRunDataset(files, run))!.opinions.filter(({ source }) => source === 'mass');
};
const unsigned = {
  status: 422,
  body: { policyField: 'ballots.summarySigned', problems: [{ code: 'staff-unsigned' }] },
};

test('counted, tallied, signed, and only then published to the unit and to grading', async () => {
  await begin('joint');
  const poll = await counted(await paperPoll());
  expect(await tallyOf(poll)).toMatchObject({ published: false, rows: { length: 4 } });
  expect(await poll.act('publication')).toMatchObject(unsigned);
  // The group and the office see what was counted; nobody of the unit does, and no run takes it.
  for (const user of [users.groupLeader, users.groupMember, county.office])
    expect((await readOne(county, 't1', poll.id, user)).results).toHaveLength(4);
  for (const user of [users.liaison, users.unitLeader, users.leadingGroup])
    expect((await readOne(county, 't1', poll.id, user)).results).toBeNull();
  const { acts, problems } = await readOne(county, 't1', poll.id, users.groupLeader).then((view) => ({
    ...{ acts: view.poll.acts, problems: view.problems['publish'] },
  }));
  expect([acts.includes('publish'), problems?.map(({ code }) => code)]).toEqual([false, ['staff-unsigned']]);
  expect(await gradedMass()).toEqual([]);

  const { tally } = await readStaff(users.groupLeader);
  expect(tally.rows.map(({ person: id, from, counts: row }) => [id, from, row?.excellent])).toEqual(
    ['t1-4', 't1-5', 't2-2'].map((id) => [id, 'ballots', 5]),
  );
  expect((await readStaff(users.leadingGroup)).tally.rows).toEqual([]);
  expect(await onTally('confirmation', users.groupLeader)).toBe(200);
  expect(await poll.act('publication')).toMatchObject(unsigned);
  expect(await onTally('signatures', users.groupLeader)).toBe(200);
  expect(await poll.act('publication')).toMatchObject(unsigned);
  expect(await onTally('signatures', users.groupMember)).toBe(200);
  await acted(poll, 'publication');
  expect(await tallyOf(poll)).toMatchObject({ published: true, rows: { length: 4 } });
  expect((await readOne(county, 't1', poll.id, users.liaison)).results).toHaveLength(4);
  expect((await gradedMass()).map(({ subject }) => subject.id)).toEqual(['t1-3', 't1-4', 't1-5', 't2-2']);
});

test('a poll that was voided after the tally takes the signatures with it; a new one has to be in the tally', async () => {
  await begin('joint');
  const poll = await counted(await paperPoll());
  await signedByAll();
  await acted(poll, 'publication');
  await acted(poll, 'voiding', { reason: '计票有误' }, county.office);
  expect(await tallyOf(poll)).toMatchObject({ published: false, rows: [] });
  expect(await gradedMass()).toEqual([]);
  expect(await onTally('release', users.groupLeader)).toEqual([422, 'poll-voided']);
  const again = await counted(await paperPoll());
  expect(await again.act('publication')).toMatchObject(unsigned);
  expect(await sendBack('signed')).toBe(200);
  expect(await onTally('signatures', users.groupLeader)).toEqual([422, 'poll-voided']);
  expect(await sendBack('tallied')).toBe(200);
  await signedByAll();
  await acted(again, 'publication');
  expect(await onTally('release', users.groupLeader)).toBe(200);
});

test('the tally waits for every poll that rates the staff, not for one of the cadres alone', async () => {
  await begin('joint');
  await counted(await paperPoll());
  const delegates = await paperPoll({ title: '代表' });
  await acted(delegates, 'paper', { count: counts }, users.groupMember);
  expect(await onTally('confirmation', users.groupLeader)).toEqual([422, 'polls-open']);
  await acted(delegates, 'paper/confirmation', {}, users.groupLeader);
  const cadres = await makeFrozenPoll(county, {
    ...{ voters: 8, subjects: subjects.slice(3) },
    change: { medium: 'paper', state: 'preparing', title: '村干部' },
  });
  await acted(cadres, 'paper', { count: { ...counts, rows: [counts.rows[0]!] } }, users.groupMember);
  expect((await readStaff(users.groupLeader)).tally.rows[0]?.counts?.excellent).toBe(10);
  await signedByAll();
  await acted(cadres, 'paper/confirmation', {}, users.groupLeader);
  await acted(cadres, 'publication');
  await acted(delegates, 'publication');
});

test('ballots in the application are tallied as soon as the boxes are counted', async () => {
  await begin('joint');
  const poll = await makeFrozenPoll(county, { voters: 6, subjects });
  const { cards } = await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const people = cards.map(({ code }) => voter(held.service.url, poll, code));
  const papers = await Promise.all(people.map((one) => one.papers()));
  await acted(poll, 'casting');
  const rows = subjects.map((_, subject) => ({ subject, marks: ['competent'], nominated: false, comment: '' }));
  for (const [i, one] of people.entries()) expect((await one.cast(papers[i]![0]!, rows)).status).toBe(200);
  expect(await onTally('confirmation', users.groupLeader)).toEqual([422, 'polls-open', 'incomplete']);
  expect(await tallyOf(poll)).toBeUndefined();
  await acted(poll, 'closing');
  expect(await tallyOf(poll)).toMatchObject({ published: false, medium: 'electronic', rows: { length: 4 } });
  expect(await poll.act('publication')).toMatchObject(unsigned);
  await signedByAll();
  await acted(poll, 'publication');
  expect(await tallyOf(poll)).toMatchObject({ published: true });
});

test('in a meeting of the staff’s own the leading group signs, and the rest of the unit waits for it', async () => {
  await begin('separate');
  const poll = await counted(await paperPoll({ purpose: 'staff' }), [users.leadingGroup, county.office]);
  expect((await readOne(county, 't1', poll.id, users.liaison)).results).toBeNull();
  expect((await readOne(county, 't1', poll.id, users.leadingGroup)).results).toHaveLength(4);
  expect(await poll.act('publication', {}, users.leadingGroup)).toMatchObject(unsigned);
  expect(await onTally('confirmation', users.leadingGroup)).toBe(200);
  expect(await onTally('signatures', users.leadingGroup)).toBe(200);
  await acted(poll, 'publication', {}, users.leadingGroup);
});

test('nobody waits where the policy asks for no signature, nor in a trial', async () => {
  await begin('joint');
  const trial = await counted(await paperPoll({ dryRun: true }));
  expect(await tallyOf(trial)).toBeUndefined();
  await acted(trial, 'publication');
  await begin('joint', { summarySigned: false });
  const poll = await counted(await paperPoll());
  expect((await readAll(county, 't1', users.groupLeader)).polls[0]!.acts).toContain('publish');
  await acted(poll, 'publication');
});
