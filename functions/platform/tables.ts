import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DatabaseSettings } from './environment.ts';
import { prefixGuard } from './guard.ts';
import { observing } from './observe.ts';

/** Tables apart where protection differs (architecture.md, "Data"); each has the keys `pk` and `sk` and no index. */
export const tableKinds = ['main', 'audit', 'ballots', 'control'] as const;
export type TableKind = (typeof tableKinds)[number];
export type TableNames = Record<TableKind, string>;

export const defaultTables = (prefix = ''): TableNames => ({
  main: `${prefix}main`,
  audit: `${prefix}audit`,
  ballots: `${prefix}ballots`,
  control: `${prefix}control`,
});

/** A client without guard: for `control` and for making tables. Operations never see it. */
export const bareClient = (settings: DatabaseSettings): DynamoDBClient => {
  const client = new DynamoDBClient(clientConfig(settings));
  if (settings.observe) client.middlewareStack.use(observing(settings.observe, null));
  return client;
};

/**
 * A database that takes a request and never answers is told from a slow one after this long. With the attempts above it
 * bounds how long somebody waits for `unavailable`: 16 s, below the half minute after which an HTTP API gives up. A
 * transaction that is sent again is recognised by its token and not done twice.
 */
const timeouts = { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true };

const clientConfig = (settings: DatabaseSettings) => ({
  region: settings.region,
  ...(settings.endpoint !== undefined && { endpoint: settings.endpoint }),
  ...(settings.credentials && { credentials: settings.credentials }),
  maxAttempts: 4,
  requestHandler: timeouts,
});

const asDocuments = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

interface Clients {
  control: DynamoDBDocumentClient;
  tenants: Map<string, DynamoDBDocumentClient>;
}
const clients = new WeakMap<DatabaseSettings, Clients>();

const clientsOf = (settings: DatabaseSettings): Clients => {
  const known = clients.get(settings);
  if (known) return known;
  const made = { control: asDocuments(bareClient(settings)), tenants: new Map() };
  clients.set(settings, made);
  return made;
};

export const controlDocuments = (settings: DatabaseSettings): DynamoDBDocumentClient => clientsOf(settings).control;

const keptClients = 64;

/**
 * Wall 3 stands here: the only way to a client for a tenant's items puts the guard on its stack. Here, too, the client
 * gets the tenant's own credentials where the platform gives them (wall 4). The sockets are shared.
 */
export const guardedDocuments = (settings: DatabaseSettings, tenant: string): DynamoDBDocumentClient => {
  const { control, tenants } = clientsOf(settings);
  const known = tenants.get(tenant);
  if (known) return known;
  const client = new DynamoDBClient({
    ...clientConfig(settings),
    ...(settings.tenantCredentials && { credentials: settings.tenantCredentials(tenant) }),
    requestHandler: control.config.requestHandler,
  });
  client.middlewareStack.use(prefixGuard(tenant));
  if (settings.observe) client.middlewareStack.use(observing(settings.observe, tenant));
  const made = asDocuments(client);
  if (tenants.size >= keptClients) tenants.delete(tenants.keys().next().value!);
  tenants.set(tenant, made);
  return made;
};

/** Closes the sockets of everything opened with these settings. */
export const closeClients = (settings: DatabaseSettings): void => {
  clients.get(settings)?.control.destroy();
  clients.delete(settings);
};

/** Makes the tables that are missing; again = nothing. */
export const createTables = async (settings: DatabaseSettings): Promise<void> => {
  const client = bareClient(settings);
  for (const kind of tableKinds) {
    const TableName = settings.tables[kind];
    const there = await client.send(new DescribeTableCommand({ TableName })).catch((error: Error) => {
      if (error.name !== 'ResourceNotFoundException') throw error;
      return undefined;
    });
    if (there) continue;
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    );
  }
  client.destroy();
};
