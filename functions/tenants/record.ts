import type { Chain } from '#functions/platform/audit.ts';
import type { Key, TenantClient } from '#functions/platform/tenant.ts';
import { conductKeys } from '#functions/conduct/repository.ts';
import { usersHeadKey } from './repository.ts';
import { readSegments, segmentFaults, type SegmentPage, segmentsOf } from './segments.ts';

/** The record 留痕 of one aggregate: its chain in the table `audit` and the item that carries the chain's head. */
export interface Aggregate {
  name: readonly string[];
  head: Key;
}

/** `register`, `policy`, `users`, `cycle:<id>` or `conduct:<cycle>` as the contract names them. */
export function aggregateOf(client: TenantClient, text: string): Aggregate {
  const root = client.pk('TENANT');
  if (text === 'register') return { name: ['register'], head: { pk: root, sk: 'REGISTER' } };
  if (text === 'policy') return { name: ['policy'], head: { pk: client.pk('POLICY'), sk: 'HEAD' } };
  if (text === 'users') return { name: ['users'], head: usersHeadKey(client) };
  const cycle = text.slice(text.indexOf(':') + 1);
  if (text.startsWith('conduct:')) return { name: ['conduct', cycle], head: conductKeys(client).record(cycle) };
  return { name: ['cycle', cycle], head: { pk: root, sk: `CYCLE#${cycle}` } };
}

/** The aggregate whose chain's head an item carries, as the contract names it; null for every other item. */
export function aggregateOfItem(client: TenantClient, { pk, sk }: Key): string | null {
  const fixed = ['register', 'policy', 'users'].find((text) => {
    const { head } = aggregateOf(client, text);
    return head.pk === pk && head.sk === sk;
  });
  if (fixed !== undefined) return fixed;
  if (pk === client.pk('TENANT') && sk.startsWith('CYCLE#')) return `cycle:${sk.slice('CYCLE#'.length)}`;
  const conduct = client.pk('CONDUCT', 'x').slice(0, -1);
  if (sk !== 'RECORD' || !pk.startsWith(conduct)) return null;
  return `conduct:${pk.slice(conduct.length).replaceAll('%23', '#').replaceAll('%25', '%')}`;
}

export const recordRepository = (client: TenantClient) => ({
  async readChain({ head }: Aggregate): Promise<Chain | undefined> {
    return (await client.get<{ chain: Chain }>(head))?.chain;
  },

  /** newest first, what came in with an archive last; and whether it holds from the first event to the head, if asked */
  async readEvents(
    { name }: Aggregate,
    chain: Chain | undefined,
    { before, limit }: { before?: string | undefined; limit: number },
  ): Promise<SegmentPage & { isIntact(): Promise<boolean> }> {
    const segments = await segmentsOf(client, name, chain);
    const page = await readSegments(client, segments, { before, limit });
    return { ...page, isIntact: async () => (await segmentFaults(client, segments)).length === 0 };
  },
});
