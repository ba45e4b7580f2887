import { describe, expect, it } from 'vitest';
import { diffPolicies } from '#shared/policy/diff.ts';
import { setAt } from '#shared/policy/edit.ts';
import { presets } from '#shared/policy/presets/all.ts';
import { changeTexts, fieldName, rebase, undo } from './changes.ts';

const base = presets['target-management']!;
const firstCategory = base.categories[0]!;
const firstSection = firstCategory.sections[0]!;

describe('changeTexts', () => {
  it('tells a field by its name, before and after in words', () => {
    const after = setAt(base, 'grading.quota.cadre.percent', 20);
    const [text] = changeTexts(base, after);
    expect(text).toMatchObject({ kind: 'changed', before: { zh: '25%' }, after: { zh: '20%' } });
    expect(text!.what.zh).toContain('优秀比例');
  });

  it('tells rows that came, went and moved', () => {
    const path = 'categories[0].sections';
    const removed = setAt(base, path, firstCategory.sections.slice(1));
    expect(changeTexts(base, removed)).toMatchObject([
      { kind: 'removed', what: { zh: `${firstCategory.label} · ${firstSection.label}` } },
    ]);
    expect(changeTexts(removed, base).map((text) => text.kind)).toEqual(['added']);
    const moved = setAt(base, path, firstCategory.sections.toReversed());
    expect(changeTexts(base, moved).map((text) => text.kind)).toEqual(['moved']);
  });

  it('names a field of a row by the rows it stands in', () => {
    expect(fieldName(base, 'categories[0].sections[0].points').zh).toBe(
      `${firstCategory.label} · ${firstSection.label} · 分值`,
    );
  });
});

describe('undo', () => {
  const takesBack = (after: typeof base) => {
    let now = after;
    for (let rounds = 0; rounds < 20; rounds++) {
      const [change] = diffPolicies(base, now);
      if (!change) return now;
      now = undo(now, change);
    }
    return now;
  };

  it('takes back a field and leaves the others', () => {
    const two = setAt(setAt(base, 'grading.quota.cadre.percent', 20), 'rewards.excellent.amount', 1500);
    const change = diffPolicies(base, two).find(({ path }) => path === 'grading.quota.cadre.percent')!;
    const one = undo(two, change);
    expect(one.grading.quota.cadre.percent).toBe(base.grading.quota.cadre.percent);
    expect(one.rewards.excellent.amount).toBe(1500);
  });

  it('takes back an optional field that was not there', () => {
    const path = 'categories[0].sections[0].indicators[0].horizon';
    const after = setAt(base, path, 'latent');
    expect(undo(after, diffPolicies(base, after)[0]!)).toEqual(base);
  });

  it('puts back a row that went, in its place', () => {
    expect(takesBack(setAt(base, 'categories[0].sections', firstCategory.sections.toSpliced(1, 1)))).toEqual(base);
    expect(takesBack(setAt(base, 'categories', base.categories.slice(1)))).toEqual(base);
  });

  it('takes away a row that came', () => {
    const row = { grades: ['incompetent' as const], shareAbove: 33, minVotes: 1, cap: 'competent' as const };
    expect(takesBack(setAt(base, 'grading.voteRules', [...base.grading.voteRules, row]))).toEqual(base);
    const section = { ...firstSection, id: 'new', label: '新' };
    expect(takesBack(setAt(base, 'categories[0].sections', [section, ...firstCategory.sections]))).toEqual(base);
  });

  it('puts rows back into their order', () => {
    expect(takesBack(setAt(base, 'categories[0].sections', firstCategory.sections.toReversed()))).toEqual(base);
  });
});

describe('rebase', () => {
  it('puts fields and rows of a draft on a version saved meanwhile', () => {
    const row = { grades: ['incompetent' as const], shareAbove: 33, minVotes: 1, cap: 'competent' as const };
    const draft = setAt(
      setAt(setAt(base, 'grading.quota.cadre.percent', 20), 'grading.voteRules', [...base.grading.voteRules, row]),
      'categories[0].sections',
      firstCategory.sections.slice(1),
    );
    const meanwhile = setAt(base, 'rewards.excellent.amount', 1500);
    const rebased = rebase(diffPolicies(base, draft), meanwhile);
    expect(diffPolicies(meanwhile, rebased)).toEqual(diffPolicies(base, draft));
    expect(rebased.rewards.excellent.amount).toBe(1500);
  });

  it('leaves out what has no place any more', () => {
    const last = base.categories.length - 1;
    const draft = setAt(base, `categories[${last}].sections[0].points`, 1);
    const meanwhile = setAt(base, 'categories', []);
    expect(rebase(diffPolicies(base, draft), meanwhile)).toEqual(meanwhile);
  });
});
