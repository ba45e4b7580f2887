import { itemsOfPoll } from '#functions/ballots/repository.ts';
import { edgeOf } from '#functions/platform/edges.ts';
import type { Item, TenantClient, TenantTable } from '#functions/platform/tenant.ts';
import { userShards } from '#functions/platform/users.ts';
import { registerRepository } from '#functions/units/repository.ts';
import { importedAggregate } from './segments.ts';

export interface WalkedItem {
  table: TenantTable;
  item: Item;
}

/**
 * Every item of a county, by Query alone: from its root item to what the items found there name. Export, erasure and use
 * figures walk the county so; a partition that this does not reach would be forgotten by all of them.
 * @param tallies counters and comments of polls, too: for erasing alone. Whoever reads counters again and again while
 *   people vote could subtract one ballot from the next.
 */
export async function* walkTenant(client: TenantClient, { tallies = false } = {}): AsyncGenerator<WalkedItem> {
  const partition = async (table: TenantTable, ...parts: string[]): Promise<Item[]> =>
    client.query<Item>(client.pk(...parts), { table });
  const units = new Set((await registerRepository(client).readHead()).units.keys());
  const cycles = new Set<string>();
  const imports = new Set<string>();
  /** boxes by poll */
  const polls = new Map<string, number>();
  for (const item of await partition('main', 'TENANT')) {
    const [kind, name = ''] = edgeOf(item) ?? [];
    if (kind === 'UNIT') units.add(name);
    if (kind === 'CYCLE') cycles.add(name);
    if (kind === 'imported') imports.add(name);
    if (kind === 'POLL') polls.set(name, 0);
    if (item.sk.startsWith('CYCLE#')) cycles.add(item.sk.slice('CYCLE#'.length));
    yield { table: 'main', item };
  }

  for (const parts of [['FEED'], ...[...units].map((unit) => ['FEED', unit])])
    for (const item of await partition('main', ...parts)) yield { table: 'main', item };

  const byRule = [
    ['POLICY'],
    ['JOBS'],
    ['FILES'],
    ...userShards.flatMap((shard) => [
      ['USERS', shard],
      ['INBOX', shard],
    ]),
  ];
  for (const parts of [...byRule, ...[...units].map((unit) => ['UNIT', unit])]) {
    for (const item of await partition('main', ...parts)) yield { table: 'main', item };
  }
  for (const cycle of cycles) {
    for (const item of await partition('main', 'CYCLE', cycle)) {
      yield { table: 'main', item };
      if (!item.sk.startsWith('RUN#')) continue;
      const run = item.sk.slice('RUN#'.length);
      for (const part of await partition('main', 'RUN', run)) yield { table: 'main', item: part };
    }
  }

  for (const cycle of cycles) {
    for (const item of await partition('main', 'CONDUCT', cycle)) {
      yield { table: 'main', item };
      if (!item.sk.startsWith('UNIT#')) continue;
      const unit = item['unit'] as string;
      for (const detail of await partition('main', 'CONDUCT', cycle, unit)) {
        yield { table: 'main', item: detail };
        if (detail.sk.startsWith('POLL#')) polls.set(detail['id'] as string, (detail['boxes'] as unknown[]).length);
      }
    }
  }
  for (const [poll, boxes] of polls)
    for await (const item of itemsOfPoll(client, poll, { boxes, tallies })) yield { table: 'ballots', item };

  const aggregates = [
    ['register'],
    ['policy'],
    ['users'],
    ...[...cycles].flatMap((cycle) => [
      ['cycle', cycle],
      ['conduct', cycle],
    ]),
  ];
  const imported = [...imports].flatMap((job) => aggregates.map((name) => importedAggregate(job, name)));
  for (const parts of [...aggregates, ...imported]) {
    for (const item of await partition('audit', ...parts)) yield { table: 'audit', item };
  }
}
