import { type App, Aws, CfnOutput, SecretValue, Stack, Tags } from 'aws-cdk-lib';
import { defaultTables, type TableKind, tableKinds } from '#functions/platform/tables.ts';
import { ApiStack } from './api.ts';
import type { Codes } from './codes.ts';
import { anchorsBucketName, bucketArn, DataStack, filesBucketName } from './data.ts';
import { type Issuer, IdentityStack } from './identity.ts';
import { JobsStack } from './jobs.ts';
import { OperationsStack } from './operations.ts';
import type { Arns } from './policy-documents.ts';
import type { Surroundings } from './service-function.ts';
import { backupDays, type Settings } from './settings.ts';
import { WebStack } from './web.ts';

export interface Stacks {
  web: WebStack;
  data: DataStack;
  /** absent where the operator names an issuer */
  identity: IdentityStack | undefined;
  jobs: JobsStack;
  api: ApiStack;
  operations: OperationsStack;
}

/** The whole service. The order is that of the references: each stack may name what stands above it. */
export const kaoping = (app: App, settings: Settings, codes: Codes): Stacks => {
  const id = (stack: string): string => `${settings.name}-${stack}`;
  // Named parts of one service: nobody takes one away by mistake.
  const props = { settings, terminationProtection: true, ...(settings.region && { env: { region: settings.region } }) };

  const web = new WebStack(app, id('web'), { ...props, pagesCode: codes.pages });
  const data = new DataStack(app, id('data'), { ...props, origin: web.origin });
  const identity = settings.issuer
    ? undefined
    : new IdentityStack(app, id('identity'), { ...props, origin: web.origin });
  const jobs = new JobsStack(app, id('jobs'), { ...props, key: data.key });
  const issuer: Issuer = identity?.issuer ?? { ...settings.issuer!, logoutUrl: undefined, userPool: null };
  const surroundings: Surroundings = {
    settings,
    code: codes.functions,
    arns: arnsOf(settings, data, jobs, issuer),
    variables: {
      ...jobs.variables,
      TABLE_PREFIX: `${settings.name}-`,
      FILES_BUCKET: data.files.bucketName,
      ANCHORS_BUCKET: data.anchors.bucketName,
      ISSUER: issuer.url,
      IDENTITY: issuer.userPool ? 'cognito' : 'external',
      ...(issuer.userPool && { USER_POOL_ID: issuer.userPool.id }),
      ORIGIN_SECRET: web.originSecret,
      CAPABILITY_SECRET: web.capabilitySecret,
      BALLOT_KEY_ARN: data.ballotKey.keyArn,
      PUBLIC_URL: web.origin,
      ERASURE_HOLD_DAYS: String(settings.erasureHoldDays),
      BACKUP_DAYS: String(backupDays),
      ...(settings.mail && {
        MAIL_FROM: settings.mail.from,
        // A dynamic reference: the template names the secret, and never holds it.
        SMTP_URL: SecretValue.secretsManager(settings.mail.secret).unsafeUnwrap(),
      }),
    },
  };
  jobs.addFunctions(surroundings);
  jobs.addStackDependency(data);
  const api = new ApiStack(app, id('api'), {
    ...props,
    surroundings,
    apiId: web.apiId,
    votesApiId: web.votesApiId,
    issuer,
    originSecret: web.originSecret,
  });
  api.addStackDependency(data);
  const operations = new OperationsStack(app, id('operations'), {
    ...props,
    key: data.key,
    functions: [
      ...[...api.functions, ...jobs.functions].map(({ entry, lambda }) => ({ ...entry, lambda })),
      ...(web.pages ? [{ name: 'web.pages', quiet: false, lambda: web.pages }] : []),
    ],
    queues: jobs.queues,
    tables: tableKinds.map((kind) => data.tables[kind]),
    apiId: web.apiId,
    votesApiId: web.votesApiId,
  });
  Tags.of(app).add('service', settings.name);
  tellPublisher(api, settings, { web, issuer });
  return { web, data, identity, jobs, api, operations };
};

/** By their names, which are known: a policy can be read without asking another stack what it made. */
const arnsOf = (settings: Settings, data: DataStack, jobs: JobsStack, issuer: Issuer): Arns => {
  const names = defaultTables(`${settings.name}-`);
  return {
    tables: Object.fromEntries(tableKinds.map((kind) => [kind, tableArn(names[kind])])) as Record<TableKind, string>,
    filesBucket: bucketArn(filesBucketName(settings)),
    anchorsBucket: bucketArn(anchorsBucketName(settings)),
    queue: (context) => jobs.queueArn(context),
    userPool: issuer.userPool?.arn ?? '',
    ballotKey: data.ballotKey.keyArn,
  };
};

const tableArn = (name: string): string =>
  `arn:${Aws.PARTITION}:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/${name}`;

/** What `npm run publish-web` reads from the outputs file: in the stack that is deployed when all of it is known. */
const tellPublisher = (stack: Stack, settings: Settings, { web, issuer }: { web: WebStack; issuer: Issuer }): void => {
  const outputs: Record<string, string | undefined> = {
    Origin: web.origin,
    Region: Stack.of(web).region,
    WebBucket: web.files.bucketName,
    ControlTable: defaultTables(`${settings.name}-`).control,
    Issuer: issuer.url,
    ClientId: issuer.clientId,
    Scope: issuer.scope,
    Resource: issuer.resource,
    LogoutUrl: issuer.logoutUrl,
    UserPoolId: issuer.userPool?.id,
  };
  for (const [name, value] of Object.entries(outputs)) if (value !== undefined) new CfnOutput(stack, name, { value });
};
