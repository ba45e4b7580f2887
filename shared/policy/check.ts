import type { Problem } from '#shared/problem.ts';
import { isTimeZone } from './calendar.ts';
import { isCivilDate } from './civil-date.ts';
import { sumExactly } from './decimal.ts';
import { isRecord } from './merge.ts';
import type { Policy } from './schema.ts';

/**
 * What a whole policy must not say, each refused at its own field (paths like `opinion.weights.team.self`):
 * scoring.md §1 (points, weights, `growth`, `lowerIsBetter`, duplicate ids, unknown references) and §8 (fund shares);
 * the self-rating's weight is the smallest; 主管 and 分管 outweigh 兼管 and 协管; bands stand in their order; dimensions
 * of ballots weigh whole numbers where they are rated, since counts of votes stay whole; ballots are secret.
 */
export function checkPolicy(policy: Policy): Problem[] {
  return policyProblems(policy);
}

type Row = Record<string, unknown>;
type Report = (path: string, code: string, zh: string, en: string) => void;

const record = (value: unknown): Row => (isRecord(value) ? value : {});
const list = (value: unknown): Row[] => (Array.isArray(value) ? value.map(record) : []);
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
const name = (row: Row): string => String(row.label ?? row.id ?? '');

/**
 * The same on a policy whose shape may be at fault elsewhere: what cannot be read is passed over, so that all faults of
 * a file can be listed at once.
 */
export function policyProblems(policy: unknown): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, code, zh, en) => problems.push({ path, code, message: { zh, en } });
  const root = record(policy);
  checkCategories(list(root.categories), report);
  checkWeights(root, report);
  checkResponsibility(record(root.responsibility), report);
  checkBands(record(record(root.grading).bands), report);
  checkAwards(list(record(root.fund).awards), list(root.categories), report);
  checkDimensions(record(root.ballots), report);
  checkSecrecy(record(root.ballots), report);
  checkDates(root, report);
  return problems;
}

function checkCategories(categories: Row[], report: Report): void {
  duplicates(categories, 'categories', report);
  categories.forEach((category, i) => {
    const path = `categories[${i}]`;
    const sections = list(category.sections);
    duplicates(sections, `${path}.sections`, report);
    addUp(sections, category.totalPoints, `${path}.totalPoints`, `“${name(category)}”各部分`, report);
    const seen = new Set<string>();
    sections.forEach((section, j) => {
      const indicators = list(section.indicators);
      addUp(indicators, section.points, `${path}.sections[${j}].points`, `“${name(section)}”各指标`, report);
      indicators.forEach((indicator, k) =>
        checkIndicator(indicator, `${path}.sections[${j}].indicators[${k}]`, seen, report),
      );
    });
  });
}

function checkIndicator(indicator: Row, path: string, seen: Set<string>, report: Report): void {
  if (typeof indicator.id === 'string') {
    if (seen.has(indicator.id)) duplicate(`${path}.id`, indicator.id, report);
    seen.add(indicator.id);
  }
  if (indicator.method === 'growth' && !((number(indicator.targetGrowth) ?? 0) > 0)) {
    report(
      `${path}.targetGrowth`,
      'target-growth-not-above-zero',
      `“${name(indicator)}”按增长率计分，目标增长率必须大于 0，现为 ${String(indicator.targetGrowth ?? '空')}。`,
      `“${name(indicator)}” is scored by growth: its targetGrowth must be above 0, not ${String(indicator.targetGrowth ?? 'absent')}.`,
    );
  }
  if (indicator.lowerIsBetter === true && indicator.method !== 'rank') {
    report(
      `${path}.lowerIsBetter`,
      'lower-is-better-without-rank',
      `“${name(indicator)}”的计分方法是 ${String(indicator.method)}，只有按排名赋分（rank）才能设“以低为好”。`,
      `“${name(indicator)}” is scored by ${String(indicator.method)}: lowerIsBetter goes with the method rank only.`,
    );
  }
}

function addUp(rows: Row[], total: unknown, path: string, what: string, report: Report): void {
  const points = rows.map((row) => number(row.points));
  const due = number(total);
  if (due === undefined || points.some((p) => p === undefined)) return;
  const sum = sumExactly(points as number[]);
  if (sum === due) return;
  report(
    path,
    'points-do-not-add-up',
    `${what}的分值合计为 ${sum}，与规定的 ${due} 分不符。`,
    `The points below add up to ${sum}, not to the ${due} that are due.`,
  );
}

function duplicates(rows: Row[], path: string, report: Report): void {
  const seen = new Set<string>();
  rows.forEach((row, i) => {
    if (typeof row.id !== 'string') return;
    if (seen.has(row.id)) duplicate(`${path}[${i}].id`, row.id, report);
    seen.add(row.id);
  });
}

function duplicate(path: string, id: string, report: Report): void {
  report(path, 'duplicate-id', `编号“${id}”重复。`, `The id “${id}” stands here twice.`);
}

const vectors: [path: string, zh: string][] = [
  ['opinion.weights.team', '领导班子民主测评'],
  ['opinion.weights.principal', '主要负责人民主测评'],
  ['opinion.weights.deputy', '班子其他成员民主测评'],
  ['opinion.weights.staff', '一般人员民主测评'],
  ['composites.team', '领导班子综合成绩'],
  ['composites.principal', '主要负责人综合成绩'],
  ['composites.deputy', '班子其他成员综合成绩'],
  ['composites.staff', '一般人员综合成绩'],
  ['hall.redFlag.weights', '流动红旗评比'],
];

function checkWeights(root: Row, report: Report): void {
  for (const [path, zh] of vectors) {
    const found = path.split('.').reduce<unknown>((value, step) => record(value)[step], root);
    if (!isRecord(found)) continue;
    const values = Object.values(found);
    if (values.every((value) => value === 0)) {
      report(
        path,
        'weights-all-zero',
        `${zh}的权重全部为 0，至少一项应大于 0。`,
        'All these weights are 0: one at least must be above 0.',
      );
    }
    const self = number(found.self);
    if (self === undefined || self <= 0) continue;
    // Others' weights of 0 are sources that do not take part (B-161); beside nobody else a self-rating decides nothing.
    const others = ['mass', 'peer', 'leader'].map((source) => number(found[source]) ?? 0).filter((value) => value > 0);
    const least = others.length > 0 ? Math.min(...others) : 0;
    if (self < least) continue;
    report(
      `${path}.self`,
      'self-weight-not-smallest',
      `${zh}中自我估评的权重 ${self} 必须小于其他各项的权重（最小为 ${least}）。`,
      `The self-rating's weight ${self} must be smaller than every other weight (the least is ${least}).`,
    );
  }
}

const words: Record<string, string> = { lead: '主管', direct: '分管', concurrent: '兼管', assist: '协管' };

function checkResponsibility(responsibility: Row, report: Report): void {
  for (const main of ['lead', 'direct']) {
    for (const side of ['concurrent', 'assist']) {
      const more = number(responsibility[main]);
      const less = number(responsibility[side]);
      if (more === undefined || less === undefined || more > less) continue;
      report(
        `responsibility.${main}`,
        'responsibility-not-greater',
        `${words[main]}的权数 ${more} 必须大于${words[side]}的权数 ${less}。`,
        `The weight ${more} of ${main} must be greater than the weight ${less} of ${side}.`,
      );
    }
  }
}

const ladders: [string, string[]][] = [
  ['team', ['good', 'fairlyGood', 'average']],
  ['person', ['excellent', 'competent', 'basicallyCompetent']],
];

function checkBands(bands: Row, report: Report): void {
  for (const [kind, grades] of ladders) {
    const thresholds = record(bands[kind]);
    grades.slice(1).forEach((grade, i) => {
      const higher = number(thresholds[grades[i]!]);
      const lower = number(thresholds[grade]);
      if (higher === undefined || lower === undefined || higher >= lower) return;
      report(
        `grading.bands.${kind}.${grade}`,
        'bands-out-of-order',
        `分数线 ${lower} 高于上一等次的分数线 ${higher}，次序颠倒。`,
        `The threshold ${lower} lies above the ${higher} of the next higher grade.`,
      );
    });
  }
}

function checkAwards(awards: Row[], categories: Row[], report: Report): void {
  duplicates(awards, 'fund.awards', report);
  const shares = awards.map((award) => number(award.sharePercent) ?? 0);
  const sum = sumExactly(shares);
  if (sum > 100) {
    report(
      'fund.awards',
      'shares-above-100',
      `各奖项比例合计为 ${sum}%，超过 100%。`,
      `The shares add up to ${sum} %, above 100 %.`,
    );
  }
  awards.forEach((award, i) => {
    const path = `fund.awards[${i}]`;
    if (typeof award.category !== 'string') return;
    const category = categories.find((row) => row.id === award.category);
    if (!category) return unknown(`${path}.category`, award.category, report);
    if (award.indicator === undefined) {
      if (award.kind !== 'single') return;
      report(`${path}.indicator`, 'missing', '单项奖必须指明指标。', 'A single award must name its indicator.');
    } else if (typeof award.indicator === 'string') {
      const known = list(category.sections).some((s) => list(s.indicators).some((row) => row.id === award.indicator));
      if (!known) unknown(`${path}.indicator`, award.indicator, report);
    }
  });
}

/** a dimension's votes times its weight are still counts of votes, so it cannot weigh as much as one likes */
const heaviestDimension = 100;

/** Only secret votes are built: a county whose rules ask for signed ballots is told so before anybody votes by them. */
function checkSecrecy({ anonymous }: Row, report: Report): void {
  if (anonymous === false)
    report(
      'ballots.anonymous',
      'signed-ballots',
      '本系统的电子测评一律无记名；记名的评价由县领导评价和自我估评办理。',
      'Ballots are secret here; what is signed are the ratings of county leaders and self-ratings.',
    );
}

function checkDimensions(ballots: Row, report: Report): void {
  const dimensions = list(ballots.dimensions);
  duplicates(dimensions, 'ballots.dimensions', report);
  if (ballots.rated !== 'dimensions') return;
  if (dimensions.length === 0)
    report(
      'ballots.dimensions',
      'missing',
      '采用分项评价的，至少须有一个评价项目。',
      'Rating by dimension needs one dimension at least.',
    );
  const weights = dimensions.map((row) => number(row.weight));
  if (weights.length > 0 && weights.every((weight) => weight === 0))
    report(
      'ballots.dimensions',
      'weights-all-zero',
      '分项评价的权重全部为 0，至少一项应大于 0。',
      'All these weights are 0: one at least must be above 0.',
    );
  weights.forEach((weight, i) => {
    if (weight === undefined || (Number.isInteger(weight) && weight <= heaviestDimension)) return;
    report(
      `ballots.dimensions[${i}].weight`,
      'weight-not-whole',
      `“${name(dimensions[i]!)}”的权重 ${weight} 须为不大于 ${heaviestDimension} 的整数，各项权重之比不变即可。`,
      `The weight ${weight} of “${name(dimensions[i]!)}” must be a whole number of at most ${heaviestDimension}: only their ratio matters.`,
    );
  });
}

function checkDates(root: Row, report: Report): void {
  const noDate = (value: unknown, path: string): boolean => {
    if (typeof value !== 'string' || isCivilDate(value)) return false;
    report(path, 'no-such-date', `日期“${value}”不存在。`, `“${value}” is not a date of the calendar.`);
    return true;
  };
  const schedule = record(root.schedule);
  for (const window of ['onSite', 'media']) {
    const { from, to } = record(schedule[window]);
    const path = `schedule.${window}`;
    if ([noDate(from, `${path}.from`), noDate(to, `${path}.to`)].some(Boolean)) continue;
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) continue;
    report(
      `${path}.to`,
      'ends-before-start',
      `止于 ${to}，早于起始日期 ${from}。`,
      `Ends on ${to}, before it starts on ${from}.`,
    );
  }
  for (const day of ['formsOut', 'packagesIn', 'selfRatings', 'reportsIn', 'materialsIn'])
    noDate(schedule[day], `schedule.${day}`);
  noDate(record(root.hall).openedOn, 'hall.openedOn');
  const zone = record(root.calendar).timeZone;
  if (typeof zone === 'string' && !isTimeZone(zone)) {
    report('calendar.timeZone', 'unknown-time-zone', `没有时区“${zone}”。`, `There is no time zone “${zone}”.`);
  }
  for (const days of ['holidays', 'workingDays']) {
    const listed: unknown = record(root.calendar)[days];
    if (Array.isArray(listed)) listed.forEach((value, i) => noDate(value, `calendar.${days}[${i}]`));
  }
}

function unknown(path: string, id: string, report: Report): void {
  report(path, 'unknown-reference', `“${id}”不存在。`, `There is no “${id}”.`);
}
