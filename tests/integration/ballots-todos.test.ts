import { expect, test } from 'vitest';
import type { listTodos } from '#shared/api/messages.ts';
import type { Output } from '#shared/api/operation.ts';
import { type TestUser, withService } from '#tests/service.ts';
import { acted, type Cards, makeBallotCounty, makeFrozenPoll, type RunningPoll } from './ballots-running.ts';
import type { ConductCounty } from './conduct.ts';
import { got } from './county.ts';

/** What a poll puts on people's lists, from the day's meeting to the end of one that is filled in dispersed. */

const held = withService({ at: '2026-12-20T02:00:00Z' });

/** What somebody's list has of the poll. */
const listed = async (county: ConductCounty, { id }: RunningPoll, user: TestUser) => {
  const { todos } = await got<Output<typeof listTodos>>(county, 'GET /api/todos', undefined, user);
  return todos
    .filter(({ link }) => link === `/cycles/2026/conduct/t1/ballots/${id}`)
    .map(({ task, state, due }) => [task.zh, state, due]);
};

test('a poll in the room leads group and unit to its page', async () => {
  const county = await makeBallotCounty(held.service);
  const { users, office } = county;
  const poll = await makeFrozenPoll(county);
  await acted<Cards>(poll, 'cards', { bag: 6, voters: [] });
  await acted(poll, 'issuing');
  const day = '2026-12-20';
  expect(await listed(county, poll, users.groupLeader)).toEqual([['主持“全体干部职工”测评（领票中）', 'open', day]]);
  expect(await listed(county, poll, users.liaison)).toEqual([['今天的测评：“全体干部职工”（领票中）', 'open', day]]);
  for (const user of [users.otherGroup, users.supervisor, users.staff, office])
    expect(await listed(county, poll, user)).toEqual([]);
  await acted(poll, 'pause', { reason: '停电' }, office);
  expect(await listed(county, poll, users.groupLeader)).toEqual([['“全体干部职工”测评已暂停，等待恢复', 'open', day]]);
  expect(await listed(county, poll, users.liaison)).toEqual([['“全体干部职工”测评已暂停', 'open', day]]);
  await acted(poll, 'voiding', { reason: '停电' }, office);
  expect(await listed(county, poll, users.groupLeader)).toEqual([]);
});

test('a poll past its end stands as overdue with whoever runs it, until it is closed', async () => {
  const county = await makeBallotCounty(held.service);
  const { users } = county;
  const poll = await makeFrozenPoll(county, { change: { fillMode: 'dispersed' } });
  await acted(poll, 'opening');
  const until = (await poll.stored()).until!;
  expect(await listed(county, poll, users.groupLeader)).toEqual([]);
  held.service.clock.set(new Date(until));
  const [[task, state] = []] = await listed(county, poll, users.groupLeader);
  expect([task, state]).toEqual(['“全体干部职工”测评已到截止时间，请结束投票并计票', 'late']);
  expect(await listed(county, poll, users.liaison)).toEqual([]);
  await acted(poll, 'closing');
  expect(await listed(county, poll, users.groupLeader)).toEqual([]);
});
