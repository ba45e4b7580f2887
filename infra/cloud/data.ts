import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { defaultTables, type TableKind, tableKinds } from '#functions/platform/tables.ts';
import { ballotKey } from './ballot-key.ts';
import { dataKey } from './data-key.ts';
import { acknowledge } from './nag.ts';
import { backupDays, type Settings } from './settings.ts';

/** Buckets have names that can be known before they are made: the pages' policy names them. */
export const filesBucketName = ({ name }: Settings): string => `${name}-files-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
export const anchorsBucketName = ({ name }: Settings): string => `${name}-anchors-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
export const bucketArn = (bucketName: string): string => `arn:${Aws.PARTITION}:s3:::${bucketName}`;

/** The tables, the files, the anchors of the audit chains, the key that encrypts them all, and that of the ballot boxes. */
export class DataStack extends Stack {
  readonly key: IKey;
  /** of the private keys of ballot boxes */
  readonly ballotKey: IKey;
  readonly tables: Record<TableKind, dynamodb.Table>;
  readonly files: s3.Bucket;
  readonly anchors: s3.Bucket;

  /** @param origin of the web: the only one whose pages may use the files' addresses */
  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings; origin: string }) {
    super(scope, id, props);
    const { settings, origin } = props;
    this.key = dataKey(this);
    this.ballotKey = ballotKey(this, settings);
    const names = defaultTables(`${settings.name}-`);
    this.tables = Object.fromEntries(
      tableKinds.map((kind) => [kind, this.#table(kind, names[kind])]),
    ) as typeof this.tables;
    const logs = this.#logs();
    this.files = this.#files(settings, origin, logs);
    this.anchors = this.#anchors(settings, logs);
  }

  #table(kind: TableKind, tableName: string): dynamodb.Table {
    const isBallots = kind === 'ballots';
    const table = new dynamodb.Table(this, kind, {
      tableName,
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(!isBallots && {
        pointInTimeRecoverySpecification: {
          pointInTimeRecoveryEnabled: true,
          recoveryPeriodInDays: backupDays,
        },
      }),
    });
    if (isBallots)
      acknowledge(
        table,
        'AwsSolutions-DDB3',
        'a continuous backup would tell in which order ballots came in; a lost open box is voted again',
      );
    return table;
  }

  #logs(): s3.Bucket {
    const logs = new s3.Bucket(this, 'AccessLogs', {
      ...kept,
      encryption: s3.BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(400) }],
    });
    acknowledge(logs, 'AwsSolutions-S1', 'the access logs of the other buckets go here; its own would go on for ever');
    return logs;
  }

  #files(settings: Settings, origin: string, logs: s3.Bucket): s3.Bucket {
    return new s3.Bucket(this, 'Files', {
      ...kept,
      bucketName: filesBucketName(settings),
      ...encryptedWith(this.key),
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'files/',
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(backupDays),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      cors: [
        {
          allowedOrigins: [origin],
          allowedMethods: [s3.HttpMethods.PUT, s3.HttpMethods.GET, s3.HttpMethods.HEAD],
          allowedHeaders: ['content-type', 'content-length', 'if-none-match'],
          maxAge: 3600,
        },
      ],
    });
  }

  #anchors(settings: Settings, logs: s3.Bucket): s3.Bucket {
    const { lock, days } = settings.anchors;
    const retention = lock === 'compliance' ? s3.ObjectLockRetention.compliance : s3.ObjectLockRetention.governance;
    return new s3.Bucket(this, 'Anchors', {
      ...kept,
      bucketName: anchorsBucketName(settings),
      ...encryptedWith(this.key),
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'anchors/',
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: retention(Duration.days(days)),
    });
  }
}

const kept = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

const encryptedWith = (encryptionKey: IKey) =>
  ({ encryption: s3.BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }) as const;
