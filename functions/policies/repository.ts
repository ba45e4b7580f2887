import type { PolicyVersion } from '#shared/api/policies.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { appendAudit, type Chain, emptyChain } from '#functions/platform/audit.ts';
import { compress, decompress, partSize } from '#functions/platform/blob.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { contentHash } from '#functions/platform/hash.ts';
import type { Key, TenantClient, TransactPart } from '#functions/platform/tenant.ts';

/**
 * The county's policy: one head that lists the versions, and an item for each version that never changes. The head also
 * carries the chain of the aggregate `policy`, so every write of it is conditioned on the chain's number.
 */

export interface ListedVersion extends PolicyVersion {
  /** the policy's content: the same policy brought in again is the same version */
  hash: string;
}

export interface PolicyHead {
  /** the version in force; null before the first */
  current: string | null;
  /** oldest first */
  versions: readonly ListedVersion[];
  chain: Chain;
}

interface HeadItem {
  current: string | null;
  chain: Chain;
  /** the chain's number once more, plain: what a write is conditioned on */
  seq: number;
  versions: Uint8Array;
}

interface VersionItem {
  policy: Uint8Array;
}

export interface NewVersion {
  version: PolicyVersion;
  policy: Policy;
  /** whether it is in force from now on */
  becomesCurrent: boolean;
}

export const policyAggregate = ['policy'] as const;

export const policyKeys = (client: Pick<TenantClient, 'pk'>) => ({
  head: (): Key => ({ pk: client.pk('POLICY'), sk: 'HEAD' }),
  version: (id: string): Key => ({ pk: client.pk('POLICY'), sk: `V#${id}` }),
});

export const policyHash = (policy: Policy): string => contentHash(policy);

export const policyRepository = (client: TenantClient) => {
  const keys = policyKeys(client);

  const readHead = async (): Promise<PolicyHead> => {
    const item = await client.get<HeadItem>(keys.head());
    if (!item) return { current: null, versions: [], chain: emptyChain };
    return { current: item.current, chain: item.chain, versions: await decompress<ListedVersion[]>(item.versions) };
  };

  const readPolicy = async (id: string): Promise<Policy | undefined> => {
    const item = await client.get<VersionItem>(keys.version(id));
    return item && decompress<Policy>(item.policy);
  };

  return {
    readHead,
    readPolicy,

    /** The policy in force, if there is one. */
    async readCurrent(): Promise<Policy | undefined> {
      const { current } = await readHead();
      return current === null ? undefined : readPolicy(current);
    },

    /**
     * The parts of a transaction that saves a version: the version, the head as it was read with the version added, the
     * audit event. A head that somebody changed since makes the transaction fail.
     */
    async saving(
      head: PolicyHead,
      { version, policy, becomesCurrent }: NewVersion,
    ): Promise<{ parts: TransactPart[]; head: PolicyHead }> {
      const bytes = await compress(policy);
      if (bytes.length > partSize) throw new Refusal('too-large');
      const { part, chain } = appendAudit(client, policyAggregate, head.chain, {
        type: 'policy.saved',
        at: new Date(version.at),
        actor: version.by,
        data: { ...version, at: undefined, by: undefined, becomesCurrent },
      });
      const next: PolicyHead = {
        current: becomesCurrent ? version.id : head.current,
        versions: [...head.versions, { ...version, hash: policyHash(policy) }],
        chain,
      };
      const item: HeadItem = {
        current: next.current,
        chain,
        seq: chain.seq,
        versions: await compress(next.versions),
      };
      return {
        head: next,
        parts: [
          { put: { ...keys.version(version.id), policy: bytes }, condition: 'absent' },
          {
            put: { ...keys.head(), ...item },
            condition: head.chain.seq === 0 ? 'absent' : { seq: head.chain.seq },
          },
          part,
        ],
      };
    },

    commit: (parts: readonly TransactPart[]): Promise<void> => client.transact(parts),
  };
};

export type PolicyRepository = ReturnType<typeof policyRepository>;

/** A version as the contract shows it. */
export const publicVersion = ({ hash: _hash, ...version }: ListedVersion): PolicyVersion => version;
