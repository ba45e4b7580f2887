import type { Anchors } from '../anchors.ts';
import type { BallotKeys } from '../ballot-keys.ts';
import { type Capabilities, capabilities } from '../capability.ts';
import { systemClock } from '../clock.ts';
import { controlItems } from '../control.ts';
import type { DatabaseSettings, Environment } from '../environment.ts';
import type { ObjectStore } from '../files.ts';
import type { Queue } from '../jobs.ts';
import type { Mailer } from '../mail.ts';
import { controlMeter } from '../metering.ts';
import { defaultTables } from '../tables.ts';
import type { deployedAccounts } from './accounts.ts';
import type { kmsBallotKeys } from './kms-ballot-keys.ts';
import type { s3Anchors } from './s3-anchors.ts';
import type { S3BucketOptions } from './s3-bucket.ts';
import type { s3Store } from './s3-store.ts';
import type { smtpSend } from './smtp.ts';
import type { sqsQueue } from './sqs-queue.ts';
import { tenantCredentials } from './tenant-credentials.ts';
import { required, requiredNumber, type Variables } from './variables.ts';

/** What a function is built with besides the database; the others' code is not in its bundle. */
export interface CloudParts {
  files?: typeof s3Store;
  anchors?: typeof s3Anchors;
  queue?: typeof sqsQueue;
  accounts?: typeof deployedAccounts;
  smtp?: typeof smtpSend;
  ballotKeys?: typeof kmsBallotKeys;
}

/** The environment of a deployed function. Its variables are read when they are needed, those it never needs never. */
export const cloudEnvironment = (variables: Variables, parts: CloudParts = {}): Environment => {
  const region = required(variables, 'AWS_REGION');
  const credentials = tenantCredentials({ region, role: () => required(variables, 'DATA_ROLE_ARN') });
  const database: DatabaseSettings = {
    region,
    tables: defaultTables(required(variables, 'TABLE_PREFIX')),
    tenantCredentials: credentials,
  };

  const bucket = (name: string): S3BucketOptions => ({
    credentials,
    address: () => ({
      region,
      bucket: required(variables, name),
      endpoint: variables['AWS_ENDPOINT_URL_S3'] || undefined,
    }),
  });
  const files = (): ObjectStore => {
    if (!parts.files) throw notBuiltWith('files');
    return parts.files(bucket('FILES_BUCKET'));
  };
  const anchors = (): Anchors => {
    if (!parts.anchors) throw notBuiltWith('anchors');
    return parts.anchors(bucket('ANCHORS_BUCKET'));
  };
  const queue = (): Queue => {
    if (!parts.queue) throw notBuiltWith('queues');
    return parts.queue({ region, url: (context) => required(variables, `QUEUE_URL_${context.toUpperCase()}`) });
  };
  const ballotKeys = (): BallotKeys => {
    if (!parts.ballotKeys) throw notBuiltWith('keys of ballot boxes');
    return parts.ballotKeys({ region, credentials, key: required(variables, 'BALLOT_KEY_ARN') });
  };
  const accounts = once(() => {
    if (!parts.accounts) throw notBuiltWith('accounts');
    return parts.accounts(variables, region);
  });

  return {
    database,
    clock: systemClock,
    files: onDemand(files),
    anchors: onDemand(anchors),
    queue: onDemand(queue),
    identity: {
      get issuer() {
        return required(variables, 'ISSUER');
      },
      createAccount: async (account) => accounts().createAccount(account),
      find: async (login) => accounts().find(login),
      listAccounts: async (beginning) => accounts().listAccounts(beginning),
      resetPassword: async (subject) => accounts().resetPassword(subject),
      setDisabled: async (subject, disabled) => accounts().setDisabled(subject, disabled),
      deleteAccount: async (subject) => accounts().deleteAccount(subject),
    },
    mail: cloudMailer(variables, parts),
    capabilities: onDemand<Capabilities>(() => capabilities(required(variables, 'CAPABILITY_SECRET'))),
    ballotKeys: onDemand(ballotKeys),
    get origin() {
      return required(variables, 'PUBLIC_URL');
    },
    meter: controlMeter((usage) => controlItems(database, usage), systemClock),
    region,
    get erasureHoldDays() {
      return requiredNumber(variables, 'ERASURE_HOLD_DAYS');
    },
    get backupDays() {
      return requiredNumber(variables, 'BACKUP_DAYS');
    },
    strictAnswers: false,
    issuerName: (issuer) => issuer,
  };
};

/** Whoever deploys the service names a mail server, or nothing is sent. */
const cloudMailer = (variables: Variables, { smtp }: CloudParts): Mailer => ({
  get enabled() {
    return Boolean(variables['MAIL_FROM']);
  },
  get origin() {
    return required(variables, 'PUBLIC_URL');
  },
  async send(mail) {
    if (!smtp) throw notBuiltWith('mail');
    await smtp({ url: required(variables, 'SMTP_URL'), from: required(variables, 'MAIL_FROM') })(mail);
  },
});

const notBuiltWith = (what: string): Error => new Error(`this function was not built with ${what}`);

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** An object that is made when one of its methods is first called. */
const onDemand = <T extends object>(make: () => T): T => {
  const made = once(make);
  return new Proxy({} as T, { get: (_, name) => Reflect.get(made(), name) as unknown });
};
