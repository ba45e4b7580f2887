import type { Bilingual } from '#shared/problem.ts';
import { countVotes, type VoteCount } from '../caps.ts';
import type { Derivation } from '../derivation.ts';
import { personGradeLabels } from '../labels.ts';
import { countedVotes, type OpinionScore } from '../opinion.ts';
import { type BarReason, type GradeCase, byMerit, type GradedPool, gradeCaseOf } from '../people-grades.ts';
import { addressOf, assess, personOf, personRecord, plainPool, poolOf, regradePool, type View } from './explainer.ts';
import { bi, line } from './line.ts';
import { revealsALeader } from './opinion.ts';
import { personOpinion } from '../people.ts';
import { explainPersonComposite } from './person-scores.ts';
import { barLines, explainAppraisalUnit, explainStatus } from './person-status.ts';
import { explainQuota, poolName } from './pool.ts';

/** The pool in which a person competes for a place (scoring.md §7.1). */
export function explainPool(view: View, id: string): Derivation {
  const { pool } = personOf(view, id);
  const { name, rank } = personRecord(view, id);
  return line({
    id: addressOf(view, { kind: 'person', id, field: 'pool' }),
    label: bi(`${name}：名额范围`, `${name}: pool`),
    formula: pool === null ? bi('不进行考核', 'not appraised') : poolName(view, plainPool(view, pool)),
    value: pool,
    unit: 'text',
    policyPath: `grading.quota.${rank}.pool`,
    inputs: [explainStatus(view, id), explainAppraisalUnit(view, id)],
  });
}

/** The place by composite score alone among the pool's appraised people (scoring.md §9). */
export function explainOrder(view: View, id: string): Derivation {
  const { order, composite, pool } = personOf(view, id);
  const { name } = personRecord(view, id);
  const ordered = view.result.people
    .filter((other) => order !== null && other.pool === pool && other.order !== null)
    .sort((a, b) => a.order! - b.order!);
  return line({
    id: addressOf(view, { kind: 'person', id, field: 'order' }),
    label: bi(`${name}：名次`, `${name}: place`),
    formula:
      order === null
        ? bi('不定等次或没有综合得分，不排名次', 'no grade or no composite score, no place')
        : bi(
            `综合得分 ${composite}，在 ${ordered.length} 名定等次的人员中列第 ${order} 位`,
            `composite ${composite}: place ${order} of ${ordered.length} appraised people`,
          ),
    value: order,
    unit: 'count',
    policyPath: `grading.quota.${personRecord(view, id).rank}.pool`,
    cut: view.isSelf && ordered.length > 1,
    inputs: view.isSelf
      ? [explainPersonComposite(view, id)]
      : ordered.map((other) =>
          line({
            id: addressOf(view, { kind: 'person', id: other.id, field: 'composite' }),
            label: bi(
              `第 ${other.order} 位：${personRecord(view, other.id).name}`,
              `place ${other.order}: ${personRecord(view, other.id).name}`,
            ),
            value: other.composite,
            unit: 'score',
          }),
        ),
  });
}

/** A person's grade: band, caps, bars, and the place in the pool (scoring.md §7). */
export function explainGrade(view: View, id: string): Derivation {
  const { grade, status, composite, pool } = personOf(view, id);
  const { name } = personRecord(view, id);
  const parts = {
    id: addressOf(view, { kind: 'person', id, field: 'grade' }),
    label: bi(`${name}：等次`, `${name}: grade`),
    value: grade,
    unit: 'grade' as const,
    policyPath: 'grading.bands.person',
  };
  if (status !== 'appraised' || composite === null || pool === null) {
    const formula =
      status === 'appraised'
        ? bi('没有综合得分，不定等次', 'no composite score, no grade')
        : bi('不进行考核或不定等次', 'not appraised, or appraised without a grade');
    return line({ ...parts, formula, inputs: [explainStatus(view, id), explainPersonComposite(view, id)] });
  }
  const gradeCase = gradeCaseOf(view.index, view.standings, assess(view, id));
  const graded = gradeCase.isCandidate ? regradePool(view, pool) : null;
  return line({
    ...parts,
    formula: gradeFormula(gradeCase, graded, grade === null ? null : personGradeLabels[grade]),
    inputs: [
      explainPersonComposite(view, id),
      ...bandLines(view),
      ...barLines(view, id),
      ...voteLines(view, id, personOpinion(view.index, gradeCase.assessed.person)),
      ...forcedLines(gradeCase),
      ...(graded ? placeLines(view, id, pool, graded) : []),
    ],
  });
}

const barTexts: Record<BarReason, Bilingual> = {
  forced: bi('被末位淘汰单位的正职', 'principal of an eliminated unit'),
  vetoedUnit: bi('所在单位被一票否决', 'the unit is vetoed'),
  eliminatedUnit: bi('所在单位被末位淘汰，取消评优资格', 'the unit is eliminated and may have no excellent people'),
};

function gradeFormula(gradeCase: GradeCase, graded: GradedPool | null, grade: Bilingual | null): Bilingual {
  const { composite, barred, isCandidate } = gradeCase;
  const { cap } = gradeCase.assessed;
  const reasons: Bilingual[] = barred.map((reason) => barTexts[reason]);
  if (cap !== 'excellent') {
    const { zh, en } = personGradeLabels[cap];
    reasons.push(bi(`等次最高为“${zh}”`, `${en} at most`));
  }
  if (isCandidate && graded) reasons.push(placeText(gradeCase, graded));
  const zh = [`综合得分 ${composite}`, ...reasons.map((reason) => reason.zh)].join('，');
  const en = [`composite ${composite}`, ...reasons.map((reason) => reason.en)].join(', ');
  return grade ? bi(`${zh}：${grade.zh}`, `${en}: ${grade.en}`) : bi(zh, en);
}

function placeText({ assessed }: GradeCase, { award }: GradedPool): Bilingual {
  const has = (list: readonly GradeCase[]) => list.some((other) => other.assessed.person.id === assessed.person.id);
  if (has(award.beyondQuota)) return bi('先进单位正职，不占名额', "a winner's principal, who uses no place");
  if (has(award.withinQuota)) return bi('在优秀名额之内', 'inside the quota');
  return has(award.tied)
    ? bi('与他人并列，名额不够，待定', 'tied with others at the last place, undecided')
    : bi('在优秀名额之外', 'outside the quota');
}

/** Own place among the candidates, and the pool's places; nobody else's figures are needed for it. */
function placeLines(view: View, id: string, pool: string, { award }: GradedPool): Derivation[] {
  const own = award.ordered.findIndex(({ assessed }) => assessed.person.id === id);
  const [from, to] = own < 0 ? [0, 0] : tiedPlaces(award.ordered, own);
  const place =
    own < 0
      ? bi('先进单位正职，不占名额', "a winner's principal, who uses no place")
      : bi(
          from === to
            ? `在 ${award.ordered.length} 名人选中列第 ${from} 位`
            : `在 ${award.ordered.length} 名人选中并列第 ${from} 至 ${to} 位`,
          from === to
            ? `place ${from} of ${award.ordered.length} candidates`
            : `places ${from} to ${to} of ${award.ordered.length} candidates, tied`,
        );
  const { quota } = poolOf(view, pool);
  return [
    line({
      id: `${id}.candidates`,
      label: bi('在人选中的位次', 'place among the candidates'),
      formula: place,
      value: own < 0 ? null : from,
      unit: 'count',
      policyPath: 'consequences.winners.principalPriority',
      cut: view.isSelf && award.ordered.length > 1,
      inputs: view.isSelf
        ? []
        : award.ordered.map(({ assessed, composite }) => candidateLine(view, assessed.person.id, composite)),
    }),
    ...(quota === null ? [] : [explainQuota(view, pool)]),
  ];
}

function candidateLine(view: View, id: string, composite: number): Derivation {
  const { name } = personRecord(view, id);
  const address = addressOf(view, { kind: 'person', id, field: 'composite' });
  return line({ id: address, label: bi(name, name), value: composite, unit: 'score' });
}

/** The first and the last place of the run of equals around one of an ordered list. */
function tiedPlaces(ordered: readonly GradeCase[], own: number): [number, number] {
  const isEqual = (other: GradeCase) => byMerit(other, ordered[own]!) === 0;
  return [ordered.findIndex(isEqual) + 1, ordered.findLastIndex(isEqual) + 1];
}

function bandLines({ index }: View): Derivation[] {
  const bands = index.policy.grading.bands.person;
  return (['excellent', 'competent', 'basicallyCompetent'] as const).map((band) =>
    line({
      id: `bands.person.${band}`,
      label: bi(`${personGradeLabels[band].zh}的分数线`, `least score for ${personGradeLabels[band].en}`),
      value: bands[band],
      unit: 'score',
      policyPath: `grading.bands.person.${band}`,
    }),
  );
}

/**
 * The vote rules and what they found. To the person concerned the counts are shown only where no leader voted: the
 * public's and the peers' votes are shown to them elsewhere, and the rest would be the leaders'. Where they are not, a
 * rule that does not apply is left out: it would tell how nobody voted.
 */
function voteLines(view: View, id: string, opinion: OpinionScore): Derivation[] {
  const hasLeaders = countedVotes(opinion).some(({ source }) => source === 'leader');
  const isHidden = view.isSelf && (hasLeaders || revealsALeader(opinion, view.index.policy.opinion.minBallots));
  return countVotes(view.index.policy, opinion).flatMap((found, i) => {
    const { rule, applies } = found;
    if (isHidden && !applies) return [];
    const zhGrades = rule.grades.map((grade) => personGradeLabels[grade].zh).join('、');
    const enGrades = rule.grades.map((grade) => personGradeLabels[grade].en).join(', ');
    const outcome = applies ? bi('适用', 'applies') : bi('不适用', 'does not apply');
    return line({
      id: `${id}.voteRules[${i}]`,
      label: bi(
        `${zhGrades}票超过 ${rule.shareAbove}% 的，最高为“${personGradeLabels[rule.cap].zh}”`,
        `more than ${rule.shareAbove}% of votes for ${enGrades}: ${personGradeLabels[rule.cap].en} at most`,
      ),
      formula: isHidden
        ? bi(
            `${outcome.zh}（为保护评价人，不显示票数）`,
            `${outcome.en} (votes are not shown, to protect those who voted)`,
          )
        : bi(`${votesText(found).zh}：${outcome.zh}`, `${votesText(found).en}: ${outcome.en}`),
      value: applies,
      unit: 'text',
      policyPath: `grading.voteRules[${i}]`,
      cut: isHidden,
    });
  });
}

/** Where ballots give several marks each, both numbers: the share is one of marks, the least number one of ballots. */
function votesText({ rule: { minVotes }, inGrades, votes, ballots }: VoteCount): Bilingual {
  if (ballots === votes)
    return bi(
      `${votes} 票中有 ${inGrades} 票（至少须有 ${minVotes} 票）`,
      `${inGrades} of ${votes} votes (at least ${minVotes} are needed)`,
    );
  return bi(
    `${ballots} 票（至少须有 ${minVotes} 票）分项评价共 ${votes} 个，其中有 ${inGrades} 个`,
    `${inGrades} of the ${votes} marks on ${ballots} ballots (at least ${minVotes} are needed)`,
  );
}

function forcedLines({ assessed, forced }: GradeCase): Derivation[] {
  if (forced === null) return [];
  return [
    line({
      id: `${assessed.person.id}.forced`,
      label: bi('被末位淘汰单位正职的等次', "grade of an eliminated unit's principal"),
      value: forced,
      unit: 'grade',
      policyPath: 'consequences.eliminated.principalGrade',
    }),
  ];
}
