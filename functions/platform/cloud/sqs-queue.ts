import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ContextName } from '#shared/api/operation.ts';
import type { Queue } from '../jobs.ts';
import { clientSettings } from './client-settings.ts';

export interface SqsQueueOptions {
  region: string;
  /** the queue of a context's worker */
  url(context: ContextName): string;
}

/** A county's jobs run one after the other (one group), and beside those of every other county. */
export const sqsQueue = ({ region, url }: SqsQueueOptions): Queue => {
  const client = new SQSClient(clientSettings(region));
  return {
    async send(message) {
      const command = new SendMessageCommand({
        QueueUrl: url(message.context),
        MessageBody: JSON.stringify(message),
        MessageGroupId: message.tenant,
        // Unique for each sending: the sweeper's second message for a job must not be taken for the first. The client's
        // own retries carry the same one.
        MessageDeduplicationId: randomUUID(),
      });
      await client.send(command);
    },
  };
};
