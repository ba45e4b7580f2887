import type { Token } from '#shared/policy/articles.ts';
import { fieldAt } from '#shared/policy/fields.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { showValue } from '#shared/policy/show.ts';
import { namesToChoose } from './new-row.ts';

/** A field of the policy as a token; null where there is no such field. */
export function tokenOf(policy: Policy, path: string): Token | null {
  const field = fieldAt(path);
  if (!field) return null;
  const value = valueAt(policy, pathSteps(path));
  return { path, value, text: showValue(field, value, policy), field };
}

/** What a token says: a name for what it names by id. */
export function tokenText(policy: Policy, token: Token): Token['text'] {
  const name = namesToChoose(policy, token.path)?.find(({ value }) => value === token.value);
  return name ? { zh: name.label, en: name.label } : token.text;
}
