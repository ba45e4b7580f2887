import { benchBallots } from './ballots.ts';
import { benchBundles } from './bundles.ts';
import { benchEngine } from './engine.ts';
import { measureOperations, operationLines } from './operations.ts';
import { recordedSessions } from './page-views.ts';
import { benchService } from './service.ts';
import { benchWeb } from './web.ts';

/** `npm run bench`: every figure with its target. A missed target is told by the exit code too. */
const rows = [
  ...benchEngine(),
  ...(await benchService()),
  ...(await benchBallots()),
  ...(await benchWeb()),
  ...(await benchBundles()),
];
const width = Math.max(...rows.map(({ what }) => what.length));
console.log(`${'what'.padEnd(width)}  ${'value'.padStart(10)}  ${'target'.padStart(8)}`);
for (const { what, value, target, ok } of rows)
  console.log(
    `${what.padEnd(width)}  ${value.padStart(10)}  ${target.padStart(8)}  ${target === '–' ? '' : ok ? 'ok' : 'MISSED'}`,
  );
console.log(`\n${operationLines(await measureOperations(recordedSessions())).join('\n')}`);
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
