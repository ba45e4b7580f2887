import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { operations } from '#shared/api/contract.ts';
import { systemClock, testClock } from '#functions/platform/clock.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { warmUp } from './contexts.ts';
import { makeFirstAccounts } from './first-accounts.ts';
import { isLoopback } from './hosts.ts';
import { alreadyRunning } from './processes.ts';
import { isSeeded, markSeeded, type Seed } from './seeding.ts';
import { type Service, startService } from './service.ts';
import { buildWeb } from './web-build.ts';

const usage = `Kaoping 考评 on one machine.

  npm start -- [--port 4000] [--host 127.0.0.1] [--data .data] [--no-demo] [--no-web] [--test-clock]

  --port        the one port for everything
  --host        address to listen on; other than this machine itself, demo people cannot come in without a password
  --demo-login  lets demo people in without a password on other addresses, too
  --data        folder with the database, the files and the keys
  --no-demo     starts without the demo counties; tells the first accounts' initial passwords, once
  --no-web      starts without building the web application
  --test-clock  POST /local/clock {"now": "2027-03-01T00:00:00Z"} moves the service's clock

  DYNAMODB_ENDPOINT=http://… uses that database instead of the embedded one.
  SMTP_URL=smtps://… and MAIL_FROM=… send mails; without them they are kept and shown at /local/mailbox.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text: string): void => {
  console.log(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}`);
};

const options = () =>
  parseArgs({
    options: {
      port: { type: 'string', default: '4000' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: join(root, '.data') },
      'demo-login': { type: 'boolean', default: false },
      'no-demo': { type: 'boolean', default: false },
      'no-web': { type: 'boolean', default: false },
      'test-clock': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;

const start = async (): Promise<void> => {
  const given = options();
  if (given.help) return console.log(usage);
  const port = Number(given.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${given.port} is not a port`);
  const data = resolve(given.data);
  const runningFile = join(data, 'running.json');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const running = alreadyRunning(runningFile);
  if (running) throw new Error(`it runs already on this data folder: ${running.url} (process ${running.pid})`);
  if (!process.env['POWERTOOLS_LOG_LEVEL']) logger.setLogLevel('ERROR');

  const web = given['no-web'] ? undefined : buildWeb(root, say);
  say('starting the database, the identity provider and the gateway');
  const service = await startService({
    data,
    port,
    host: given.host,
    clock: given['test-clock'] ? testClock(new Date(), true) : systemClock,
    web: join(root, 'dist/web'),
    // A clock that is moved would not be moved on the other thread.
    jobsApart: !given['test-clock'],
    ...(given['demo-login'] && { passwordless: true }),
    operations,
    say,
  });
  writeFileSync(runningFile, JSON.stringify({ pid: process.pid, url: service.url }));
  stopOnSignals(service, runningFile);
  await warmUp([...new Set(operations.map(({ context }) => context))], say);
  if (!given['no-demo']) await seedOnce(service);
  const built = await web;
  if (built && typeof built.outcome === 'object')
    say(`! the web application could not be built: ${built.outcome.failed}`);
  await welcome(service, given);
};

const seedOnce = async (service: Service): Promise<void> => {
  if (await isSeeded(service.environment.database)) return;
  const file = new URL('./demo/seed.ts', import.meta.url);
  if (!existsSync(file)) return;
  say('making the demo counties (once)');
  const { seed } = (await import(file.href)) as { seed: Seed };
  await seed(service, say);
  await markSeeded(service.environment.database);
};

const welcome = async (service: Service, given: ReturnType<typeof options>): Promise<void> => {
  const { host, 'demo-login': demoLogin } = given;
  const accounts = given['no-demo'] ? await makeFirstAccounts(service) : [];
  say('ready');
  for (const { label, login, initialPassword } of accounts)
    console.log(`\n  ${label}\n    登录名 login: ${login}    初始密码 initial password: ${initialPassword}`);
  if (accounts.length > 0)
    console.log('\n  初始密码只显示这一次，首次登录须修改。 Shown this once, and changed at the first login.');
  const people = await service.accounts.demoPeople();
  if (isLoopback(host) || demoLogin) {
    for (const [county, members] of Map.groupBy(people, ({ demo }) => demo.county.zh)) {
      console.log(`\n  ${county} ${members[0]!.demo.county.en}`);
      for (const { name, demo } of members)
        console.log(`    ${name.padEnd(6, '\u3000')} ${demo.role.zh} · ${demo.role.en}`);
    }
    if (people.length > 0)
      console.log('\n  登录时选择上面任一人员，无需密码。Choose any of them when signing in; there is no password.');
  } else {
    console.log(
      '\n  演示人员免密登录已关闭（服务对外可见）。如确需开启：--demo-login' +
        '\n  Demo people cannot come in without a password while others can reach this address; --demo-login lets them.',
    );
  }
  if (!isLoopback(host) && demoLogin)
    console.log(
      '\n  ! 任何能访问此地址的人都能以演示人员身份登录。 Anybody who reaches this address can sign in as a demo person.',
    );
  console.log(
    '\n  单机模式供试用，不得用于正式的无记名测评。 One machine is for trials, not for secret votes.' +
      `\n\n  ${service.url}\n`,
  );
};

const stopOnSignals = (service: Service, runningFile: string): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('stopping');
    await service.stop();
    rmSync(runningFile, { force: true });
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
};

start().catch((error: unknown) => {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
