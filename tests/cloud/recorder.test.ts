import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultTables } from '#functions/platform/tables.ts';
import { databaseActions } from '#tests/recorded-database.ts';
import { clearRecordings, keyShape, type NewRequest, readRecorded, recorder, shapeOf } from '#tests/recorder.ts';

/** What the permissions are held against is only as good as what was written down. */

const tenant = '01M82D340R13NAG4ARJC8MGMMA';
const other = '01M82D340R13NAG4ARJC8MGMMB';
const tables = defaultTables('kp-');
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

const query: NewRequest = {
  ...{ function: 'grading.handler', tenant, action: 'dynamodb:Query', resource: 'table/main', asked: 'Query' },
  context: { 'dynamodb:LeadingKeys': [`T#${tenant}#RUN#1`] },
};
const withKeys = (...keys: string[]): NewRequest => ({ ...query, context: { 'dynamodb:LeadingKeys': keys } });

describe('a command of the database’s client', () => {
  test.each(['GetItem', 'DeleteItem', 'UpdateItem'])('%s: its key', (name) => {
    const input = { TableName: 'kp-main', Key: key('a') };
    expect(databaseActions(`${name}Command`, input, tables)).toEqual([{ action: name, table: 'main', keys: ['a'] }]);
  });
  test('Query: the value that the partition key is compared with, plain or marshalled', () => {
    for (const value of ['a', { S: 'a' }]) {
      const condition = {
        KeyConditionExpression: 'pk = :pk AND sk < :to',
        ExpressionAttributeValues: { ':pk': value },
      };
      const input = { TableName: 'kp-audit', ...condition };
      expect(databaseActions('QueryCommand', input, tables)).toEqual([
        { action: 'Query', table: 'audit', keys: ['a'] },
      ]);
    }
  });
  test('a batch: one action for each table, with all keys', () => {
    const RequestItems = { 'kp-main': { Keys: [key('a'), key('b')] }, elsewhere: { Keys: [key('c')] } };
    expect(databaseActions('BatchGetItemCommand', { RequestItems }, tables)).toEqual([
      { action: 'BatchGetItem', table: 'main', keys: ['a', 'b'] },
      { action: 'BatchGetItem', table: 'elsewhere', keys: ['c'] },
    ]);
    const writes = [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }];
    expect(databaseActions('BatchWriteItemCommand', { RequestItems: { 'kp-main': writes } }, tables)).toEqual([
      { action: 'BatchWriteItem', table: 'main', keys: ['a', 'b'] },
    ]);
  });
  test('a transaction: the actions of its parts, by table', () => {
    const TransactItems = [
      { Put: { TableName: 'kp-main', Item: key('a') } },
      { Put: { TableName: 'kp-audit', Item: key('b') } },
      { Put: { TableName: 'kp-main', Item: key('c') } },
      { Update: { TableName: 'kp-main', Key: key('d') } },
      { Delete: { TableName: 'kp-main', Key: key('e') } },
      { ConditionCheck: { TableName: 'kp-main', Key: key('f') } },
    ];
    expect(databaseActions('TransactWriteItemsCommand', { TransactItems }, tables)).toEqual([
      { action: 'PutItem', table: 'main', keys: ['a', 'c'] },
      { action: 'PutItem', table: 'audit', keys: ['b'] },
      { action: 'UpdateItem', table: 'main', keys: ['d'] },
      { action: 'DeleteItem', table: 'main', keys: ['e'] },
      { action: 'ConditionCheckItem', table: 'main', keys: ['f'] },
    ]);
  });
  test('one without a key has none', () => {
    for (const action of ['Scan', 'Query', 'GetItem'])
      expect(databaseActions(`${action}Command`, { TableName: 'kp-main' }, tables)).toEqual([
        { action, table: 'main', keys: [] },
      ]);
  });
});

describe('the shape of a request', () => {
  test('leaves ids out of keys, and whose tenant’s they are in', () => {
    expect(keyShape(`T#${tenant}#UNIT#u01`, tenant)).toBe('T#<own>#UNIT#*');
    expect(keyShape(`T#${tenant}#TENANT`, tenant)).toBe('T#<own>#TENANT');
    expect(keyShape(`T#${other}#TENANT`, tenant)).toBe('T#<other>#TENANT');
    expect(keyShape('SUB#0f#someone', null)).toBe('SUB#*');
    expect(keyShape('TENANTS', null)).toBe('TENANTS');
  });
  test('is the same for another id, and another for whatever else decides', () => {
    expect(shapeOf(withKeys(`T#${tenant}#RUN#2`))).toBe(shapeOf(query));
    const others: NewRequest[] = [
      { ...query, function: 'grading.worker' },
      { ...query, action: 'dynamodb:GetItem' },
      { ...query, resource: 'table/audit' },
      { ...query, tenant: null },
      { ...query, context: {} },
      withKeys(`T#${other}#RUN#1`),
      withKeys(`T#${tenant}#RUN#1`, `T#${other}#RUN#1`),
      withKeys(`T#${tenant}#CYCLE#1`),
    ];
    expect(new Set([query, ...others].map(shapeOf)).size).toBe(others.length + 1);
  });
});

describe('the records', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-requests-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('hold each shape once with its count, whoever wrote it; a shape is written when it is first seen', () => {
    const one = recorder(join(folder, 'integration', 'runs.1.jsonl'));
    one.add(query);
    one.add(withKeys(`T#${tenant}#RUN#2`));
    one.add(withKeys(`T#${tenant}#CYCLE#1`));
    const counts = () => [...readRecorded(folder).values()].map(({ count }) => count);
    expect(counts()).toEqual([1, 1]);
    one.flush();
    one.flush();
    expect(counts()).toEqual([2, 1]);
    recorder(join(folder, 'integration', 'runs.2.jsonl')).add(query);
    expect(counts()).toEqual([3, 1]);
  });

  test('keep a real example of every kind of key', () => {
    const keys = Array.from({ length: 9 }, (_, i) => `T#${tenant}#RUN#${i}`);
    recorder(join(folder, 'runs.1.jsonl')).add(withKeys(...keys, `T#${other}#RUN#1`));
    const [kept] = readRecorded(folder).values();
    expect(kept!.context['dynamodb:LeadingKeys']).toEqual([keys[0], keys[1], `T#${other}#RUN#1`]);
  });

  test('of a test file go before it runs again, and no other’s', () => {
    for (const name of ['runs.1', 'runs.2', 'runs-more.1']) recorder(join(folder, `${name}.jsonl`)).add(query);
    clearRecordings(join(folder, 'runs'));
    expect([...readRecorded(folder).values()].map(({ count }) => count)).toEqual([1]);
  });
});
