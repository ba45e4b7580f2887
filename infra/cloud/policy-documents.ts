import type { ContextName } from '#shared/api/operation.ts';
import type { TableKind } from '#functions/platform/tables.ts';
import type { Entry } from './functions.ts';
import type { FunctionPermissions, KeyActions } from './permissions.ts';
import {
  anchorActions,
  ballotKeyActions,
  bucketActions,
  cognitoActions,
  objectActions,
  type TableAction,
} from './uses.ts';

/** The permissions as the documents that AWS evaluates. No action and no table is named with a wildcard. */

export interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}
export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: Statement[];
}
export interface TrustDocument {
  Version: '2012-10-17';
  Statement: (Omit<Statement, 'Resource'> & { Principal: { AWS: string } })[];
}

/** Where what is permitted lies; texts may be CDK tokens. */
export interface Arns {
  /** `arn:aws:…:table/…` */
  tables: Record<TableKind, string>;
  /** without a trailing slash */
  filesBucket: string;
  /** daily heads of the chains, object-locked */
  anchorsBucket: string;
  queue(context: ContextName): string;
  userPool: string;
  /** the key that seals the private keys of ballot boxes */
  ballotKey: string;
}

/** What the function itself is: its log group (ending in `:*`; null: it leaves no log) and its data role. */
export interface OwnArns {
  logGroup: string | null;
  dataRole: string;
}

const statement = (
  Sid: string,
  Action: string[],
  Resource: string[],
  Condition?: Statement['Condition'],
): Statement => ({
  ...{ Sid, Effect: 'Allow', Action, Resource },
  ...(Condition && { Condition }),
});

/**
 * Every key of the request begins so, and there is at least one: ForAllValues alone is true of a request without any
 * (a Scan, for one).
 */
const keysLike = (patterns: string[]): Statement['Condition'] => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

const dynamodb = (action: string): string => `dynamodb:${action}`;
const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/**
 * A transaction may touch several kinds of items with the same action, so each action gets one statement with all the
 * patterns it is allowed; actions with the same patterns share it.
 */
const keyStatements = (sid: string, granted: KeyActions, table: string): Statement[] => {
  const patternsOf = new Map<string, string[]>();
  for (const [pattern, actions] of Object.entries(granted))
    for (const action of actions) patternsOf.set(action, [...(patternsOf.get(action) ?? []), pattern].sort());
  const shared = Map.groupBy([...patternsOf], ([, patterns]) => patterns.join(' '));
  return [...shared.values()].map((group, i) =>
    statement(`${sid}${i + 1}`, unique(group.map(([action]) => dynamodb(action))), [table], keysLike(group[0]![1])),
  );
};

/** Of the role a function runs with. Nothing that a county owns can be reached with it. */
export const executionPolicy = (
  entry: Entry,
  context: ContextName,
  permissions: FunctionPermissions,
  arns: Arns,
  own: OwnArns,
): PolicyDocument => {
  const { sends, identity } = permissions;
  const accountActions = unique(identity.flatMap((use) => cognitoActions[use]));
  return {
    Version: '2012-10-17',
    Statement: [
      ...(own.logGroup === null
        ? []
        : [statement('OwnLog', ['logs:CreateLogStream', 'logs:PutLogEvents'], [own.logGroup])]),
      statement('OwnDataRole', ['sts:AssumeRole', 'sts:TagSession'], [own.dataRole]),
      ...keyStatements('Control', permissions.control, arns.tables.control),
      ...(sends.length > 0 ? [statement('SendJobs', ['sqs:SendMessage'], sends.map(arns.queue))] : []),
      ...(entry === 'worker' ? [statement('ReceiveJobs', [...receiving], [arns.queue(context)])] : []),
      ...(accountActions.length > 0
        ? [
            statement(
              'Accounts',
              accountActions.map((action) => `cognito-idp:${action}`),
              [arns.userPool],
            ),
          ]
        : []),
    ],
  };
};

/** Lambda polls the queue in the name of the function's role; the worker gives back what failed. */
export const receiving = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
] as const;

const tenantTag = '${aws:PrincipalTag/tenant}';

/**
 * Of a function's data role: the items and files of the tenant in the session tag, in the tables that are named. A
 * statement whose variable has no value holds for nothing, so a session without the tag reaches nothing.
 */
export const dataPolicy = (
  { data, files, folder, anchors = [], ballotKeys }: FunctionPermissions,
  arns: Arns,
): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    ...(['main', 'audit', 'ballots'] as const).flatMap((kind) => {
      const allowed = data[kind];
      if (!allowed) return [];
      const sid = `Own${kind[0]!.toUpperCase()}${kind.slice(1)}`;
      const byKey = isList(allowed) ? { '*': allowed } : allowed;
      const ofTenant = Object.entries(byKey).map(([pattern, actions]) => [`T#${tenantTag}#${pattern}`, actions]);
      return keyStatements(sid, Object.fromEntries(ofTenant) as KeyActions, arns.tables[kind]);
    }),
    ...ownFolder('OwnFiles', unique(files.flatMap((use) => objectActions[use])), arns.filesBucket, folder),
    ...ownFolder('OwnAnchors', unique(anchors.flatMap((use) => anchorActions[use])), arns.anchorsBucket),
    // What was sealed for one county opens for no other: the county is part of what is authenticated.
    ...(ballotKeys
      ? [
          statement('OwnBallotKeys', [`kms:${ballotKeyActions[ballotKeys]}`], [arns.ballotKey], {
            StringEquals: { 'kms:EncryptionContext:tenant': tenantTag },
          }),
        ]
      : []),
  ],
});

const isList = (allowed: readonly TableAction[] | KeyActions): allowed is readonly TableAction[] =>
  Array.isArray(allowed);

const ownFolder = (sid: string, actions: readonly string[], bucket: string, folder?: string): Statement[] => {
  const own = folder === undefined ? `${tenantTag}/*` : `${tenantTag}/${folder}/*`;
  const s3 = (action: string): string => `s3:${action}`;
  const onObjects = actions.filter((action) => !bucketActions.includes(action));
  const onBucket = actions.filter((action) => bucketActions.includes(action));
  const ownPrefix = { StringLike: { 's3:prefix': own } };
  return [
    ...(onObjects.length > 0 ? [statement(sid, onObjects.map(s3), [`${bucket}/${own}`])] : []),
    ...(onBucket.length > 0 ? [statement(`${sid}List`, onBucket.map(s3), [bucket], ownPrefix)] : []),
  ];
};

/** Who may become a data role: its own function's role, with the tag `tenant` of 26 characters and no other tag. */
export const dataRoleTrust = (executionRole: string): TrustDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OwnFunctionForOneTenant',
      Effect: 'Allow',
      Principal: { AWS: executionRole },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringLike: { 'aws:RequestTag/tenant': '?'.repeat(26) },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['tenant'] },
      },
    },
  ],
});
