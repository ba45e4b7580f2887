import { channel } from 'node:diagnostics_channel';
import type { DatabaseSettings, Environment } from '#functions/platform/environment.ts';
import type { Observe, ObservedRequest } from '#functions/platform/observe.ts';

/**
 * What goes on in a service of this process, for whoever listens: the tests do, in order to hold the cloud's permissions
 * against what is really asked for. Without listeners it costs nothing.
 */
export const databaseRequests = channel('kaoping:database-request');
export const startedServices = channel('kaoping:started-service');

export interface DatabaseRequest extends ObservedRequest {
  tables: DatabaseSettings['tables'];
  /** whether the service runs what is shipped; else contexts of somebody's own */
  deployed: boolean;
}

export interface StartedService {
  environment: Environment;
  deployed: boolean;
}

export const publishing =
  (tables: DatabaseSettings['tables'], deployed: boolean): Observe =>
  (request) => {
    if (databaseRequests.hasSubscribers)
      databaseRequests.publish({ ...request, tables, deployed } satisfies DatabaseRequest);
  };
