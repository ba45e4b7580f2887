import { appendAudit, type Chain, emptyChain } from '#functions/platform/audit.ts';
import type { Item, TransactPart } from '#functions/platform/tenant.ts';
import type { JobContext } from '#functions/platform/worker.ts';
import { conductKeys } from '#functions/conduct/repository.ts';
import { policyKeys } from '#functions/policies/repository.ts';
import { adminsAfter, usersHeadKey } from '../repository.ts';
import type { TenantsRepositories } from '../repositories.ts';
import { importedAggregate, type ImportedChain, importedEvent } from '../segments.ts';
import type { EmptyCounty } from './emptiness.ts';
import type { ArchivedUser } from './item-schemas.ts';
import type { Archive } from './read-archive.ts';
import type { RestorePlan } from './restore-plan.ts';
import { shapeOf } from './shapes.ts';

/** What the flip leaves for the steps after it, should another worker take them: `T#…#TENANT` / `RECEIPT#<job>`. */
export interface RestoreReceipt extends Record<string, unknown> {
  /** users that were there before: they stay as they are */
  kept: string[];
}

interface Flip {
  archive: Archive;
  plan: RestorePlan;
  /** hash of the archive's file */
  sha256: string;
  county: EmptyCounty;
  kept: string[];
}

export const receiptKey = ({ client }: TenantsRepositories, job: string) => ({
  pk: client.pk('TENANT'),
  sk: `RECEIPT#${job}`,
});

/**
 * The parts of the one transaction that makes the imported county visible: the heads of the archive, each on this
 * county's own chain, which gets the event `archive.imported` with the head of the chain that came in.
 */
export function flipParts(
  { repositories, job, clock, stillMine }: JobContext<TenantsRepositories>,
  { archive, plan, sha256, county, kept }: Flip,
): TransactPart[] {
  const { client } = repositories;
  const at = clock.now();
  const append = (name: string[], own: Chain | undefined, imported: Chain | undefined) => {
    const from: ImportedChain | null = imported?.seq ? { name: importedAggregate(job.id, name), ...imported } : null;
    const { county: of, at: made } = archive.manifest;
    const data = { job: job.id, archive: sha256, county: of.name, made, imported: from };
    return appendAudit(client, name, own, { type: importedEvent, data, at, actor: job.by });
  };
  const root = client.pk('TENANT');
  const parts: TransactPart[] = [
    stillMine,
    { put: { ...receiptKey(repositories, job.id), kept }, condition: 'absent' },
  ];
  const found = new Set(plan.heads.map(({ kind }) => kind));
  for (const { kind, pk, sk, attributes } of plan.heads) {
    const imported = attributes['chain'] as Chain;
    if (kind === 'register') {
      const { part, chain } = append(['register'], undefined, imported);
      const item: Item = { pk: root, sk, ...attributes, chain };
      parts.push({ put: item, condition: 'absent' }, part);
    } else if (kind === 'policy') {
      const { seq } = county.policy.chain;
      const { part, chain } = append(['policy'], county.policy.chain, imported);
      const item: Item = { ...policyKeys(client).head(), ...attributes, chain, seq: chain.seq };
      parts.push({ put: item, condition: seq === 0 ? 'absent' : { seq } }, part);
    } else if (kind === 'cycle') {
      const { part, chain } = append(['cycle', sk.slice('CYCLE#'.length)], undefined, imported);
      const item: Item = { pk: root, sk, ...attributes, chain, seq: chain.seq };
      parts.push({ put: item, condition: 'absent' }, part);
    } else if (kind === 'conduct') {
      const [cycle = ''] = shapeOf({ table: 'main', pk, sk })!.parts;
      const { part, chain } = append(['conduct', cycle], undefined, imported);
      const item: Item = { ...conductKeys(client).record(cycle), chain, seq: chain.seq };
      parts.push({ put: item, condition: 'absent' }, part);
    }
  }
  // What the archive lacks must still be absent, or two counties would be mixed.
  if (!found.has('register')) parts.push({ check: { pk: root, sk: 'REGISTER' }, condition: { version: undefined } });
  const users = plan.heads.find(({ kind }) => kind === 'users');
  const { version, admins } = county.users;
  const own = county.users.chain ?? emptyChain;
  const { part, chain } = append(['users'], own, users?.attributes['chain'] as Chain | undefined);
  const coming = usersOf(archive).filter(({ id }) => !kept.includes(id));
  const next = {
    version: Math.max(version, Number(users?.attributes['version'] ?? 0)) + 1,
    chain,
    admins: adminsAfter(
      admins,
      coming.map((after) => ({ after })),
    ),
  };
  const condition = version === 0 ? 'absent' : { version };
  parts.push({ put: { ...usersHeadKey(client), ...next }, condition }, part);
  return parts;
}

export const usersOf = ({ items }: Archive): ArchivedUser[] =>
  items.filter(({ kind }) => kind === 'user').map(({ attributes }) => attributes as unknown as ArchivedUser);
