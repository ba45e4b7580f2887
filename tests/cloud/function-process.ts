import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface FunctionProcess {
  /** milliseconds from the import of the bundle until it can answer */
  ready: number;
  pid: number;
  /** names of the environment variables that it asked for by their name until now */
  read: ReadonlySet<string>;
  /** what the function answers; an error of its own is thrown as Lambda tells it */
  invoke<T>(event: unknown): Promise<T>;
  stop(): Promise<void>;
}

type Told =
  | { ready: number }
  | { read: string }
  | { id: number; result: unknown }
  | { id: number; failed: { errorType: string; errorMessage: string } };

/**
 * Starts a bundle (`writeBundle` of infra/cloud/bundle.ts) in a process of its own, which sees exactly these variables:
 * those of the synthesised template, and what Lambda itself sets (AWS_REGION, credentials).
 */
export const startFunction = (
  module: string,
  variables: Readonly<Record<string, string>>,
  { quiet = true }: { quiet?: boolean } = {},
): Promise<FunctionProcess> =>
  new Promise((started, failed) => {
    const child = fork(fileURLToPath(new URL('function-child.ts', import.meta.url)), [module], {
      ...{ env: { ...variables }, execArgv: [] },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'pipe', 'ipc'],
    });
    let faults = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (faults += text));
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    const waiting = new Map<number, { done(result: unknown): void; failed(error: Error): void }>();
    const read = new Set<string>();
    let ids = 0;

    const invoke = <T>(event: unknown): Promise<T> =>
      new Promise((resolve, reject) => {
        const id = ++ids;
        waiting.set(id, { done: (result) => resolve(result as T), failed: reject });
        child.send({ id, event });
      });

    void ended.then(() => {
      const error = new Error(`the function's process ended: ${readable(faults)}`);
      failed(error);
      for (const one of waiting.values()) one.failed(error);
    });
    child.on('message', (told: Told) => {
      if ('read' in told) return read.add(told.read);
      if ('ready' in told) {
        const stop = async (): Promise<void> => {
          child.kill();
          await ended;
        };
        return started({ ready: told.ready, pid: child.pid!, read, invoke, stop });
      }
      const one = waiting.get(told.id);
      waiting.delete(told.id);
      if ('result' in told) return one?.done(told.result);
      return one?.failed(Object.assign(new Error(told.failed.errorMessage), { name: told.failed.errorType }));
    });
  });

/** Without the line of minified code that Node shows with an error. */
const readable = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.length < 500)
    .join('\n');
