import { gradeCommand } from './grade-command.ts';
import { say } from './print.ts';

await say(await gradeCommand(process.argv.slice(2)));
