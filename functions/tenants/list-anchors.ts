import { listAnchors } from '#shared/api/tenants.ts';
import { recomputeChain } from '#functions/platform/audit.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { aggregateOf } from './record.ts';
import type { TenantsRepositories } from './repositories.ts';

/** a month */
const pageSize = 31;

/**
 * The county's anchors newest first, each head held against the record as it is now. The record's hashes are computed
 * anew from its events, so that neither an edited event nor a whole chain written anew together with its head passes.
 */
export const listAnchorsOperation = implement(
  listAnchors,
  async ({ before }, { repositories: { client }, anchors }: Context<TenantsRepositories>) => {
    const found = await anchors.list({ before, limit: pageSize + 1 });
    const page = found.slice(0, pageSize);
    const aggregates = [...new Set(page.flatMap(({ heads }) => Object.keys(heads)))];
    const chains = new Map(
      await Promise.all(
        aggregates.map(async (text) => [text, await recomputeChain(client, aggregateOf(client, text).name)] as const),
      ),
    );
    return {
      anchors: page.map(({ date, at, heads, linked }) => ({
        ...{ date, at, linked },
        heads: Object.entries(heads).map(([aggregate, { seq, hash }]) => ({
          ...{ aggregate, seq, hash },
          holds: chains.get(aggregate)?.get(seq) === hash,
        })),
      })),
      next: found.length > pageSize ? page.at(-1)!.date : null,
    };
  },
);
