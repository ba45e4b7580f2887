import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Browser } from 'playwright-core';
import { launch } from './browser.ts';
import { main } from './seeded.ts';

/**
 * The service as `npm start` starts it, with its demo counties, and a browser; both for the tests of one file.
 * KAOPING_E2E_URL names a service that runs already, for whoever works on a page.
 */
export const withServiceAndBrowser = (): { readonly origin: string; readonly browser: Browser } => {
  const held: { origin?: string; browser?: Browser; process?: ChildProcess; data?: string } = {};
  beforeAll(async () => {
    const running = process.env['KAOPING_E2E_URL'];
    if (running) held.origin = running;
    else {
      held.data = mkdtempSync(join(tmpdir(), 'kaoping-e2e-'));
      cpSync(inject('demo')!, held.data, { recursive: true });
      held.process = spawn(process.execPath, [main, '--port', '0', '--data', held.data], { stdio: 'pipe' });
      held.origin = await addressOf(held.process);
    }
    held.browser = await launch();
  });
  afterAll(async () => {
    await held.browser?.close();
    const service = held.process;
    if (service && service.exitCode === null) {
      const ended = new Promise((resolve) => service.once('exit', resolve));
      service.kill('SIGTERM');
      await ended;
    }
    if (held.data !== undefined) rmSync(held.data, { recursive: true, force: true });
  });
  return {
    get origin() {
      return held.origin!;
    },
    get browser() {
      return held.browser!;
    },
  };
};

/** The address stands in the last line that the service prints once it is ready. */
const addressOf = (service: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^ {2}(http:\/\/\S+)$/m.exec(said)?.[1];
      if (address) resolve(address);
    };
    service.stdout?.on('data', listen);
    service.stderr?.on('data', listen);
    service.once('exit', (code) => reject(new Error(`the service ended with ${code}:\n${said}`)));
  });
