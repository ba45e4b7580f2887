import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#infra/local/database.ts';

/**
 * AWS's own DynamoDB Local. Its jar lies in an npm package that drags a whole command line tool in, so the package is
 * packed and unpacked beside the others and is no dependency. It comes from whatever registry npm is set up for.
 */
const pack = 'amplify-dynamodb-simulator@2.9.30';
const jarHash = '454305e9bc3e6ebcca5b62569869e31563b8d7e346474e94557b2600702146c7';
const oldestJava = 17;

const cache = fileURLToPath(new URL('../../node_modules/.cache/dynamodb-local', import.meta.url));
const folder = join(cache, 'package', 'emulator');
const jar = join(folder, 'DynamoDBLocal.jar');

const isWhole = (): boolean =>
  existsSync(jar) && createHash('sha256').update(readFileSync(jar)).digest('hex') === jarHash;

/** Fetches and unpacks the jar, unless it is there already; a download that was cut off is made anew. */
export const unpackEngine = (say: (text: string) => void): void => {
  if (isWhole()) return;
  say(`fetching ${pack} (54 MB, once)`);
  mkdirSync(cache, { recursive: true });
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: cache, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  run('tar', '-xzf', run('npm', 'pack', pack, '--silent'));
  if (!isWhole()) throw new Error(`the jar in ${pack} is not the one this project was tried with`);
};

/** Says in words what is missing where there is no Java, or one that is too old. */
export const checkJava = (): void => {
  let said: string;
  try {
    said = execFileSync('java', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (cause) {
    throw new Error(`DynamoDB Local needs Java ${oldestJava} or newer, and there is no \`java\` here`, { cause });
  }
  const version = Number(/\d+/.exec(said)?.[0]);
  if (!(version >= oldestJava)) throw new Error(`DynamoDB Local needs Java ${oldestJava} or newer; here is ${version}`);
};

export interface Engine {
  endpoint: string;
  stop(): Promise<void>;
}

/** Starts it on a free port of this machine, in memory; it ends with this process. */
export const startEngine = async (): Promise<Engine> => {
  const port = await freePort();
  const log = openSync(join(cache, 'engine.log'), 'w');
  const args = ['-Xmx1500m', '-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const child = spawn('java', [...args, '-port', String(port), '-inMemory', '-sharedDb', '-disableTelemetry'], {
    cwd: folder,
    stdio: ['ignore', log, log],
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  });
  closeSync(log);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(child, endpoint);
  return {
    endpoint,
    async stop() {
      process.off('exit', kill);
      kill();
      while (child.exitCode === null && child.signalCode === null) await setTimeout(20);
    },
  };
};

const untilItAnswers = async (child: ChildProcess, endpoint: string): Promise<void> => {
  const until = performance.now() + 60_000;
  for (;;) {
    // Any answer will do: without a signature it is a refusal.
    if (await fetch(endpoint).catch(() => undefined)) return;
    if (child.exitCode !== null || performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`DynamoDB Local does not start: ${readFileSync(join(cache, 'engine.log'), 'utf8')}`);
    }
    await setTimeout(100);
  }
};
