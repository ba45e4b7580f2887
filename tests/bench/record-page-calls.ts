import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { RoleName } from '#shared/api/access.ts';
import { operations } from '#shared/api/contract.ts';
import type { PageCalls } from '#infra/cli/county-year.ts';
import { launch, openContext, signIn, visit } from '#tests/e2e/browser.ts';

/**
 * Records which operations the pages really call: a session of each kind of reader, from signing in on, in a browser
 * against a service with its demo counties. `node tests/bench/record-page-calls.ts` renews page-calls.json.
 */

const cycle = '2025';
/** `{unit}` and `{run}`: the first ones that a page before read */
const sessions: Partial<Record<RoleName, string[]>> = {
  staff: ['/', '/my-result', '/policy'],
  'unit-leader': ['/', '/units', '/units/{unit}', '/people', '/results'],
  'appraisal-office': [
    ...['/', '/units', '/people', '/units/{unit}', '/cycles', `/cycles/${cycle}`, `/cycles/${cycle}/runs`],
    ...[`/cycles/${cycle}/runs/{run}`, '/policy', '/import', '/jobs', '/record'],
  ],
};

interface Id {
  id: string;
}

const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'kaoping-pages-'));
const service = spawn(process.execPath, [main, '--port', '0', '--data', data], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    service.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^ {2}(http:\/\/\S+)$/m.exec(said)?.[1];
      if (address) resolve(address);
    });
    service.once('exit', (code) => reject(new Error(`the service ended with ${code}:\n${said}`)));
  });
  const browser = await launch();
  const recorded: PageCalls[] = [];
  for (const [role, pages] of Object.entries(sessions))
    recorded.push(await record(browser, origin, role as RoleName, pages));
  await browser.close();
  await writeFile(new URL('page-calls.json', import.meta.url), `${JSON.stringify(recorded, null, 2)}\n`);
  console.log(recorded);
} finally {
  service.kill('SIGTERM');
  await new Promise((done) => service.once('exit', done));
  rmSync(data, { recursive: true, force: true });
}

async function record(browser: Browser, origin: string, role: RoleName, pages: readonly string[]): Promise<PageCalls> {
  const context = await openContext(browser, origin);
  const page = await context.newPage();
  const calls: Record<string, number> = {};
  const found: Record<string, string> = {};
  let [assets, assetBytes] = [0, 0];
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    const length = Number(response.headers()['content-length'] ?? 0);
    if (!pathname.startsWith('/api/')) {
      if (pathname.startsWith('/oidc') || pathname.startsWith('/__test')) return;
      assets += 1;
      assetBytes += length;
      return;
    }
    const method = response.request().method();
    const called = operations.find(
      (operation) =>
        operation.method === method && new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
    );
    if (!called) return;
    calls[called.id] = (calls[called.id] ?? 0) + 1;
    if (called.id === 'register.read') found['unit'] = ((await response.json()) as { units: Id[] }).units[0]!.id;
    if (called.id === 'runs.list') found['run'] = ((await response.json()) as { runs: Id[] }).runs[0]!.id;
  });
  await signIn(page, { county: '白河县', role });
  for (const address of pages)
    await visit(
      page,
      address.replace(/\{(\w+)\}/, (_, what: string) => found[what]!),
    );
  await context.close();
  return { role, views: [...pages], calls: Object.fromEntries(Object.entries(calls).sort()), assets, assetBytes };
}
