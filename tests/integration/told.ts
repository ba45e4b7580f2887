import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { operations } from '#shared/api/contract.ts';
import { localBallotKeys } from '#functions/platform/ballot-keys.ts';
import { capabilities } from '#functions/platform/capability.ts';
import { testClock } from '#functions/platform/clock.ts';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import {
  closeClients,
  controlDocuments,
  defaultTables,
  type TableKind,
  tableKinds,
} from '#functions/platform/tables.ts';
import { logger } from '#functions/platform/telemetry.ts';
import type { Item } from '#functions/platform/tenant.ts';
import { clientId, mountedAt } from '#infra/local/identity/provider.ts';
import { loadSecrets, type Secrets } from '#infra/local/secrets.ts';
import { startService } from '#infra/local/service.ts';
import { tokens } from '#infra/local/tokens.ts';
import type { TestService } from '#tests/service.ts';
import type { ConductCounty } from './conduct.ts';

/** A county in a service of its own process and with its data on disk: everything that it keeps and tells can be looked at. */
export interface ToldCounty extends ConductCounty {
  data: string;
  secrets: Secrets;
  database: DatabaseSettings;
  /** all that the process has written so far, its log and what the service said */
  told(): string;
  /** the metering is written to its table */
  flush(): Promise<void>;
  items(table: TableKind): Promise<Item[]>;
  /** ends the process in good order; the data stays */
  stop(): Promise<void>;
  remove(): void;
}

export async function startToldCounty(
  make: (service: TestService) => Promise<ConductCounty>,
  at: string,
): Promise<ToldCounty> {
  logger.setLogLevel('SILENT');
  const data = mkdtempSync(join(tmpdir(), 'kaoping-told-'));
  const clock = testClock(new Date(at), true);
  const making = await startService({ data, operations, clock, sweepEvery: 3600 });
  const made = await make({ ...making, clock, data } as TestService);
  await making.stop();

  const script = join(import.meta.dirname, 'told-service.ts');
  const child = spawn(process.execPath, [script, data, at], { stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (output += text));
  }
  const { url, endpoint } = JSON.parse(await toldLine(child, () => output, /^told (\{.*)$/m)) as Record<string, string>;
  const secrets = await loadSecrets(data);
  const database: DatabaseSettings = {
    ...{ endpoint, region: 'local', tables: defaultTables() },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const access = tokens(secrets, `${url}${mountedAt}`, clientId);
  const comeIn = async <T extends { subject: string }>(user: T) => ({
    ...user,
    token: await access.mint(user.subject),
  });
  const users = {} as ConductCounty['users'];
  for (const [role, user] of Object.entries(made.users)) users[role as keyof typeof users] = await comeIn(user);
  const environment = {
    ...{ database, clock },
    ballotKeys: localBallotKeys(Buffer.from(secrets.ballotKey, 'base64url')),
    capabilities: capabilities(secrets.capabilitySecret),
  };
  let isStopped = false;
  const order = async (word: string): Promise<void> => {
    child.stdin.write(`${word}\n`);
    await toldLine(child, () => output, new RegExp(`^told "(${word})"$`, 'gm'), word);
  };
  return {
    ...{ ...made, data, secrets, database, users, told: () => output },
    service: { url, environment } as unknown as TestService,
    office: await comeIn(made.office),
    flush: () => order('flush'),
    async items(table) {
      const found: Item[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const TableName = database.tables[table];
        const page = await controlDocuments(database).send(
          new ScanCommand({ TableName, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
        );
        found.push(...((page.Items ?? []) as Item[]));
        from = page.LastEvaluatedKey;
      } while (from);
      return found;
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      closeClients(database);
      await order('stop');
    },
    remove() {
      child.kill('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const answered = new WeakMap<ChildProcess, Map<string, number>>();

/** Waits for the process to answer; of the same word as often as it was said. */
async function toldLine(child: ChildProcess, output: () => string, line: RegExp, word = ''): Promise<string> {
  const counts = answered.get(child) ?? new Map<string, number>();
  answered.set(child, counts);
  const wanted = (counts.get(word) ?? 0) + 1;
  counts.set(word, wanted);
  for (let i = 0; i < 1500; i++) {
    const found = line.global ? [...output().matchAll(line)] : [line.exec(output())].filter((match) => match !== null);
    if (found.length >= wanted) return found[wanted - 1]![1]!;
    await setTimeout(20);
  }
  throw new Error(`no answer: ${output().slice(-2000)}`);
}

/** Every file below a folder with its bytes. */
export const filesBelow = (folder: string): { name: string; bytes: Buffer }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path) }));

export const everything = async (county: Pick<ToldCounty, 'items'>): Promise<Record<TableKind, Item[]>> => {
  const all = {} as Record<TableKind, Item[]>;
  for (const table of tableKinds) all[table] = await county.items(table);
  return all;
};
