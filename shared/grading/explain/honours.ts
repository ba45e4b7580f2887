import { honourOf, payerOf } from '../consequences/honours.ts';
import type { Derivation } from '../derivation.ts';
import { honourLabels, personGradeLabels } from '../labels.ts';
import { addressOf, personOf, personRecord, unitRecord, type View } from './explainer.ts';
import { bi, line } from './line.ts';
import { explainGrade } from './person-grade.ts';

/** A person's honour: this year's grade and the years before it on end (scoring.md §8). */
export function explainHonour(view: View, id: string): Derivation {
  const { policy, dataset } = view.index;
  const person = personRecord(view, id);
  const { grade, honour } = personOf(view, id);
  const { run, restartedAfter } = honourOf(policy, dataset.cycle.year, person, grade);
  const { years } = policy.rewards.consecutive;
  const restarted =
    restartedAfter === null
      ? bi('', '')
      : bi(`（${restartedAfter} 年记三等功后重新计算）`, ` (counted anew after ${restartedAfter})`);
  return line({
    id: addressOf(view, { kind: 'person', id, field: 'honour' }),
    label: bi(`${person.name}：奖励`, `${person.name}: honour`),
    formula: honour
      ? bi(
          `连续 ${run} 年优秀${restarted.zh}，${run >= years ? '已满' : '不满'} ${years} 年：${honourLabels[honour].zh}`,
          `excellent ${run} years running${restarted.en}, ${years} needed for merit: ${honourLabels[honour].en}`,
        )
      : bi('等次不是优秀，没有奖励', 'not excellent, no honour'),
    value: honour,
    unit: 'text',
    policyPath: honour === 'meritThirdClass' ? 'rewards.consecutive' : 'rewards.excellent',
    inputs: [explainGrade(view, id), ...(honour ? historyLines(view, id) : [])],
  });
}

function historyLines(view: View, id: string): Derivation[] {
  const { cycle } = view.index.dataset;
  const before = (personRecord(view, id).history ?? []).filter(({ year }) => year < cycle.year);
  return before
    .toSorted((a, b) => b.year - a.year)
    .map(({ year, grade, honour }) => {
      const named =
        grade === null || grade === 'ungraded' || grade === 'notAppraised' ? null : personGradeLabels[grade];
      const zhHonour = honour === 'meritThirdClass' ? '，三等功' : '';
      const enHonour = honour === 'meritThirdClass' ? ', third-class merit' : '';
      return line({
        id: `${id}.history.${year}`,
        label: bi(
          `${year} 年${named ? `：${named.zh}` : '：未定等次'}${zhHonour}`,
          `${year}: ${named?.en ?? 'no grade'}${enHonour}`,
        ),
        value: grade,
        unit: 'grade',
        row: { list: 'people', key: id },
      });
    });
}

/** A person's award in yuan, and who pays it (scoring.md §8). */
export function explainAmount(view: View, id: string): Derivation {
  const { policy } = view.index;
  const { name } = personRecord(view, id);
  const { amount, honour } = personOf(view, id);
  const graded = view.graded.people.find(({ person }) => person.id === id)!;
  const payer = payerOf(policy, graded);
  const { excellent, consecutive } = policy.rewards;
  const terms = [
    ...(honour === 'commendation' || (honour && consecutive.stacks) ? [['excellent', excellent.amount] as const] : []),
    ...(honour === 'meritThirdClass' ? [['consecutive', consecutive.amount] as const] : []),
  ];
  const sum = terms.map(([, yuan]) => yuan).join(' + ');
  return line({
    id: addressOf(view, { kind: 'person', id, field: 'amount' }),
    label: bi(`${name}：奖金`, `${name}: award`),
    formula:
      honour === null
        ? bi('没有奖励', 'no award')
        : bi(
            `${sum} = ${amount} 元，由 ${unitRecord(view, payer).name} 支付`,
            `${sum} = ${amount} yuan, paid by ${unitRecord(view, payer).name}`,
          ),
    value: amount,
    unit: 'yuan',
    policyPath: terms.length === 0 ? 'rewards' : `rewards.${terms.at(-1)![0]}.amount`,
    inputs: [
      explainHonour(view, id),
      ...terms.map(([key, yuan]) =>
        line({
          id: `rewards.${key}.amount`,
          label:
            key === 'excellent'
              ? bi('优秀奖金标准', 'award for excellent')
              : bi('连续优秀奖金标准', 'award for years running'),
          value: yuan,
          unit: 'yuan',
          policyPath: `rewards.${key}.amount`,
        }),
      ),
    ],
  });
}

/** Whether the year counts for progression (scoring.md §8). */
export function explainProgression(view: View, id: string): Derivation {
  const { grade, countsForProgression } = personOf(view, id);
  const counted = view.index.policy.progression.countedGrades.map((each) => personGradeLabels[each]);
  const zh = counted.map((each) => each.zh).join('、');
  const en = counted.map((each) => each.en).join(', ');
  return line({
    id: addressOf(view, { kind: 'person', id, field: 'countsForProgression' }),
    label: bi(`${personRecord(view, id).name}：计入晋升年限`, `${personRecord(view, id).name}: counts for progression`),
    formula: bi(
      `${grade ? personGradeLabels[grade].zh : '没有等次'}；计入的等次：${zh}`,
      `${grade ? personGradeLabels[grade].en : 'no grade'}; grades that count: ${en}`,
    ),
    value: countsForProgression,
    unit: 'text',
    policyPath: 'progression.countedGrades',
    inputs: [explainGrade(view, id)],
  });
}
