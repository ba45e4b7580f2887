import {
  asked,
  awsFault,
  type AwsReply,
  type AwsRequest,
  type AwsServer,
  awsServer,
} from '#functions/platform/cloud/aws-server.fixture.ts';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import { databaseActions } from '#tests/recorded-database.ts';
import { Denied, type Door } from './door.ts';

/** The database with AWS's door in front: what a role allows goes on to the embedded engine, as it came. */
export interface DynamodbService extends AwsServer {
  /** the error that the database answers a function's command with; null: it does what it is asked */
  fault: ((fn: string, command: string) => string | undefined) | null;
}

export const dynamodbService = async (
  door: Door,
  { endpoint, tables }: Pick<DatabaseSettings, 'endpoint' | 'tables'>,
): Promise<DynamodbService> => {
  const server: DynamodbService = Object.assign(await awsServer(), { fault: null });
  server.answer(async (request) => {
    server.requests.length = 0;
    try {
      const holder = door.enter(request, 'dynamodb');
      const { operation, input } = asked(request);
      for (const { action, table, keys } of databaseActions(operation, input, tables))
        await door.require(holder, {
          ...{ action: `dynamodb:${action}`, resource: `table/${table}`, asked: operation },
          context: {
            ...(keys.length > 0 && { 'dynamodb:LeadingKeys': keys }),
            ...(action !== operation && { 'dynamodb:EnclosingOperation': [operation] }),
          },
        });
      const wrong = holder.fn && server.fault?.(holder.fn.entry.name, operation);
      return wrong ? awsFault(wrong) : await passOn(endpoint!, request);
    } catch (error) {
      if (!(error instanceof Denied)) throw error;
      return awsFault(error.code === 'AccessDenied' ? 'AccessDeniedException' : error.code);
    }
  });
  return server;
};

const passOn = async (endpoint: string, { headers, body }: AwsRequest): Promise<AwsReply> => {
  const { host: _host, connection: _connection, 'content-length': _length, expect: _expect, ...rest } = headers;
  const answer = await fetch(endpoint, { method: 'POST', headers: rest, body: new Uint8Array(body) });
  return {
    status: answer.status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: new Uint8Array(await answer.arrayBuffer()),
  };
};
