import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type AuditRecord, type Chain, chainFaults, type EventBody, nextRecord } from './audit.ts';
import { count, type Usage } from './capacity.ts';

/**
 * The record of what was done to counties by those who run the service: one chain of events in `control` under
 * `SERVICE`, its head in the same partition (sorted after the events). Every change of a county's entry is one
 * transaction with its event.
 */

const pk = 'SERVICE';
const headKey = { pk, sk: 'HEAD' };
const eventKey = (seq: number) => ({ pk, sk: String(seq).padStart(12, '0') });
const counting = { ReturnConsumedCapacity: 'TOTAL' } as const;

export type ServiceEvent = EventBody & { at: Date; actor: { user: string; name: string } };

export const serviceRecord = (documents: DynamoDBDocumentClient, TableName: string, usage: Usage) => {
  const readHead = async (): Promise<Chain | undefined> => {
    const command = new GetCommand({ TableName, Key: headKey, ConsistentRead: true, ...counting });
    return count(usage, await documents.send(command), 'read').Item as Chain | undefined;
  };

  const events = async (order: { newest: boolean; before?: number; limit?: number }): Promise<AuditRecord[]> => {
    const found: AuditRecord[] = [];
    let from: Record<string, unknown> | undefined = order.before === undefined ? undefined : eventKey(order.before);
    do {
      const answer = await documents.send(
        new QueryCommand({
          TableName,
          // Below the head: an event's sort key is a number.
          KeyConditionExpression: 'pk = :pk AND sk < :head',
          ExpressionAttributeValues: { ':pk': pk, ':head': headKey.sk },
          ConsistentRead: true,
          ScanIndexForward: !order.newest,
          ...(from && { ExclusiveStartKey: from }),
          ...(order.limit !== undefined && { Limit: order.limit - found.length }),
          ...counting,
        }),
      );
      count(usage, answer, 'read');
      found.push(...((answer.Items ?? []) as AuditRecord[]));
      from = answer.LastEvaluatedKey;
    } while (from && (order.limit === undefined || found.length < order.limit));
    return found.map(({ seq, at, actor, type, data, prev, hash }) => ({ seq, at, actor, type, data, prev, hash }));
  };

  return {
    readHead,

    /** Two parts of a transaction: the head as it was read, flipped, and the event. ConditionFailed names part 0. */
    appending(head: Chain | undefined, event: ServiceEvent) {
      const record = nextRecord(head, event);
      const { seq, hash } = record;
      const condition = head
        ? { ConditionExpression: 'seq = :seq', ExpressionAttributeValues: { ':seq': head.seq } }
        : { ConditionExpression: 'attribute_not_exists(pk)' };
      return [
        { Put: { TableName, Item: { ...headKey, seq, hash }, ...condition } },
        {
          Put: {
            TableName,
            Item: { ...eventKey(seq), ...record },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ];
    },

    /** Newest first, before a sequence number. */
    readServiceRecord: ({ before, limit }: { before?: number | undefined; limit: number }): Promise<AuditRecord[]> =>
      events({ newest: true, limit, ...(before !== undefined && { before }) }),

    /** Whether no event was edited, removed, added or cut off. */
    async isServiceRecordIntact(): Promise<boolean> {
      // The head first: what is added in between lies beyond it and is not counted against it.
      const head = await readHead();
      const all = await events({ newest: false });
      const known = all.filter(({ seq }) => seq <= (head?.seq ?? 0));
      return chainFaults(known, head).length === 0;
    },
  };
};
