import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ServiceRole } from '#shared/api/access.ts';
import { count, noUsage, type Usage } from './capacity.ts';
import { type Due, dueItem } from './due.ts';
import type { DatabaseSettings } from './environment.ts';
import { sha256 } from './hash.ts';
import type { NewJob, PromisedJob } from './jobs.ts';
import { controlDocuments } from './tables.ts';
import { tenantItems } from './tenant-list.ts';
import { useItems } from './use.ts';

/**
 * What lies in `control`, outside of any tenant's prefix: the list of tenants, memberships, jobs due. There is no
 * general client for it, only these functions.
 */

export interface Membership {
  tenant: string;
  user: string;
}

export interface Caller {
  issuer: string;
  subject: string;
}

export interface Memberships {
  /** set for those who run the service itself */
  operator: { user: string; name: string; roles: ServiceRole[] } | null;
  tenants: Membership[];
}

const subjectKey = ({ issuer, subject }: Caller): string => `SUB#${sha256(issuer)}#${subject}`;

/**
 * Roles in the service itself lie under a beginning of their own, which no function may write (infra/cloud/permissions):
 * whoever gives memberships of counties cannot make themselves an operator.
 */
const rolesKey = ({ issuer, subject }: Caller) => ({ pk: `ROLES#${sha256(issuer)}#${subject}`, sk: 'SERVICE' });

export const controlItems = (settings: DatabaseSettings, usage: Usage = noUsage()) => {
  const documents = controlDocuments(settings);
  const TableName = settings.tables.control;
  const counting = { ReturnConsumedCapacity: 'TOTAL' } as const;
  const put = async (Item: Record<string, unknown>): Promise<void> => {
    count(usage, await documents.send(new PutCommand({ TableName, Item, ...counting })), 'write');
  };
  const remove = async (pk: string, sk: string): Promise<void> => {
    count(usage, await documents.send(new DeleteCommand({ TableName, Key: { pk, sk }, ...counting })), 'write');
  };
  const all = async (pk: string, upTo?: string): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const answer = await documents.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: upTo === undefined ? 'pk = :pk' : 'pk = :pk AND sk <= :to',
          ExpressionAttributeValues: { ':pk': pk, ...(upTo !== undefined && { ':to': upTo }) },
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
          ...counting,
        }),
      );
      count(usage, answer, 'read');
      found.push(...(answer.Items ?? []));
      from = answer.LastEvaluatedKey;
    } while (from);
    return found;
  };

  const readCounties = async (caller: Caller): Promise<Membership[]> =>
    (await all(subjectKey(caller))).map(({ tenant, user }) => ({ tenant: String(tenant), user: String(user) }));

  return {
    ...tenantItems(documents, TableName, usage),

    /** Wall 1 rests on this: where a verified token's subject belongs. Read on every request, never cached. */
    readCounties,
    /** The same with the roles in the service itself. */
    async readMemberships(caller: Caller): Promise<Memberships> {
      const command = new GetCommand({ TableName, Key: rolesKey(caller), ConsistentRead: true, ...counting });
      const [tenants, answer] = await Promise.all([readCounties(caller), documents.send(command)]);
      const { Item } = count(usage, answer, 'read');
      const operator = Item
        ? { user: caller.subject, name: String(Item['name']), roles: Item['roles'] as ServiceRole[] }
        : null;
      return { operator, tenants };
    },
    async putMembership(caller: Caller, { tenant, user }: Membership): Promise<void> {
      await put({ pk: subjectKey(caller), sk: `T#${tenant}`, tenant, user });
    },
    async deleteMembership(caller: Caller, tenant: string): Promise<void> {
      await remove(subjectKey(caller), `T#${tenant}`);
    },
    async putOperator(caller: Caller, name: string, roles: readonly ServiceRole[] = ['operator']): Promise<void> {
      await put({ ...rolesKey(caller), name, roles });
    },

    ...useItems(documents, TableName, usage),

    /** A job that has to be looked at again at this time, should nobody have finished it. */
    async putDue({ at, tenant, job }: Due): Promise<void> {
      await put(dueItem({ at, tenant, job }));
    },
    async deleteDue(due: Due): Promise<void> {
      const { pk, sk } = dueItem(due);
      await remove(pk, sk);
    },
    async listDue(until: string): Promise<(Due | PromisedJob)[]> {
      return (await all('DUE', `${until}~`)).map(({ at, tenant, job, start }) => ({
        ...{ at: String(at), tenant: String(tenant), job: String(job) },
        ...(start !== undefined && { start: start as NewJob }),
      }));
    },
  };
};

export type Control = ReturnType<typeof controlItems>;
