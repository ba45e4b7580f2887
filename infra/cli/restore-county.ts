import { say } from './print.ts';
import { restoreCountyCommand } from './restore-county-command.ts';

await say(await restoreCountyCommand(process.argv.slice(2), process.env));
