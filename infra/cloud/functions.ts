import { type ContextName, contextNames } from '#shared/api/operation.ts';
import { permissions } from './permissions.ts';

/** The catalog of what is deployed: one function and one role for each entry of a context, and the sweeper. */

/** contexts with jobs: `functions/<context>/worker.ts` */
export const contextsWithJobs = ['service', 'erasure', 'tenants', 'appraisals', 'messages', 'grading'] as const;
export type JobContextName = (typeof contextsWithJobs)[number];

export type FunctionName = `${ContextName}.handler` | `${JobContextName}.worker` | 'service.sweeper';
export type Entry = 'handler' | 'worker' | 'sweeper';

export interface DeployedFunction {
  name: FunctionName;
  context: ContextName;
  /** the file `functions/<context>/<entry>.ts` */
  entry: Entry;
  /** leaves nothing behind of a request: it may write no log, and its routes lie on an API without access log */
  quiet: boolean;
  /** names of the environment variables that its code reads; none of those that Lambda itself sets */
  environment: readonly string[];
  /** MiB */
  memory: number;
  /** seconds */
  timeout: number;
}

/** What sending mail takes; absent where the operator names no mail server. */
const mailVariables: readonly string[] = ['MAIL_FROM', 'SMTP_URL', 'PUBLIC_URL'];

/** Whether the function is given the variable only where the operator names a mail server. */
export const isForMail = ({ context }: DeployedFunction, variable: string): boolean =>
  context === 'messages' && mailVariables.includes(variable);

/**
 * The voting page's two functions. Casting: a line for each ballot would tell when it came. Issuing: a line for each card
 * would be the other half of matching times. Their metrics tell errors, throttles and durations as everybody's do.
 */
const quietContexts: readonly ContextName[] = ['issuing', 'casting'];

/** They know a county by its signed capability, not by who asks. */
const withCapabilities: readonly ContextName[] = ['ballots', ...quietContexts];

export const queueVariable = (context: ContextName): string => `QUEUE_URL_${context.toUpperCase()}`;

const environmentOf = (name: FunctionName, context: ContextName, entry: Entry): string[] => {
  const { sends, identity, files, anchors = [], ballotKeys } = permissions[name];
  const asksIdentity = identity.length > 0;
  return [
    'TABLE_PREFIX',
    'DATA_ROLE_ARN',
    ...(files.length > 0 ? ['FILES_BUCKET'] : []),
    ...(anchors.length > 0 ? ['ANCHORS_BUCKET'] : []),
    ...sends.map(queueVariable),
    // A worker gives what failed back to its own queue.
    ...(entry === 'worker' ? [queueVariable(context)] : []),
    // Memberships are kept under the issuer's name.
    ...(entry === 'sweeper' || quietContexts.includes(context) ? [] : ['ISSUER']),
    ...(asksIdentity ? ['IDENTITY', 'USER_POOL_ID'] : []),
    ...(entry === 'handler' ? ['ORIGIN_SECRET'] : []),
    ...(withCapabilities.includes(context) ? ['CAPABILITY_SECRET'] : []),
    ...(ballotKeys ? ['BALLOT_KEY_ARN'] : []),
    // A card's address is printed.
    ...(name === 'ballots.handler' ? ['PUBLIC_URL'] : []),
    // Asking for an erasure begins the hold; the certificate tells how long backups keep what was erased.
    ...(name === 'erasure.handler' ? ['ERASURE_HOLD_DAYS'] : []),
    ...(name === 'erasure.worker' ? ['BACKUP_DAYS'] : []),
    ...(name === 'messages.handler' ? ['MAIL_FROM'] : []),
    ...(name === 'messages.worker' ? mailVariables : []),
  ];
};

/** A request is answered within the HTTP API's 30 s; a job has what Lambda gives; the sweeper comes every minute. */
const size: Record<Entry, { memory: number; timeout: number }> = {
  handler: { memory: 1024, timeout: 29 },
  worker: { memory: 1769, timeout: 900 },
  sweeper: { memory: 512, timeout: 55 },
};

const deployed = (context: ContextName, entry: Entry): DeployedFunction => {
  const name = `${context}.${entry}` as FunctionName;
  const quiet = quietContexts.includes(context);
  return { name, context, entry, quiet, environment: environmentOf(name, context, entry), ...size[entry] };
};

export const deployedFunctions: readonly DeployedFunction[] = [
  ...contextNames.map((context) => deployed(context, 'handler')),
  ...contextsWithJobs.map((context) => deployed(context, 'worker')),
  deployed('service', 'sweeper'),
];
