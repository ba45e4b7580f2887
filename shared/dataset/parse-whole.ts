import { policyProblems } from '#shared/policy/check.ts';
import { isRecord } from '#shared/policy/merge.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { shapeProblems, unknownKey } from '#shared/policy/shape.ts';
import { limits, tooDeepAt } from '#shared/policy/limits.ts';
import { pathText, shown } from '#shared/policy/path.ts';
import type { Problem } from '#shared/problem.ts';
import { datasetProblems } from './check.ts';
import { datasetSchema } from './schema.ts';
import type { Dataset } from './schema.ts';

/** Either a whole dataset, or every fault of the input; never both. */
export type ParsedDataset = { dataset: Dataset; problems?: undefined } | { dataset?: undefined; problems: Problem[] };

/** What the policy of a dataset stands for. `failed`: for nothing, as `problems` say. */
export interface ResolvedPolicy {
  value: unknown;
  problems: Problem[];
  failed: boolean;
}

const asItIs = (policy: unknown): ResolvedPolicy => ({ value: policy, problems: [], failed: false });

/**
 * Takes a dataset whose policy is whole, as `parseDataset` does; with `resolve`, one whose policy has to be resolved
 * first. It stands apart so that what reads stored datasets does not carry the presets with it.
 */
export function parseWholeDataset(
  input: unknown,
  resolve: (policy: unknown) => ResolvedPolicy = asItIs,
): ParsedDataset {
  // First of all: everything below goes into the input by recursion.
  const deep = tooDeepAt(input);
  if (deep) {
    const zh = `层次过深：列表和对象最多套 ${limits.depth} 层。`;
    const en = `Too deep: lists and objects may stand inside each other ${limits.depth} times at most.`;
    return { problems: [fault(pathText(deep), 'too-deep', zh, en)] };
  }
  if (!isRecord(input)) {
    const got = shown(input);
    return {
      problems: [fault('', 'wrong-type', `应为一个数据集对象，现为 ${got}。`, `Must be a dataset object, not ${got}.`)],
    };
  }
  const policy = resolve(input['policy']);
  const resolved = { ...input, policy: policy.value };
  const shape = datasetSchema.safeParse(resolved);
  const readable = shape.success ? shape.data.policy : readableParts(resolved.policy);
  const problems = [
    ...policy.problems,
    ...(shape.success ? [] : shapeProblems(shape.error.issues, resolved)).filter(
      (p) => !policy.failed || !p.path.startsWith('policy'),
    ),
    ...policyProblems(readable).map((p) => ({ ...p, path: `policy.${p.path}` })),
    ...datasetProblems({ ...resolved, policy: readable }),
  ];
  const told = new Set(problems.map((p) => p.path));
  problems.push(...poisoned(input).filter((p) => !told.has(p.path)));
  return problems.length === 0 && shape.success ? { dataset: shape.data } : { problems };
}

/** A policy at fault somewhere: its sound parts with their defaults filled in, the others as they are. */
function readableParts(policy: unknown): unknown {
  if (!isRecord(policy)) return policy;
  const parts = Object.entries(policySchema.shape).map(([key, part]): [string, unknown] => {
    const given = Object.hasOwn(policy, key) ? policy[key] : undefined;
    const read = part.safeParse(given);
    return [key, read.success ? read.data : given];
  });
  return Object.fromEntries(parts);
}

/** `__proto__` as a key of the input's own, which schemas pass over in silence. */
function poisoned(input: unknown): Problem[] {
  const found: Problem[] = [];
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((item, i) => walk(item, `${path}[${i}]`));
    else if (isRecord(value)) {
      for (const key of Object.keys(value)) {
        const at = path === '' ? key : `${path}.${key}`;
        if (key === '__proto__') found.push(unknownKey(at, key));
        else walk(value[key], at);
      }
    }
  };
  walk(input, '');
  return found;
}

function fault(path: string, code: string, zh: string, en: string): Problem {
  return { path, code, message: { zh, en } };
}
