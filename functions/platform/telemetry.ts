import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The service's log, one JSON object a line. The tenant is a property of it. Tokens, passwords and what people wrote are
 * never logged: callers pass ids, names of operations, counts and times.
 */
export const logger = new Logger({ serviceName: 'kaoping' });

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const logFor = (properties: Record<string, string>): Log => logger.createChild({ persistentKeys: properties });
