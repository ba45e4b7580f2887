import { beforeAll, expect, test } from 'vitest';
import { countersIn, makeOpenPoll } from '#tests/ballot-box.ts';
import { cancelled, type Fault, withFaultyService } from '#tests/faulty-database.ts';
import { makeTenant } from '#tests/service.ts';
import { rowsOf, voter } from '#tests/voter.ts';

/** The database in the midst of a vote: answers that are lost on their way, and many casts into one tally at once. */

const held = withFaultyService({ at: '2026-12-20T02:00:00Z' });
let tenant: string;
beforeAll(async () => {
  tenant = (await makeTenant(held.service)).id;
});

const made = async () => {
  const poll = await makeOpenPoll(held.service, tenant, { voters: 2 });
  return { poll, people: poll.codes.map((code) => voter(held.service.url, poll, code)) };
};

/** The next requests of this kind meet the fault; says how many did. */
const failing = (wanted: string, fault: Fault, times = 1) => {
  const met = { times: 0 };
  held.database.fault = ({ operation }) => {
    if (operation !== wanted || met.times >= times) return undefined;
    met.times += 1;
    return fault;
  };
  return met;
};

test('a card that was marked and nobody heard of it: the same request has its signatures', async () => {
  const { poll, people } = await made();
  const papers = await people[0]!.prepared();
  const met = failing('UpdateItem', 'lost');
  const answer = await people[0]!.askIssue(papers);
  expect([met.times, answer.status]).toEqual([1, 200]);
  held.database.fault = null;
  const [paper] = await people[0]!.issue(papers);
  expect((await people[0]!.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'now' });
  expect(await countersIn(poll)).toMatchObject({ b: 1 });
});

test('signed and never marked: nothing was answered, the card stays fresh, and the same request succeeds', async () => {
  const { people } = await made();
  const papers = await people[0]!.prepared();
  const met = failing('UpdateItem', { error: 'AccessDeniedException' }, 99);
  const refused = await people[0]!.askIssue(papers);
  expect([met.times, refused.status, refused.body.signatures]).toEqual([1, 500, undefined]);
  held.database.fault = null;
  expect((await people[0]!.askCard()).body.state).toBe('fresh');
  expect((await people[0]!.issue(papers)).length).toBe(1);
});

test('a ballot that was counted and nobody heard of it is not counted again', async () => {
  const { poll, people } = await made();
  const [paper] = await people[0]!.papers();
  const met = failing('TransactWriteItems', 'lost');
  const answer = await people[0]!.cast(paper!, rowsOf(paper!));
  expect([met.times, answer.status]).toEqual([1, 200]);
  held.database.fault = null;
  expect((await people[0]!.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'already' });
  expect(await countersIn(poll)).toMatchObject({ b: 1 });
});

test('casts in each other’s way are sent again; who stays unlucky is told, and nothing was counted', async () => {
  const { poll, people } = await made();
  const [paper] = await people[0]!.papers();
  const met = failing('TransactWriteItems', cancelled('None', 'TransactionConflict'), 6);
  expect((await people[0]!.cast(paper!, rowsOf(paper!))).body).toEqual({ counted: 'now' });
  expect(met.times).toBe(6);
  const [other] = await people[1]!.papers();
  failing('TransactWriteItems', cancelled('None', 'TransactionConflict'), 99);
  expect(await people[1]!.cast(other!, rowsOf(other!))).toMatchObject({ status: 409, body: { code: 'busy' } });
  held.database.fault = null;
  expect((await people[1]!.cast(other!, rowsOf(other!))).body).toEqual({ counted: 'now' });
  expect(await countersIn(poll)).toMatchObject({ b: 2 });
});
