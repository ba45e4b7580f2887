import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkJava, startEngine, unpackEngine } from './engine.ts';
import { leftOut } from './left-out.ts';

/** `npm run test:dynamodb-local [-- files and options of vitest]`: the tests that use a database, on a second engine. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text: string): void => console.log(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}`);

const run = (endpoint: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
    const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
    const tests = spawn(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, DYNAMODB_ENDPOINT: endpoint },
    });
    tests.once('error', reject);
    tests.once('exit', (code) => resolve(code ?? 1));
  });

try {
  checkJava();
  unpackEngine(say);
  say('starting DynamoDB Local');
  const engine = await startEngine();
  say(`DynamoDB Local answers at ${engine.endpoint}; left out there:`);
  for (const { file, why } of leftOut) console.log(`          ${file}: ${why}`);
  process.exitCode = await run(engine.endpoint);
  await engine.stop();
  say(process.exitCode === 0 ? 'done' : 'some tests failed');
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
