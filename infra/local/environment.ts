import { join } from 'node:path';
import { localBallotKeys } from '#functions/platform/ballot-keys.ts';
import { capabilities } from '#functions/platform/capability.ts';
import type { Clock } from '#functions/platform/clock.ts';
import { controlItems } from '#functions/platform/control.ts';
import type { DatabaseSettings, Environment } from '#functions/platform/environment.ts';
import type { Queue } from '#functions/platform/jobs.ts';
import { type SmtpSettings, smtpSend } from '#functions/platform/cloud/smtp.ts';
import { controlMeter } from '#functions/platform/metering.ts';
import { localAnchors } from './anchors.ts';
import { type Accounts, localAccounts } from './identity/accounts.ts';
import { localMailbox, type Mailbox } from './mailbox.ts';
import { type LocalStore, localStore } from './store.ts';

/** The name under which the embedded provider's accounts keep their memberships, whatever port it stands on. */
export const embeddedIssuer = 'urn:kaoping:embedded';

export interface LocalParts {
  /** data folder */
  data: string;
  database: DatabaseSettings;
  /** signs the addresses of files */
  fileSecret: string;
  capabilitySecret: string;
  ballotKey: string;
  /** the embedded provider's address, as tokens name it */
  issuer: string;
  erasureHoldDays: number;
  /** the service's own address */
  url: string;
  /** a mail server; without one mails stay in the mailbox of this machine */
  smtp: SmtpSettings | undefined;
  clock: Clock;
  queue: Queue;
}

export type LocalEnvironment = Environment & { files: LocalStore; identity: Accounts; mailbox: Mailbox };

/** What the functions are handed on one machine: the same in the process that answers and in the thread that does jobs. */
export const localEnvironment = (parts: LocalParts): LocalEnvironment => {
  const { data, database, fileSecret, capabilitySecret, ballotKey, issuer, erasureHoldDays, url, smtp, clock, queue } =
    parts;
  const mailbox = localMailbox(join(data, 'mail'), clock);
  return {
    ...{ database, clock, queue, erasureHoldDays },
    files: localStore(join(data, 'files'), fileSecret),
    anchors: localAnchors(join(data, 'anchors')),
    identity: localAccounts(database, embeddedIssuer),
    mailbox,
    mail: { enabled: true, origin: url, send: smtp ? smtpSend(smtp) : mailbox.keep },
    capabilities: capabilities(capabilitySecret),
    ballotKeys: localBallotKeys(Buffer.from(ballotKey, 'base64url')),
    origin: url,
    meter: controlMeter((usage) => controlItems(database, usage), clock),
    region: 'local',
    // One machine keeps no backups of its own.
    backupDays: 0,
    strictAnswers: true,
    issuerName: (name) => (name === issuer ? embeddedIssuer : name),
  };
};
