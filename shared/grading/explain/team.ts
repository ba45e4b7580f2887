import type { Bilingual } from '#shared/problem.ts';
import { add, rational, zero } from '../arithmetic.ts';
import type { Derivation } from '../derivation.ts';
import { partLabels, teamGradeLabels } from '../labels.ts';
import { teamParts } from '../teams.ts';
import type { Part } from '../weighted-parts.ts';
import { addressOf, teamOf, unitRecord, type View } from './explainer.ts';
import { bi, line, percentOfWhole, same, shownExact } from './line.ts';
import { explainTeamOpinion } from './opinion.ts';
import { explainPerformance } from './performance.ts';

/** The composite score of a leading team (scoring.md §5). */
export function explainTeamComposite(view: View, id: string): Derivation {
  const { performance, opinion, composite } = teamOf(view, id);
  const { name } = unitRecord(view, id);
  const parts = teamParts(view.index.policy, performance, opinion);
  return line({
    id: addressOf(view, { kind: 'unit', id, field: 'composite' }),
    label: bi(`${name}：领导班子综合得分`, `${name}: team composite`),
    formula: partsFormula(parts, composite),
    value: composite,
    unit: 'score',
    policyPath: 'composites.team',
    inputs: withWeights(parts, [explainPerformance(view, id), explainTeamOpinion(view, id)]),
  });
}

/** 「(6 × 96.55 + 1 × 100 + 3 × 96.75) ÷ 10 = 96.96」, or what is missing. */
export function partsFormula(parts: readonly Part[], value: number | null): Bilingual {
  const needed = parts.filter(({ weight }) => weight > 0);
  const missing = needed.filter((part) => part.value === null).map(({ name }) => partLabels[name]!);
  if (value === null) {
    return missing.length === 0
      ? bi('没有得分', 'no score')
      : bi(
          `缺少${missing.map(({ zh }) => zh).join('、')}，不计算`,
          `missing: ${missing.map(({ en }) => en).join(', ')}; no score`,
        );
  }
  const terms = needed.map((part) => `${part.weight} × ${part.value}`).join(' + ');
  return same(`(${terms}) ÷ ${shownExact(wholeOf(needed))} = ${value}`);
}

/** The lines of the parts, in the parts' order, each with its weight in per cent. */
export function withWeights(parts: readonly Part[], lines: readonly Derivation[]): Derivation[] {
  const whole = wholeOf(parts);
  return lines.map((part, i) => ({ ...part, weight: percentOfWhole(parts[i]!.weight, whole) }));
}

const wholeOf = (parts: readonly Part[]) => parts.reduce((sum, { weight }) => add(sum, rational(weight)), zero);

/** The rank of a team inside its category (scoring.md §6). */
export function explainTeamRank(view: View, id: string): Derivation {
  const { rank, composite } = teamOf(view, id);
  const unit = unitRecord(view, id);
  const ofCategory = view.result.teams.filter((team) => unitRecord(view, team.unit).category === unit.category);
  const ranked = ofCategory.filter((team) => team.rank !== null).sort((a, b) => a.rank! - b.rank!);
  const { label } = view.index.categories.get(unit.category)!;
  return line({
    id: addressOf(view, { kind: 'unit', id, field: 'rank' }),
    label: bi(`${unit.name}：名次`, `${unit.name}: rank`),
    formula:
      rank === null
        ? bi('没有综合得分，不排名', 'no composite score, no rank')
        : bi(
            `综合得分 ${composite}，在“${label}”类 ${ranked.length} 个班子中列第 ${rank} 名${outcomeOf(view, id).zh}`,
            `composite ${composite}: rank ${rank} of ${ranked.length} teams in ${label}${outcomeOf(view, id).en}`,
          ),
    value: rank,
    unit: 'count',
    policyPath: 'composites.team',
    cut: view.isSelf && ranked.length > 1,
    inputs: view.isSelf
      ? [explainTeamComposite(view, id)]
      : ranked.map((team) =>
          line({
            id: addressOf(view, { kind: 'unit', id: team.unit, field: 'composite' }),
            label: bi(
              `第 ${team.rank} 名：${unitRecord(view, team.unit).name}`,
              `rank ${team.rank}: ${unitRecord(view, team.unit).name}`,
            ),
            value: team.composite,
            unit: 'score',
          }),
        ),
  });
}

function outcomeOf({ standings }: View, id: string): Bilingual {
  if (standings.winners.has(id)) return bi('，为先进', ', a winner');
  if (standings.eliminated.has(id)) return bi('，末位淘汰', ', eliminated');
  return standings.eliminationTied.has(id) ? bi('，末位并列待定', ', tied for elimination') : bi('', '');
}

/** The grade of a leading team by the bands, capped by a veto (scoring.md §7). */
export function explainTeamGrade(view: View, id: string): Derivation {
  const { grade, composite } = teamOf(view, id);
  const { name } = unitRecord(view, id);
  const { team: bands } = view.index.policy.grading.bands;
  const isVetoed = view.standings.vetoed.has(id);
  const thresholds = (['good', 'fairlyGood', 'average'] as const).map((band) =>
    line({
      id: `bands.team.${band}`,
      label: bi(`${teamGradeLabels[band].zh}的分数线`, `least score for ${teamGradeLabels[band].en}`),
      value: bands[band],
      unit: 'score',
      policyPath: `grading.bands.team.${band}`,
    }),
  );
  const veto = line({
    id: `${id}.veto`,
    label: bi('一票否决', 'veto'),
    formula: bi('被一票否决的班子最高为“一般”', 'a vetoed team is average at most'),
    value: true,
    unit: 'text',
  });
  return line({
    id: addressOf(view, { kind: 'unit', id, field: 'grade' }),
    label: bi(`${name}：等次`, `${name}: grade`),
    formula: gradeFormula(composite, grade && teamGradeLabels[grade], isVetoed),
    value: grade,
    unit: 'grade',
    policyPath: 'grading.bands.team',
    inputs: [explainTeamComposite(view, id), ...thresholds, ...(isVetoed ? [veto] : [])],
  });
}

function gradeFormula(composite: number | null, grade: Bilingual | null, isVetoed: boolean): Bilingual {
  if (composite === null || grade === null) return bi('没有综合得分，不定等次', 'no composite score, no grade');
  return isVetoed
    ? bi(`综合得分 ${composite}，被一票否决，等次为“${grade.zh}”`, `composite ${composite}, vetoed: ${grade.en}`)
    : bi(
        `综合得分 ${composite}，对照分数线，等次为“${grade.zh}”`,
        `composite ${composite} against the bands: ${grade.en}`,
      );
}
