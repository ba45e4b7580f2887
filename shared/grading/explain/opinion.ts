import type { OpinionRow } from '#shared/dataset/schema.ts';
import type { Weights } from '#shared/policy/schema.ts';
import type { Bilingual } from '#shared/problem.ts';
import { add, rational, zero } from '../arithmetic.ts';
import type { Derivation } from '../derivation.ts';
import { weightRole } from '../index-dataset.ts';
import { personGradeLabels, selfGradeLabels, sourceLabels, teamGradeLabels } from '../labels.ts';
import { gradesOf, type OpinionScore, scoreOpinion, type SourceScore } from '../opinion.ts';
import { addressOf, personOf, personRecord, teamOf, unitRecord, type View } from './explainer.ts';
import { bi, line, percentOfWhole, same, shownExact } from './line.ts';

interface Subject {
  kind: 'team' | 'person';
  id: string;
  name: string;
  role: 'team' | 'principal' | 'deputy' | 'staff';
  value: number | null;
}

export function explainTeamOpinion(view: View, id: string): Derivation {
  const { opinion: value } = teamOf(view, id);
  return explainOpinion(view, { kind: 'team', id, name: unitRecord(view, id).name, role: 'team', value });
}

export function explainPersonOpinion(view: View, id: string): Derivation {
  const person = personRecord(view, id);
  const { opinion: value } = personOf(view, id);
  return explainOpinion(view, { kind: 'person', id, name: person.name, role: weightRole(person), value });
}

/** An opinion score, down to the ballots' counts (scoring.md §4). */
function explainOpinion(view: View, subject: Subject): Derivation {
  const { policy, opinions } = view.index;
  const { kind, id, name, role, value } = subject;
  const isAppraised = kind === 'team' || personOf(view, id).status !== 'notAppraised';
  const rows = isAppraised ? (opinions[kind].get(id) ?? []) : [];
  const opinion = scoreOpinion(policy, kind, policy.opinion.weights[role], rows);
  const address = addressOf(view, { kind: kind === 'team' ? 'unit' : 'person', id, field: 'opinion' });
  const parts = {
    id: address,
    label: bi(`${name}：民主评议得分`, `${name}: opinion score`),
    value,
    unit: 'score' as const,
    policyPath: `opinion.weights.${role}`,
  };
  if (view.isSelf && revealsALeader(opinion, policy.opinion.minBallots)) {
    return line({
      ...parts,
      cut: true,
      formula: bi(
        '领导评价的票数较少或意见完全一致，为保护评价人，各类评议的得分和票数均不显示',
        'the leaders gave few or unanimous votes; to protect them no source of this score is shown',
      ),
    });
  }
  return line({
    ...parts,
    formula: value === null ? nothingText(isAppraised) : formulaOf(opinion, policy.opinion.weights[role], value),
    inputs: [...sourceLines(view, address, kind, opinion), ...biasLines(view, address, opinion)],
  });
}

const nothingText = (isAppraised: boolean) =>
  isAppraised
    ? bi('没有可以计入的他人评议', 'no opinion of others that counts')
    : bi('不进行考核，没有得分', 'not appraised, no score');

/**
 * Whether the lines of this opinion would show how a single leader voted: few votes are a leader's own, unanimous ones
 * are every leader's. Then all lines are withheld, or the leaders' could be found by subtraction.
 */
export function revealsALeader({ sources }: OpinionScore, minBallots: number): boolean {
  return sources.some(({ source, votes, ballots, row }) => {
    if (source !== 'leader' || votes === 0) return false;
    return ballots < minBallots || Object.values(row.counts).some((count) => count === votes);
  });
}

function formulaOf({ sources, others, clampedBy }: OpinionScore, weights: Weights, value: number): Bilingual {
  const counted = sources.filter(({ score, weight }) => score !== null && weight > 0);
  const terms = counted.map(({ source, weight, score }) =>
    source === 'self' && clampedBy !== null
      ? `${weight} × (${others} ${clampedBy < 0 ? '−' : '+'} ${Math.abs(clampedBy)})`
      : `${weight} × ${score}`,
  );
  const whole = counted.reduce((sum, { source }) => add(sum, rational(weights[source])), zero);
  return same(`(${terms.join(' + ')}) ÷ ${shownExact(whole)} = ${value}`);
}

function sourceLines(view: View, address: string, kind: 'team' | 'person', { sources }: OpinionScore): Derivation[] {
  const whole = sources.reduce((sum, { score, weight }) => (score === null ? sum : add(sum, rational(weight))), zero);
  return sources.map((given) => {
    const { source, score, votes, weight, row } = given;
    const isHidden = view.isSelf && votes > 0 && (source === 'leader' || score === null);
    return line({
      id: `${address}.${source}`,
      label: sourceLabels[source],
      formula: isHidden ? hiddenText(given) : sourceFormula(view, kind, given),
      value: score,
      unit: 'score',
      policyPath: score === null ? 'opinion.minBallots' : `opinion.scales.${source === 'self' ? 'self' : kind}`,
      weight: score === null ? null : percentOfWhole(weight, whole),
      row: rowOf(row),
      cut: isHidden,
      inputs: isHidden ? [] : [...countLines(view, address, kind, row), ...ballotLines(view, address, given)],
    });
  });
}

const rowOf = ({ subject, source }: OpinionRow) => ({
  list: 'opinions' as const,
  key: `${subject.kind}:${subject.id}/${source}`,
});

const hiddenText = ({ score }: SourceScore) =>
  score === null
    ? bi('票数不足，不计入，票数不显示', 'too few votes; left out, the votes are not shown')
    : bi('领导评价只显示得分，不显示票数', "of the leaders' rating only the score is shown, not the votes");

function sourceFormula(
  { index }: View,
  kind: 'team' | 'person',
  { source, score, votes, ballots, row }: SourceScore,
): Bilingual {
  if (votes === 0) return bi('没有票', 'no votes');
  const { minBallots, scales } = index.policy.opinion;
  if (score === null) {
    return bi(`${ballots} 票，少于 ${minBallots} 票，不计入`, `${ballots} votes, fewer than ${minBallots}: left out`);
  }
  const scale: Record<string, number> = scales[source === 'self' ? 'self' : kind];
  const terms = gradesOf(kind, source)
    .filter((grade) => row.counts[grade])
    .map((grade) => `${row.counts[grade]} × ${scale[grade]}`);
  return same(`(${terms.join(' + ')}) ÷ ${votes} = ${score}`);
}

function countLines({ index }: View, address: string, kind: 'team' | 'person', row: OpinionRow): Derivation[] {
  const isSelfRating = row.source === 'self';
  const scale: Record<string, number> = index.policy.opinion.scales[isSelfRating ? 'self' : kind];
  const labels: Record<string, Bilingual> = isSelfRating
    ? selfGradeLabels
    : kind === 'team'
      ? teamGradeLabels
      : personGradeLabels;
  return gradesOf(kind, row.source).map((grade) =>
    line({
      id: `${address}.${row.source}.${grade}`,
      label: bi(`${labels[grade]!.zh}（${scale[grade]} 分）`, `${labels[grade]!.en} (${scale[grade]})`),
      value: row.counts[grade] ?? 0,
      unit: 'count',
      policyPath: `opinion.scales.${isSelfRating ? 'self' : kind}.${grade}`,
      row: rowOf(row),
    }),
  );
}

/** Of ballots that give several marks each, how many there were: the counts above are of marks. */
function ballotLines({ index }: View, address: string, { row, votes, ballots }: SourceScore): Derivation[] {
  if (ballots === votes) return [];
  const { minBallots } = index.policy.opinion;
  return [
    line({
      id: `${address}.${row.source}.ballots`,
      label: bi('票数', 'ballots'),
      formula:
        row.source === 'mass' || row.source === 'peer'
          ? bi(
              `${ballots} 票，每票分几项评价，按权重共 ${votes} 个评价；是否达到 ${minBallots} 票按票数计`,
              `${ballots} ballots, which judge in several items: ${votes} marks by weight; whether ${minBallots} are reached is judged by ballots`,
            )
          : bi(
              `${ballots} 票，每票分几项评价，按权重共 ${votes} 个评价`,
              `${ballots} ballots, which judge in several items: ${votes} marks by weight`,
            ),
      value: ballots,
      unit: 'count',
      policyPath: 'opinion.minBallots',
      row: rowOf(row),
    }),
  ];
}

/** The others' mean, and the self-rating judged against it. */
function biasLines({ index }: View, address: string, { sources, others, bias, clampedBy }: OpinionScore): Derivation[] {
  const self = sources.find(({ source, score }) => source === 'self' && score !== null);
  if (!self || others === null) return [];
  const { tolerance } = index.policy.opinion.selfBias;
  const counted = sources.filter(({ source, score, weight }) => source !== 'self' && score !== null && weight > 0);
  const whole = counted.reduce((sum, { weight }) => add(sum, rational(weight)), zero);
  const terms = counted.map(({ weight, score }) => `${weight} × ${score}`).join(' + ');
  const judged = biasText(bias, clampedBy, tolerance);
  return [
    line({
      id: `${address}.others`,
      label: bi('他人评议的平均分', 'mean of the others'),
      formula: same(`(${terms}) ÷ ${shownExact(whole)} = ${others}`),
      value: others,
      unit: 'score',
    }),
    line({
      id: `${address}.bias`,
      label: bi('自评与他人评议之差', "self-rating against the others' mean"),
      formula: bi(
        `${self.score} 与 ${others} 相差允许 ${tolerance} 分：${judged.zh}`,
        `${self.score} against ${others}, ${tolerance} points allowed: ${judged.en}`,
      ),
      value: bias,
      unit: 'text',
      policyPath: 'opinion.selfBias',
    }),
  ];
}

function biasText(bias: OpinionScore['bias'], clampedBy: number | null, tolerance: number): Bilingual {
  if (bias === null) return bi('在允许范围内', 'within what is allowed');
  const high = bias === 'overRated';
  const flag = high ? bi('自评偏高', 'self-rating too high') : bi('自评偏低', 'self-rating too low');
  if (clampedBy === null) return flag;
  const sign = high ? '+' : '−';
  return bi(
    `${flag.zh}，按他人平均分 ${sign} ${tolerance} 计`,
    `${flag.en}, counted as the others' mean ${sign} ${tolerance}`,
  );
}
