import type { TableNames } from '#functions/platform/tables.ts';

/** One IAM action that a command of the database's client amounts to, on one table, with its partition keys. */
export interface DatabaseAction {
  action: string;
  /** `main`, or the table's name where it is none of ours */
  table: string;
  /** empty where the command names no key, as a Scan */
  keys: string[];
}

type Values = Record<string, unknown>;

/**
 * A transaction is authorised by the actions of its parts, a batch by its own; AWS puts all partition keys that an action
 * touches in one table into dynamodb:LeadingKeys.
 */
export const databaseActions = (command: string, input: unknown, tables: TableNames): DatabaseAction[] => {
  const name = command.replace(/Command$/, '');
  const values = (input ?? {}) as Values;
  const kindOf = new Map(Object.entries(tables).map(([kind, table]) => [table, kind]));
  const table = (named: unknown): string => kindOf.get(String(named)) ?? String(named);
  const one = (key: unknown): DatabaseAction[] => [
    { action: name, table: table(values['TableName']), keys: partition(key) },
  ];
  switch (name) {
    case 'GetItem':
    case 'DeleteItem':
    case 'UpdateItem':
      return one(values['Key']);
    case 'PutItem':
      return one(values['Item']);
    case 'Query':
      return one({ pk: queried(values) });
    case 'BatchGetItem':
      return Object.entries(values['RequestItems'] as Record<string, { Keys: unknown[] }>).map(([named, { Keys }]) => ({
        ...{ action: name, table: table(named), keys: Keys.flatMap(partition) },
      }));
    case 'BatchWriteItem':
      return Object.entries(values['RequestItems'] as Record<string, Values[]>).map(([named, requests]) => ({
        action: name,
        table: table(named),
        keys: requests.flatMap(({ PutRequest, DeleteRequest }) =>
          partition(PutRequest ? (PutRequest as Values)['Item'] : (DeleteRequest as Values)['Key']),
        ),
      }));
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return ofTransaction(values['TransactItems'] as Values[], table);
    default:
      return one(undefined);
  }
};

const partActions: Record<string, string> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const ofTransaction = (parts: Values[], table: (named: unknown) => string): DatabaseAction[] => {
  const actions = new Map<string, DatabaseAction>();
  for (const [kind, part] of parts.flatMap((entry) => Object.entries(entry) as [string, Values][])) {
    const action = partActions[kind];
    if (action === undefined) throw new Error(`unknown part of a transaction: ${kind}`);
    const found: DatabaseAction = { action, table: table(part['TableName']), keys: [] };
    const entry = actions.get(`${found.action} ${found.table}`) ?? found;
    actions.set(`${found.action} ${found.table}`, entry);
    entry.keys.push(...partition(kind === 'Put' ? part['Item'] : part['Key']));
  }
  return [...actions.values()];
};

/** The key as a list of one; of a request without any (the tests of wall 3 send such), of none: no role lets it through. */
const partition = (key: unknown): string[] => {
  const pk = (key as Values | undefined)?.['pk'];
  const plain = typeof pk === 'object' && pk !== null ? (pk as { S?: unknown }).S : pk;
  return typeof plain === 'string' ? [plain] : [];
};

const queried = (query: Values): unknown => {
  const [, placeholder = ''] = /^\s*pk\s*=\s*(:\w+)/.exec(String(query['KeyConditionExpression'])) ?? [];
  return ((query['ExpressionAttributeValues'] ?? {}) as Values)[placeholder];
};
