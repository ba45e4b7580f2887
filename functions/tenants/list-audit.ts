import { listAudit } from '#shared/api/tenants.ts';
import { Refusal } from '#functions/platform/errors.ts';
import { implement } from '#functions/platform/operation.ts';
import type { Context } from '#functions/platform/operation.ts';
import { aggregateOf } from './record.ts';
import type { TenantsRepositories } from './repositories.ts';

const pageSize = 100;

/**
 * The events newest first. The chain is read whole and compared with its head on the first page and where the list
 * reaches the first event, so that whoever looks at either end knows whether nothing was edited, removed or cut off.
 */
export const listAuditOperation = implement(
  listAudit,
  async ({ aggregate: text, before }, { repositories }: Context<TenantsRepositories>) => {
    const { client, record } = repositories;
    const aggregate = aggregateOf(client, text);
    const chain = await record.readChain(aggregate);
    if (!chain && text.startsWith('cycle:')) throw new Refusal('not-found');
    const { events, next, isIntact } = await record.readEvents(aggregate, chain, { before, limit: pageSize });
    const isEnd = before === undefined || next === null;
    return {
      events: events.map(({ seq, at, actor, type, data, prev, hash }) => ({ seq, at, actor, type, data, prev, hash })),
      next,
      intact: !isEnd || (await isIntact()),
    };
  },
);
