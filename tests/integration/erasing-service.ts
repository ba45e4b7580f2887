import { operations } from '#shared/api/contract.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { startService } from '#infra/local/service.ts';

/** The whole service in a process of its own, without a hold before a county is erased: to be killed while it erases. */

logger.setLogLevel('SILENT');
const service = await startService({ data: process.argv[2]!, operations, erasureHoldDays: 0 });
process.stdout.write(`${JSON.stringify({ url: service.url })}\n`);
