import type { Policy } from '#shared/policy/schema.ts';

/** The dotted path of a category in the policy, e.g. `categories[0]`. */
export function categoryPath(policy: Policy, category: string): string {
  return `categories[${policy.categories.findIndex(({ id }) => id === category)}]`;
}

/** The dotted path of an indicator, e.g. `categories[0].sections[1].indicators[2]`. */
export function indicatorPath(policy: Policy, category: string, indicator: string): string {
  const { sections } = policy.categories.find(({ id }) => id === category)!;
  const section = sections.findIndex(({ indicators }) => indicators.some(({ id }) => id === indicator));
  const place = sections[section]!.indicators.findIndex(({ id }) => id === indicator);
  return `${categoryPath(policy, category)}.sections[${section}].indicators[${place}]`;
}
