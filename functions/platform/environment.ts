import type { Anchors } from './anchors.ts';
import type { BallotKeys } from './ballot-keys.ts';
import type { Capabilities } from './capability.ts';
import type { Clock } from './clock.ts';
import type { ObjectStore } from './files.ts';
import type { IdentityProvider } from './identity.ts';
import type { Mailer } from './mail.ts';
import type { Meter } from './metering.ts';
import type { Observe } from './observe.ts';
import type { Queue } from './jobs.ts';
import { defaultTables, type TableNames } from './tables.ts';

/** All that a handler needs from where it runs. Whoever starts the handlers hands it over once. */
export interface Environment {
  database: DatabaseSettings;
  clock: Clock;
  files: ObjectStore;
  anchors: Anchors;
  queue: Queue;
  identity: IdentityProvider;
  mail: Mailer;
  /** signs and reads what public routes know their county by */
  capabilities: Capabilities;
  /** seals the private keys of ballot boxes */
  ballotKeys: BallotKeys;
  /** address of the web, without a slash at the end */
  readonly origin: string;
  meter: Meter;
  /** where it runs, for prices: a region's name, or `local` */
  region: string;
  /** days between the request to erase a county and the earliest moment it may be done */
  erasureHoldDays: number;
  /** days that backups keep what was erased from the tables */
  backupDays: number;
  /** answers are checked against the contract, not only shaped by it: everywhere but in production */
  strictAnswers: boolean;
  /** The name under which memberships of this issuer are kept; one whose address may move keeps its name. */
  issuerName(issuer: string): string;
}

export interface DatabaseSettings {
  /** absent in the cloud */
  endpoint?: string | undefined;
  region: string;
  tables: TableNames;
  /** absent in the cloud, where the function's role gives them */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
  /** wall 4: short-lived credentials of the tenant's own for its items; absent on one machine */
  tenantCredentials?: ((tenant: string) => CredentialsProvider) | undefined;
  /** sees every request before it is sent: for the tests that hold the cloud's permissions against it */
  observe?: Observe | undefined;
}

/** Credentials as the AWS clients ask for them; asked again when they expire. */
export type CredentialsProvider = () => Promise<{
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}>;

let current: Environment | undefined;

export const useEnvironment = (environment: Environment): void => {
  current = environment;
};

export const environment = (): Environment => {
  if (!current) throw new Error('no environment: call useEnvironment() before the first request');
  return current;
};

/** Reads where the database is: DYNAMODB_ENDPOINT, AWS_REGION, TABLE_PREFIX. */
export const databaseFromProcess = (env: Record<string, string | undefined>): DatabaseSettings => ({
  endpoint: env['DYNAMODB_ENDPOINT'] || undefined,
  region: env['AWS_REGION'] || 'local',
  tables: defaultTables(env['TABLE_PREFIX'] ?? ''),
  credentials:
    env['DYNAMODB_ENDPOINT'] && !env['AWS_ACCESS_KEY_ID']
      ? { accessKeyId: 'local', secretAccessKey: 'local' }
      : undefined,
});
