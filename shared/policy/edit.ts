import type { Problem } from '#shared/problem.ts';
import { policyProblems } from './check.ts';
import { isRecord, setOwn } from './merge.ts';
import { pathSteps } from './path.ts';
import { policySchema } from './schema.ts';
import type { Policy } from './schema.ts';
import { shapeProblems } from './shape.ts';

/**
 * The policy with one field changed; the old one stays as it was, and what did not change is shared. undefined takes an
 * optional field away. Throws a RangeError where the path leads nowhere.
 */
export function setAt(policy: Policy, path: string, value: unknown): Policy {
  return replaced(policy, pathSteps(path), value, path) as Policy;
}

function replaced(node: unknown, [step, ...rest]: readonly (string | number)[], value: unknown, path: string): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node) && typeof step === 'number' && step <= node.length) {
    const copy: unknown[] = [...node];
    copy[step] = replaced(node[step], rest, value, path);
    return copy;
  }
  if (!isRecord(node) || typeof step !== 'string') throw new RangeError(`no such field: ${path}`);
  const copy = { ...node };
  const child = replaced(Object.hasOwn(node, step) ? node[step] : undefined, rest, value, path);
  if (child === undefined) Reflect.deleteProperty(copy, step);
  else setOwn(copy, step, child);
  return copy;
}

/**
 * What would be wrong with the policy if a field had this value: the faults of the value itself; or, where it can stand,
 * the rules that it breaks, at this field or elsewhere, without those that the policy breaks already elsewhere. Empty
 * means that it may be taken.
 */
export function validateToken(policy: Policy, path: string, value: unknown): Problem[] {
  let changed: Policy;
  try {
    changed = setAt(policy, path, value);
  } catch {
    return [
      { path, code: 'unknown-key', message: { zh: `没有“${path}”这一项。`, en: `There is no field “${path}”.` } },
    ];
  }
  const shape = policySchema.safeParse(changed);
  if (!shape.success) {
    const problems = shapeProblems(shape.error.issues, changed);
    const own = problems.filter((problem) => touches(problem.path, path));
    return own.length > 0 ? own : problems;
  }
  const before = new Set(policyProblems(policy).map(key));
  return policyProblems(changed).filter((problem) => touches(problem.path, path) || !before.has(key(problem)));
}

const key = (problem: Problem): string => `${problem.path} ${problem.code}`;

function touches(path: string, edited: string): boolean {
  const under = (a: string, b: string) => a === b || a.startsWith(`${b}.`) || a.startsWith(`${b}[`);
  return under(path, edited) || under(edited, path);
}
