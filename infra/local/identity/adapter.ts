import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import { controlDocuments } from '#functions/platform/tables.ts';

/**
 * The provider's sessions, grants and codes in `control`, so that a restart logs nobody out. Expired ones are not found;
 * `purge` takes them away.
 */
export const databaseAdapter = (settings: DatabaseSettings) => {
  const documents = controlDocuments(settings);
  const TableName = settings.tables.control;
  const models = new Set<string>();
  const now = (): number => Math.floor(Date.now() / 1000);

  interface Stored {
    sk: string;
    payload: AdapterPayload;
    uid?: string;
    grantId?: string;
    /** epoch seconds, the table's time to live */
    expires?: number;
    /** ended before its time: nobody may put it back */
    ended?: true;
  }
  const partition = (model: string): string => `IDP#${model}`;
  const all = async (pk: string): Promise<Stored[]> => {
    const found: Stored[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const answer = await documents.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      found.push(...((answer.Items ?? []) as Stored[]));
      from = answer.LastEvaluatedKey;
    } while (from);
    return found;
  };
  const remove = (pk: string, sk: string) => documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  const read = async (pk: string, sk: string): Promise<Stored | undefined> => {
    const { Item } = await documents.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
    const stored = Item as Stored | undefined;
    return stored?.ended || (stored?.expires !== undefined && stored.expires <= now()) ? undefined : stored;
  };
  const put = (Item: object, condition?: string) =>
    documents.send(
      new PutCommand({
        TableName,
        Item: Item as Record<string, unknown>,
        ...(condition !== undefined && { ConditionExpression: condition }),
      }),
    );
  /** What was opened in somebody's name: sessions, grants, logins that are just being finished. */
  const opened = (subject: string): string => `IDP#OPENED#${subject}`;
  const isConditionFailed = (error: unknown): boolean =>
    (error as Error | undefined)?.name === 'ConditionalCheckFailedException';
  const uids = partition('Uid');

  const adapter = (model: string): Adapter => {
    models.add(model);
    const pk = partition(model);
    return {
      async upsert(id, payload, expiresIn) {
        const expires = expiresIn === undefined ? undefined : now() + expiresIn;
        // The provider's payloads hold undefined values and class instances: what is kept is their JSON.
        const plain = JSON.parse(JSON.stringify(payload)) as AdapterPayload;
        const subject = subjectOf(plain);
        if (subject !== undefined) await put({ pk: opened(subject), sk: `${model}#${id}`, model, id, expires });
        try {
          const Item = { pk, sk: id, payload: plain, uid: plain.uid, grantId: plain.grantId, expires };
          await put(Item, 'attribute_not_exists(ended)');
        } catch (error) {
          // A request that was under way while it was ended: it stays ended.
          if (isConditionFailed(error)) return;
          throw error;
        }
        if (model === 'Session' && plain.uid !== undefined) await put({ pk: uids, sk: plain.uid, id, expires });
      },
      async find(id) {
        return (await read(pk, id))?.payload;
      },
      async findByUid(uid) {
        const pointer = (await read(uids, uid)) as { id?: string } | undefined;
        return pointer?.id === undefined ? undefined : (await read(pk, pointer.id))?.payload;
      },
      async findByUserCode() {
        return undefined;
      },
      async consume(id) {
        await documents.send(
          new UpdateCommand({
            TableName,
            Key: { pk, sk: id },
            UpdateExpression: 'SET payload.#consumed = :now',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#consumed': 'consumed' },
            ExpressionAttributeValues: { ':now': now() },
          }),
        );
      },
      async destroy(id) {
        await remove(pk, id);
      },
      async revokeByGrantId(grantId) {
        for (const { sk, grantId: of } of await all(pk)) if (of === grantId) await remove(pk, sk);
      },
    };
  };

  return {
    adapter,
    /** Ends everything that was opened in somebody's name: the next request of any browser has to sign in again. */
    async end(subject: string): Promise<void> {
      for (const { sk, model, id, expires } of (await all(opened(subject))) as (Stored & Opened)[]) {
        // Marked, not removed: a request under way would put it back.
        await put({ pk: partition(model), sk: id, ended: true, expires: expires ?? now() + 24 * 60 * 60 });
        await remove(opened(subject), sk);
      }
    },
    /** takes away what has expired */
    async purge(): Promise<void> {
      for (const model of [...models, 'Uid'])
        for (const { sk, expires, payload } of await all(partition(model)))
          if (expires !== undefined && expires <= now()) {
            const subject = payload && subjectOf(payload);
            if (subject !== undefined) await remove(opened(subject), `${model}#${sk}`);
            await remove(partition(model), sk);
          }
    },
  };
};

interface Opened {
  model: string;
  id: string;
}

const subjectOf = ({ kind, accountId, result }: AdapterPayload): string | undefined =>
  kind === 'Interaction'
    ? (result as { login?: { accountId?: string } } | undefined)?.login?.accountId
    : kind === 'Session' || kind === 'Grant'
      ? accountId
      : undefined;
