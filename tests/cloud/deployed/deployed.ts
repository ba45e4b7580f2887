import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { operations } from '#shared/api/contract.ts';
import { openTenant } from '#shared/api/service.ts';
import { capabilities } from '#functions/platform/capability.ts';
import { controlItems } from '#functions/platform/control.ts';
import type { HttpAnswer } from '#functions/platform/errors.ts';
import { kmsBallotKeys } from '#functions/platform/cloud/kms-ballot-keys.ts';
import { s3Store } from '#functions/platform/cloud/s3-store.ts';
import type { LambdaAnswer } from '#functions/platform/cloud/lambda-http.ts';
import { logger } from '#functions/platform/telemetry.ts';
import type { GatewayEvent } from '#functions/platform/http.ts';
import type { QueueAnswer } from '#functions/platform/worker.ts';
import { writeBundle } from '#infra/cloud/bundle.ts';
import { deployedFunctions, type FunctionName } from '#infra/cloud/functions.ts';
import { type Caller, callerWith } from '#infra/local/caller.ts';
import { type Service, startService } from '#infra/local/service.ts';
import { recorder } from '#tests/recorder.ts';
import type { NewTenant } from '#tests/service.ts';
import { ulid } from 'ulid';
import { type FunctionProcess, startFunction } from '../function-process.ts';
import { permittedBy } from '../roles.ts';
import { type Context, synthesise } from '../synthesised.ts';
import { madeUpAccount } from '../template.ts';
import { type CognitoService, cognitoService } from './cognito.ts';
import { type Door, makeDoor } from './door.ts';
import { type DynamodbService, dynamodbService } from './dynamodb.ts';
import { type KmsService, kmsService } from './kms.ts';
import { type S3Service, s3Service } from './s3.ts';
import { type SqsService, sqsService } from './sqs.ts';
import { type SmtpService, smtpService } from './smtp.ts';
import { stsService } from './sts.ts';

/**
 * The service as it is deployed: the built bundles, each in a process of its own with exactly its template's environment,
 * behind the gateway and the queues, in front of stand-ins for AWS's services that let through what the synthesised roles
 * allow. Of one machine's service there remain the gateway, the login (its tokens bear the pool's name) and the engine.
 *
 * As a `Service`, its `environment` is for the test's own hands: past every role, and recorded nowhere.
 */
export interface Deployed extends Service {
  door: Door;
  cognito: CognitoService;
  dynamodb: DynamodbService;
  kms: KmsService;
  s3: S3Service;
  sqs: SqsService;
  /** the operator's mail server */
  smtp: SmtpService;
  /** addresses of the stand-ins by the names of the SDK's variables */
  endpoints: Record<string, string>;
  /** under which memberships are kept */
  issuer: string;
  invoke<T>(name: FunctionName, event: unknown): Promise<T>;
  /** what the schedule does every minute */
  sweep(): Promise<Record<string, number>>;
  /** of the functions that were started: milliseconds to be ready, and the variables that they read and were given */
  started(): Promise<Map<FunctionName, { ready: number; read: ReadonlySet<string>; given: string[] }>>;
  as(subject: string, tenant?: string): Promise<Caller & { token: string }>;
  /** opens a county and gives its administrator's caller */
  open(tenant: NewTenant): Promise<Caller>;
}

export interface DeployedOptions {
  /** what the operator says at the synthesis */
  context?: Context;
  /** where the requests are recorded */
  record: string;
}

const prefix = 'kaoping-';
/** what stands in the secrets that the templates name */
const originSecret = 'the-secret-that-the-distribution-knows';
const capabilitySecret = 'the-secret-that-signs-the-cards';

/** What the operator says of mail; the secret's content is the stand-in's address. */
const mail: Context = { mailFrom: '考评 <kaoping@example.cn>', smtpSecret: 'kaoping/smtp' };

export const startDeployed = async ({ context = {}, record }: DeployedOptions): Promise<Deployed> => {
  logger.setLogLevel('SILENT');
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-deployed-'));
  const account = madeUpAccount('aws');
  const { functions: roles } = permittedBy(Object.values(synthesise({ ...mail, ...context }).templates), account);
  const records = recorder(record);
  const smtp = await smtpService();
  const door = makeDoor(roles, account, records);
  const told = (name: string): string =>
    [...roles.values()].map(({ environment }) => environment[name]).find((value) => value !== undefined)!;
  const written = new Map(
    await Promise.all(deployedFunctions.map(async (fn) => [fn.name, (await writeBundle(fn, folder)).folder] as const)),
  );

  const processes = new Map<FunctionName, Promise<FunctionProcess>>();
  const variablesOf = (name: FunctionName): Record<string, string> =>
    Object.fromEntries(
      Object.entries(roles.get(name)!.environment).map(([variable, value]) => [
        variable,
        variable === 'ORIGIN_SECRET'
          ? originSecret
          : variable === 'CAPABILITY_SECRET'
            ? capabilitySecret
            : variable === 'SMTP_URL'
              ? smtp.url
              : variable.startsWith('QUEUE_URL_')
                ? sqs.urlOf(value.replace(/^.*\//, ''))
                : value,
      ]),
    );
  const processOf = (name: FunctionName): Promise<FunctionProcess> => {
    const own = door.issue(roles.get(name)!, null);
    const start = (): Promise<FunctionProcess> =>
      startFunction(join(written.get(name)!, 'index.mjs'), {
        ...variablesOf(name),
        // As Lambda does it.
        ...{ AWS_REGION: account.region, AWS_LAMBDA_FUNCTION_NAME: prefix + name.replace('.', '-') },
        ...{ AWS_ACCESS_KEY_ID: own.accessKeyId, AWS_SECRET_ACCESS_KEY: own.secretAccessKey },
        AWS_SESSION_TOKEN: own.sessionToken,
        ...endpoints,
      });
    const known = processes.get(name) ?? start();
    processes.set(name, known);
    return known;
  };
  const invoke = async <T>(name: FunctionName, event: unknown): Promise<T> => (await processOf(name)).invoke<T>(event);

  const issuer = told('ISSUER');
  const sqs = await sqsService(door, (of, event) => invoke<QueueAnswer>(`${of}.worker` as FunctionName, event));
  const service = await startService({
    ...{ data: join(folder, 'data'), memory: true, operations, sweepEvery: 3600 },
    variables: { TABLE_PREFIX: prefix },
    contexts: {
      handler: async (of) => async (event) =>
        asAnswer(await invoke<LambdaAnswer>(`${of}.handler`, throughTheFrontDoor(event, issuer))),
      worker: () => Promise.reject(new Error('workers stand behind their queues')),
    },
  });
  const { database } = service.environment;
  const dynamodb = await dynamodbService(door, database);
  const kms = await kmsService(door, told('BALLOT_KEY_ARN'));
  const [sts, cognito] = [await stsService(door), await cognitoService(door, told('USER_POOL_ID'))];
  const s3 = await s3Service(door, { files: told('FILES_BUCKET'), anchors: told('ANCHORS_BUCKET') });
  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_KMS: kms.url,
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
  };
  const ownHands = door.issue(null, null);
  // Of the test's own process, whose client finds the address there.
  process.env['AWS_ENDPOINT_URL_KMS'] = kms.url;
  const files = s3Store({
    address: () => ({ region: account.region, bucket: told('FILES_BUCKET'), endpoint: s3.url }),
    credentials: () => async () => ownHands,
  });
  const ballotKeys = kmsBallotKeys({
    ...{ region: account.region, key: told('BALLOT_KEY_ARN'), credentials: () => async () => ownHands },
  });
  const as = async (subject: string, tenant?: string) => {
    const token = await service.tokenFor(subject);
    return Object.assign(callerWith(service.url, token, tenant), { token });
  };

  return {
    ...service,
    ...{ door, cognito, dynamodb, kms, s3, sqs, smtp, endpoints, issuer, invoke, as },
    queue: { send: service.queue.send, idle: sqs.idle, stop: sqs.idle },
    environment: {
      ...{ ...service.environment, files, ballotKeys, capabilities: capabilities(capabilitySecret) },
      identity: { ...service.environment.identity, issuer, find: async (login) => cognito.find(login) },
    },
    sweep: () => invoke('service.sweeper', { source: 'aws.events', 'detail-type': 'Scheduled Event' }),
    async started() {
      const all = [...processes].map(async ([name, made]) => {
        const { ready, read } = await made;
        return [name, { ready, read, given: Object.keys(variablesOf(name)) }] as const;
      });
      return new Map(await Promise.all(all));
    },
    async open(tenant) {
      const subject = 'opens-counties';
      await controlItems(database).putOperator({ issuer, subject }, '平台运营');
      const { status, body } = await (await as(subject))(openTenant, { preset: null, job: ulid(), ...tenant });
      if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
      await sqs.idle();
      return as(cognito.find(`${tenant.code}.${tenant.admin.login}`)!.subject, tenant.id);
    },
    async stop() {
      await service.stop();
      for (const made of processes.values()) await made.then((one) => one.stop());
      for (const one of [dynamodb, sts, cognito, kms, s3, sqs, smtp]) await one.stop();
      delete process.env['AWS_ENDPOINT_URL_KMS'];
      records.flush();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** What the distribution adds, and what the authorizer makes of a token of the pool. */
const throughTheFrontDoor = (event: GatewayEvent, issuer: string): GatewayEvent => {
  const { authorizer } = event.requestContext;
  return {
    ...event,
    headers: { ...event.headers, 'x-origin-secret': originSecret },
    requestContext: {
      ...event.requestContext,
      ...(authorizer?.jwt && { authorizer: { jwt: { claims: { ...authorizer.jwt.claims, iss: issuer } } } }),
    },
  };
};

/** The gateway compresses by itself. */
const asAnswer = async ({ statusCode, headers, body, isBase64Encoded }: LambdaAnswer): Promise<HttpAnswer> => {
  if (!isBase64Encoded) return { statusCode, headers, body };
  const { 'content-encoding': _encoding, ...rest } = headers;
  const plain = await promisify(brotliDecompress)(Buffer.from(body, 'base64'));
  return { statusCode, headers: rest, body: plain.toString('utf8') };
};
