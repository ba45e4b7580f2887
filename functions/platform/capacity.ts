import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';

/** Capacity units that a request or a job used, as the database itself says. */
export interface Usage {
  read: number;
  write: number;
  requests: number;
}

export const noUsage = (): Usage => ({ read: 0, write: 0, requests: 0 });

interface Answer {
  ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] | undefined;
}

export const count = <T>(usage: Usage, answer: T & Answer, kind: 'read' | 'write'): T => {
  const consumed = answer.ConsumedCapacity ?? [];
  usage.requests += 1;
  for (const { CapacityUnits = 0 } of Array.isArray(consumed) ? consumed : [consumed]) usage[kind] += CapacityUnits;
  return answer;
};
