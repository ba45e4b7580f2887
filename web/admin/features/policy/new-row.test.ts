import { describe, expect, it } from 'vitest';
import { articles } from '#shared/policy/articles.ts';
import { setAt } from '#shared/policy/edit.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { namesToChoose, newRow } from './new-row.ts';

const everything = (policy: Policy): Policy => ({ ...policy, modules: { appraisal: true, targets: true, hall: true } });
const lists = (policy: Policy): string[] =>
  articles(policy).flatMap((chapter) =>
    chapter.articles.flatMap(({ table }) => (table?.kind === 'list' ? [table.path] : [])),
  );

describe('newRow', () => {
  it('can stand in every list of the document', () => {
    const policy = everything(presets['target-management']!);
    expect(lists(policy).length).toBeGreaterThan(5);
    for (const list of lists(policy)) {
      const rows = valueAt(policy, pathSteps(list)) as unknown[];
      const first = setAt(policy, list, [...rows, newRow(policy, list)]);
      const second = setAt(first, list, [...(valueAt(first, pathSteps(list)) as unknown[]), newRow(first, list)]);
      expect(policySchema.safeParse(second).error, list).toBeUndefined();
      const ids = (valueAt(second, pathSteps(list)) as { id?: string }[]).flatMap(({ id }) => id ?? []);
      expect(new Set(ids).size, list).toBe(ids.length);
    }
  });
});

describe('namesToChoose', () => {
  const policy = setAt(presets['target-management']!, 'fund.awards', [
    { id: 'a', kind: 'single', category: 'township', rank: 1, sharePercent: 1 },
  ]);

  it('offers the categories, and the indicators of the chosen one', () => {
    expect(namesToChoose(policy, 'fund.awards[0].category')?.map(({ value }) => value)).toContain('township');
    const township = policy.categories.find(({ id }) => id === 'township')!;
    expect(namesToChoose(policy, 'fund.awards[0].indicator')).toHaveLength(
      township.sections.flatMap(({ indicators }) => indicators).length,
    );
    expect(namesToChoose(policy, 'title')).toBeNull();
  });
});
