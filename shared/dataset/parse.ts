import { isRecord, merge } from '#shared/policy/merge.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { unknownKey } from '#shared/policy/shape.ts';
import { shown } from '#shared/policy/path.ts';
import type { Problem } from '#shared/problem.ts';
import { type ParsedDataset, parseWholeDataset, type ResolvedPolicy } from './parse-whole.ts';

/**
 * Takes a dataset as JSON gives it (scoring.md §1): resolves `{ preset, overrides }`, fills in the policy's defaults and
 * lists every fault at once. Nothing is coerced: `"1"` is no number and null is no absent value (but for the grade and
 * the honour of a person's `history`). Keys the form does not know are faults.
 */
export const parseDataset = (input: unknown): ParsedDataset => parseWholeDataset(input, resolvePolicy);

/** What a policy stands for: itself, or the named preset with the overrides merged in. `failed`: there is no such preset. */
function resolvePolicy(policy: unknown): ResolvedPolicy {
  if (!isRecord(policy) || !Object.hasOwn(policy, 'preset')) return { value: policy, problems: [], failed: false };
  const problems = Object.keys(policy)
    .filter((key) => key !== 'preset' && key !== 'overrides')
    .map((key) => unknownKey(`policy.${key}`, key));
  const { preset, overrides = {} } = policy;
  if (!isRecord(overrides)) {
    const got = shown(overrides);
    problems.push(fault('policy.overrides', 'wrong-type', `应为对象，现为 ${got}。`, `Must be an object, not ${got}.`));
  }
  if (typeof preset !== 'string' || !Object.hasOwn(presets, preset)) {
    const known = Object.keys(presets).join(', ');
    problems.push(
      fault(
        'policy.preset',
        'unknown-preset',
        `没有名为 ${shown(preset)} 的预设办法（现有：${known}）。`,
        `There is no preset ${shown(preset)} (there are: ${known}).`,
      ),
    );
    return { value: undefined, problems, failed: true };
  }
  return { value: merge(presets[preset], isRecord(overrides) ? overrides : {}), problems, failed: false };
}

function fault(path: string, code: string, zh: string, en: string): Problem {
  return { path, code, message: { zh, en } };
}
