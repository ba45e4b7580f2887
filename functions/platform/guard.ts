import type { Pluggable } from '@smithy/types';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { tenantPrefix } from './keys.ts';

/**
 * Wall 3: a client that belongs to a tenant sends nothing whose partition key lacks that tenant's prefix. It looks at
 * what is about to be sent, after every other layer, and refuses what it does not know: Scan and PartiQL have no key to
 * look at, a key condition must begin with the partition key.
 */
export const prefixGuard = (tenant: string): Pluggable<ServiceInputTypes, ServiceOutputTypes> => {
  const prefix = tenantPrefix(tenant);
  return {
    applyToStack: (stack) =>
      stack.add(
        (next, context) => async (args) => {
          checkPrefix(context['commandName'] as string, args.input, prefix);
          return next(args);
        },
        { step: 'build', name: 'tenantPrefixGuard', priority: 'low' },
      ),
  };
};

export class ForeignKey extends Error {
  constructor(command: string, reason: string) {
    super(`${command} refused: ${reason}`);
    this.name = 'ForeignKey';
  }
}

type Values = Record<string, unknown>;

/** Throws ForeignKey unless every partition key of the command begins with the prefix. */
const checkPrefix = (command: string, input: unknown, prefix: string): void => {
  const refuse = (reason: string): never => {
    throw new ForeignKey(command, reason);
  };
  const own = (key: unknown): void => {
    const pk = text((key as Values | undefined)?.['pk']);
    if (pk === undefined) refuse('no partition key');
    else if (!pk.startsWith(prefix)) refuse('the partition key lacks the tenant’s prefix');
  };
  const each = (requests: unknown, check: (request: Values) => void): void => {
    const list = Object.values((requests ?? {}) as Values).flat() as Values[];
    if (list.length === 0) refuse('no request');
    list.forEach(check);
  };
  const values = (input ?? {}) as Values;

  switch (command) {
    case 'GetItemCommand':
    case 'DeleteItemCommand':
    case 'UpdateItemCommand':
      return own(values['Key']);
    case 'PutItemCommand':
      return own(values['Item']);
    case 'QueryCommand':
      return own({ pk: queriedPartition(values) });
    case 'BatchGetItemCommand':
      return each(values['RequestItems'], (request) => {
        const keys = (request['Keys'] ?? []) as unknown[];
        if (keys.length === 0) refuse('no key');
        keys.forEach(own);
      });
    case 'BatchWriteItemCommand':
      return each(values['RequestItems'], ({ PutRequest, DeleteRequest, ...rest }) => {
        if (Object.keys(rest).length > 0 || (!PutRequest && !DeleteRequest)) refuse('an unknown kind of request');
        if (PutRequest) own((PutRequest as Values)['Item']);
        if (DeleteRequest) own((DeleteRequest as Values)['Key']);
      });
    case 'TransactGetItemsCommand':
    case 'TransactWriteItemsCommand':
      return each(values['TransactItems'], (part) => {
        const actions = Object.entries(part).filter(([, action]) => action !== undefined) as [string, Values][];
        if (actions.length === 0) refuse('an empty part');
        for (const [kind, action] of actions) {
          if (!['Get', 'Put', 'Update', 'Delete', 'ConditionCheck'].includes(kind)) refuse(`unknown part ${kind}`);
          own(kind === 'Put' ? action['Item'] : action['Key']);
        }
      });
    default:
      refuse('the command is not one a tenant’s client may send');
  }
};

const text = (value: unknown): string | undefined => {
  const plain = typeof value === 'object' && value !== null ? (value as { S?: unknown }).S : value;
  return typeof plain === 'string' ? plain : undefined;
};

/** The value that the key condition compares the partition key with, if it does so first and with `=`. */
const queriedPartition = (query: Values): unknown => {
  if (query['KeyConditions'] !== undefined || typeof query['KeyConditionExpression'] !== 'string') return undefined;
  const found = /^\s*(#?\w+)\s*=\s*(:\w+)\s*(?:AND\b|$)/i.exec(query['KeyConditionExpression']);
  if (!found) return undefined;
  const [, name = '', placeholder = ''] = found;
  const attribute = name.startsWith('#') ? ((query['ExpressionAttributeNames'] ?? {}) as Values)[name] : name;
  if (attribute !== 'pk') return undefined;
  return ((query['ExpressionAttributeValues'] ?? {}) as Values)[placeholder];
};
