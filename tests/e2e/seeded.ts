import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** a data folder with the demo counties, to be copied; null: the service runs already */
    demo: string | null;
  }
}

export const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));

/** Makes the demo counties and the pages once for all files that use them. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (process.env['KAOPING_E2E_URL']) {
    project.provide('demo', null);
    return () => undefined;
  }
  const data = mkdtempSync(join(tmpdir(), 'kaoping-e2e-demo-'));
  const service = spawn(process.execPath, [main, '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => service.once('exit', resolve));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    service.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/^ {2}http:\/\//m.test(said)) resolve();
    });
    void ended.then((code) => reject(new Error(`the service ended with ${code}:\n${said}`)));
  });
  service.kill('SIGTERM');
  await ended;
  project.provide('demo', data);
  return () => rmSync(data, { recursive: true, force: true });
}
