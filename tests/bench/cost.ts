import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { yearCost, withTable } from '#infra/cli/cost.ts';
import { measureOperations, operationLines } from './operations.ts';
import { recordedSessions } from './page-views.ts';

/**
 * `npm run cost`: what a county's year costs, from capacity units measured now and list prices by region. With
 * `--write docs/cost.md` the table there and the units beside it (docs/cost-units.json) are renewed.
 */
const { values } = parseArgs({ options: { write: { type: 'string' } } });
const sessions = recordedSessions();
const units = await measureOperations(sessions);
const { markdown } = yearCost({ sessions, units });
console.log(`${operationLines(units).join('\n')}\n\n${markdown}`);
if (values.write !== undefined) {
  await writeFile(values.write, withTable(await readFile(values.write, 'utf8'), markdown));
  const beside = values.write.replace(/\.md$/, '-units.json');
  await writeFile(beside, `${JSON.stringify({ sessions, units }, null, 2)}\n`);
}
