import { deployedFunctions } from '#infra/cloud/functions.ts';
import type { Rule } from './rules.ts';
import { type Resource, textOf } from './synthesised.ts';

/** What keeps stored things from being read by others, lost or rewritten, and jobs apart by county. */

const of = (resources: readonly Resource[], type: string): Resource[] => resources.filter(({ Type }) => Type === type);
const named = (resources: readonly Resource[], type: string, name: RegExp): Resource =>
  of(resources, type).find(({ id }) => name.test(id))!;
const failing = (resources: readonly Resource[], isRight: (resource: Resource) => boolean): string[] =>
  resources.filter((resource) => !isRight(resource)).map(({ stack, id }) => `${stack}/${id}`);

const bucket = 'AWS::S3::Bucket';
const fn = 'AWS::Lambda::Function';
const feed = 'AWS::Lambda::EventSourceMapping';
const permission = 'AWS::Lambda::Permission';
const integration = 'AWS::ApiGatewayV2::Integration';

/** Whatever people or the law would miss; queues and the front door's secret are made anew. */
const stays = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::Cognito::UserPool',
  'AWS::Logs::LogGroup',
];

interface KeyStatement {
  Sid: string;
  Principal: { AWS?: unknown; Service?: string };
  Action: string[];
  Condition?: { StringEquals?: Record<string, unknown> };
}
const keyStatements = (resources: readonly Resource[]): KeyStatement[] =>
  of(resources, 'AWS::KMS::Key')
    .filter(({ id }) => !id.startsWith('BallotKey'))
    .flatMap(({ Properties }) => Properties.KeyPolicy.Statement as KeyStatement[]);

/** With these something encrypted can be read, or somebody else be let read it. */
const isUse = (action: string): boolean =>
  /^kms:(?:\*|Decrypt|Encrypt|ReEncrypt|GenerateDataKey|CreateGrant)/.test(action);

const isBound = ({ Principal, Condition }: KeyStatement): boolean => {
  const { StringEquals: equal = {} } = Condition ?? {};
  if (Principal.Service !== undefined) return textOf(equal['aws:SourceAccount']) === '<AWS::AccountId>';
  const services = equal['kms:ViaService'];
  return (
    textOf(equal['kms:CallerAccount']) === '<AWS::AccountId>' &&
    Array.isArray(services) &&
    services.length > 0 &&
    services.every((service) => /^[a-z0-9]+\.<AWS::Region>\.(?:amazonaws\.com|<AWS::URLSuffix>)$/.test(textOf(service)))
  );
};

/** seconds that an entry may run: below the HTTP API's 30, all that Lambda gives, below the sweeper's minute */
const runs: Record<string, (timeout: number) => boolean> = {
  handler: (timeout) => timeout < 30,
  worker: (timeout) => timeout === 900,
  sweeper: (timeout) => timeout < 60,
};

export const storedRules: readonly Rule[] = [
  {
    name: 'the key is used through the services that store data, in this account alone',
    faults: (resources) =>
      keyStatements(resources)
        .filter((statement) => statement.Action.some(isUse) && !isBound(statement))
        .map(({ Sid }) => Sid),
    break: (resources) => {
      for (const { Condition } of keyStatements(resources)) delete Condition?.StringEquals?.['kms:CallerAccount'];
    },
  },
  {
    name: 'what is stored stays when a stack is deleted or a resource replaced',
    faults: (resources) =>
      failing(
        resources.filter(({ Type }) => stays.includes(Type)),
        ({ DeletionPolicy, UpdateReplacePolicy }) => DeletionPolicy === 'Retain' && UpdateReplacePolicy === 'Retain',
      ),
    break: (resources) => (of(resources, 'AWS::DynamoDB::Table')[0]!.DeletionPolicy = 'Delete'),
  },
  {
    name: 'the daily heads cannot be removed for ten years',
    faults: (resources) =>
      failing([named(resources, bucket, /^Anchors/)], ({ Properties: p }) => {
        const { Mode, Days } = p.ObjectLockConfiguration?.Rule?.DefaultRetention ?? {};
        return p.ObjectLockEnabled === true && Mode === 'GOVERNANCE' && Days === 3650;
      }),
    break: (resources) =>
      (named(resources, bucket, /^Anchors/).Properties.ObjectLockConfiguration.Rule.DefaultRetention.Days = 1),
  },
  {
    name: 'old versions of files stay for as long as tables go back',
    faults: (resources) =>
      failing([named(resources, bucket, /^Files/)], ({ Properties: p }) =>
        Boolean(
          p.VersioningConfiguration?.Status === 'Enabled' &&
          p.LifecycleConfiguration?.Rules.every(
            (rule: Record<string, { NoncurrentDays?: number } | undefined>) =>
              rule['NoncurrentVersionExpiration']?.NoncurrentDays === 35 && rule['ExpirationInDays'] === undefined,
          ),
        ),
      ),
    break: (resources) => delete named(resources, bucket, /^Files/).Properties.VersioningConfiguration,
  },
  {
    name: 'a county’s jobs wait for its own alone, and all counties’ for no more than some workers',
    faults: (resources) => [
      ...failing(
        of(resources, 'AWS::SQS::Queue').filter(({ Properties }) => Properties.RedrivePolicy),
        ({ Properties: p }) => p.DeduplicationScope === 'messageGroup' && p.FifoThroughputLimit === 'perMessageGroupId',
      ),
      ...failing(of(resources, feed), ({ Properties }) => Properties.ScalingConfig?.MaximumConcurrency === 20),
    ],
    break: (resources) => delete of(resources, 'AWS::SQS::Queue')[1]!.Properties.FifoThroughputLimit,
  },
  {
    name: 'a function has the time that its entry needs',
    faults: (resources) =>
      deployedFunctions
        .filter(({ context, entry }) => {
          const made = of(resources, fn).find(({ Properties: p }) => p.FunctionName === `kaoping-${context}-${entry}`);
          return !runs[entry]!(made?.Properties.Timeout as number);
        })
        .map(({ name }) => name),
    break: (resources) => {
      for (const { Properties } of of(resources, fn)) Properties.Timeout = 31;
    },
  },
  {
    name: 'a function is called by this API or this schedule, no other',
    faults: (resources) => failing(of(resources, permission), ({ Properties }) => Properties.SourceArn !== undefined),
    break: (resources) => delete of(resources, permission)[0]!.Properties.SourceArn,
  },
  {
    name: 'functions get requests in the form that they read',
    faults: (resources) =>
      failing(of(resources, integration), ({ Properties }) => Properties.PayloadFormatVersion === '2.0'),
    break: (resources) => (of(resources, integration)[0]!.Properties.PayloadFormatVersion = '1.0'),
  },
  {
    name: 'the first job that is given up rings',
    faults: (resources) =>
      failing(
        of(resources, 'AWS::CloudWatch::Alarm').filter(
          ({ Properties: p }) => p.MetricName === 'ApproximateNumberOfMessagesVisible',
        ),
        ({ Properties: p }) => p.Threshold === 1 && p.EvaluationPeriods === 1 && /OrEqual/.test(p.ComparisonOperator),
      ),
    break: (resources) => {
      for (const { Properties } of of(resources, 'AWS::CloudWatch::Alarm')) Properties.Threshold = 1000;
    },
  },
];
