import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { administration } from './data-key.ts';
import type { FunctionName } from './functions.ts';
import { permissions } from './permissions.ts';
import { ballotKeyActions, type BallotKeyUse } from './uses.ts';
import type { Settings } from './settings.ts';

/**
 * Seals the private keys of ballot boxes, and nothing else. One function seals and cannot open, one opens and cannot seal:
 * the key's own policy names their data roles, and their policies bind them to the tenant in the session tag.
 */
export const ballotKey = (scope: Construct, settings: Settings): Key =>
  new Key(scope, 'BallotKey', {
    description: 'Private keys of ballot boxes',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
    policy: new iam.PolicyDocument({
      statements: [...users().map(([name, use]) => usedBy(dataRoleName(settings, name), use)), administration()],
    }),
  });

const users = (): [FunctionName, BallotKeyUse][] =>
  Object.entries(permissions).flatMap(([name, { ballotKeys }]) =>
    ballotKeys ? [[name as FunctionName, ballotKeys] as [FunctionName, BallotKeyUse]] : [],
  );

/** Named before it is made, since the key comes first; roles are the account's, whatever the region. */
export const dataRoleName = ({ name }: Settings, fn: FunctionName): string =>
  `${name}-${fn.replace('.', '-')}-data-${Aws.REGION}`;

const usedBy = (role: string, use: BallotKeyUse): iam.PolicyStatement =>
  new iam.PolicyStatement({
    sid: use === 'seal' ? 'SealedByOneRole' : 'OpenedByAnother',
    principals: [new iam.AccountRootPrincipal()],
    actions: [`kms:${ballotKeyActions[use]}`],
    resources: ['*'],
    // A principal has to be there when a policy names it; a condition may name one that follows.
    conditions: { ArnEquals: { 'aws:PrincipalArn': `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${role}` } },
  });
