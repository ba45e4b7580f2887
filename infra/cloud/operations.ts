import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Operation, Table } from 'aws-cdk-lib/aws-dynamodb';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { JobQueue } from './jobs.ts';
import type { Settings } from './settings.ts';

export interface Watched {
  name: string;
  /** its minutes are nobody's to look at */
  quiet: boolean;
  lambda: IFunction;
}

export interface OperationsProps extends StackProps {
  settings: Settings;
  key: IKey;
  functions: readonly Watched[];
  queues: readonly JobQueue[];
  tables: readonly Table[];
  apiId: string;
  votesApiId: string;
}

const minutes = (n: number): Duration => Duration.minutes(n);
const { LESS_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;
const { BREACHING, NOT_BREACHING } = cloudwatch.TreatMissingData;

/** What the operators are woken by, and what they look at. */
export class OperationsStack extends Stack {
  readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id, props);
    const { settings, key, functions, queues, tables, apiId, votesApiId } = props;
    this.topic = new sns.Topic(this, 'Alarms', {
      topicName: `${settings.name}-alarms`,
      masterKey: key,
      enforceSSL: true,
    });
    if (settings.alarmMail !== undefined) this.topic.addSubscription(new EmailSubscription(settings.alarmMail));
    for (const fn of functions) this.#function(fn);
    for (const queue of queues) this.#queue(queue);
    for (const table of tables) this.#table(table);
    this.#api('api', apiId, 'the API');
    if (votesApiId !== apiId) this.#api('votes', votesApiId, 'the API of the voting page');
    this.#sweeper(functions);
    this.#dashboard(props);
    if (settings.budget !== undefined && settings.alarmMail !== undefined)
      this.#budget(settings.name, settings.budget, settings.alarmMail);
  }

  #alarm(
    id: string,
    metric: cloudwatch.IMetric,
    threshold: number,
    alarmDescription: string,
    more: Partial<cloudwatch.AlarmProps> = {},
  ): void {
    const alarm = new cloudwatch.Alarm(this, id, {
      metric,
      threshold,
      alarmDescription,
      evaluationPeriods: 1,
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: NOT_BREACHING,
      ...more,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }

  #api(id: string, apiId: string, what: string): void {
    const faults = apiMetric(apiId, '5xx').with({ statistic: 'Sum', period: minutes(5) });
    this.#alarm(`${id} 5xx`, faults, 5, `${what} answers with faults`);
  }

  #function({ name, lambda: fn }: Watched): void {
    this.#alarm(`${name} errors`, fn.metricErrors({ period: minutes(5) }), 1, `${name} ended with an error`);
    this.#alarm(`${name} throttles`, fn.metricThrottles({ period: minutes(5) }), 1, `${name} was not let run at once`);
  }

  #queue({ context, queue, dead }: JobQueue): void {
    this.#alarm(
      `${context} dead`,
      dead.metricApproximateNumberOfMessagesVisible({ period: minutes(1), statistic: 'Maximum' }),
      1,
      `a job of ${context} was given up: docs/deploying.md says how to look at it`,
    );
    this.#alarm(
      `${context} age`,
      queue.metricApproximateAgeOfOldestMessage({ period: minutes(5), statistic: 'Maximum' }),
      1200,
      `a job of ${context} has waited for more than 20 minutes`,
    );
  }

  #table(table: Table): void {
    const id = table.node.id;
    const throttled = new cloudwatch.MathExpression({
      expression: 'reads + writes',
      usingMetrics: {
        reads: table.metric('ReadThrottleEvents', { statistic: 'Sum' }),
        writes: table.metric('WriteThrottleEvents', { statistic: 'Sum' }),
      },
      period: minutes(5),
    });
    this.#alarm(`${id} throttles`, throttled, 10, `the table ${id} slows requests down`);
    const faults = table.metricSystemErrorsForOperations({ operations: usedOperations, period: minutes(5) });
    this.#alarm(`${id} faults`, faults, 1, `the database has faults of its own in ${id}`);
  }

  #sweeper(functions: readonly Watched[]): void {
    const { lambda: fn } = functions.find(({ name }) => name === 'service.sweeper')!;
    this.#alarm(
      'sweeper silent',
      fn.metricInvocations({ period: minutes(5), statistic: 'Sum' }),
      1,
      'nobody looks after forgotten jobs and deadlines',
      { comparisonOperator: LESS_THAN_THRESHOLD, treatMissingData: BREACHING },
    );
  }

  #dashboard({ settings, functions, queues, tables, apiId }: OperationsProps): void {
    const graph = (title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget =>
      new cloudwatch.GraphWidget({ title, left, width: 12, height: 6 });
    const each = (read: (fn: Watched) => cloudwatch.Metric): cloudwatch.Metric[] =>
      functions.filter(({ quiet }) => !quiet).map((fn) => read(fn).with({ label: fn.name }));
    new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: settings.name,
      widgets: [
        [
          graph('Requests', [apiMetric(apiId, 'Count'), apiMetric(apiId, '4xx'), apiMetric(apiId, '5xx')]),
          graph(
            'Latency, ms',
            [50, 95, 99].map((p) => apiMetric(apiId, 'Latency').with({ statistic: `p${p}` })),
          ),
        ],
        [
          graph(
            'Errors by function',
            each(({ lambda: fn }) => fn.metricErrors()),
          ),
          graph(
            'Duration p95 by function, ms',
            each(({ lambda: fn }) => fn.metricDuration({ statistic: 'p95' })),
          ),
        ],
        [
          graph(
            'Jobs waiting',
            queues.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          ),
          graph(
            'Jobs given up',
            queues.map(({ dead }) => dead.metricApproximateNumberOfMessagesVisible()),
          ),
        ],
        [
          graph(
            'Read units',
            tables.map((table) => table.metricConsumedReadCapacityUnits()),
          ),
          graph(
            'Write units',
            tables.map((table) => table.metricConsumedWriteCapacityUnits()),
          ),
        ],
      ],
    });
  }

  #budget(name: string, amount: number, address: string): void {
    new CfnBudget(this, 'Budget', {
      budget: { budgetName: name, budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount, unit: 'USD' } },
      notificationsWithSubscribers: [80, 100].map((threshold) => ({
        notification: { notificationType: 'ACTUAL', comparisonOperator: 'GREATER_THAN', threshold },
        subscribers: [{ subscriptionType: 'EMAIL', address }],
      })),
    });
  }
}

const apiMetric = (apiId: string, metricName: string): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: apiId },
    statistic: 'Sum',
  });

/** Ten metrics fit into one alarm. */
const { GET_ITEM, BATCH_GET_ITEM, QUERY, PUT_ITEM, UPDATE_ITEM, DELETE_ITEM, BATCH_WRITE_ITEM, TRANSACT_WRITE_ITEMS } =
  dynamodb.Operation;
const usedOperations: Operation[] = [
  ...[GET_ITEM, BATCH_GET_ITEM, QUERY, PUT_ITEM, UPDATE_ITEM, DELETE_ITEM, BATCH_WRITE_ITEM, TRANSACT_WRITE_ITEMS],
];
