import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { marksOf } from '#shared/ballots/sheet.ts';
import { controlDocuments } from '#functions/platform/tables.ts';
import type { Item } from '#functions/platform/tenant.ts';
import { makeOpenPoll, type OpenPoll } from '#tests/ballot-box.ts';
import { makeTenant, withService } from '#tests/service.ts';
import { type Paper, rowsOf, type Voter, voter } from '#tests/voter.ts';

/** The same papers in another order, at another time, with other retries: what the service keeps is the same. */

const held = withService({ at: '2026-12-20T02:00:00Z' });
const people = 12;
let poll: OpenPoll;
let voters: { page: Voter; papers: Paper[] }[];

beforeEach(async () => {
  const { id } = await makeTenant(held.service);
  const rules = { nominations: true, comments: { enabled: true, requiredFor: [], maxChars: 40 } };
  poll = await makeOpenPoll(held.service, id, { voters: people, boxes: 2, rules, dispersed: false });
  voters = [];
  for (const code of poll.codes) {
    const page = voter(held.service.url, poll, code);
    voters.push({ page, papers: await page.prepared() });
  }
});

/** The table in the order in which the engine gives its items. */
async function tableNow(): Promise<Item[]> {
  const { database } = held.service.environment;
  const { Items = [] } = await controlDocuments(database).send(
    new ScanCommand({ TableName: database.tables.ballots, ConsistentRead: true }),
  );
  return (Items as Item[]).filter(({ pk }) => pk.includes(poll.poll));
}

/** The table as it was. */
async function setBack(items: readonly Item[]): Promise<void> {
  const { client } = poll.repository;
  await client.deleteAll(await tableNow(), { table: 'ballots' });
  await client.putAll(items, { table: 'ballots' });
}

/** Everybody takes a paper, then everybody votes, each in the order that is given. */
async function run(issuing: readonly number[], casting: readonly number[], hours: number): Promise<Item[]> {
  const { clock } = held.service;
  const signed = new Map<number, Paper[]>();
  for (const i of issuing) {
    signed.set(i, await voters[i]!.page.issue(voters[i]!.papers));
    clock.set(new Date(clock.now().getTime() + hours * 600_000));
  }
  await poll.openCasting();
  for (const [n, i] of casting.entries()) {
    for (const paper of n % 2 === 0 ? signed.get(i)! : signed.get(i)!.toReversed()) {
      const rows = rowsOf(paper, marksOf(paper.sheet.subjects[0]!)[i % 5]!, {
        nominated: i % 3 === 0,
        comment: `言${i}`,
      });
      for (let times = 0; times <= n % hours; times++)
        expect((await voters[i]!.page.cast(paper, rows)).status).toBe(200);
      clock.set(new Date(clock.now().getTime() + 60_000));
    }
  }
  return tableNow();
}

const isComment = ({ pk }: Item): boolean => pk.includes('#COMMENTS#');
const comments = (items: readonly Item[]) =>
  items.filter(isComment).map(({ pk, subject, text }) => JSON.stringify([pk, subject, text]));

test('in another order the same is kept, to the order of the items', async () => {
  const order = Array.from({ length: people }, (_, i) => i);
  const before = await tableNow();
  const first = await run(order, order, 1);
  await setBack(before);
  const later = [...order.slice(5), ...order.slice(0, 5)].toReversed();
  const second = await run(order.toReversed(), later, 3);

  expect(first.filter((item) => item.pk.includes('#CASTS#'))).toHaveLength(2 * people);
  expect(second.filter((item) => !isComment(item))).toEqual(first.filter((item) => !isComment(item)));
  // Comments stand under ids that are drawn anew each time, and so in another order.
  expect(comments(second).sort()).toEqual(comments(first).sort());
  expect(comments(second)).not.toEqual(comments(first));
  for (const [items, came] of [
    [first, order],
    [second, later],
  ] as const) {
    const there = items.filter(isComment);
    expect(there).toHaveLength(2 * 2 * people);
    for (const box of [0, 1]) {
      const ids = there.filter(({ pk }) => pk.endsWith(`.${box}`)).map(({ sk }) => sk);
      expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
      const texts = new Set(there.filter(({ pk }) => pk.endsWith(`.${box}`)).map(({ text }) => text));
      expect([...texts]).not.toEqual(came.map((i) => `言${i}`));
    }
  }
});
