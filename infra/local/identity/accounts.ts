import { randomUUID } from 'node:crypto';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DatabaseSettings } from '#functions/platform/environment.ts';
import { Refusal } from '#functions/platform/errors.ts';
import type { IdentityProvider } from '#functions/platform/identity.ts';
import { controlDocuments } from '#functions/platform/tables.ts';
import type { Bilingual } from '#shared/problem.ts';
import { chosenCost, hashInitial, hashPassword, initialPassword, isPassword, type PasswordHash } from './passwords.ts';
import { databaseAdapter } from './adapter.ts';

/** An account of the embedded provider; it lies in `control` under `IDP`. */
export interface Account {
  subject: string;
  login: string;
  name: string;
  disabled: boolean;
  /** null: demo people, who are picked from a list */
  password: PasswordHash | null;
  /** an initial password has to be changed before anything else */
  mustChange: boolean;
  /** set for demo people: where and as what they stand in the list */
  demo: DemoEntry | null;
}

export interface DemoEntry {
  county: Bilingual;
  role: Bilingual;
  /** place in the list, county first */
  order: number;
}

export interface DemoPerson {
  subject: string;
  login: string;
  name: string;
  demo: DemoEntry;
}

export interface Accounts extends IdentityProvider {
  read(subject: string): Promise<Account | undefined>;
  /** makes or replaces a demo person; again = the same */
  putDemoPerson(person: DemoPerson): Promise<void>;
  demoPeople(): Promise<DemoPerson[]>;
  /** the account that has this login name and this password, and may log in */
  check(login: string, password: string): Promise<Account | undefined>;
  changePassword(subject: string, password: string): Promise<void>;
}

const accountKey = (subject: string) => ({ pk: 'IDP#ACCOUNT', sk: subject });
const loginKey = (login: string) => ({ pk: 'IDP#LOGIN', sk: login.toLowerCase() });
const demoKey = (subject: string) => ({ pk: 'IDP#DEMO', sk: subject });

export const localAccounts = (settings: DatabaseSettings, issuer: string): Accounts => {
  const documents: DynamoDBDocumentClient = controlDocuments(settings);
  const TableName = settings.tables.control;
  const get = async <T>(Key: { pk: string; sk: string }): Promise<T | undefined> =>
    (await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item as T | undefined;
  const set = (subject: string, names: Record<string, unknown>) =>
    documents.send(
      new UpdateCommand({
        TableName,
        Key: accountKey(subject),
        UpdateExpression: `SET ${Object.keys(names)
          .map((_, i) => `#${i} = :${i}`)
          .join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: Object.fromEntries(Object.keys(names).map((name, i) => [`#${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(Object.values(names).map((value, i) => [`:${i}`, value])),
      }),
    );
  const byLogin = async (login: string): Promise<Account | undefined> => {
    const found = await get<{ subject: string }>(loginKey(login));
    return found && get<Account>(accountKey(found.subject));
  };
  const sessions = databaseAdapter(settings);
  const decoy = hashPassword(randomUUID(), chosenCost);

  return {
    issuer,
    read: (subject) => get<Account>(accountKey(subject)),
    async find(login) {
      const account = await byLogin(login);
      return account && { subject: account.subject, disabled: account.disabled };
    },
    async listAccounts(beginning) {
      const found: { login: string; subject: string }[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :login)',
            ExpressionAttributeValues: { ':pk': 'IDP#LOGIN', ':login': beginning.toLowerCase() },
            ConsistentRead: true,
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        found.push(...(page.Items ?? []).map(({ sk, subject }) => ({ login: String(sk), subject: String(subject) })));
        from = page.LastEvaluatedKey;
      } while (from);
      return found;
    },
    async createAccount({ login, name }) {
      const [subject, password] = [randomUUID(), initialPassword()];
      const account: Account = {
        ...{ subject, login, name, disabled: false, mustChange: true, demo: null },
        password: hashInitial(password),
      };
      if (await byLogin(login)) throw new Refusal('already-exists', taken(login));
      // The account first: a login name that leads nowhere would be taken for ever.
      await documents.send(new PutCommand({ TableName, Item: { ...accountKey(subject), ...account } }));
      const known = (await get<{ subject: string }>(loginKey(login)))?.subject;
      const name_ = { TableName, Item: { ...loginKey(login), subject } };
      const condition =
        known === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'subject = :known', ExpressionAttributeValues: { ':known': known } };
      try {
        await documents.send(new PutCommand({ ...name_, ...condition }));
      } catch (error) {
        await documents.send(new DeleteCommand({ TableName, Key: accountKey(subject) }));
        if ((error as Error).name === 'ConditionalCheckFailedException')
          throw new Refusal('already-exists', taken(login), { cause: error });
        throw error;
      }
      return { subject, initialPassword: password };
    },
    async resetPassword(subject) {
      const password = initialPassword();
      await set(subject, { password: hashInitial(password), mustChange: true });
      await sessions.end(subject);
      return { initialPassword: password };
    },
    async setDisabled(subject, disabled) {
      await set(subject, { disabled });
      if (disabled) await sessions.end(subject);
    },
    async deleteAccount(subject) {
      const account = await get<Account>(accountKey(subject));
      if (!account) return;
      await sessions.end(subject);
      // The account last: a repetition finds by it what is still to be removed.
      for (const Key of [demoKey(subject), loginKey(account.login), accountKey(subject)])
        await documents.send(new DeleteCommand({ TableName, Key }));
    },
    async changePassword(subject, password) {
      await set(subject, { password: await hashPassword(password, chosenCost), mustChange: false });
    },
    async check(login, password) {
      const account = await byLogin(login);
      // The same work for an unknown name and for an initial password, or the time would tell which names there are.
      const kept = account?.password ?? (await decoy);
      const [right] = await Promise.all([
        isPassword(password, kept),
        kept.cost === undefined && isPassword(password, await decoy),
      ]);
      return account?.password && right && !account.disabled ? account : undefined;
    },
    async putDemoPerson({ subject, login, name, demo }) {
      const account: Account = { subject, login, name, disabled: false, password: null, mustChange: false, demo };
      await documents.send(new PutCommand({ TableName, Item: { ...accountKey(subject), ...account } }));
      await documents.send(new PutCommand({ TableName, Item: { ...loginKey(login), subject } }));
      await documents.send(new PutCommand({ TableName, Item: { ...demoKey(subject), subject, login, name, demo } }));
    },
    async demoPeople() {
      const answer = await documents.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'IDP#DEMO' },
        }),
      );
      const people = (answer.Items ?? []) as DemoPerson[];
      return people
        .map(({ subject, login, name, demo }) => ({ subject, login, name, demo }))
        .sort((a, b) => a.demo.order - b.demo.order);
    },
  };
};

const taken = (login: string): Bilingual => ({
  zh: `登录名“${login}”已被使用。`,
  en: `The login name “${login}” is taken.`,
});
