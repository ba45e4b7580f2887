import { logger } from '#functions/platform/telemetry.ts';
import { startService } from '#infra/local/service.ts';
import { thingContexts, thingOperations } from '../things.ts';

/** A service of its own process, whose jobs write their first half and then never end: to be killed in their middle. */

logger.setLogLevel('CRITICAL');
const [data = ''] = process.argv.slice(2);
const contexts = thingContexts(async ({ repositories, tenant, progress }) => {
  const { client } = repositories;
  await client.put({ pk: client.pk('STAGED'), sk: 'half-1', text: 'first half' });
  await progress(1, 2, 'half');
  process.stdout.write(`${JSON.stringify({ halfDone: tenant })}\n`);
  return new Promise(() => undefined);
});
const service = await startService({ data, operations: thingOperations, contexts });
process.stdout.write(
  `${JSON.stringify({ url: service.url, database: service.databaseProcess, endpoint: service.environment.database.endpoint })}\n`,
);
