import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { asked, awsFault, type AwsServer, awsServer } from '#functions/platform/cloud/aws-server.fixture.ts';
import type { JobMessage } from '#functions/platform/jobs.ts';
import type { QueueAnswer } from '#functions/platform/worker.ts';
import { type ContextName, contextNames } from '#shared/api/operation.ts';
import { queueVariable } from '#infra/cloud/functions.ts';
import { Denied, type Door } from './door.ts';

/**
 * FIFO queues, and the poller that hands their messages to the workers: of a group one message at a time; what failed
 * comes again when it is visible again, for which the worker has to give it back (nobody here waits until the queue does
 * so by itself), and after five times it goes among the dead.
 */
export interface SqsService extends AwsServer {
  /** the queue's address as the functions find it in their variables */
  urlOf(name: string): string;
  idle(): Promise<void>;
  /** messages for these contexts are refused */
  refusing: Set<ContextName>;
  /** messages that failed five times */
  dead: string[];
  /** messages that failed and that no worker gave back: they, and their county's others, are hidden for a long time */
  hidden: string[];
  /** messages that were given back */
  returns: number;
  /** messages that were delivered, repetitions too */
  deliveries: number;
}

const maxReceiveCount = 5;

export type Deliver = (context: ContextName, event: unknown) => Promise<QueueAnswer>;

export const sqsService = async (door: Door, deliver: Deliver): Promise<SqsService> => {
  const server = await awsServer();
  const { region, id: account, partition } = door.account;
  const contextOf = (url: string): ContextName | undefined =>
    contextNames.find((context) =>
      [...door.roles.values()].some(
        ({ environment }) => environment[queueVariable(context)]?.replace(/^.*\//, '') === url.replace(/^.*\//, ''),
      ),
    );
  const lines = new Map<string, Promise<void>>();
  const sent = new Set<string>();
  /** receipt → seconds */
  const visibleIn = new Map<string, number>();

  const run = async (context: ContextName, body: string, group: string): Promise<void> => {
    const [messageId, receiptHandle] = [randomUUID(), randomUUID()];
    for (let times = 1; times <= maxReceiveCount; times++) {
      const record = {
        ...{ messageId, receiptHandle, body, md5OfBody: md5(body), messageAttributes: {} },
        attributes: { ApproximateReceiveCount: String(times), MessageGroupId: group },
        ...{ eventSource: 'aws:sqs', eventSourceARN: `arn:${partition}:sqs:${region}:${account}:${context}` },
        awsRegion: region,
      };
      service.deliveries += 1;
      const failed = await deliver(context, { Records: [record] }).then(
        ({ batchItemFailures }) => batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === messageId),
        () => true,
      );
      if (!failed) return;
      const seconds = visibleIn.get(receiptHandle);
      if (seconds === undefined) {
        service.hidden.push(body);
        return;
      }
      visibleIn.delete(receiptHandle);
      await setTimeout(seconds * 1000);
    }
    service.dead.push(body);
  };
  const service: SqsService = Object.assign(server, {
    urlOf: (name: string) => `${server.url}/${account}/${name}`,
    async idle() {
      while (lines.size > 0) await Promise.all(lines.values());
    },
    refusing: new Set<ContextName>(),
    ...{ dead: [], hidden: [], returns: 0, deliveries: 0 },
  });

  server.answer(async (request) => {
    server.requests.length = 0;
    try {
      const holder = door.enter(request, 'sqs');
      const { operation, input } = asked(request);
      const context = contextOf(String(input['QueueUrl']));
      if (!context) return awsFault('QueueDoesNotExist');
      await door.require(holder, {
        action: `sqs:${operation}`,
        resource: `queue/${context}`,
        context: {},
        asked: operation,
      });
      if (operation === 'ChangeMessageVisibility') {
        visibleIn.set(String(input['ReceiptHandle']), Number(input['VisibilityTimeout']));
        service.returns += 1;
        return { headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' };
      }
      if (operation !== 'SendMessage') return awsFault('UnsupportedOperation');
      const { MessageBody, MessageGroupId, MessageDeduplicationId } = input as Record<string, string>;
      if (!MessageGroupId || !MessageDeduplicationId || !MessageBody) return awsFault('MissingParameter');
      if (service.refusing.has(context)) return awsFault('KmsDisabled');
      const message = JSON.parse(MessageBody) as JobMessage;
      if (message.context !== context || message.tenant !== MessageGroupId) return awsFault('InvalidMessageContents');
      const line = `${context} ${MessageGroupId}`;
      if (!sent.has(`${line} ${MessageDeduplicationId}`)) {
        sent.add(`${line} ${MessageDeduplicationId}`);
        const next = (lines.get(line) ?? Promise.resolve()).then(() => run(context, MessageBody, MessageGroupId));
        lines.set(line, next);
        void next.then(() => lines.get(line) === next && lines.delete(line));
      }
      return {
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: JSON.stringify({ MessageId: randomUUID(), MD5OfMessageBody: md5(MessageBody), SequenceNumber: '1' }),
      };
    } catch (error) {
      if (!(error instanceof Denied)) throw error;
      return awsFault(error.code === 'AccessDenied' ? 'AccessDeniedException' : error.code, 403);
    }
  });
  return service;
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
