import { describe, expect, it } from 'vitest';
import type { Category, Indicator } from '#shared/policy/schema.ts';
import {
  addCategory,
  addIndicator,
  addSection,
  freeId,
  removeIndicator,
  removeSection,
  treeOf,
} from './indicator-tree.ts';

const indicator = (id: string, points: number): Indicator => ({
  id,
  label: id,
  points,
  method: 'ratio',
  best: 100,
  step: 5,
  floor: 0,
  lowerIsBetter: false,
  cap: 1,
});
const category: Category = {
  id: 'township',
  label: '乡镇',
  totalPoints: 100,
  sections: [
    { id: 'fiscal', label: '财政收入', points: 30, indicators: [indicator('revenue', 18), indicator('growth', 12)] },
    { id: 'rest', label: '其他', points: 69.3, indicators: [indicator('a', 2.67), indicator('b', 2.67)] },
  ],
};

describe('treeOf', () => {
  it('sums what stands below, exactly, and says what is missing', () => {
    const { rows, total } = treeOf(category, 'categories[0]');
    expect(total).toEqual({ sum: 99.3, due: 100, missing: 0.7 });
    expect(rows.map((row) => row.total?.missing ?? null)).toEqual([0, null, null, 63.96, null, null]);
  });

  it('names the field and place of each row', () => {
    const { rows } = treeOf(category, 'categories[0]');
    expect(rows[2]).toMatchObject({ path: 'categories[0].sections[0].indicators[1]', places: [1, 2], id: 'growth' });
  });

  it('shows too much as less than nothing missing', () => {
    const over = removeSection(category, 1);
    expect(treeOf({ ...over, totalPoints: 20 }, '').total.missing).toBe(-10);
  });
});

describe('changing the tree', () => {
  it('gives a new section or indicator the points that are missing', () => {
    expect(addSection(category, 'new', '新').sections[2]).toEqual({
      id: 'new',
      label: '新',
      points: 1,
      indicators: [],
    });
    const more = addIndicator(category, 1, { id: 'c', label: '新指标' });
    expect(more.sections[1]!.indicators[2]).toMatchObject({ id: 'c', points: 63.96, method: 'ratio', cap: 1 });
    expect(treeOf(more, '').rows[3]!.total!.missing).toBe(0);
  });

  it('takes away one and leaves the rest', () => {
    expect(removeIndicator(category, 0, 0).sections[0]!.indicators.map((each) => each.id)).toEqual(['growth']);
    expect(removeSection(category, 0).sections.map((each) => each.id)).toEqual(['rest']);
    expect(category.sections).toHaveLength(2);
  });

  it('begins a category whose points add up', () => {
    const labels = { category: '新类别', section: '新部分', indicator: '新指标' };
    const [, added] = addCategory([category], labels);
    expect(added).toMatchObject({ id: 'category-2', label: '新类别' });
    expect(treeOf(added!, '').total.missing).toBe(0);
    expect(treeOf(added!, '').rows[0]!.total!.missing).toBe(0);
  });

  it('finds an id that is free', () => {
    const once = addIndicator(category, 0, { id: freeId(category, 'indicator'), label: 'x' });
    expect(freeId(once, 'indicator')).toBe('indicator-2');
  });
});
