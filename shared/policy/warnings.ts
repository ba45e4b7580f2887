import type { Problem } from '#shared/problem.ts';
import { sumExactly } from './decimal.ts';
import type { Category, Policy } from './schema.ts';
import { areaNames, areas } from './terms.ts';

/**
 * What a policy may say but a careful office would look at twice: told, never refused. The ratio of the areas (B-80,
 * Q-31), the size of single indicators (B-81, B-82), latent performance (B-69), thresholds that make a grade empty,
 * parameters that cannot come into play.
 */
export function warnings(policy: Policy): Problem[] {
  const found: Problem[] = [];
  const tell: Tell = (path, code, zh, en) => found.push({ path, code, message: { zh, en } });
  if (policy.modules.targets) {
    policy.categories.forEach((category, i) => {
      ratio(category, `categories[${i}]`, policy, tell);
      items(category, `categories[${i}]`, policy, tell);
    });
  }
  emptyGrades(policy, tell);
  lists(policy, tell);
  return found;
}

type Tell = (path: string, code: string, zh: string, en: string) => void;

function ratio(category: Category, path: string, policy: Policy, tell: Tell): void {
  const wanted = policy.targets.areaRatio;
  const whole = sumExactly(areas.map((area) => wanted[area]));
  // A category that is not sorted into areas throughout cannot be compared.
  if (whole === 0 || category.sections.some((section) => section.area === undefined)) return;
  const points = areas.map((area) =>
    sumExactly(category.sections.filter((section) => section.area === area).map((section) => section.points)),
  );
  const isMet = areas.every((area, i) => sumExactly([points[i]! * whole, -wanted[area] * category.totalPoints]) === 0);
  if (!isMet) {
    const [is, due] = [points.join(':'), areas.map((area) => wanted[area]).join(':')];
    tell(
      path,
      'area-ratio',
      `“${category.label}”各方面分值为 ${is}，与 ${due} 的比例不符。`,
      `The areas of “${category.label}” stand as ${is}, not as ${due}.`,
    );
  }
  if (!policy.targets.everyArea) return;
  for (const [i, area] of areas.entries()) {
    if (points[i]! > 0) continue;
    const { zh, en } = areaNames[area];
    tell(
      path,
      'area-without-indicator',
      `“${category.label}”没有${zh}方面的指标。`,
      `“${category.label}” has no indicator of ${en}.`,
    );
  }
}

function items(category: Category, path: string, policy: Policy, tell: Tell): void {
  const { maxItemShare, maxIndicators, minPoints, minLatentShare } = policy.targets;
  const all = category.sections.flatMap((section, j) =>
    section.indicators.map((indicator, k) => ({ indicator, at: `${path}.sections[${j}].indicators[${k}].points` })),
  );
  if (all.length > maxIndicators) {
    tell(
      path,
      'too-many-indicators',
      `“${category.label}”有 ${all.length} 项指标，超过 ${maxIndicators} 项，过于琐碎。`,
      `“${category.label}” has ${all.length} indicators, more than ${maxIndicators}.`,
    );
  }
  for (const { indicator, at } of all) {
    const { label, points } = indicator;
    if (points * 100 > maxItemShare * category.totalPoints) {
      tell(
        at,
        'item-too-large',
        `“${label}”占总分的比例超过 ${maxItemShare}%。`,
        `“${label}” has more than ${maxItemShare} % of the points.`,
      );
    }
    if (points < minPoints) {
      tell(
        at,
        'item-too-small',
        `“${label}”的分值 ${points} 低于 ${minPoints} 分。`,
        `“${label}” has ${points} points, fewer than ${minPoints}.`,
      );
    }
  }
  if (!all.some(({ indicator }) => indicator.horizon)) return;
  const latent = sumExactly(all.map(({ indicator }) => (indicator.horizon === 'latent' ? indicator.points : 0)));
  if (latent * 100 < minLatentShare * category.totalPoints) {
    tell(
      path,
      'latent-share',
      `“${category.label}”潜绩分值为 ${latent} 分，低于总分的 ${minLatentShare}%。`,
      `Latent performance has ${latent} points of “${category.label}”, below ${minLatentShare} %.`,
    );
  }
}

function emptyGrades(policy: Policy, tell: Tell): void {
  for (const [kind, bands] of Object.entries(policy.grading.bands)) {
    const thresholds = Object.entries(bands);
    thresholds.slice(1).forEach(([grade, threshold], i) => {
      if (threshold !== thresholds[i]![1]) return;
      tell(
        `grading.bands.${kind}.${grade}`,
        'empty-grade',
        `分数线与上一等次相同（${threshold}），没有人能评为此等次。`,
        `The same threshold (${threshold}) as the next higher grade: nobody can get this one.`,
      );
    });
  }
}

/** A category that a list names must exist; this part of a policy is not read by the engine, so it is told only. */
function lists(policy: Policy, tell: Tell): void {
  const known = new Set(policy.categories.map((category) => category.id));
  const named: [path: string, id: string][] = [
    ...policy.meetings.attendance.flatMap((row, i) =>
      row.categories.map((id, j): [string, string] => [`meetings.attendance[${i}].categories[${j}]`, id]),
    ),
    ...policy.ballots.mass.raters.flatMap((row, i) =>
      row.categories.map((id, j): [string, string] => [`ballots.mass.raters[${i}].categories[${j}]`, id]),
    ),
    ...policy.targets.blocks.map((row, i): [string, string] => [`targets.blocks[${i}].category`, row.category]),
    ...policy.targets.changes.map((row, i): [string, string] => [`targets.changes[${i}].category`, row.category]),
  ];
  for (const [path, id] of named) {
    if (!known.has(id)) tell(path, 'unknown-category', `没有“${id}”这一类别。`, `There is no category “${id}”.`);
  }
}
