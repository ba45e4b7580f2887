import type { RecordedRequest } from '#tests/recorder.ts';
import { type Attempt, asMade, forbidden, forbiddenSessions } from './attempts.ts';
import type { AllRoles, FunctionRoles } from './roles.ts';
import type { Simulator } from './simulate.ts';
import type { Account } from './template.ts';

export interface Finding {
  fn: string;
  what: string;
  request: string;
}

const describe = (fn: FunctionRoles, { what, request }: Attempt): Finding => ({
  fn: fn.entry.name,
  what,
  request: `${request.action} ${request.arn} ${JSON.stringify(request.context)}`,
});

/** Requests that functions really made and that their roles would not let through. */
export async function* refusedRequests(
  roles: AllRoles,
  requests: readonly RecordedRequest[],
  account: Account,
  simulator: Simulator,
): AsyncGenerator<Finding> {
  for (const recorded of requests) {
    const fn = roles.get(recorded.function!);
    if (!fn) {
      yield { fn: String(recorded.function), what: 'is not deployed', request: recorded.action };
      continue;
    }
    if (recorded.action.startsWith('sts:')) {
      const session = { of: roles.get(recorded.resource.replace('data-role/', '')) ?? fn, tags: tagsOf(recorded) };
      if (!(await simulator.opens(fn, session)))
        yield { fn: fn.entry.name, what: 'as it was made', request: `${recorded.action} ${recorded.resource}` };
      continue;
    }
    const made = asMade(fn, recorded, account);
    if (!made)
      yield {
        fn: fn.entry.name,
        what: 'is not told where that is',
        request: `${recorded.action} ${recorded.resource}`,
      };
    else if (!(await simulator.allows(fn, made.session, made.request))) yield describe(fn, made);
  }
}

const tagsOf = ({ context }: RecordedRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(context)
      .filter(([name]) => name.startsWith('aws:RequestTag/'))
      .map(([name, [value = '']]) => [name.slice('aws:RequestTag/'.length), value]),
  );

/** What must be refused and is allowed: near every recorded request, and of the sessions of every function. */
export async function* leaks(
  roles: AllRoles,
  requests: readonly RecordedRequest[],
  account: Account,
  simulator: Simulator,
  sessionsOf: Iterable<FunctionRoles> = roles.values(),
): AsyncGenerator<Finding> {
  for (const fn of sessionsOf)
    for (const { what, session } of forbiddenSessions(fn, roles))
      if (await simulator.opens(fn, session))
        yield { fn: fn.entry.name, what, request: `sts:AssumeRole ${session.of.data.arn}` };
  for (const recorded of requests) {
    const fn = roles.get(recorded.function!);
    if (!fn) continue;
    for (const attempt of forbidden(fn, recorded, account))
      if (await simulator.allows(fn, attempt.session, attempt.request)) yield describe(fn, attempt);
  }
}

export const all = async <T>(found: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
};

export const first = async <T>(found: AsyncIterable<T>): Promise<T | undefined> => {
  for await (const one of found) return one;
  return undefined;
};
