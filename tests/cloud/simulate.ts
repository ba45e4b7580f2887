import { runSimulation, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { FunctionRoles, Role } from './roles.ts';

/**
 * Asks the simulator what AWS would say. A request in the name of a data role is allowed if the function may become it
 * with these session tags (its own policy and the role's trust, for sts:AssumeRole and, with tags, sts:TagSession) and the
 * role's policy then allows the request. A key's own policy has to allow it besides.
 */

export interface Request {
  action: string;
  arn: string;
  context: Readonly<Record<string, readonly string[]>>;
}

export type Tags = Readonly<Record<string, string>>;

export interface Session {
  /** whose data role */
  of: FunctionRoles;
  tags: Tags;
}

export interface Simulator {
  /** `session` null: with the function's own role */
  allows(fn: FunctionRoles, session: Session | null, request: Request): Promise<boolean>;
  /** whether the function may become that data role with those tags */
  opens(fn: FunctionRoles, session: Session): Promise<boolean>;
  /** evaluations that were done */
  readonly evaluations: number;
}

interface Question {
  role: Role;
  request: Request;
  tags?: Tags;
  /** the trust policy of a role, the policy of a key */
  resourcePolicy?: Role['trust'] | undefined;
}

const simulationOf = ({ role, request, tags = {}, resourcePolicy }: Question): Simulation => {
  const owner = role.arn.split(':')[4]!;
  const principalTags = Object.entries(tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value]);
  // Several values of one key are a list; a single one of a key that holds a list is a list of one.
  const context = Object.entries(request.context).map(([name, values]) => [
    name,
    listed.has(name) ? [...values] : values[0]!,
  ]);
  return {
    request: {
      principal: role.arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/') + '/session',
      action: request.action,
      resource: { resource: request.arn, accountId: owner },
      contextVariables: Object.fromEntries([['aws:PrincipalArn', role.arn], ...principalTags, ...context]) as Record<
        string,
        string | string[]
      >,
    },
    identityPolicies: role.policies.map((policy, i) => ({ name: `policy-${i}`, policy })),
    ...(resourcePolicy && { resourcePolicy }),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
};

const listed = new Set(['dynamodb:LeadingKeys', 'aws:TagKeys']);

/** With every policy and context key validated by the simulator. */
export const strictSimulator = (): Simulator => simulator(strictly);
/** The same answers some fifteen times as quick, for policies that were validated before; not with a resource's policy. */
export const quickSimulator = (): Simulator =>
  simulator(async (question) => (question.resourcePolicy ? strictly(question) : quickly(question)));

const quickly = (question: Question): boolean => runUnsafeSimulation(simulationOf(question), {}) === 'Allowed';

const strictly = async (question: Question): Promise<boolean> => {
  const answer = await runSimulation(keepingNames(simulationOf(question)), {});
  if (answer.resultType === 'error')
    throw new Error(`${question.request.action} ${question.request.arn}: ${JSON.stringify(answer.errors)}`);
  return answer.overallResult === 'Allowed';
};

/** The simulator takes the name off a key of an encryption context; a key of the same kind that keeps it stands for it. */
const keepingNames = (simulation: Simulation): Simulation =>
  simulation.request.action.startsWith('kms:')
    ? (JSON.parse(JSON.stringify(simulation).replaceAll('kms:EncryptionContext:', 'aws:RequestTag/')) as Simulation)
    : simulation;

const simulator = (ask: (question: Question) => Promise<boolean>): Simulator => {
  let evaluations = 0;
  const sessions = new Map<string, Promise<boolean>>();
  const evaluate = (question: Question): Promise<boolean> => {
    evaluations += 1;
    return ask(question);
  };
  const assumes = async (fn: FunctionRoles, { of, tags }: Session): Promise<boolean> => {
    const names = Object.keys(tags);
    const context = {
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:RequestTag/${name}`, [value]])),
      ...(names.length > 0 && { 'aws:TagKeys': names }),
    };
    for (const action of ['sts:AssumeRole', ...(names.length > 0 ? ['sts:TagSession'] : [])]) {
      const request = { action, arn: of.data.arn, context };
      if (!(await evaluate({ role: fn.execution, request, resourcePolicy: of.data.trust }))) return false;
    }
    return true;
  };
  const opens = (fn: FunctionRoles, session: Session): Promise<boolean> => {
    const key = JSON.stringify([fn.entry.name, session.of.entry.name, session.tags]);
    const opened = sessions.get(key) ?? assumes(fn, session);
    sessions.set(key, opened);
    return opened;
  };
  return {
    get evaluations() {
      return evaluations;
    },
    opens,
    async allows(fn, session, request) {
      const resourcePolicy = fn.keys.get(request.arn);
      if (!session) return evaluate({ role: fn.execution, request, resourcePolicy });
      const { of, tags } = session;
      return (await opens(fn, session)) && evaluate({ role: of.data, request, tags, resourcePolicy });
    },
  };
};
