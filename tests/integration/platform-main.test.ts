import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '#infra/local/processes.ts';

/** `npm start` as a process. */

const main = resolve(import.meta.dirname, '../../infra/local/main.ts');
let data: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kaoping-main-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await ended(child);
  }
  rmSync(data, { recursive: true, force: true });
});

const ended = async (child: ChildProcess): Promise<number | null> => {
  while (child.exitCode === null && child.signalCode === null) await setTimeout(20);
  return child.exitCode;
};

const run = (...options: string[]) => {
  const args = [main, '--data', data, '--no-demo', '--no-web', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const started = async (): Promise<{ url: string; database: number }> => {
    for (;;) {
      const url = /\n {2}(http:\S+)\n/.exec(said)?.[1];
      if (url !== undefined) return { url, database: Number(readFileSync(join(data, 'database.pid'), 'utf8')) };
      if (child.exitCode !== null) throw new Error(said);
      await setTimeout(20);
    }
  };
  return { child, started, said: () => said };
};

const gone = async (pid: number): Promise<boolean> => {
  for (let i = 0; i < 200 && isAlive(pid); i++) await setTimeout(20);
  return !isAlive(pid);
};

test('without demo people the operator’s and the erasure officer’s passwords are told, once', async () => {
  const service = run('--port', '0');
  await service.started();
  expect(service.said()).toMatch(/login: operator {4}\S+ initial password: \S{8,}\n/);
  expect(service.said()).toMatch(/login: eraser {4}\S+ initial password: \S{8,}\n/);
  service.child.kill('SIGTERM');
  await ended(service.child);
  const again = run('--port', '0');
  await again.started();
  expect(again.said()).not.toContain('password');
});

test('it says what it does, stops in good order on Ctrl-C, and leaves nothing behind', async () => {
  const service = run('--port', '0');
  const { url, database } = await service.started();
  expect(service.said()).toMatch(/^ +\d+\.\d s {2}starting the database/);
  expect((await fetch(`${url}/api/openapi.json`)).status).toBe(200);
  service.child.kill('SIGINT');
  expect(await ended(service.child)).toBe(0);
  expect(service.said()).not.toContain('started again');
  expect(await gone(database)).toBe(true);
  expect(existsSync(join(data, 'running.json'))).toBe(false);
});

test('killed with -9 it takes the database with it, and starts again on the same data', async () => {
  const first = run('--port', '0');
  const { database } = await first.started();
  first.child.kill('SIGKILL');
  await ended(first.child);
  expect(await gone(database)).toBe(true);
  const { url } = await run('--port', '0').started();
  expect((await fetch(`${url}/oidc/jwks`)).status).toBe(200);
});

test('a port that is taken, a folder in use and a port that is none are told in words', async () => {
  const { url } = await run('--port', '0').started();
  const { port } = new URL(url);
  const again = run('--port', '0');
  expect(await ended(again.child)).toBe(1);
  expect(again.said()).toContain(`it runs already on this data folder: ${url}`);
  const other = run('--port', port, '--data', join(data, 'other'));
  expect(await ended(other.child)).toBe(1);
  expect(other.said()).toContain(`port ${port} is taken by another program; choose another one`);
  const wrong = run('--port', '70000', '--data', join(data, 'third'));
  expect(await ended(wrong.child)).toBe(1);
  expect(wrong.said()).toContain('70000 is not a port');
});

test('where others can reach it, demo people do not come in without a password unless that is said', async () => {
  const service = run('--port', '0', '--host', '0.0.0.0');
  const { url } = await service.started();
  expect(service.said()).toContain('--demo-login');
  const open = run('--port', '0', '--host', '0.0.0.0', '--demo-login', '--data', join(data, 'open'));
  const address = await waitFor(() => /\n {2}(http:\S+)\n/.exec(open.said())?.[1]);
  expect(open.said()).toContain('Anybody who reaches this address');
  expect(await loginPage(url)).not.toContain('/person');
  expect(await loginPage(address)).toContain('/person');
  expect(await loginPage(address)).toMatch(/不得用于正式的无记名测评|not for secret votes/);
});

const waitFor = async (look: () => string | undefined): Promise<string> => {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await setTimeout(20);
  }
};

const loginPage = async (url: string): Promise<string> => {
  const origin = url.replace('0.0.0.0', '127.0.0.1');
  const query = new URLSearchParams({
    ...{ client_id: 'kaoping-web', response_type: 'code', scope: 'openid', redirect_uri: `${origin}/login/callback` },
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  });
  const asked = await fetch(`${origin}/oidc/auth?${query.toString()}`, { redirect: 'manual' });
  const cookie = asked.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await fetch(new URL(asked.headers.get('location')!, origin), { headers: { cookie } });
  expect(page.status).toBe(200);
  return page.text();
};

test('the test clock moves only where it was asked for', async () => {
  const plain = await run('--port', '0').started();
  expect((await fetch(`${plain.url}/local/clock`, { method: 'POST', body: '{}' })).status).toBe(405);
  const moved = run('--port', '0', '--test-clock', '--data', join(data, 'moved'));
  const url = await waitFor(() => /\n {2}(http:\S+)\n/.exec(moved.said())?.[1]);
  const set = (now: string) => fetch(`${url}/local/clock`, { method: 'POST', body: JSON.stringify({ now }) });
  expect((await set('tomorrow')).status).toBe(422);
  expect((await set('2031-05-01T08:00:00Z')).status).toBe(200);
  const { now } = (await (await fetch(`${url}/local/clock`)).json()) as { now: string };
  expect(now).toMatch(/^2031-05-01T08:00:/);
});
