import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { Operation } from '#shared/api/operation.ts';
import { type Clock, systemClock } from '#functions/platform/clock.ts';
import { type DatabaseSettings, type Environment, useEnvironment } from '#functions/platform/environment.ts';
import type { Observe } from '#functions/platform/observe.ts';
import { closeClients } from '#functions/platform/tables.ts';
import { sweepJobs } from '#functions/platform/worker.ts';
import { startDaily } from '#functions/service/daily.ts';
import { api } from './api.ts';
import { type Contexts, deployedContexts } from './contexts.ts';
import { startDatabase, type Variables } from './database.ts';
import { apiDocuments } from './documents.ts';
import { localEnvironment } from './environment.ts';
import { fileRoutes } from './file-routes.ts';
import { gateway, type GatewayRoutes, listen } from './gateway.ts';
import { isLoopback } from './hosts.ts';
import type { Accounts } from './identity/accounts.ts';
import { interactions } from './identity/interactions.ts';
import { clientId, embeddedProvider, mountedAt } from './identity/provider.ts';
import { jobThread } from './job-thread.ts';
import { localRoutes } from './local-routes.ts';
import { mailboxPages } from './mailbox-pages.ts';
import { smtpFrom } from './smtp.ts';
import { publishing, type StartedService, startedServices } from './observed.ts';
import { type LocalQueue, localQueue } from './queue.ts';
import { json, pagePolicy } from './respond.ts';
import { loadSecrets } from './secrets.ts';
import { tokens } from './tokens.ts';
import { webFiles } from './web-files.ts';

export interface ServiceOptions {
  /** data folder; made if missing */
  data: string;
  /** 0 takes any free one */
  port?: number;
  host?: string;
  clock?: Clock & { set?(to: Date): void };
  /** keeps the database in memory: for tests */
  memory?: boolean;
  /** name another database and its tables (DYNAMODB_ENDPOINT, TABLE_PREFIX); without them, the process's own */
  variables?: Variables;
  /** folder of the built application */
  web?: string;
  /** whether demo people come in without a password; only on loopback unless said */
  passwordless?: boolean;
  operations: readonly Operation[];
  contexts?: Contexts;
  /** does jobs on a thread of their own, with the machine's clock */
  jobsApart?: boolean;
  /** tells what happens, for people */
  say?(text: string): void;
  /** seconds between two looks for forgotten jobs */
  sweepEvery?: number;
  erasureHoldDays?: number;
  /** sees every request to the database */
  observe?: Observe;
}

export interface Service {
  url: string;
  environment: Environment;
  accounts: Accounts;
  queue: LocalQueue;
  /** an access token for a subject, made with the provider's own key */
  tokenFor(subject: string, seconds?: number): Promise<string>;
  /** process of the embedded database */
  databaseProcess: number | undefined;
  stop(): Promise<void>;
}

/** The whole service in this process, and the database beside it. */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { host = '127.0.0.1', port: wantedPort = 0, clock = systemClock, say = () => undefined } = options;
  const { contexts = deployedContexts, operations } = options;
  const data = resolve(options.data);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const failed = (error: unknown): void => say(`! ${error instanceof Error ? (error.stack ?? error.message) : error}`);

  const mounted: { routes?: GatewayRoutes } = {};
  const server = gateway(host, () => mounted.routes, failed);
  const port = await listen(server, wantedPort, host);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

  const database = await startDatabase({ data, memory: options.memory, variables: options.variables, say }).catch(
    async (error: unknown) => {
      await closeServer(server);
      throw error;
    },
  );
  const deployed = contexts === deployedContexts;
  const observe = options.observe ?? publishing(database.settings.tables, deployed);
  const settings: DatabaseSettings = { ...database.settings, observe };
  const secrets = await loadSecrets(data);
  const { fileSecret, capabilitySecret, ballotKey } = secrets;
  const issuer = `${url}${mountedAt}`;
  const erasureHoldDays = options.erasureHoldDays ?? 30;
  const smtp = smtpFrom(options.variables ?? process.env);
  const parts = { data, fileSecret, capabilitySecret, ballotKey, issuer, erasureHoldDays, url, smtp };
  const thread = options.jobsApart
    ? jobThread({ ...parts, database: database.settings }, () => queue, failed)
    : undefined;
  const queue = localQueue((context) => (thread ?? contexts).worker(context), failed);
  const environment = localEnvironment({ ...parts, database: settings, clock, queue });
  const { files: store, identity: accounts, mailbox } = environment;
  startedServices.publish({ environment, deployed } satisfies StartedService);
  useEnvironment(environment);

  const access = tokens(secrets, issuer, clientId);
  const passwordless = options.passwordless ?? isLoopback(host);
  const identity = embeddedProvider({ issuer, settings, secrets, accounts, port, failed });
  const asked = interactions({ provider: identity.provider, accounts, passwordless, secret: fileSecret });
  const web = options.web === undefined ? undefined : webFiles(options.web);
  mounted.routes = {
    documents: apiDocuments(operations),
    api: api({ operations, contexts, tokens: access }),
    files: fileRoutes(store),
    identity: async (request, response) => {
      if (await asked(request, response)) return;
      response.setHeader('content-security-policy', pagePolicy);
      identity.handle(request, response);
    },
    // Whoever reaches an open service must not read others' mail.
    local: localRoutes(clock, passwordless ? mailboxPages(mailbox) : undefined),
    web: async (request, response) => (web ? web(request, response) : json(response, 404, { message: 'Not Found' })),
  };

  // Whoever held a lease died with the last process.
  await sweepJobs(environment, { abandoned: true });
  const sweeper = setInterval(
    () => {
      sweepJobs(environment).catch(failed);
      startDaily(environment).catch(failed);
      environment.meter.flush().catch(failed);
      identity.purge().catch(failed);
    },
    (options.sweepEvery ?? 60) * 1000,
  );
  sweeper.unref();

  return {
    url,
    environment,
    accounts,
    queue,
    databaseProcess: database.process,
    tokenFor: (subject, seconds) => access.mint(subject, seconds),
    async stop() {
      clearInterval(sweeper);
      await closeServer(server);
      await queue.stop();
      await thread?.stop();
      await environment.meter.flush({ now: true });
      closeClients(settings);
      await database.stop();
    },
  };
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
