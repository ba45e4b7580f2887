import type { Storage } from '#shared/api/service.ts';
import { dayOf } from '#functions/platform/anchors.ts';
import type { Chain } from '#functions/platform/audit.ts';
import { itemSize } from '#functions/platform/item-size.ts';
import type { Work } from '#functions/platform/worker.ts';
import { aggregateOfItem } from './record.ts';
import type { TenantsRepositories } from './repositories.ts';
import { walkTenant } from './walk.ts';

/** after how many items the worker tells that it is still there */
const tellEvery = 500;
const steps = 3;

/**
 * What is done in every county once a day: one walk over all its items sizes them and finds the heads of its records.
 * The heads go to the anchors, the sizes to the operator's figures, these last: they say when the upkeep was done.
 * Repeatable: sizes are written again, the day's first anchor stays.
 */
export const upkeep: Work<TenantsRepositories> = async ({
  job,
  repositories,
  anchors,
  use,
  files,
  clock,
  progress,
}) => {
  const { client } = repositories;
  const bytes: Storage['bytes'] = { main: 0, audit: 0, ballots: 0 };
  const heads: Record<string, Chain> = {};
  let items = 0;
  await progress(0, steps, 'items');
  for await (const { table, item } of walkTenant(client)) {
    bytes[table] += itemSize(item);
    items += 1;
    const aggregate = table === 'main' ? aggregateOfItem(client, item) : null;
    const chain = item['chain'] as Chain | undefined;
    if (aggregate !== null && chain) heads[aggregate] = { seq: chain.seq, hash: chain.hash };
    if (items % tellEvery === 0) await progress(0, steps, 'items');
  }

  await progress(1, steps, 'files');
  const stored = await files.list('');
  const fileBytes = stored.reduce((sum, { size }) => sum + size, 0);

  await progress(2, steps, 'store');
  const date = dayOf(new Date(job.at));
  const at = clock.now().toISOString();
  await anchors.add(date, { at, heads });
  await use.putStorage({ at, items, bytes, files: stored.length, fileBytes });
  await progress(steps, steps, 'store');
  return { items, bytes: bytes.main + bytes.audit + bytes.ballots, files: stored.length, fileBytes, anchor: date };
};
