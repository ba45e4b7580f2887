import type { PerformanceRow } from '#shared/dataset/schema.ts';
import type { Indicator } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { add, compare, multiply, rational, subtract, zero } from '../arithmetic.ts';
import type { Derivation } from '../derivation.ts';
import {
  actualOf,
  growth,
  type IndicatorScore,
  type Missing,
  placesOf,
  rankPercent,
  scoreIndicator,
} from '../indicators.ts';
import { teamGradeLabels } from '../labels.ts';
import { addressOf, teamOf, unitRecord, type View } from './explainer.ts';
import { bi, bracketed, line, percentOfWhole, same, shown, shownExact } from './line.ts';
import { categoryPath, indicatorPath } from './policy-paths.ts';

const missingTexts: Record<Missing, Bilingual> = {
  row: bi('没有填报这项指标', 'no row for this indicator'),
  actual: bi('没有完成数', 'no actual figure'),
  target: bi('没有目标数，或目标数为 0', 'no target, or a target of 0'),
  base: bi('没有基数，或基数不大于 0', 'no base, or a base not above 0'),
  rating: bi('没有评定等次', 'no rating'),
  score: bi('没有评定分数', 'no score given'),
};

/** Performance of a unit: Σ scores ÷ Σ points × 100 (scoring.md §3). */
export function explainPerformance(view: View, unitId: string): Derivation {
  const { policy, indicators } = view.index;
  const unit = unitRecord(view, unitId);
  const { performance, indicators: scores } = teamOf(view, unitId);
  const list = indicators.get(unit.category)!;
  const whole = list.reduce((sum, { points }) => add(sum, rational(points)), zero);
  const terms = list.map(({ id }) => shown(scores[id])).join(' + ');
  return line({
    id: addressOf(view, { kind: 'unit', id: unitId, field: 'performance' }),
    label: bi(`${unit.name}：业绩得分`, `${unit.name}: performance`),
    formula:
      performance === null
        ? bi('有指标没有得分，不计算业绩得分', 'an indicator has no score, so there is no performance score')
        : same(`(${terms}) ÷ ${shownExact(whole)} × 100 = ${performance}`),
    value: performance,
    unit: 'score',
    policyPath: categoryPath(policy, unit.category),
    inputs: list.map((indicator) => ({
      ...explainIndicator(view, unitId, indicator.id),
      weight: percentOfWhole(indicator.points, whole),
    })),
  });
}

/** One indicator of a unit, down to its row (scoring.md §3). */
export function explainIndicator(view: View, unitId: string, indicatorId: string): Derivation {
  const { index } = view;
  const unit = unitRecord(view, unitId);
  const category = index.categories.get(unit.category)!;
  const indicator = index.indicators.get(category.id)!.find(({ id }) => id === indicatorId)!;
  const place = placesOf(index, category).get(indicatorId)?.get(unitId);
  const row = index.rows.get(unitId)?.get(indicatorId);
  const scored = scoreIndicator(index.policy, indicator, row, place);
  const scores = teamOf(view, unitId).indicators;
  const value = Object.hasOwn(scores, indicatorId) ? scores[indicatorId]! : null;
  const id = addressOf(view, { kind: 'indicator', id: unitId, indicator: indicatorId });
  return line({
    id,
    label: bi(`${unit.name}：${indicator.label}`, `${unit.name}: ${indicator.label}`),
    formula: value === null ? missingTexts[scored.missing ?? 'row'] : formulaOf(view, scored, value),
    value,
    unit: 'score',
    policyPath: indicatorPath(index.policy, category.id, indicatorId),
    row: row ? rowOf(row) : null,

    inputs: row ? figuresOf(view, id, scored, row) : [],
  });
}

const rowOf = ({ unit, indicator }: PerformanceRow) => ({ list: 'performance' as const, key: `${unit}/${indicator}` });

function formulaOf({ index }: View, scored: IndicatorScore, value: number): Bilingual {
  const { indicator, row, earned, penalty } = scored;
  const deductions = row!.deductions ?? [];
  const taken = [...(penalty > 0 ? [penalty] : []), ...deductions.map(({ points }) => points)];
  const minus = taken.map((points) => ` − ${points}`).join('');
  const { zh, en } = earnedText(index.policy, scored);
  const left = taken.reduce((points, next) => subtract(points, rational(next)), earned!);
  if (compare(left, zero) < 0) return bi(`${zh}${minus}，低于 0，按 0 计`, `${en}${minus}, below 0, so 0`);
  if (indicator.cap !== null && compare(left, multiply(rational(indicator.cap), rational(indicator.points))) > 0) {
    return bi(`${zh}${minus}，超过上限，按上限 ${value} 计`, `${en}${minus}, above the ceiling, so ${value}`);
  }
  return bi(`${zh}${minus} = ${value}`, `${en}${minus} = ${value}`);
}

/** How the method earns the points, before anything is subtracted. */
function earnedText({ opinion }: View['index']['policy'], { indicator, row, place }: IndicatorScore): Bilingual {
  const { points } = indicator;
  const actual = actualOf(row!);
  switch (indicator.method) {
    case 'ratio':
      return same(`${points} × ${bracketed(actual!)} ÷ ${bracketed(row!.target!)}`);
    case 'growth': {
      const rate = shownExact(growth(actual!, row!.base!));
      return bi(
        `${points} × ${rate}%（增长率）÷ ${indicator.targetGrowth}%`,
        `${points} × ${rate}% (growth) ÷ ${indicator.targetGrowth}%`,
      );
    }
    case 'rating':
      return same(`${points} × ${opinion.scales.team[row!.rating!]} ÷ 100`);
    case 'deduction':
      return same(`${points}`);
    case 'rank': {
      const percent = shownExact(rankPercent(indicator, place!.rank));
      return bi(
        `${points} × ${percent} ÷ 100（第 ${place!.rank} 名，共 ${place!.of} 个）`,
        `${points} × ${percent} ÷ 100 (rank ${place!.rank} of ${place!.of})`,
      );
    }
    case 'manual':
      return same(`${row!.score!}`);
  }
}

/** The figures of the row that the method uses, then what is subtracted. */
function figuresOf(
  view: View,
  id: string,
  { indicator, place, penalty }: IndicatorScore,
  row: PerformanceRow,
): Derivation[] {
  const { policy } = view.index;
  const figure = (key: 'base' | 'target' | 'reported' | 'verified' | 'score', label: Bilingual) =>
    row[key] === undefined ? [] : [line({ id: `${id}.${key}`, label, value: row[key], unit: 'text', row: rowOf(row) })];
  const actual = [
    ...figure('reported', bi('上报数', 'reported figure')),
    ...figure('verified', bi('核实数（有核实数的按核实数计）', 'verified figure (counts where there is one)')),
  ];
  const used: Record<Indicator['method'], () => Derivation[]> = {
    ratio: () => [...actual, ...figure('target', bi('目标数', 'target'))],
    growth: () => [...actual, ...figure('base', bi('基数', 'base'))],
    rating: () =>
      row.rating
        ? [
            line({
              id: `${id}.rating`,
              label: bi('评定等次', 'rating'),
              formula: bi(
                `${teamGradeLabels[row.rating].zh} = ${policy.opinion.scales.team[row.rating]} 分`,
                `${teamGradeLabels[row.rating].en} = ${policy.opinion.scales.team[row.rating]}`,
              ),
              value: row.rating,
              unit: 'grade',
              policyPath: `opinion.scales.team.${row.rating}`,
              row: rowOf(row),
            }),
          ]
        : [],
    deduction: () => [],
    rank: () => [...actual, ...(place ? [placeLine(view, id, indicator, row, place)] : [])],
    manual: () => figure('score', bi('评定分数', 'score given')),
  };
  return [...used[indicator.method](), ...penaltyLine(view, id, penalty, row), ...deductionLines(view, id, row)];
}

function placeLine(
  view: View,
  id: string,
  indicator: Indicator,
  row: PerformanceRow,
  place: { rank: number; of: number },
): Derivation {
  const { index } = view;
  const others = view.isSelf ? [] : index.teams.get(unitRecord(view, row.unit).category)!;
  return line({
    id: `${id}.rank`,
    label: bi('完成数排名', 'rank by the actual figure'),
    formula: bi(
      `${indicator.lowerIsBetter ? '数值低的在前' : '数值高的在前'}，第 ${place.rank} 名，共 ${place.of} 个单位`,
      `${indicator.lowerIsBetter ? 'low' : 'high'} figures first, rank ${place.rank} of ${place.of}`,
    ),
    value: place.rank,
    unit: 'count',
    cut: view.isSelf && place.of > 1,
    inputs: others.flatMap(({ id: unit, name }) => {
      const other = index.rows.get(unit)?.get(indicator.id);
      const actual = other && actualOf(other);
      return actual === undefined
        ? []
        : [line({ id: `${unit}/${indicator.id}`, label: same(name), value: actual, unit: 'text', row: rowOf(other!) })];
    }),
  });
}

function penaltyLine({ index }: View, id: string, penalty: number, row: PerformanceRow): Derivation[] {
  if (penalty === 0) return [];
  const { tolerancePercent } = index.policy.verification;
  return [
    line({
      id: `${id}.penalty`,
      label: bi('虚报扣分', 'points off for an inflated report'),
      formula: bi(
        `上报数 ${row.reported} 优于核实数 ${row.verified}，超过允许的 ${tolerancePercent}%`,
        `reported ${row.reported} is better than verified ${row.verified} by more than ${tolerancePercent}%`,
      ),
      value: penalty,
      unit: 'points',
      policyPath: 'verification.inflationPenaltyPoints',
      row: rowOf(row),
    }),
  ];
}

/** The reason of a deduction may tell of a person, so only who may see everything reads it. */
function deductionLines({ isSelf }: View, id: string, row: PerformanceRow): Derivation[] {
  return (row.deductions ?? []).map(({ points, reason }, i) =>
    line({
      id: `${id}.deductions[${i}]`,
      label: isSelf ? bi('扣分', 'deduction') : bi(`扣分：${reason}`, `deduction: ${reason}`),
      value: points,
      unit: 'points',
      row: rowOf(row),
    }),
  );
}
