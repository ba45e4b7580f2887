import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import { controlDocuments } from '#functions/platform/tables.ts';
import type { Service } from './service.ts';

/** Makes the demo counties. Started again after a crash in its middle, so every step of it is repeatable. */
export type Seed = (service: Service, say: (text: string) => void) => Promise<void>;

const mark = { pk: 'LOCAL', sk: 'SEEDED' };

export const isSeeded = async (settings: DatabaseSettings): Promise<boolean> => {
  const command = new GetCommand({ TableName: settings.tables.control, Key: mark, ConsistentRead: true });
  return (await controlDocuments(settings).send(command)).Item !== undefined;
};

export const markSeeded = async (settings: DatabaseSettings): Promise<void> => {
  await controlDocuments(settings).send(new PutCommand({ TableName: settings.tables.control, Item: mark }));
};
