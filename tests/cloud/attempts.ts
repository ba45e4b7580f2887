import { tableKinds } from '#functions/platform/tables.ts';
import { permissions } from '#infra/cloud/permissions.ts';
import type { RecordedRequest } from '#tests/recorder.ts';
import { type AllRoles, arnFor, type FunctionRoles } from './roles.ts';
import type { Request, Session } from './simulate.ts';
import type { Account } from './template.ts';

/** The recorded request as it really was, and everything near it that has to be refused. */

export interface Attempt {
  what: string;
  session: Session | null;
  request: Request;
}

const leadingKeys = 'dynamodb:LeadingKeys';
const sealedFor = 'kms:EncryptionContext:tenant';
const otherTenant = '01ZZZZZZZZZZZZZZZZZZZZZZZZ';

/** null: the function has not been told where that is. */
export const asMade = (fn: FunctionRoles, recorded: RecordedRequest, account: Account): Attempt | null => {
  const arn = arnFor(fn, recorded.resource, account);
  if (arn === null) return null;
  const session = recorded.tenant === null ? null : { of: fn, tags: { tenant: recorded.tenant } };
  return { what: 'as it was made', session, request: { action: recorded.action, arn, context: recorded.context } };
};

export const forbidden = (fn: FunctionRoles, recorded: RecordedRequest, account: Account): Attempt[] => {
  const made = asMade(fn, recorded, account);
  if (!made) return [];
  const [service] = recorded.action.split(':');
  // What nobody may become is tried for every function: forbiddenSessions.
  if (service === 'sts') return [];
  if (service === 'dynamodb')
    return recorded.tenant === null
      ? [...controlAttempts(made, fn), ...anyTable(made)]
      : [...tenantAttempts(made, recorded.tenant), ...anyTable(made)];
  if (service === 's3' && recorded.tenant !== null) return fileAttempts(made, recorded.tenant);
  if (service === 'kms' && recorded.tenant !== null) return keyAttempts(made, recorded.tenant);
  return [
    { ...made, what: 'another resource of the kind', request: { ...made.request, arn: elsewhere(made.request.arn) } },
  ];
};

const elsewhere = (arn: string): string => `${arn}-other`;

const withContext = ({ request }: Attempt, name: string, values: readonly string[] | null): Request => {
  const { [name]: _, ...rest } = request.context;
  return { ...request, context: values === null ? rest : { ...rest, [name]: values } };
};
const withKeys = (made: Attempt, keys: readonly string[] | null): Request => withContext(made, leadingKeys, keys);

const onTable = (arn: string, table: string): string => arn.replace(/(?:main|audit|ballots|control)$/, table);

/** Commands without a key, or with statements of their own, whoever asks and whatever keys they name. */
const anyTable = (made: Attempt): Attempt[] => [
  ...['Scan', 'PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'].map((action) => ({
    ...made,
    what: action,
    request: { ...(action === 'Scan' ? withKeys(made, null) : made.request), action: `dynamodb:${action}` },
  })),
  { ...made, what: 'no key', request: withKeys(made, null) },
  { ...made, what: 'another table', request: { ...made.request, arn: elsewhere(made.request.arn) } },
];

/** Partitions that tell of a county's people: those who run the service have no business with them. */
const tellingOfPeople = ['UNIT#u01', 'CYCLE#2026', 'RUN#one', 'register', 'cycle#2026'];

const isOperators = (fn: FunctionRoles): boolean => fn.entry.context === 'service';

const tenantAttempts = (made: Attempt, tenant: string): Attempt[] => {
  const own = made.request.context[leadingKeys] ?? [];
  const foreign = own.map((key) => key.replace(tenant, otherTenant));
  const fn = made.session!.of;
  return [
    { ...made, what: 'another tenant’s tag', session: { of: fn, tags: { tenant: otherTenant } } },
    { ...made, what: 'another tenant’s keys', request: withKeys(made, foreign) },
    { ...made, what: 'own and another tenant’s keys', request: withKeys(made, [...own, ...foreign]) },
    {
      ...made,
      what: 'keys of one whose id begins alike',
      request: withKeys(
        made,
        own.map((key) => key.replace(tenant, `${tenant}X`)),
      ),
    },
    { ...made, what: 'the table control', request: { ...made.request, arn: onTable(made.request.arn, 'control') } },
    { ...made, what: 'the function’s own role', session: null },
    ...(isOperators(fn) ? tellingOfPeople : []).flatMap((key) => [
      { ...made, what: `the county’s ${key}`, request: withKeys(made, [`T#${tenant}#${key}`]) },
      { ...made, what: `own keys and the county’s ${key}`, request: withKeys(made, [...own, `T#${tenant}#${key}`]) },
    ]),
  ];
};

/** Keys of no kind that lies in `control`, and keys of a tenant. */
const strangeKeys = ['ELSE#one', `T#${otherTenant}#TENANT`];

const controlAttempts = (made: Attempt, fn: FunctionRoles): Attempt[] => {
  const own = made.request.context[leadingKeys] ?? [];
  return [
    ...strangeKeys.flatMap((key) => [
      { ...made, what: `the key ${key}`, request: withKeys(made, [key]) },
      { ...made, what: `own keys and ${key}`, request: withKeys(made, [...own, key]) },
    ]),
    ...tableKinds
      .filter((kind) => kind !== 'control')
      .flatMap((kind) =>
        [own, [`T#${otherTenant}#TENANT`]].map((keys) => ({
          ...made,
          what: `the table ${kind} with the function’s own role`,
          request: { ...withKeys(made, keys), arn: onTable(made.request.arn, kind) },
        })),
      ),
    { ...made, what: 'the data role', session: { of: fn, tags: { tenant: otherTenant } } },
  ];
};

const fileAttempts = (made: Attempt, tenant: string): Attempt[] => {
  const { arn, context } = made.request;
  const { of } = made.session!;
  const { folder } = permissions[of.entry.name];
  const at = (what: string, changed: string): Attempt => ({
    ...made,
    what,
    request: { ...made.request, arn: changed },
  });
  const shared: Attempt[] = [
    { ...made, what: 'another tenant’s tag', session: { of, tags: { tenant: otherTenant } } },
    { ...made, what: 'the function’s own role', session: null },
  ];
  if (!arn.includes('/'))
    return [
      ...shared,
      at('another bucket', elsewhere(arn)),
      ...[[otherTenant + '/'], [''], [tenant], null, ...(isOperators(of) ? [[`${tenant}/files/`]] : [])].map(
        (prefix) => ({
          ...made,
          what: `the prefix ${prefix?.join() ?? 'left out'}`,
          request: withContext(made, 's3:prefix', prefix),
        }),
      ),
    ];
  return [
    ...shared,
    at('another tenant’s folder', arn.replace(`/${tenant}/`, `/${otherTenant}/`)),
    at('no folder', arn.replace(`/${tenant}/`, '/')),
    at('another bucket', arn.replace('/', '-other/')),
    ...(folder === undefined ? [] : [at('an upload of the county', arn.replace(`/${folder}/`, '/files/'))]),
    {
      ...made,
      what: 'with the prefix of one’s own',
      request: { action: made.request.action, arn: arn.replace(tenant, otherTenant), context },
    },
  ];
};

/** Of the keys of ballot boxes: another county's, none that is named, and what the function's other half does with them. */
const keyAttempts = (made: Attempt, tenant: string): Attempt[] => {
  const { of } = made.session!;
  const { action, arn } = made.request;
  const otherHalf = action === 'kms:Encrypt' ? 'kms:Decrypt' : 'kms:Encrypt';
  const beside = [otherHalf, 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:CreateGrant', 'kms:ScheduleKeyDeletion'];
  return [
    { ...made, what: 'another tenant’s tag', session: { of, tags: { tenant: otherTenant } } },
    { ...made, what: 'another tenant’s key', request: withContext(made, sealedFor, [otherTenant]) },
    { ...made, what: 'a key of one whose id begins alike', request: withContext(made, sealedFor, [`${tenant}X`]) },
    { ...made, what: 'a key of nobody', request: withContext(made, sealedFor, null) },
    { ...made, what: 'the function’s own role', session: null },
    { ...made, what: 'another key', request: { ...made.request, arn: elsewhere(arn) } },
    ...[...of.keys.keys()]
      .filter((key) => key !== arn)
      .map((key) => ({ ...made, what: 'the key of stored data', request: { ...made.request, arn: key } })),
    ...beside.map((name) => ({ ...made, what: name, request: { ...made.request, action: name } })),
  ];
};

export interface SessionAttempt {
  what: string;
  session: Session;
}

/** Sessions that no function may open: without tag, with a wrong one, with another beside it, with another's role. */
export const forbiddenSessions = (fn: FunctionRoles, roles: AllRoles): SessionAttempt[] => {
  const own = (what: string, tags: Record<string, string>): SessionAttempt => ({ what, session: { of: fn, tags } });
  return [
    own('no tag', {}),
    own('an empty tag', { tenant: '' }),
    own('a tag that is too short', { tenant: otherTenant.slice(1) }),
    own('a tag that is too long', { tenant: `${otherTenant}X` }),
    own('a tag of another name', { county: otherTenant }),
    own('an additional tag', { tenant: otherTenant, role: 'operator' }),
    ...[...roles.values()]
      .filter((other) => other !== fn)
      .map((other) => ({
        what: `the data role of ${other.entry.name}`,
        session: { of: other, tags: { tenant: otherTenant } },
      })),
  ];
};
