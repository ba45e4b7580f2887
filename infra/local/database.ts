import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type DatabaseSettings, databaseFromProcess } from '#functions/platform/environment.ts';
import { bareClient, createTables } from '#functions/platform/tables.ts';
import { watchDiskSpace } from './disk-space.ts';
import { isAlive, stopStale } from './processes.ts';

export interface Database {
  settings: DatabaseSettings;
  /** of the engine's process; undefined where the database is somebody else's */
  process: number | undefined;
  stop(): Promise<void>;
}

export type Variables = Record<string, string | undefined>;

export interface DatabaseOptions {
  /** data folder */
  data: string;
  memory?: boolean | undefined;
  /** where DYNAMODB_ENDPOINT and TABLE_PREFIX are read; without it, from the process's environment */
  variables?: Variables | undefined;
  /** told in words what happens to the engine */
  say(text: string): void;
}

/** The embedded engine with its file in the data folder, or whatever DYNAMODB_ENDPOINT names; tables made. */
export const startDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const settings = databaseFromProcess(options.variables ?? process.env);
  const engine = settings.endpoint === undefined ? await startEngine(options) : undefined;
  const used: DatabaseSettings = engine
    ? { ...settings, endpoint: engine.endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
    : settings;
  try {
    await untilItAnswers(used, engine);
    await createTables(used);
  } catch (error) {
    await engine?.stop();
    throw error;
  }
  const watch = engine && !options.memory ? watchDiskSpace(options.data, options.say) : undefined;
  return {
    settings: used,
    process: engine?.pid(),
    async stop() {
      watch?.stop();
      await engine?.stop();
    },
  };
};

interface Engine {
  endpoint: string;
  pid(): number | undefined;
  failed(): string | undefined;
  stop(): Promise<void>;
}

const enginePath = (): string => {
  try {
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
    return join(dirname(manifest), 'dynoxide');
  } catch {
    throw new Error(
      'The embedded database runs on Linux x64 only (package @dynoxide/linux-x64). ' +
        'Elsewhere, start any DynamoDB-compatible server and name it: DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start',
    );
  }
};

/**
 * The engine must not outlive this process, even one killed with -9: a shell stands between them, whose input is a pipe
 * from here; when the pipe closes, for whatever reason, it kills the engine. A file that may not grow is a fault the engine
 * tells of, like a full disk, and no reason to die.
 */
const keeper = `
trap '' XFSZ
exec 3<&0
"$@" </dev/null &
engine=$!
echo $engine
( cat <&3 >/dev/null; kill $engine 2>/dev/null ) &
wait $engine
`;

/** times the engine is started again, if it never ran for long in between */
const restartLimit = 5;
const longRun = 60_000;

const startEngine = async ({ data, memory = false, say }: DatabaseOptions): Promise<Engine> => {
  const path = enginePath();
  const port = await freePort();
  const pidFile = join(data, 'database.pid');
  await stopStale(pidFile, 'dynoxide');
  const log = openSync(join(data, 'database.log'), 'a');
  const args = [path, 'serve', '--host', '127.0.0.1', '--port', String(port)];
  if (!memory) args.push('--db-path', join(data, 'database.sqlite'));

  let child: ChildProcess;
  let pid: number | undefined;
  let stopping = false;
  let failed: string | undefined;
  let restarts = 0;
  const run = (): void => {
    const startedAt = performance.now();
    // A session of its own: Ctrl-C reaches this process alone, which then stops the engine in good order.
    child = spawn('/bin/sh', ['-c', keeper, 'keeper', ...args], { stdio: ['pipe', 'pipe', log], detached: true });
    child.stdout!.once('data', (line: Buffer) => {
      pid = Number(line.toString().split('\n')[0]);
      writeFileSync(pidFile, String(pid));
    });
    child.stdout!.resume();
    const { stdin } = child;
    child.once('exit', (code) => {
      stdin?.destroy();
      if (stopping) return;
      if (performance.now() - startedAt > longRun) restarts = 0;
      if (memory || restarts >= restartLimit) {
        failed = `the database ended (exit ${code}); see ${join(data, 'database.log')}`;
        say(`✗ ${failed}`);
        return;
      }
      restarts += 1;
      say(`! the database ended (exit ${code}) and is started again (${restarts} of ${restartLimit})`);
      run();
    });
  };
  run();

  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: () => pid,
    failed: () => failed,
    async stop() {
      stopping = true;
      child.stdin!.end();
      for (let i = 0; i < 100 && pid !== undefined && isAlive(pid); i++) await setTimeout(20);
      if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGKILL');
      if (existsSync(pidFile) && readFileSync(pidFile, 'utf8') === String(pid)) rmSync(pidFile);
    },
  };
};

const untilItAnswers = async (settings: DatabaseSettings, engine: Engine | undefined): Promise<void> => {
  const client = bareClient(settings);
  const until = Date.now() + 15_000;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({}));
      break;
    } catch (cause) {
      const failed = engine?.failed();
      if (failed !== undefined) throw new Error(failed, { cause });
      if (Date.now() > until) throw new Error(`the database at ${settings.endpoint} does not answer`, { cause });
      await setTimeout(25);
    }
  }
  client.destroy();
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
