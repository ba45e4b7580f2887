import { DeleteTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ulid } from 'ulid';
import { afterAll } from 'vitest';
import { databaseFromProcess } from '#functions/platform/environment.ts';
import { bareClient } from '#functions/platform/tables.ts';

/** Before a test file: the beginning of its tables' names, its child processes' too; after it, the tables go. */

const prefix = `t${ulid().toLowerCase()}-`;
process.env['TABLE_PREFIX'] = prefix;

afterAll(async () => {
  const client = bareClient(databaseFromProcess(process.env));
  const own: string[] = [];
  let from: string | undefined;
  do {
    const { TableNames = [], LastEvaluatedTableName } = await client.send(
      new ListTablesCommand({ ...(from !== undefined && { ExclusiveStartTableName: from }) }),
    );
    own.push(...TableNames.filter((name) => name.startsWith(prefix)));
    from = LastEvaluatedTableName;
  } while (from !== undefined);
  for (const TableName of own) await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
});
