import type { FormInstance } from 'antd';
import type { Problem } from '#shared/problem.ts';

/** `person.leaves[0].to` within `person` → `['leaves', 0, 'to']` */
export function fieldPath(path: string, within: string): (string | number)[] {
  const inside = path.startsWith(`${within}.`) ? path.slice(within.length + 1) : path;
  return inside
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Puts the service's faults at the fields they are about. */
export function showProblems(
  form: FormInstance,
  problems: readonly Problem[],
  within: string,
  say: (text: Problem['message']) => string,
): void {
  form.setFields(
    problems.map((problem) => ({ name: fieldPath(problem.path, within), errors: [say(problem.message)] })),
  );
}
