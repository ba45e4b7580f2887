import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ContextName } from '#shared/api/operation.ts';
import { contextsWithJobs, deployedFunctions, queueVariable } from './functions.ts';
import { ServiceFunction, type Surroundings } from './service-function.ts';
import type { Settings } from './settings.ts';

export interface JobQueue {
  context: ContextName;
  queue: sqs.Queue;
  dead: sqs.Queue;
}

/** longer than a worker may run, so that a message is never with two of them */
const hidden = Duration.seconds(930);

/**
 * A queue for each worker, in order for each tenant: the sender names the tenant as the message's group, so that one
 * county's jobs run one after the other and leave the other counties' workers alone.
 */
export class JobsStack extends Stack {
  readonly queues: readonly JobQueue[];
  /** the addresses of the queues as the functions read them */
  readonly variables: Readonly<Record<string, string>>;
  readonly functions: ServiceFunction[] = [];

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings; key: IKey }) {
    super(scope, id, props);
    const { settings, key } = props;
    this.queues = contextsWithJobs.map((context) => this.#queue(context, settings, key));
    this.variables = Object.fromEntries(
      this.queues.map(({ context, queue }) => [queueVariable(context), queue.queueUrl]),
    );
  }

  queueArn(context: ContextName): string {
    return this.queues.find((queue) => queue.context === context)!.queue.queueArn;
  }

  /** The workers behind their queues, and the sweeper that looks after forgotten jobs every minute. */
  addFunctions(surroundings: Surroundings): void {
    for (const entry of deployedFunctions) {
      if (entry.entry === 'handler') continue;
      const fn = new ServiceFunction(this, entry, surroundings);
      this.functions.push(fn);
      if (entry.entry === 'worker') this.#feed(fn);
      else this.#everyMinute(fn);
    }
  }

  #queue(context: ContextName, { name }: Settings, key: IKey): JobQueue {
    const shared = {
      fifo: true,
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: key,
      dataKeyReuse: Duration.hours(1),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    const dead = new sqs.Queue(this, `${context}.dead`, { ...shared, queueName: `${name}-${context}-dead.fifo` });
    const queue = new sqs.Queue(this, `${context}.queue`, {
      ...shared,
      queueName: `${name}-${context}.fifo`,
      visibilityTimeout: hidden,
      deduplicationScope: sqs.DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: sqs.FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
    });
    return { context, queue, dead };
  }

  #feed({ entry, lambda: fn }: ServiceFunction): void {
    new lambda.EventSourceMapping(this, `${entry.context}.feed`, {
      target: fn,
      eventSourceArn: this.queueArn(entry.context),
      batchSize: 1,
      reportBatchItemFailures: true,
      maxConcurrency: 20,
    });
  }

  #everyMinute({ entry, lambda: fn }: ServiceFunction): void {
    new events.Rule(this, `${entry.name}.schedule`, {
      schedule: events.Schedule.rate(Duration.minutes(1)),
      // The next minute makes good for one that failed.
      targets: [new targets.LambdaFunction(fn, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
