import { operations } from '#shared/api/contract.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { startService } from '#infra/local/service.ts';

/** The whole service in a process of its own, to be killed in the middle of its work. Prints its address. */

logger.setLogLevel('SILENT');
const service = await startService({ data: process.argv[2]!, operations });
process.stdout.write(`${JSON.stringify({ url: service.url, database: service.databaseProcess })}\n`);
