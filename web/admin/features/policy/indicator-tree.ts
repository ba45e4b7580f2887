import { sumExactly } from '#shared/policy/decimal.ts';
import type { Category, Indicator } from '#shared/policy/schema.ts';

/** Points that must add up (scoring.md §1): what stands below a total, what is due, and how far apart they are. */
export interface Sum {
  sum: number;
  due: number;
  /** what is missing (above 0) or too much (below 0) */
  missing: number;
}

export interface TreeRow {
  level: 'section' | 'indicator';
  /** field of the policy, e.g. `categories[0].sections[1].indicators[2]` */
  path: string;
  /** 一、(一) as a county numbers its table: the places from 1 on */
  places: number[];
  id: string;
  label: string;
  points: number;
  indicator: Indicator | null;
  /** of a section: the points of its indicators against its own */
  total: Sum | null;
}

const sumOf = (points: readonly number[], due: number): Sum => {
  const sum = sumExactly(points);
  return { sum, due, missing: sumExactly([due, -sum]) };
};

/** The rows of a category's table, and its own total. */
export function treeOf(category: Category, path: string): { rows: TreeRow[]; total: Sum } {
  const rows = category.sections.flatMap((section, j): TreeRow[] => {
    const at = `${path}.sections[${j}]`;
    return [
      {
        level: 'section',
        path: at,
        places: [j + 1],
        id: section.id,
        label: section.label,
        points: section.points,
        indicator: null,
        total: sumOf(
          section.indicators.map((indicator) => indicator.points),
          section.points,
        ),
      },
      ...section.indicators.map((indicator, k): TreeRow => ({
        level: 'indicator',
        path: `${at}.indicators[${k}]`,
        places: [j + 1, k + 1],
        id: indicator.id,
        label: indicator.label,
        points: indicator.points,
        indicator,
        total: null,
      })),
    ];
  });
  const total = sumOf(
    category.sections.map((section) => section.points),
    category.totalPoints,
  );
  return { rows, total };
}

/** An id that nothing in the category bears yet: performance rows will name it. */
export function freeId(category: Category, stem: 'indicator' | 'section'): string {
  const taken = new Set(
    category.sections.flatMap((section) => [section.id, ...section.indicators.map((indicator) => indicator.id)]),
  );
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}

const newIndicator = (fields: Pick<Indicator, 'id' | 'label' | 'points'>): Indicator => ({
  ...fields,
  method: 'ratio',
  best: 100,
  step: 5,
  floor: 0,
  lowerIsBetter: false,
  cap: 1,
});

/** The categories with one more, of one section and one indicator, so that its points add up. */
export function addCategory(
  categories: readonly Category[],
  labels: { category: string; section: string; indicator: string },
): Category[] {
  let n = categories.length + 1;
  while (categories.some(({ id }) => id === `category-${n}`)) n += 1;
  const points = 100;
  const indicators = [newIndicator({ id: 'indicator-1', label: labels.indicator, points })];
  const sections = [{ id: 'section-1', label: labels.section, points, indicators }];
  return [...categories, { id: `category-${n}`, label: labels.category, totalPoints: points, sections }];
}

/** The category with one more section or indicator; the points that are still missing go to it, at least 1. */
export function addSection(category: Category, id: string, label: string): Category {
  const points = Math.max(1, treeOf(category, '').total.missing);
  return { ...category, sections: [...category.sections, { id, label, points, indicators: [] }] };
}

export function addIndicator(category: Category, section: number, added: Pick<Indicator, 'id' | 'label'>): Category {
  return changeSection(category, section, (before) => {
    const { missing } = sumOf(
      before.indicators.map((indicator) => indicator.points),
      before.points,
    );
    const indicator = newIndicator({ ...added, points: missing > 0 ? missing : 1 });
    return { ...before, indicators: [...before.indicators, indicator] };
  });
}

export function removeSection(category: Category, section: number): Category {
  return { ...category, sections: category.sections.filter((_, j) => j !== section) };
}

export function removeIndicator(category: Category, section: number, indicator: number): Category {
  return changeSection(category, section, (before) => ({
    ...before,
    indicators: before.indicators.filter((_, k) => k !== indicator),
  }));
}

type Section = Category['sections'][number];

function changeSection(category: Category, at: number, change: (section: Section) => Section): Category {
  return { ...category, sections: category.sections.map((section, j) => (j === at ? change(section) : section)) };
}
