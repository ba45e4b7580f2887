import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from './client-settings.ts';

/** A message as Lambda hands it over from a queue. */
export interface QueueRecord {
  messageId: string;
  body: string;
  /** with which it can be given back */
  receiptHandle: string;
  attributes: { ApproximateReceiveCount: string };
}

export type GiveBack = (record: QueueRecord) => Promise<void>;

export interface SqsGiveBackOptions {
  region: string;
  /** the queue that the message came from */
  url(): string;
}

/** seconds until a message that failed for the nth time is seen again: 5, 10, 20, 40 */
const wait = (times: number): number => 5 * 2 ** Math.min(times - 1, 3);

/**
 * Lets a message that failed be seen again soon. By itself it would stay hidden for as long as a worker may run, and
 * behind it every other job of its county: a queue that keeps an order goes on with a group only when it is done.
 */
export const sqsGiveBack = ({ region, url }: SqsGiveBackOptions): GiveBack => {
  const client = new SQSClient(clientSettings(region));
  return async ({ receiptHandle, attributes }) => {
    const VisibilityTimeout = wait(Number(attributes.ApproximateReceiveCount));
    const message = { QueueUrl: url(), ReceiptHandle: receiptHandle, VisibilityTimeout };
    await client.send(new ChangeMessageVisibilityCommand(message));
  };
};
