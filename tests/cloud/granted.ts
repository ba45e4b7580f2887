import type { RecordedRequest } from '#tests/recorder.ts';
import { type AllRoles, arnFor, type FunctionRoles, type Policy, type PolicyStatement } from './roles.ts';
import type { Account } from './template.ts';

/** One thing that a role may do: an action on a resource, for keys of one pattern where keys decide. */
export interface Grant {
  fn: FunctionRoles;
  of: 'own role' | 'data role';
  action: string;
  resource: string;
  /** pattern of dynamodb:LeadingKeys; null: keys do not matter */
  keys: string | null;
}

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const leadingKeysOf = ({ Condition = {} }: PolicyStatement): (string | null)[] => {
  for (const keys of Object.values(Condition)) {
    const patterns = list(keys['dynamodb:LeadingKeys'] as string | string[] | undefined);
    if (patterns.some((pattern) => pattern !== 'false')) return patterns;
  }
  return [null];
};

export const granted = (roles: AllRoles): Grant[] =>
  [...roles.values()].flatMap((fn) => [
    ...grantsOf(fn, 'own role', fn.execution.policies),
    ...grantsOf(fn, 'data role', fn.data.policies),
  ]);

const grantsOf = (fn: FunctionRoles, of: Grant['of'], policies: Policy[]): Grant[] =>
  policies.flatMap(({ Statement }) =>
    Statement.flatMap((statement) =>
      list(statement.Action).flatMap((action) =>
        list(statement.Resource).flatMap((resource) =>
          leadingKeysOf(statement).map((keys) => ({ fn, of, action, resource, keys })),
        ),
      ),
    ),
  );

/** As a report names it: `grading.handler (own role) dynamodb:PutItem table/kaoping-control DUE`. */
export const nameOf = ({ fn, of, action, resource, keys }: Grant): string =>
  [fn.entry.name, `(${of})`, action, resource.split(':').slice(5).join(':'), keys].filter(Boolean).join(' ');

/** Whether that is what let the request through. */
export const serves = (grant: Grant, recorded: RecordedRequest, account: Account): boolean => {
  const { fn, of, action, resource, keys } = grant;
  if (recorded.function !== fn.entry.name) return false;
  // Whoever acts in the name of a data role has become it before.
  if (action.startsWith('sts:')) return of === 'own role' && (recorded.tenant !== null || recorded.action === action);
  if (recorded.action !== action || (recorded.tenant === null) !== (of === 'own role')) return false;
  const arn = arnFor(fn, recorded.resource, account);
  if (arn === null || !like(resource, recorded.tenant).test(arn)) return false;
  return (
    keys === null ||
    (recorded.context['dynamodb:LeadingKeys'] ?? []).some((key) => like(keys, recorded.tenant).test(key))
  );
};

const like = (pattern: string, tenant: string | null): RegExp => {
  const text = pattern.replaceAll('${aws:PrincipalTag/tenant}', tenant ?? '');
  return new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
};
