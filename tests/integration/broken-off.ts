import type { Operation } from '#shared/api/operation.ts';
import { type Environment, useEnvironment } from '#functions/platform/environment.ts';
import type { Handler } from '#functions/platform/handler.ts';
import type { JobMessage } from '#functions/platform/jobs.ts';
import { runAs } from '#functions/platform/running.ts';
import { runMessage, sweepJobs, type WorkerOptions } from '#functions/platform/worker.ts';
import { issuer, type TestService } from '#tests/service.ts';

/**
 * The service's own functions in an environment that breaks off: after so many requests to the database, the files and
 * the identity provider every further one fails, as if the process had been killed there. What has been done stays done.
 */
export interface BreakableFunctions {
  /** lets so many requests pass from now on; infinitely many: the machine is whole again */
  allow(requests: number): void;
  /** whether a request was refused since the last `allow` */
  isBroken(): boolean;
  /** one request of somebody who runs the service */
  ask(handler: Handler, operation: Operation, input: Record<string, unknown>, subject: string): Promise<number>;
  /** delivers a message; what breaks off is delivered by the sweeper later on */
  deliver<R>(options: WorkerOptions<R>, message: JobMessage): Promise<void>;
  /** some time later: the sweeper looks, and what it sends is delivered */
  later<R>(options: WorkerOptions<R>): Promise<void>;
}

export const breakable = (service: TestService): BreakableFunctions => {
  let left = Number.POSITIVE_INFINITY;
  let broken = false;
  const sent: JobMessage[] = [];
  const pass = (): void => {
    if (left-- > 0) return;
    broken = true;
    throw new Error('killed');
  };
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value = Reflect.get(of, name) as unknown;
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          pass();
          return (value as (...of: unknown[]) => unknown).apply(of, given);
        };
      },
    });
  const { environment } = service;
  const env: Environment = {
    ...environment,
    database: {
      ...environment.database,
      observe: (request) => {
        pass();
        environment.database.observe?.(request);
      },
    },
    files: counted(environment.files),
    identity: counted(environment.identity),
    queue: { send: async (message) => void sent.push(message) },
    meter: { add: () => undefined, flush: async () => undefined },
  };
  const deliver = async <R>(options: WorkerOptions<R>, message: JobMessage): Promise<void> => {
    await runAs(`${options.context}.worker`, () => runMessage(env, options, message)).catch((error: unknown) => {
      if (!broken) throw error;
    });
  };
  return {
    allow(requests) {
      [left, broken] = [requests, false];
    },
    isBroken: () => broken,
    async ask(handler, { method, path: route, ...operation }, input, subject) {
      const names = new Set(route.match(/\{\w+\}/g)?.map((name) => name.slice(1, -1)));
      const parts = Object.entries(input);
      useEnvironment(env);
      try {
        const { statusCode } = await handler({
          ...{ version: '2.0', routeKey: `${method} ${route}`, rawPath: route, rawQueryString: '', headers: {} },
          pathParameters: Object.fromEntries(parts.filter(([name]) => names.has(name))) as Record<string, string>,
          requestContext: {
            requestId: operation.id,
            http: { method, path: route },
            authorizer: { jwt: { claims: { iss: issuer, sub: subject } } },
          },
          body: JSON.stringify(Object.fromEntries(parts.filter(([name]) => !names.has(name)))),
          isBase64Encoded: false,
        });
        return statusCode;
      } finally {
        useEnvironment(environment);
      }
    },
    deliver,
    async later(options) {
      service.clock.set(new Date(service.clock.now().getTime() + 180_000));
      await sweepJobs(env).catch((error: unknown) => {
        if (!broken) throw error;
      });
      for (const message of sent.splice(0)) if (message.context === options.context) await deliver(options, message);
    },
  };
};
