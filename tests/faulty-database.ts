import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startDatabase, type Variables } from '#infra/local/database.ts';
import { startTestService, type TestOptions, type TestService } from './service.ts';

/** A request on its way to the database. */
export interface DatabaseRequest {
  /** `TransactWriteItems` */
  operation: string;
  body: Record<string, unknown>;
}

/**
 * What becomes of a request: `silent`, it is taken and never answered; `lost`, it is done and the connection breaks
 * before the answer; or it is refused with an error of the database, or changed on its way there and back.
 */
export type Fault =
  | 'silent'
  | 'lost'
  | { error: string; status?: number; more?: object }
  | { send: object; answer: (answer: Record<string, unknown>) => object };

export interface FaultyDatabase {
  /** for `startTestService`: the service that finds its database here */
  variables: Variables;
  /** decides on every request, at once or later; null: all get through */
  fault: ((request: DatabaseRequest) => Fault | undefined | Promise<Fault | undefined>) | null;
  /** how many requests came, refused ones too */
  requests: number;
  /** nobody listens any more, and every connection is broken */
  away(): Promise<void>;
  back(): Promise<void>;
  stop(): Promise<void>;
}

/** A database behind a door that can be shut, on this machine only. The database is the one that all tests use. */
export const startFaultyDatabase = async (): Promise<FaultyDatabase> => {
  const data = mkdtempSync(join(tmpdir(), 'kaoping-faulty-'));
  const database = await startDatabase({ data, memory: true, say: () => undefined });
  const { endpoint } = database.settings;
  const door = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      door.once('error', reject);
      door.listen(port, '127.0.0.1', () => resolve((door.address() as { port: number }).port));
    });

  const pass = async (request: IncomingMessage, body: string): Promise<{ status: number; text: string }> => {
    const own = new Set(['host', 'connection', 'content-length', 'expect']);
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      own.has(name) ? [] : [[name, String(value)]],
    );
    const answer = await fetch(endpoint!, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const operation = String(request.headers['x-amz-target']).split('.')[1]!;
    faulty.requests += 1;
    const fault = await faulty.fault?.({ operation, body: JSON.parse(text) as Record<string, unknown> });
    const answer = (status: number, body: string): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(body);
    };
    if (fault === 'silent') return;
    if (fault === 'lost') {
      await pass(request, text);
      response.destroy();
    } else if (fault && 'error' in fault) {
      const { error, status = 400, more } = fault;
      const __type = `com.amazonaws.dynamodb.v20120810#${error}`;
      answer(status, JSON.stringify({ __type, message: error, ...more }));
    } else if (fault) {
      const passed = await pass(request, JSON.stringify(fault.send));
      answer(passed.status, JSON.stringify(fault.answer(JSON.parse(passed.text) as Record<string, unknown>)));
    } else {
      const passed = await pass(request, text);
      answer(passed.status, passed.text);
    }
  };
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      door.close(() => resolve());
      door.closeAllConnections();
    });

  const port = await listen(0);
  const faulty: FaultyDatabase = {
    variables: { ...process.env, DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}` },
    fault: null,
    requests: 0,
    away: shut,
    back: async () => void (await listen(port)),
    async stop() {
      if (door.listening) await shut();
      await database.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
  return faulty;
};

/** The answer to a transaction that another one was in the way of. */
export const cancelled = (...codes: string[]): Fault => ({
  error: 'TransactionCanceledException',
  more: { CancellationReasons: codes.map((Code) => ({ Code })) },
});

/** The whole service over such a database, from the first test of a file to its last. */
export const withFaultyService = (options: TestOptions = {}) => {
  const held: { service?: TestService; database?: FaultyDatabase } = {};
  beforeAll(async () => {
    held.database = await startFaultyDatabase();
    held.service = await startTestService({ ...options, variables: held.database.variables });
  });
  afterEach(() => {
    held.database!.fault = null;
  });
  afterAll(async () => {
    await held.service?.stop();
    await held.database?.stop();
  });
  return {
    get service(): TestService {
      return held.service!;
    },
    get database(): FaultyDatabase {
      return held.database!;
    },
  };
};
