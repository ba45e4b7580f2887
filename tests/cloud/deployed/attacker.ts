import { DynamoDBClient, GetItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { FunctionName } from '#infra/cloud/functions.ts';
import type { Deployed } from './deployed.ts';
import type { Credentials } from './door.ts';

/** Somebody who has a function's credentials and a program of their own: none of the walls in our code stands there. */
export const attackerOf = (service: Deployed) => {
  const { door, endpoints } = service;
  const settings = (credentials: Credentials, variable: string) => ({
    ...{ region: door.account.region, credentials, endpoint: endpoints[variable]!, maxAttempts: 1 },
  });
  /** What the function is started with. */
  const own = (name: FunctionName): Credentials => door.issue(door.roles.get(name)!, null);

  const assume = async (name: FunctionName, of: FunctionName, tags: Record<string, string>): Promise<Credentials> => {
    const client = new STSClient(settings(own(name), 'AWS_ENDPOINT_URL_STS'));
    const command = new AssumeRoleCommand({
      RoleArn: door.roles.get(of)!.data.arn,
      RoleSessionName: 'somebody',
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    });
    const { Credentials: given } = await client.send(command).finally(() => client.destroy());
    return {
      accessKeyId: given!.AccessKeyId!,
      secretAccessKey: given!.SecretAccessKey!,
      sessionToken: given!.SessionToken!,
    };
  };

  const database = (credentials: Credentials) => {
    const client = new DynamoDBClient(settings(credentials, 'AWS_ENDPOINT_URL_DYNAMODB'));
    return {
      read: (pk: string, TableName = 'kaoping-main') =>
        client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: 'x' } } })),
      query: (pk: string, TableName = 'kaoping-main') =>
        client.send(
          new QueryCommand({
            ...{ TableName, KeyConditionExpression: 'pk = :pk' },
            ExpressionAttributeValues: { ':pk': { S: pk } },
          }),
        ),
      scan: () => client.send(new ScanCommand({ TableName: 'kaoping-main' })),
    };
  };
  return { own, assume, database };
};

/** `allowed`, or the name of AWS's error. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'allowed',
    (error: Error) => error.name,
  );
