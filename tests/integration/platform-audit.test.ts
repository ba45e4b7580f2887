import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { appendAudit, auditKey, type Chain, readAudit, verifyChain } from '#functions/platform/audit.ts';
import { ConditionFailed } from '#functions/platform/errors.ts';
import { sha256 } from '#functions/platform/hash.ts';
import { controlDocuments } from '#functions/platform/tables.ts';
import { tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '../service.ts';

const held = withService();
const aggregate = ['cycle', '2026#年度'];
const actor = { user: 'u1', name: '张三' };
const at = new Date('2026-12-01T00:00:00Z');

/** A chain of five events, its head, and the hands of somebody who can write to the table itself. */
const chainOfFive = async () => {
  const { database } = held.service.environment;
  const client = tenantClient(database, ulid());
  let head: Chain | undefined;
  for (let i = 1; i <= 5; i++) {
    const event = { type: 'thing.saved', data: { i, before: undefined, names: ['甲', '乙'] }, actor, at };
    const { part, chain } = appendAudit(client, aggregate, head, event);
    await client.transact([part]);
    head = chain;
  }
  const raw = controlDocuments(database);
  const tamper = (seq: number, set: Record<string, unknown>) =>
    raw.send(
      new UpdateCommand({
        TableName: database.tables.audit,
        Key: auditKey(client, aggregate, seq),
        UpdateExpression: `SET ${Object.keys(set)
          .map((_, i) => `#${i} = :${i}`)
          .join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(Object.keys(set).map((name, i) => [`#${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(Object.values(set).map((value, i) => [`:${i}`, value])),
      }),
    );
  const remove = (seq: number) =>
    raw.send(new DeleteCommand({ TableName: database.tables.audit, Key: auditKey(client, aggregate, seq) }));
  const verify = () => verifyChain(client, aggregate, head);
  return { client, head: head!, tamper, remove, verify };
};

test('a chain that nobody touched holds, and an empty one', async () => {
  const { client, verify, head } = await chainOfFive();
  expect(await verify()).toEqual([]);
  expect(head.seq).toBe(5);
  expect(await verifyChain(client, ['other'], undefined)).toEqual([]);
});

test('an edited event is found: what, who, when', async () => {
  for (const set of [
    { data: { i: 99 } },
    { actor: { user: 'u2', name: '李四' } },
    { at: '2026-12-02T00:00:00.000Z' },
    { type: 'other' },
  ]) {
    const { tamper, verify } = await chainOfFive();
    await tamper(3, set);
    expect(await verify()).toEqual([{ seq: 3, kind: 'edited' }]);
  }
});

test('an event edited with its own hash made to fit is found by the next one', async () => {
  const { client, tamper, verify } = await chainOfFive();
  const [event] = await readAudit(client, aggregate, { before: 4, limit: 1 });
  const data = { i: 99 };
  const body = `{"actor":{"name":"张三","user":"u1"},"at":"${event!.at}","data":{"i":99},"seq":3,"type":"thing.saved"}`;
  await tamper(3, { data, hash: sha256(event!.prev + body) });
  expect(await verify()).toEqual([{ seq: 4, kind: 'edited' }]);
});

test('a removed event is found', async () => {
  const { remove, verify } = await chainOfFive();
  await remove(2);
  expect(await verify()).toEqual([{ seq: 2, kind: 'missing' }]);
});

test('a cut-off tail is found by the head', async () => {
  const { remove, verify } = await chainOfFive();
  await remove(5);
  await remove(4);
  expect(await verify()).toEqual([
    { seq: 4, kind: 'cut-off' },
    { seq: 5, kind: 'cut-off' },
  ]);
});

test('a whole chain that is gone is found', async () => {
  const { remove, verify } = await chainOfFive();
  for (let seq = 1; seq <= 5; seq++) await remove(seq);
  expect(await verify()).toHaveLength(5);
});

test('an event put behind the head is found', async () => {
  const { client, head, verify } = await chainOfFive();
  const { part } = appendAudit(client, aggregate, head, { type: 'thing.saved', data: {}, actor, at });
  await client.transact([part]);
  expect(await verify()).toEqual([{ seq: 6, kind: 'beyond-head' }]);
});

test('a head that was moved is found', async () => {
  const { client, head } = await chainOfFive();
  const moved = { seq: head.seq, hash: sha256('something else') };
  expect(await verifyChain(client, aggregate, moved)).toEqual([{ seq: 5, kind: 'edited' }]);
});

test('an event is never written over', async () => {
  const { client } = await chainOfFive();
  const { part } = appendAudit(client, aggregate, { seq: 2, hash: 'x' }, { type: 'thing.saved', data: {}, actor, at });
  await expect(client.transact([part])).rejects.toThrow(ConditionFailed);
});

test('events are read newest first, page by page', async () => {
  const { client } = await chainOfFive();
  const seqs = async (before?: number) =>
    (await readAudit(client, aggregate, { limit: 2, ...(before !== undefined && { before }) })).map(({ seq }) => seq);
  expect(await seqs()).toEqual([5, 4]);
  expect(await seqs(4)).toEqual([3, 2]);
  expect(await seqs(2)).toEqual([1]);
  expect(await seqs(1)).toEqual([]);
});
