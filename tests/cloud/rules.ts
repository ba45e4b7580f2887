import { operations, publicOperations } from '#shared/api/contract.ts';
import { deployedFunctions, isForMail } from '#infra/cloud/functions.ts';
import { pagesRoutes } from '#infra/cloud/pages.ts';
import { type Resource, textOf } from './synthesised.ts';

/**
 * What the stacks have to keep to, as functions from resources to faults. Beside each stands how to break it: the tests
 * see that the faults are none, and that there are some once it is broken.
 */
export interface Rule {
  name: string;
  faults(resources: readonly Resource[]): string[];
  /** changes a copy of the resources so that the rule is broken */
  break(resources: Resource[]): void;
}

const of = (resources: readonly Resource[], type: string): Resource[] => {
  const found = resources.filter(({ Type }) => Type === type);
  if (found.length === 0) throw new Error(`there is no ${type}`);
  return found;
};
const first = (resources: readonly Resource[], type: string): Resource => of(resources, type)[0]!;
const where = ({ stack, id }: Resource): string => `${stack}/${id}`;
const failing = (resources: readonly Resource[], isRight: (resource: Resource) => boolean): string[] =>
  resources.filter((resource) => !isRight(resource)).map(where);

const table = 'AWS::DynamoDB::Table';
const bucket = 'AWS::S3::Bucket';
const queue = 'AWS::SQS::Queue';
const route = 'AWS::ApiGatewayV2::Route';
const fn = 'AWS::Lambda::Function';
const log = 'AWS::Logs::LogGroup';

/** A continuous backup of the ballots would tell their order; every other table has one. */
const withoutBackup = ['ballots'];
/** What would tell in which order its items came: an expiry takes a time in each. */
const telling = [
  ...['StreamSpecification', 'KinesisStreamSpecification', 'PointInTimeRecoverySpecification'],
  ...['TimeToLiveSpecification', 'ContributorInsightsSpecification'],
];
/** Access logs cannot be delivered to a bucket with a key of one's own; the web's files are public. */
const withoutKey = ['AccessLogs', 'Web'];
/** Deployed functions outside of the catalog, with the variables that they read. */
const otherFunctions: Record<string, string[]> = { 'web-pages': ['WEB_BUCKET', 'PAGES_POLICY', 'SCRIPTS_POLICY'] };

const isNamed = (names: readonly string[], id: string): boolean =>
  names.some((name) => new RegExp(`^${name}[0-9A-F]{8}$`).test(id));

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
}
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const statements = (resources: readonly Resource[]): [Resource, Statement][] =>
  resources.flatMap((resource) => {
    const { PolicyDocument, KeyPolicy, AssumeRolePolicyDocument, Policies } = resource.Properties;
    const documents = [
      ...[PolicyDocument, KeyPolicy, AssumeRolePolicyDocument],
      ...(Array.isArray(Policies) ? (Policies as { PolicyDocument: object }[]) : []).map(
        (inline) => inline.PolicyDocument,
      ),
    ] as ({ Statement: Statement[] } | undefined)[];
    return documents.flatMap((one) => (one?.Statement ?? []).map((s): [Resource, Statement] => [resource, s]));
  });

const isLogged = ({ Properties }: Resource): boolean =>
  !deployedFunctions.some((one) => one.quiet && Properties.FunctionName === `kaoping-${one.context}-${one.entry}`);
const loggedStages = (resources: readonly Resource[]): Resource[] =>
  of(resources, 'AWS::ApiGatewayV2::Stage').filter(({ Properties }) => Properties.AccessLogSettings);

const routeKeys = (resources: readonly Resource[]): string[] =>
  of(resources, route).map(({ Properties }) => Properties.RouteKey as string);
const isPublicRoute = (key: string): boolean =>
  (pagesRoutes as readonly string[]).includes(key) ||
  operations.some((o) => publicOperations.includes(o.id) && `${o.method} ${o.path}` === key);

const deadOf = ({ Properties }: Resource): string => Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0];

export const rules: readonly Rule[] = [
  {
    name: 'every table but the ballots can be restored to any second of 35 days',
    faults: (resources) =>
      failing(of(resources, table), ({ id, Properties: { PointInTimeRecoverySpecification: backup } }) =>
        isNamed(withoutBackup, id)
          ? backup === undefined
          : backup?.PointInTimeRecoveryEnabled === true && backup.RecoveryPeriodInDays === 35,
      ),
    break: (resources) => delete first(resources, table).Properties.PointInTimeRecoverySpecification,
  },
  {
    name: 'the ballots have no stream, no backup, no expiry, and nobody counts which of them are asked for',
    faults: (resources) =>
      failing(
        of(resources, table).filter(({ id }) => isNamed(withoutBackup, id)),
        ({ Properties }) => !telling.some((specification) => specification in Properties),
      ),
    break: (resources) => {
      const ballots = of(resources, table).find(({ id }) => isNamed(withoutBackup, id))!;
      ballots.Properties.StreamSpecification = { StreamViewType: 'NEW_IMAGE' };
    },
  },
  {
    name: 'no table can be deleted, and no user pool',
    faults: (resources) => [
      ...failing(of(resources, table), ({ Properties }) => Properties.DeletionProtectionEnabled === true),
      ...failing(
        resources.filter(({ Type }) => Type === 'AWS::Cognito::UserPool'),
        ({ Properties }) => Properties.DeletionProtection === 'ACTIVE',
      ),
    ],
    break: (resources) => (first(resources, table).Properties.DeletionProtectionEnabled = false),
  },
  {
    name: 'tables, buckets, queues and topics are encrypted with the service’s key',
    faults: (resources) => [
      ...failing(of(resources, table), ({ Properties: { SSESpecification: s } }) => s?.KMSMasterKeyId !== undefined),
      ...failing(of(resources, bucket), ({ id, Properties }) => {
        const [rule] = Properties.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
        const by = rule?.ServerSideEncryptionByDefault;
        return isNamed(withoutKey, id) ? by?.SSEAlgorithm === 'AES256' : by?.KMSMasterKeyID !== undefined;
      }),
      ...failing([...of(resources, queue), ...of(resources, 'AWS::SNS::Topic')], ({ Properties }) =>
        textOf(Properties.KmsMasterKeyId).includes('Key'),
      ),
      ...failing(of(resources, 'AWS::KMS::Key'), ({ Properties }) => Properties.EnableKeyRotation === true),
    ],
    break: (resources) => delete first(resources, queue).Properties.KmsMasterKeyId,
  },
  {
    name: 'no bucket is public, and each refuses requests without TLS',
    faults: (resources) => [
      ...failing(of(resources, bucket), ({ Properties: { PublicAccessBlockConfiguration: block } }) =>
        ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every((k) => block?.[k]),
      ),
      ...failing(of(resources, bucket), ({ id }) =>
        of(resources, 'AWS::S3::BucketPolicy').some(
          ({ Properties }) =>
            Properties.Bucket.Ref === id && JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'),
        ),
      ),
    ],
    break: (resources) =>
      (first(resources, bucket).Properties.PublicAccessBlockConfiguration.BlockPublicPolicy = false),
  },
  {
    name: 'every route asks for a token, but those that are public by name',
    faults: (resources) =>
      failing(of(resources, route), ({ Properties: { RouteKey, AuthorizationType, AuthorizerId } }) =>
        isPublicRoute(RouteKey)
          ? AuthorizationType === 'NONE'
          : AuthorizationType === 'JWT' && AuthorizerId?.Ref === first(resources, 'AWS::ApiGatewayV2::Authorizer').id,
      ),
    break: (resources) => {
      const some = of(resources, route).find(({ Properties }) => !isPublicRoute(Properties.RouteKey))!;
      some.Properties.AuthorizationType = 'NONE';
    },
  },
  {
    name: 'the routes are those of the contract',
    faults: (resources) => {
      const expected = operations.map(({ method, path }) => `${method} ${path}`);
      const made = routeKeys(resources).filter((key) => !(pagesRoutes as readonly string[]).includes(key));
      return [...expected, ...made].filter((key) => !(expected.includes(key) && made.includes(key)));
    },
    break: (resources) => (of(resources, route).at(-1)!.Properties.RouteKey = 'GET /api/other'),
  },
  {
    name: 'a route leads to the function of its operation’s context',
    faults: (resources) => {
      const target = (integration: string): string | undefined => {
        const made = resources.find(({ id, stack }) => id === integration && stack === 'api');
        const called = made && resources.find(({ id }) => id === made.Properties.IntegrationUri['Fn::GetAtt'][0]);
        return called?.Properties.FunctionName;
      };
      return operations
        .filter(({ method, path, context }) => {
          const made = of(resources, route).find(({ Properties }) => Properties.RouteKey === `${method} ${path}`);
          const integration = made?.Properties.Target['Fn::Join'][1][1].Ref as string;
          return target(integration) !== `kaoping-${context}-handler`;
        })
        .map(({ id }) => id);
    },
    break: (resources) => {
      const [one, other] = of(resources, 'AWS::ApiGatewayV2::Integration').filter(({ stack }) => stack === 'api');
      one!.Properties.IntegrationUri = other!.Properties.IntegrationUri;
    },
  },
  {
    name: 'nothing is allowed by a wildcard action, and no table is named by one',
    faults: (resources) =>
      statements(resources)
        .filter(([resource, { Effect, Action, Resource }]) => {
          if (Effect !== 'Allow') return false;
          const named = list(Resource ?? []).map(textOf);
          const isRole = resource.Type === 'AWS::IAM::Policy' || resource.Type === 'AWS::IAM::Role';
          return (
            list(Action).some((action) => action.includes('*')) ||
            (isRole && named.includes('*')) ||
            (list(Action).some((action) => action.startsWith('dynamodb:')) && named.some((name) => name.includes('*')))
          );
        })
        .map(([resource]) => where(resource)),
    break: (resources) => {
      const [, dynamodb] = statements(resources).find(([, { Action }]) => list(Action)[0]?.startsWith('dynamodb:'))!;
      dynamodb.Resource = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:::table/kaoping-*']] };
    },
  },
  {
    name: 'no function’s role speaks of keys but of the ballot boxes’ one, and none has a managed policy',
    faults: (resources) => [
      ...statements(resources)
        .filter(
          ([{ Type }, { Action, Resource }]) =>
            Type === 'AWS::IAM::Policy' &&
            list(Action).some((a) => a.startsWith('kms:')) &&
            !list(Resource).every((key) => /GetAttBallotKey/.test(textOf(key))),
        )
        .map(([resource]) => where(resource)),
      ...failing(of(resources, 'AWS::IAM::Role'), ({ Properties }) => Properties.ManagedPolicyArns === undefined),
    ],
    break: (resources) => (first(resources, 'AWS::IAM::Role').Properties.ManagedPolicyArns = ['arn']),
  },
  {
    name: 'every function but the voting page’s writes to a log of its own, and every log ends',
    faults: (resources) => [
      ...failing(of(resources, log), ({ Properties }) => Properties.RetentionInDays === 365),
      ...failing(of(resources, fn).filter(isLogged), ({ Properties, stack }) => {
        const name = Properties.LoggingConfig?.LogGroup?.Ref;
        return of(resources, log).some((l) => l.id === name && l.stack === stack);
      }),
      ...failing(loggedStages(resources), ({ Properties }) =>
        of(resources, log).some(({ id }) => textOf(Properties.AccessLogSettings.DestinationArn) === `<${id}.Arn>`),
      ),
    ],
    break: (resources) => delete first(resources, log).Properties.RetentionInDays,
  },
  {
    name: 'the access log has neither addresses nor query strings nor tokens',
    faults: (resources) =>
      failing(loggedStages(resources), ({ Properties }) => {
        const format = Properties.AccessLogSettings.Format as string;
        const used = [...format.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name!);
        return used.includes('routeKey') && !used.some((name) => /path|query|identity|claims|uri|domain/i.test(name));
      }),
    break: (resources) =>
      (first(resources, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings = { Format: '$context.path' }),
  },
  {
    name: 'a job that fails again and again goes to a queue with an alarm, and works alone',
    faults: (resources) => {
      const queues = of(resources, queue).filter(({ Properties }) => !/dead/.test(Properties.QueueName));
      const watched = of(resources, 'AWS::CloudWatch::Alarm')
        .filter(({ Properties: p }) => p.MetricName === 'ApproximateNumberOfMessagesVisible' && p.AlarmActions?.length)
        .map(({ Properties }) => textOf(Properties.Dimensions[0].Value));
      const feeds = of(resources, 'AWS::Lambda::EventSourceMapping');
      return [
        ...failing(queues, (one) => watched.some((name) => name.includes(deadOf(one)))),
        ...failing(queues, ({ Properties: p }) => p.FifoQueue === true && p.RedrivePolicy.maxReceiveCount === 5),
        ...failing(queues, ({ id }) =>
          feeds.some(
            ({ Properties: p }) =>
              p.EventSourceArn['Fn::GetAtt'][0] === id &&
              p.BatchSize === 1 &&
              p.FunctionResponseTypes?.includes('ReportBatchItemFailures'),
          ),
        ),
      ];
    },
    break: (resources) => {
      for (const { Properties } of of(resources, 'AWS::CloudWatch::Alarm')) delete Properties.AlarmActions;
    },
  },
  {
    name: 'a message stays hidden for longer than its worker may run',
    faults: (resources) => {
      const longest = Math.max(...of(resources, fn).map(({ Properties }) => Properties.Timeout as number));
      return failing(
        of(resources, queue).filter(({ Properties }) => Properties.RedrivePolicy),
        ({ Properties }) => Properties.VisibilityTimeout > longest,
      );
    },
    break: (resources) => {
      for (const { Properties } of of(resources, queue)) Properties.VisibilityTimeout = 30;
    },
  },
  {
    name: 'a function is given the variables of the catalog and no others',
    faults: (resources) => {
      const hasPool = resources.some(({ Type }) => Type === 'AWS::Cognito::UserPool');
      const sends = resources.some(({ Type, Properties }) => Type === fn && Properties.Environment?.Variables.SMTP_URL);
      const expected: Record<string, readonly string[]> = { ...otherFunctions };
      for (const of of deployedFunctions)
        expected[`${of.context}-${of.entry}`] = of.environment.filter(
          (name) => (hasPool || name !== 'USER_POOL_ID') && (sends || !isForMail(of, name)),
        );
      return failing(of(resources, fn), ({ Properties: { FunctionName, Environment } }) => {
        const wanted = expected[(FunctionName as string).replace('kaoping-', '')] ?? [];
        return [...wanted].sort().join() === Object.keys(Environment.Variables).sort().join();
      });
    },
    break: (resources) => (first(resources, fn).Properties.Environment.Variables.OTHER = '1'),
  },
  {
    name: 'every function of the catalog is deployed, on Node.js 24 and arm64',
    faults: (resources) => {
      const made = of(resources, fn).map(({ Properties }) => Properties.FunctionName as string);
      return [
        ...deployedFunctions.map(({ name }) => `kaoping-${name.replace('.', '-')}`).filter((n) => !made.includes(n)),
        ...failing(
          of(resources, fn),
          ({ Properties: p }) => p.Runtime === 'nodejs24.x' && p.Architectures?.join() === 'arm64',
        ),
      ];
    },
    break: (resources) => (first(resources, fn).Properties.Architectures = ['x86_64']),
  },
  {
    name: 'each function has roles of its own',
    faults: (resources) => {
      const roles = of(resources, fn).map(({ stack, Properties }) => `${stack}/${textOf(Properties.Role)}`);
      return roles.filter((role, i) => roles.indexOf(role) !== i);
    },
    break: (resources) => {
      const [one, other] = of(resources, fn).filter(({ stack }) => stack === 'api');
      one!.Properties.Role = other!.Properties.Role;
    },
  },
  {
    name: 'secrets are named, never written down, and each is its own',
    faults: (resources) => {
      const of = (name: string): [string, string][] =>
        resources.flatMap(({ Type, id, Properties }) =>
          Type === fn && name in Properties.Environment.Variables
            ? [[id, textOf(Properties.Environment.Variables[name])] as [string, string]]
            : [],
        );
      const wrong = (name: string, secret: RegExp): string[] =>
        of(name)
          .filter(([, value]) => !/^\{\{resolve:secretsmanager:.*\}\}$/.test(value) || !secret.test(value))
          .map(([id]) => id);
      return [...wrong('ORIGIN_SECRET', /OriginSecret/), ...wrong('CAPABILITY_SECRET', /CapabilitySecret/)];
    },
    break: (resources) => {
      for (const { Properties } of of(resources, fn)) Properties.Environment.Variables.CAPABILITY_SECRET = 'secret';
    },
  },
];
