import { say } from './print.ts';
import { verifyBoxCommand } from './verify-box-command.ts';

await say(verifyBoxCommand(process.argv.slice(2)));
