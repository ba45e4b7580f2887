import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { anchorsBucketName, filesBucketName } from './data.ts';
import { dataRoleName } from './ballot-key.ts';
import { type DeployedFunction, isForMail } from './functions.ts';
import { acknowledge } from './nag.ts';
import { type FunctionPermissions, permissions } from './permissions.ts';
import { type Arns, dataPolicy, dataRoleTrust, executionPolicy } from './policy-documents.ts';
import { logDays, type Settings } from './settings.ts';

/** The code of a deployed function, bundled once however many stacks are made of it. */
export type FunctionCode = (fn: DeployedFunction) => lambda.Code;

/** What is the same for every function of the service. */
export interface Surroundings {
  settings: Settings;
  arns: Arns;
  code: FunctionCode;
  /** values of the environment variables that the catalog may name */
  variables: Readonly<Record<string, string>>;
}

/**
 * A function of the catalog with its role, its data role, its log unless it is a quiet one, and the variables that the
 * catalog says: no more.
 */
export class ServiceFunction extends Construct {
  readonly lambda: lambda.Function;
  readonly entry: DeployedFunction;

  constructor(scope: Construct, entry: DeployedFunction, { settings, arns, code, variables }: Surroundings) {
    super(scope, entry.name);
    this.entry = entry;
    const logGroup = entry.quiet ? null : keptLog(this, `/${settings.name}/${entry.name}`);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const dataRole = this.#dataRole(role, settings);
    const allowed = settings.issuer ? withoutAccounts(permissions[entry.name]) : permissions[entry.name];
    const own = { logGroup: logGroup?.logGroupArn ?? null, dataRole: dataRole.roleArn };
    const policy = attach(this, 'Policy', role, executionPolicy(entry.entry, entry.context, allowed, arns, own));
    const ownData = attach(this, 'DataPolicy', dataRole, dataPolicy(allowed, arns));
    acknowledgeFolders(ownData, allowed, settings);

    this.lambda = new lambda.Function(this, 'Function', {
      functionName: `${settings.name}-${entry.context}-${entry.entry}`,
      code: code(entry),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: entry.memory,
      timeout: Duration.seconds(entry.timeout),
      role,
      // Without one, and without the right to make one, whatever the function or Lambda says goes nowhere.
      ...(logGroup && { logGroup }),
      environment: this.#environment(dataRole, variables, settings),
    });
    this.lambda.node.addDependency(policy);
  }

  #dataRole(role: iam.Role, settings: Settings): iam.Role {
    const { name } = this.entry;
    const dataRole = new iam.Role(this, 'DataRole', {
      ...(permissions[name].ballotKeys && { roleName: dataRoleName(settings, name) }),
      assumedBy: new iam.ArnPrincipal(role.roleArn),
      maxSessionDuration: Duration.hours(1),
      description: 'Assumed for one tenant at a time, with the session tag `tenant`',
    });
    const { defaultChild } = dataRole.node;
    (defaultChild as iam.CfnRole).assumeRolePolicyDocument = dataRoleTrust(role.roleArn);
    return dataRole;
  }

  #environment(
    dataRole: iam.Role,
    variables: Readonly<Record<string, string>>,
    { issuer, mail }: Settings,
  ): Record<string, string> {
    // With an issuer of the operator's own there is no user pool to name.
    const named = this.entry.environment.filter(
      (name) => !(issuer && name === 'USER_POOL_ID') && (mail !== null || !isForMail(this.entry, name)),
    );
    return Object.fromEntries(
      named.map((name) => {
        const value = name === 'DATA_ROLE_ARN' ? dataRole.roleArn : variables[name];
        if (value === undefined) throw new Error(`${this.entry.name} reads ${name}, which no stack provides`);
        return [name, value];
      }),
    );
  }
}

/** An issuer of the operator's own keeps its accounts itself. */
const withoutAccounts = (allowed: FunctionPermissions): FunctionPermissions => ({ ...allowed, identity: [] });

const attach = (scope: Construct, id: string, role: iam.Role, document: object): iam.Policy => {
  const policy = new iam.Policy(scope, id, { document: iam.PolicyDocument.fromJson(document) });
  policy.attachToRole(role);
  return policy;
};

/** A log of a name and a life of its own. */
export const keptLog = (scope: Construct, logGroupName: string, id = 'Log'): logs.LogGroup =>
  new logs.LogGroup(scope, id, {
    logGroupName,
    retention: logDays as logs.RetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** A tenant's folder cannot be named but by what stands before its files. */
const acknowledgeFolders = (
  policy: iam.Policy,
  { files, folder, anchors = [] }: FunctionPermissions,
  settings: Settings,
): void => {
  const onObjects = (use: string): boolean => use !== 'list';
  if (files.some(onObjects))
    acknowledge(
      policy,
      folderFinding(filesBucketName(settings), folder),
      'the files of the one tenant in the session tag, whose names are made at run time',
    );
  if (anchors.some(onObjects))
    acknowledge(
      policy,
      folderFinding(anchorsBucketName(settings)),
      'the daily heads of the one tenant in the session tag, named by their day; none can be changed or removed',
    );
};

/** The finding's id as cdk-nag writes it: what is known at deployment alone stands in angle brackets. */
const folderFinding = (bucketName: string, folder?: string): string => {
  const bucket = bucketName.replace(Aws.ACCOUNT_ID, '<AWS::AccountId>').replace(Aws.REGION, '<AWS::Region>');
  return `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${bucket}/<aws:PrincipalTag/tenant>/${folder === undefined ? '' : `${folder}/`}*]`;
};
