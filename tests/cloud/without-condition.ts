import type { AllRoles, FunctionRoles, Policy, PolicyStatement, Role } from './roles.ts';

/** The same roles, but one condition of one statement is gone. */
export interface Weakened {
  /** `grading.worker data role OwnMain Null dynamodb:LeadingKeys` */
  what: string;
  fn: FunctionRoles;
  roles: AllRoles;
}

const places = [
  ['own role', 'execution', 'policies'],
  ['data role', 'data', 'policies'],
  ['trust of the data role', 'data', 'trust'],
] as const;

/** Every condition key of every statement of every role, taken away one at a time. */
export function* weakenedRoles(roles: AllRoles): Generator<Weakened> {
  for (const fn of roles.values())
    for (const [place, which, part] of places)
      for (const [policy, statement, operator, key] of conditionsOf(fn[which], part)) {
        const without = withoutCondition(statement, operator, key);
        const changed = { ...fn, [which]: replaced(fn[which], part, policy, statement, without) };
        yield {
          what: [fn.entry.name, place, statement.Sid, operator, key].join(' '),
          fn: changed,
          roles: new Map([...roles, [fn.entry.name, changed]]),
        };
      }
}

function* conditionsOf(role: Role, part: 'policies' | 'trust'): Generator<[Policy, PolicyStatement, string, string]> {
  for (const policy of part === 'trust' ? [role.trust] : role.policies)
    for (const statement of policy.Statement)
      for (const [operator, keys] of Object.entries(statement.Condition ?? {}))
        for (const key of Object.keys(keys)) yield [policy, statement, operator, key];
}

const withoutCondition = (statement: PolicyStatement, operator: string, key: string): PolicyStatement => {
  const { [operator]: { [key]: _, ...keys } = {}, ...others } = statement.Condition ?? {};
  const left = Object.keys(keys).length > 0 ? { ...others, [operator]: keys } : others;
  const { Condition: _all, ...rest } = statement;
  return Object.keys(left).length > 0 ? { ...rest, Condition: left } : rest;
};

const replaced = (
  role: Role,
  part: 'policies' | 'trust',
  policy: Policy,
  statement: PolicyStatement,
  by: PolicyStatement,
): Role => {
  const changed: Policy = { ...policy, Statement: policy.Statement.map((one) => (one === statement ? by : one)) };
  return part === 'trust'
    ? { ...role, trust: changed }
    : { ...role, policies: role.policies.map((one) => (one === policy ? changed : one)) };
};
