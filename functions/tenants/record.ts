import { readAudit, verifyChain } from '#functions/platform/audit.ts';
import type { AuditRecord, Chain } from '#functions/platform/audit.ts';
import type { Key, TenantClient } from '#functions/platform/tenant.ts';
import { usersHeadKey } from './repository.ts';

/** The record 留痕 of one aggregate: its chain in the table `audit` and the item that carries the chain's head. */
export interface Aggregate {
  name: readonly string[];
  head: Key;
}

/** `register`, `policy`, `users` or `cycle:<id>` as the contract names them. */
export function aggregateOf(client: TenantClient, text: string): Aggregate {
  const root = client.pk('TENANT');
  if (text === 'register') return { name: ['register'], head: { pk: root, sk: 'REGISTER' } };
  if (text === 'policy') return { name: ['policy'], head: { pk: client.pk('POLICY'), sk: 'HEAD' } };
  if (text === 'users') return { name: ['users'], head: usersHeadKey(client) };
  const cycle = text.slice('cycle:'.length);
  return { name: ['cycle', cycle], head: { pk: root, sk: `CYCLE#${cycle}` } };
}

/** The aggregate whose chain's head an item carries, as the contract names it; null for every other item. */
export function aggregateOfItem(client: TenantClient, { pk, sk }: Key): string | null {
  const fixed = ['register', 'policy', 'users'].find((text) => {
    const { head } = aggregateOf(client, text);
    return head.pk === pk && head.sk === sk;
  });
  if (fixed !== undefined) return fixed;
  return pk === client.pk('TENANT') && sk.startsWith('CYCLE#') ? `cycle:${sk.slice('CYCLE#'.length)}` : null;
}

export const recordRepository = (client: TenantClient) => ({
  async readChain({ head }: Aggregate): Promise<Chain | undefined> {
    return (await client.get<{ chain: Chain }>(head))?.chain;
  },

  /** newest first */
  readEvents: ({ name }: Aggregate, options: { before?: number; limit: number }): Promise<AuditRecord[]> =>
    readAudit(client, name, options),

  async isIntact({ name }: Aggregate, chain: Chain | undefined): Promise<boolean> {
    return (await verifyChain(client, name, chain)).length === 0;
  },
});
