import { say } from './print.ts';
import { verifyArchiveCommand } from './verify-archive-command.ts';

await say(await verifyArchiveCommand(process.argv.slice(2)));
