import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * One key for tables, files and queues. It is used through those services alone, by whoever they let in, so that no
 * function's role speaks of keys; the account's administrators manage it and cannot decrypt with it.
 */
export const dataKey = (scope: Construct): Key =>
  new Key(scope, 'Key', {
    description: 'Tables, files and queues',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
    policy: new iam.PolicyDocument({ statements: [throughServices(), alarms(), administration()] }),
  });

const throughServices = (): iam.PolicyStatement =>
  new iam.PolicyStatement({
    sid: 'ThroughTheServicesThatStoreData',
    principals: [new iam.AnyPrincipal()],
    actions: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:DescribeKey',
      'kms:CreateGrant',
    ],
    resources: ['*'],
    conditions: {
      StringEquals: {
        'kms:CallerAccount': Aws.ACCOUNT_ID,
        // Which ending AWS gives in China could not be found out for certain: one of the two is that region's own.
        'kms:ViaService': ['dynamodb', 's3', 'sqs', 'sns'].flatMap((service) =>
          ['amazonaws.com', Aws.URL_SUFFIX].map((ending) => `${service}.${Aws.REGION}.${ending}`),
        ),
      },
    },
  });

/** An alarm publishes to the encrypted topic as the service that it is. */
const alarms = (): iam.PolicyStatement =>
  new iam.PolicyStatement({
    sid: 'AlarmsOfThisAccount',
    principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });

/** Whoever manages the account manages its keys, and reads nothing with them. */
export const administration = (): iam.PolicyStatement =>
  new iam.PolicyStatement({
    sid: 'AdministrationWithoutUse',
    principals: [new iam.AccountRootPrincipal()],
    actions: [
      'kms:DescribeKey',
      'kms:GetKeyPolicy',
      'kms:PutKeyPolicy',
      'kms:ListKeyPolicies',
      'kms:GetKeyRotationStatus',
      'kms:EnableKeyRotation',
      'kms:DisableKeyRotation',
      'kms:EnableKey',
      'kms:DisableKey',
      'kms:UpdateKeyDescription',
      'kms:CreateAlias',
      'kms:UpdateAlias',
      'kms:DeleteAlias',
      'kms:ListGrants',
      'kms:RevokeGrant',
      'kms:ListResourceTags',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:ScheduleKeyDeletion',
      'kms:CancelKeyDeletion',
    ],
    resources: ['*'],
  });
