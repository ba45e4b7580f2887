import { createInterface } from 'node:readline';
import { operations } from '#shared/api/contract.ts';
import { testClock } from '#functions/platform/clock.ts';
import { logger } from '#functions/platform/telemetry.ts';
import { startService } from '#infra/local/service.ts';

/**
 * The whole service in a process of its own that tells everything it could tell: its log at the lowest level, and what it
 * says to people. Arguments: data folder, the service's time. A line on its input: `flush` writes what was metered,
 * `stop` ends it in good order; each is answered by a line.
 */

const [data = '', at = ''] = process.argv.slice(2);
logger.setLogLevel('TRACE');
const clock = testClock(new Date(at), true);
const say = (text: string): void => console.log(text);
const service = await startService({ data, operations, clock, sweepEvery: 3600, say });
const answer = (value: unknown): void => void process.stdout.write(`told ${JSON.stringify(value)}\n`);
answer({ url: service.url, endpoint: service.environment.database.endpoint });
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'flush') await service.environment.meter.flush({ now: true });
  if (line === 'stop') {
    await service.stop();
    answer(line);
    process.exit(0);
  }
  answer(line);
}
