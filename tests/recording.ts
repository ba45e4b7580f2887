import type { Environment } from '#functions/platform/environment.ts';
import type { IdentityProvider } from '#functions/platform/identity.ts';
import { runningFunction } from '#functions/platform/running.ts';
import {
  type AnchorUse,
  anchorActions,
  bucketActions,
  cognitoActions,
  type FileUse,
  type IdentityUse,
  objectActions,
} from '#infra/cloud/uses.ts';
import { type DatabaseRequest, databaseRequests, type StartedService, startedServices } from '#infra/local/observed.ts';
import { databaseActions } from './recorded-database.ts';
import { type NewRequest, type Recorder, recorder } from './recorder.ts';

/**
 * Listens to the services of this process and records what each function asks: of the database as it is sent, of files,
 * queue and identity as it would be asked of S3, SQS and Cognito (the drive of the built bundles records what the real
 * clients send). Services with contexts of a test's own are no shipped functions and are left out.
 *
 * @param file where to
 * @param by who asks where no function does
 */
export const startRecording = (file: string, by: () => string): Recorder => {
  const record = recorder(file);
  databaseRequests.subscribe((message) => recordDatabase(record, message as DatabaseRequest, by));
  startedServices.subscribe((message) => {
    const { environment, deployed } = message as StartedService;
    if (deployed) watchEnvironment(record, environment);
  });
  process.on('exit', () => record.flush());
  return record;
};

/** Items of the embedded identity provider, which stands where Cognito does in a cloud. */
const isEmbeddedIdentity = (keys: readonly string[]): boolean =>
  keys.length > 0 && keys.every((key) => key.startsWith('IDP#'));

const recordDatabase = (record: Recorder, request: DatabaseRequest, by: () => string): void => {
  if (!request.deployed) return;
  const asked = request.command.replace(/Command$/, '');
  for (const { action, table, keys } of databaseActions(request.command, request.input, request.tables)) {
    const embedded = table === 'control' && isEmbeddedIdentity(keys);
    const running = embedded ? null : request.function;
    record.add({
      ...{ function: running, tenant: request.tenant, action: `dynamodb:${action}`, resource: `table/${table}`, asked },
      ...(running === null && { by: embedded ? 'embedded identity provider' : by() }),
      context: {
        ...(keys.length > 0 && { 'dynamodb:LeadingKeys': keys }),
        ...(action !== asked && { 'dynamodb:EnclosingOperation': [asked] }),
      },
    });
  }
};

/** Puts an ear on what a function is handed, other than the database. */
const watchEnvironment = (record: Recorder, environment: Environment): void => {
  const add = (request: Omit<NewRequest, 'function'>): void => {
    const running = runningFunction();
    // Tests and demo data use files and accounts directly: that is no request of a function.
    if (running !== null) record.add({ function: running, ...request });
  };
  const { files, anchors, identity } = environment;
  environment.files = watched(files, (use, [name]) =>
    objectRequests('files', use, objectActions[use as FileUse], name as string).forEach(add),
  );
  environment.anchors = watched(anchors, (use, [name]) =>
    objectRequests('anchors', use, anchorActions[use as AnchorUse], name as string).forEach(add),
  );
  environment.identity = watched<IdentityProvider>(identity, (use, [, disabled]) => {
    const named = use === 'setDisabled' ? (disabled === true ? 'disable' : 'enable') : use;
    for (const action of cognitoActions[named as IdentityUse] ?? [])
      add({ tenant: null, action: `cognito-idp:${action}`, resource: 'user-pool', context: {}, asked: use });
  });
  environment.queue = watched(environment.queue, (use, [message]) => {
    const { context } = message as { context: string };
    if (use === 'send')
      add({ tenant: null, action: 'sqs:SendMessage', resource: `queue/${context}`, context: {}, asked: use });
  });
  writeUseOnce(environment);
};

const objectRequests = (
  bucket: string,
  asked: string,
  actions: readonly string[] = [],
  name: string,
): Omit<NewRequest, 'function'>[] => {
  const [tenant = ''] = name.split('/');
  return actions.map((action) => ({
    ...{ tenant, action: `s3:${action}`, asked },
    ...(bucketActions.includes(action)
      ? { resource: bucket, context: { 's3:prefix': [name] } }
      : // What is done to everything below a folder is done to each object.
        {
          resource: `${bucket}/${name.endsWith('/') ? `${name}object` : name}`,
          context: {} as Record<string, string[]>,
        }),
  }));
};

/** The same object, but what is called is told first; symbols, getters and plain values as they are. */
const watched = <T extends object>(of: T, tell: (use: string, input: unknown[]) => void): T =>
  new Proxy(of, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function' || typeof name !== 'string') return value;
      return (...input: unknown[]) => {
        tell(name, input);
        return (value as (...input: unknown[]) => unknown).apply(target, input);
      };
    },
  });

/**
 * What counties use is written once a minute by whichever function comes next, whoever gathered it; here each function
 * does so once, as soon as there is something to write.
 */
const writeUseOnce = (environment: Environment): void => {
  const { meter } = environment;
  const wrote = new Set<string | null>();
  let gathered = false;
  environment.meter = {
    ...meter,
    add: (...used) => {
      gathered = true;
      meter.add(...used);
    },
    flush: (options) => {
      const running = runningFunction();
      if (!gathered || wrote.has(running)) return meter.flush(options);
      gathered = false;
      wrote.add(running);
      return meter.flush({ now: true });
    },
  };
};
