import type { Derivation } from '../derivation.ts';
import { weightRole } from '../index-dataset.ts';
import { responsibilityLabels } from '../labels.ts';
import { dutiesOf, isGradedByPerformance, personParts } from '../people.ts';
import { addressOf, personOf, personRecord, teamOf, unitRecord, type View } from './explainer.ts';
import { bi, line, same } from './line.ts';
import { explainPersonOpinion } from './opinion.ts';
import { explainIndicator, explainPerformance } from './performance.ts';
import { explainTeamComposite, partsFormula, withWeights } from './team.ts';

const noScores = bi('不进行考核，没有得分', 'not appraised, no score');

/** The composite of the appraisal unit's team, as part of a person's score. */
export function explainTeamPart(view: View, id: string): Derivation {
  const { team, status, appraisalUnit } = personOf(view, id);
  const isScored = status !== 'notAppraised';
  return line({
    id: addressOf(view, { kind: 'person', id, field: 'team' }),
    label: bi(`${personRecord(view, id).name}：领导班子得分`, `${personRecord(view, id).name}: team composite`),
    formula: !isScored
      ? noScores
      : team === null
        ? bi('考核单位的班子没有综合得分', "the appraisal unit's team has no composite score")
        : bi(`等于考核单位班子的综合得分 ${team}`, `the appraisal unit's team composite, ${team}`),
    value: team,
    unit: 'score',
    policyPath: 'composites.team',
    inputs: isScored ? [explainTeamComposite(view, appraisalUnit)] : [],
  });
}

/** 分管工作: the unit's rates in the person's duties, or the duty rating (scoring.md §5). */
export function explainDuty(view: View, id: string): Derivation {
  const { policy } = view.index;
  const person = personRecord(view, id);
  const { duty, status, appraisalUnit } = personOf(view, id);
  const parts = {
    id: addressOf(view, { kind: 'person', id, field: 'duty' }),
    label: bi(`${person.name}：分管工作得分`, `${person.name}: duty score`),
    value: duty,
    unit: 'score' as const,
  };
  if (status === 'notAppraised') return line({ ...parts, formula: noScores });

  const duties = dutiesOf(view.index, unitRecord(view, appraisalUnit), teamOf(view, appraisalUnit), person);
  if (duties.length === 0) {
    const formula =
      duty === null
        ? bi('没有分管的指标，也没有分管工作评分', 'no duties and no duty rating')
        : bi(`没有分管的指标，取分管工作评分 ${duty}`, `no duties, so the duty rating, ${duty}`);
    return line({ ...parts, formula, row: person.dutyRating === undefined ? null : { list: 'people', key: id } });
  }
  const factor = (d: (typeof duties)[number]) => policy.responsibility[d.responsibility];
  const earned = duties.map((d) => `${d.score} × ${factor(d)}`).join(' + ');
  const possible = duties.map((d) => `${d.indicator.points} × ${factor(d)}`).join(' + ');
  return line({
    ...parts,
    formula:
      duty === null
        ? bi('有分管的指标没有得分，不计算', 'one of the duties has no score, so there is none')
        : same(`(${earned}) × 100 ÷ (${possible}) = ${duty}`),
    policyPath: 'responsibility',
    row: { list: 'people', key: id },
    inputs: duties.map(({ indicator, responsibility, score }, i) =>
      line({
        id: `${parts.id}.duties[${i}]`,
        label: bi(
          `${responsibilityLabels[responsibility].zh}：${indicator.label}（系数 ${policy.responsibility[responsibility]}，${indicator.points} 分）`,
          `${responsibilityLabels[responsibility].en}: ${indicator.label} (factor ${policy.responsibility[responsibility]}, ${indicator.points} points)`,
        ),
        value: score,
        unit: 'score',
        policyPath: `responsibility.${responsibility}`,
        inputs: [explainIndicator(view, appraisalUnit, indicator.id)],
      }),
    ),
  });
}

/** A person's composite score (scoring.md §5). */
export function explainPersonComposite(view: View, id: string): Derivation {
  const { policy } = view.index;
  const person = personRecord(view, id);
  const { composite, status, appraisalUnit, team, duty, opinion } = personOf(view, id);
  const role = weightRole(person);
  const parts = {
    id: addressOf(view, { kind: 'person', id, field: 'composite' }),
    label: bi(`${person.name}：综合得分`, `${person.name}: composite score`),
    value: composite,
    unit: 'score' as const,
  };
  if (status === 'notAppraised') return line({ ...parts, formula: noScores });
  if (isGradedByPerformance(policy, role)) {
    return line({
      ...parts,
      formula:
        composite === null
          ? bi('单位没有业绩得分', 'the unit has no performance score')
          : bi(`正职按单位业绩得分 ${composite} 计`, `a principal has the unit's performance score, ${composite}`),
      policyPath: 'grading.principalsBy',
      inputs: [explainPerformance(view, appraisalUnit)],
    });
  }
  const weighted = personParts(policy, role, { team, duty, opinion });
  return line({
    ...parts,
    formula: partsFormula(weighted, composite),
    policyPath: `composites.${role}`,
    inputs: withWeights(weighted, [explainTeamPart(view, id), explainDuty(view, id), explainPersonOpinion(view, id)]),
  });
}
