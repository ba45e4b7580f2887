import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { buildWeb } from '#infra/local/web-build.ts';
import { makeServiceAccount, type ServiceAccount } from './service-account.ts';
import { deployedService, publishWeb } from './publish-web-files.ts';

const usage = `Publishes the web application to the deployed service, and makes its first accounts.

  npm run publish-web -- [dist/outputs.json] [--operator <login>] [--eraser <login>] [--name <name>]

  outputs     the file that \`npm run deploy\` wrote
  --operator  makes this account (or finds it) and lets it run the service: open, suspend and export counties
  --eraser    makes this account (or finds it) and lets it erase counties; better another person
  --name      how the account is called on the pages; its login name where nothing is said

With an issuer of your own the login is the subject that it puts into its tokens.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text: string): void => console.log(text);

const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      operator: { type: 'string' },
      eraser: { type: 'string' },
      name: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return say(usage);
  const path = positionals[0] ?? 'dist/outputs.json';
  const service = deployedService(JSON.parse(await readFile(path, 'utf8')), path);
  const { folder, outcome } = await buildWeb(root, say);
  if (typeof outcome === 'object') throw new Error(`the web application could not be built: ${outcome.failed}`);

  const { credentials } = new DynamoDBClient({ region: service.region }).config;
  await publishWeb({ service, folder, credentials, say });
  const wanted: [string | undefined, ServiceAccount['role']][] = [
    [values.operator, 'operator'],
    [values.eraser, 'eraser'],
  ];
  for (const [login, role] of wanted)
    if (login !== undefined) say(await makeServiceAccount(service, { login, role, name: values.name ?? login }));
  say(`\n  ${service.origin}\n`);
};

run().catch((error: unknown) => {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
