import {
  type DynamoDBClient,
  ExecuteStatementCommand,
  ScanCommand as BareScan,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noUsage } from '#functions/platform/capacity.ts';
import { ForeignKey, prefixGuard } from '#functions/platform/guard.ts';
import { bareClient } from '#functions/platform/tables.ts';
import { bindClient, tenantClient } from '#functions/platform/tenant.ts';
import { withService } from '../service.ts';

/** Wall 3: a client middleware refuses every command of which any partition key lacks the caller's prefix. */

const held = withService();
const [own, foreign] = [ulid(), ulid()];
const mine = { pk: `T#${own}#THING#a`, sk: 'HEAD' };
const theirs = { pk: `T#${foreign}#THING#a`, sk: 'HEAD' };

let guarded: DynamoDBDocumentClient;
let open: DynamoDBDocumentClient;
const bare: DynamoDBClient[] = [];

beforeAll(async () => {
  const { database } = held.service.environment;
  ({ main: TableName, audit: auditTable } = database.tables);
  bare.push(bareClient(database), bareClient(database));
  bare[0]!.middlewareStack.use(prefixGuard(own));
  [guarded, open] = [DynamoDBDocumentClient.from(bare[0]!), DynamoDBDocumentClient.from(bare[1]!)];
  for (const key of [mine, theirs]) await open.send(new PutCommand({ TableName, Item: { ...key, text: 'here' } }));
});
afterAll(() => bare.forEach((client) => client.destroy()));

type Send = (client: DynamoDBDocumentClient) => Promise<unknown>;
let TableName: string;
let auditTable: string;
const values = (pk: string) => ({ ':pk': pk });
const put = (key: object) => ({ Put: { TableName, Item: { ...key, text: 'new' } } });

/** Every way there is to name a key, as a function of it. */
const commands: Record<string, (key: { pk: string; sk: string }) => Send> = {
  Get: (Key) => (c) => c.send(new GetCommand({ TableName, Key })),
  Put: (key) => (c) => c.send(new PutCommand({ TableName, Item: { ...key, text: 'here' } })),
  Update: (Key) => (c) =>
    c.send(
      new UpdateCommand({ TableName, Key, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': 1 } }),
    ),
  Query:
    ({ pk }) =>
    (c) =>
      c.send(
        new QueryCommand({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: values(pk) }),
      ),
  'Query with names':
    ({ pk }) =>
    (c) =>
      c.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#p = :pk AND begins_with(sk, :s)',
          ExpressionAttributeNames: { '#p': 'pk' },
          ExpressionAttributeValues: { ...values(pk), ':s': 'H' },
        }),
      ),
  BatchGet: (key) => (c) =>
    c.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [mine, { ...key, sk: 'other' }] } } })),
  'BatchGet of two tables': (key) => (c) =>
    c.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [mine] }, [auditTable]: { Keys: [key] } } })),
  'BatchWrite put': (key) => (c) =>
    c.send(
      new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: { ...key, text: 'here' } } }] } }),
    ),
  'BatchWrite delete': (key) => (c) =>
    c.send(
      new BatchWriteCommand({
        RequestItems: {
          [TableName]: [
            { PutRequest: { Item: { ...mine, text: 'here' } } },
            { DeleteRequest: { Key: { ...key, sk: 'none' } } },
          ],
        },
      }),
    ),
  TransactGet: (Key) => (c) =>
    c.send(
      new TransactGetCommand({
        TransactItems: [{ Get: { TableName, Key: { ...mine, sk: 'x' } } }, { Get: { TableName, Key } }],
      }),
    ),
  'TransactWrite put': (key) => (c) =>
    c.send(new TransactWriteCommand({ TransactItems: [put({ ...mine, sk: 'x' }), put({ ...key, sk: 'y' })] })),
  'TransactWrite delete': (key) => (c) =>
    c.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key: { ...key, sk: 'none' } } }] })),
  'TransactWrite check': (Key) => (c) =>
    c.send(
      new TransactWriteCommand({
        TransactItems: [
          put({ ...mine, sk: 'x' }),
          { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        ],
      }),
    ),
  'TransactWrite update': (key) => (c) =>
    c.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Update: {
              TableName,
              Key: { ...key, sk: 'z' },
              UpdateExpression: 'SET n = :n',
              ExpressionAttributeValues: { ':n': 1 },
            },
          },
        ],
      }),
    ),
  Delete: (key) => (c) => c.send(new DeleteCommand({ TableName, Key: { ...key, sk: 'none' } })),
};

describe.each(Object.entries(commands))('%s', (_name, command) => {
  test('of the own tenant goes through', async () => {
    await expect(command(mine)(guarded)).resolves.toBeDefined();
  });
  test('of another tenant is refused', async () => {
    await expect(command(theirs)(guarded)).rejects.toThrow(ForeignKey);
  });
  test('of another tenant goes through where the guard is taken away', async () => {
    await expect(command(theirs)(open)).resolves.toBeDefined();
  });
});

describe('the guard refuses, too', () => {
  const refused = async (send: Promise<unknown>) => expect(send).rejects.toThrow(ForeignKey);

  test('what has no key to look at: Scan and PartiQL', async () => {
    await refused(guarded.send(new ScanCommand({ TableName })));
    await refused(bare[0]!.send(new BareScan({ TableName })));
    await refused(
      bare[0]!.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM main WHERE pk = '${mine.pk}'` })),
    );
  });

  test('commands of the plain client', async () => {
    await refused(bare[0]!.send(new PutItemCommand({ TableName, Item: { pk: { S: theirs.pk }, sk: { S: 'HEAD' } } })));
  });

  test.each([
    ['control', 'TENANTS'],
    ['no prefix', 'THING#a'],
    ['the tenant’s id without the end of the prefix', `T#${own}`],
    ['an id that begins like the tenant’s', `T#${own}X#THING`],
    ['the prefix later in the key', `X#T#${own}#THING`],
    ['lower case', `t#${own}#THING`],
    ['an empty key', ''],
  ])('%s', async (_what, pk) => {
    await refused(guarded.send(new GetCommand({ TableName, Key: { pk, sk: 'HEAD' } })));
  });

  test('a query that compares the partition key otherwise than with = and first', async () => {
    const query = (input: object) =>
      refused(guarded.send(new QueryCommand({ TableName, ...input } as ConstructorParameters<typeof QueryCommand>[0])));
    const both = { ':mine': mine.pk, ':theirs': theirs.pk };
    await query({ KeyConditionExpression: 'sk = :mine AND pk = :theirs', ExpressionAttributeValues: both });
    await query({
      KeyConditionExpression: '#pk = :mine AND pk = :theirs',
      ExpressionAttributeNames: { '#pk': 'sk' },
      ExpressionAttributeValues: both,
    });
    await query({ KeyConditionExpression: 'pk IN (:mine, :theirs)', ExpressionAttributeValues: both });
    await query({ KeyConditions: { pk: { ComparisonOperator: 'EQ', AttributeValueList: [mine.pk] } } });
    await query({});
  });

  test('anything in a batch besides the own keys, and an empty one', async () => {
    await refused(guarded.send(new BatchGetCommand({ RequestItems: {} })));
    await refused(guarded.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [] } } })));
    await refused(guarded.send(new TransactWriteCommand({ TransactItems: [] })));
  });
});

test('every client of a tenant has the guard on it; bound to a client without, the same calls get through', async () => {
  const { database } = held.service.environment;
  const client = tenantClient(database, own);
  const unguarded = bindClient(open, database, own, noUsage());
  for (const call of [
    (c: typeof client) => c.get(theirs),
    (c: typeof client) => c.query(theirs.pk),
    (c: typeof client) => c.batchGet([theirs]),
    (c: typeof client) => c.put({ ...theirs, text: 'here' }),
    (c: typeof client) => c.putAll([{ ...theirs, text: 'here' }]),
    (c: typeof client) => c.update(theirs, { n: 2 }),
    (c: typeof client) => c.transact([{ check: theirs, condition: 'present' }]),
  ]) {
    await expect(call(client)).rejects.toThrow(ForeignKey);
    await call(unguarded);
  }
  expect(await client.get<{ text: string }>(mine)).toMatchObject({ text: 'here' });
  expect(() => tenantClient(database, 'not-a-ulid')).toThrow();
});

test('the guard sees what is sent, whatever a layer before it has changed', async () => {
  const swapping = (...guard: ReturnType<typeof prefixGuard>[]) => {
    const client = bareClient(held.service.environment.database);
    guard.forEach((one) => client.middlewareStack.use(one));
    client.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input, Key: theirs } as never }), {
      step: 'initialize',
      name: 'swapsTheKey',
    });
    bare.push(client);
    return DynamoDBDocumentClient.from(client);
  };
  const read = new GetCommand({ TableName, Key: mine });
  expect((await swapping().send(read)).Item).toMatchObject(theirs);
  await expect(swapping(prefixGuard(own)).send(read)).rejects.toThrow(ForeignKey);
});
