import { type DeployedFunction, deployedFunctions, queueVariable } from '#infra/cloud/functions.ts';
import type { ContextName } from '#shared/api/operation.ts';
import { type Account, type ResolvedResource, resolveTemplates, type Template } from './template.ts';

/** What the templates give each deployed function: its two roles with their policies, and the addresses it is told. */

export interface PolicyStatement {
  Sid?: string;
  Effect: string;
  Action: string | string[];
  Resource?: string | string[];
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}
export interface Policy {
  Version: string;
  Statement: PolicyStatement[];
}

export interface Role {
  arn: string;
  trust: Policy;
  policies: Policy[];
}

export interface FunctionRoles {
  entry: DeployedFunction;
  execution: Role;
  data: Role;
  environment: Record<string, string>;
  /** the policies of the keys, by ARN: a key is used only where its own policy says so, too */
  keys: ReadonlyMap<string, Policy>;
}

export type AllRoles = ReadonlyMap<string, FunctionRoles>;

export interface Permitted {
  functions: AllRoles;
  /** every other role of the templates */
  others: Role[];
  /** statements of buckets, queues, tables that let somebody in */
  resourcePolicies: { resource: string; statement: PolicyStatement }[];
}

const resourcePolicyTypes = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'];

export const permittedBy = (templates: readonly Template[], account: Account): Permitted => {
  const resources = resolveTemplates(templates, account, [
    ...['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::Lambda::Function'],
    ...['AWS::DynamoDB::Table', 'AWS::KMS::Key', ...resourcePolicyTypes],
  ]);
  const keys = new Map(
    resources
      .filter(({ type }) => type === 'AWS::KMS::Key')
      .map(({ logicalId, properties }) => [
        `arn:${account.partition}:kms:${account.region}:${account.id}:key/${logicalId}`,
        properties['KeyPolicy'] as Policy,
      ]),
  );
  const policies = resources.filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy');
  const roles = new Map(
    resources
      .filter(({ type }) => type === 'AWS::IAM::Role')
      .map((resource) => roleOf(resource, policies, account))
      .map((role) => [role.arn, role]),
  );
  const lambdas = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const functions = new Map(
    deployedFunctions.map((entry) => [entry.name, { ...rolesOfFunction(entry, lambdas, roles), keys }]),
  );
  const theirs = new Set([...functions.values()].flatMap(({ execution, data }) => [execution, data]));
  return {
    functions,
    others: [...roles.values()].filter((role) => !theirs.has(role)),
    resourcePolicies: resources.flatMap(resourceStatements),
  };
};

const rolesOfFunction = (
  entry: DeployedFunction,
  lambdas: ResolvedResource[],
  roles: ReadonlyMap<string, Role>,
): Omit<FunctionRoles, 'keys'> => {
  const fn = lambdas.find(({ properties }) =>
    String(properties['FunctionName']).endsWith(`-${entry.context}-${entry.entry}`),
  );
  if (!fn) throw new Error(`no stack deploys ${entry.name}`);
  const environment = (fn.properties['Environment'] as { Variables?: Record<string, string> }).Variables ?? {};
  const execution = roles.get(String(fn.properties['Role']));
  const data = roles.get(environment['DATA_ROLE_ARN'] ?? '');
  if (!execution || !data) throw new Error(`${entry.name} lacks a role of the templates`);
  return { entry, execution, data, environment };
};

const resourceStatements = ({ type, logicalId, properties }: ResolvedResource): Permitted['resourcePolicies'] => {
  const own = properties['ResourcePolicy'] as { PolicyDocument: Policy } | undefined;
  const document = resourcePolicyTypes.includes(type) ? (properties['PolicyDocument'] as Policy) : own?.PolicyDocument;
  return (document?.Statement ?? [])
    .filter(({ Effect }) => Effect === 'Allow')
    .map((statement) => ({ resource: logicalId, statement }));
};

const roleOf = ({ logicalId, properties }: ResolvedResource, policies: ResolvedResource[], account: Account): Role => {
  const name = String(properties['RoleName'] ?? logicalId);
  const managed = (properties['ManagedPolicyArns'] ?? []) as unknown[];
  if (managed.length > 0) throw new Error(`${logicalId} has policies that no template holds: ${managed.join()}`);
  const inline = (properties['Policies'] ?? []) as { PolicyDocument: Policy }[];
  const attached = policies.filter(({ properties: policy }) => ((policy['Roles'] ?? []) as string[]).includes(name));
  return {
    arn: `arn:${account.partition}:iam::${account.id}:role/${name}`,
    trust: properties['AssumeRolePolicyDocument'] as Policy,
    policies: [
      ...inline.map(({ PolicyDocument }) => PolicyDocument),
      ...attached.map(({ properties: policy }) => policy['PolicyDocument'] as Policy),
    ],
  };
};

/** The ARN of what a recorded request names, as the function finds it by its environment; null: it is told no address. */
export const arnFor = ({ environment }: FunctionRoles, resource: string, account: Account): string | null => {
  const [kind = '', ...rest] = resource.split('/');
  const name = rest.join('/');
  const { partition, region, id } = account;
  const bucket = (variable: string): string | null => {
    const found = environment[variable];
    return found === undefined ? null : `arn:${partition}:s3:::${found}${name === '' ? '' : `/${name}`}`;
  };
  switch (kind) {
    case 'table':
      return `arn:${partition}:dynamodb:${region}:${id}:table/${environment['TABLE_PREFIX']}${name}`;
    case 'data-role':
      return environment['DATA_ROLE_ARN'] ?? null;
    case 'ballot-key':
      return environment['BALLOT_KEY_ARN'] ?? null;
    case 'files':
      return bucket('FILES_BUCKET');
    case 'anchors':
      return bucket('ANCHORS_BUCKET');
    case 'queue': {
      const url = environment[queueVariable(name as ContextName)];
      return url === undefined ? null : `arn:${partition}:sqs:${region}:${id}:${url.replace(/^.*\//, '')}`;
    }
    case 'user-pool': {
      const pool = environment['USER_POOL_ID'];
      return pool === undefined ? null : `arn:${partition}:cognito-idp:${region}:${id}:userpool/${pool}`;
    }
    default:
      throw new Error(`a recorded request names an unknown kind of resource: ${resource}`);
  }
};
