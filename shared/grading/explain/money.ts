import { awardAmount, unitsAtRank } from '../consequences/fund.ts';
import { payerOf } from '../consequences/honours.ts';
import type { Derivation } from '../derivation.ts';
import { addressOf, personOf, personRecord, teamOf, unitRecord, type View } from './explainer.ts';
import { bi, line, shown } from './line.ts';

/** What a unit pays in awards: the amounts of its people (scoring.md §8). */
export function explainUnitRewards(view: View, unit: string): Derivation {
  const { policy } = view.index;
  const paid = view.graded.people
    .filter((graded) => personOf(view, graded.person.id).amount > 0 && payerOf(policy, graded) === unit)
    .map(({ person }) => personOf(view, person.id));
  const { byUnit } = view.result.rewards;
  const value = Object.hasOwn(byUnit, unit) ? byUnit[unit]! : 0;
  const { name } = unitRecord(view, unit);
  return line({
    id: addressOf(view, { kind: 'rewards', unit }),
    label: bi(`${name}：应付奖金`, `${name}: awards to pay`),
    formula: sumText(
      paid.map(({ amount }) => amount),
      value,
    ),
    value,
    unit: 'yuan',
    policyPath: 'rewards.payer',
    inputs: paid.map(({ id, amount }) =>
      line({
        id: addressOf(view, { kind: 'person', id, field: 'amount' }),
        label: bi(personRecord(view, id).name, personRecord(view, id).name),
        value: amount,
        unit: 'yuan',
      }),
    ),
  });
}

/** 「2 × 1500 + 4 × 800 = 6200 元」: equal amounts together, the larger first. */
function sumText(amounts: readonly number[], value: number) {
  if (amounts.length === 0) return bi('没有应付的奖金', 'nothing to pay');
  const terms = [...Map.groupBy(amounts, (amount) => amount)]
    .sort(([a], [b]) => b - a)
    .map(([amount, same]) => (same.length === 1 ? String(amount) : `${same.length} × ${amount}`))
    .join(' + ');
  return bi(`${terms} = ${value} 元`, `${terms} = ${value} yuan`);
}

export function explainTotalRewards(view: View): Derivation {
  const { byUnit, total } = view.result.rewards;
  const units = Object.keys(byUnit);
  return line({
    id: addressOf(view, { kind: 'rewards', unit: null }),
    label: bi('全县应付奖金', 'awards to pay in all'),
    formula: sumText(
      units.map((unit) => byUnit[unit]!),
      total,
    ),
    value: total,
    unit: 'yuan',
    policyPath: 'rewards',
    inputs: units.map((unit) => explainUnitRewards(view, unit)),
  });
}

/** The award fund: a share of the fiscal revenue (scoring.md §8). */
export function explainFund(view: View): Derivation {
  const { policy, dataset } = view.index;
  const { fiscalRevenue } = dataset.cycle;
  const { percentOfRevenue } = policy.fund;
  const { total } = view.result.fund;
  return line({
    id: addressOf(view, { kind: 'fund', award: null }),
    label: bi('奖励基金总额', 'award fund'),
    formula:
      fiscalRevenue === undefined
        ? bi('没有填写财政收入，按 0 计', 'no fiscal revenue is given, so 0')
        : bi(
            `${fiscalRevenue} × ${percentOfRevenue} ÷ 100 = ${total} 元`,
            `${fiscalRevenue} × ${percentOfRevenue} ÷ 100 = ${total} yuan`,
          ),
    value: total,
    unit: 'yuan',
    policyPath: 'fund.percentOfRevenue',
    inputs: [
      line({
        id: 'cycle.fiscalRevenue',
        label: bi('当年财政收入', 'fiscal revenue of the year'),
        value: fiscalRevenue ?? null,
        unit: 'yuan',
      }),
    ],
  });
}

/** What a unit gets of an award: its share of the fund, divided among the units at that rank (scoring.md §8). */
export function explainFundAward(view: View, id: string, unit: string): Derivation {
  const { fund } = view.index.policy;
  const place = fund.awards.findIndex((award) => award.id === id);
  const award = fund.awards[place]!;
  const atRank = unitsAtRank(award, view.graded);
  const { total } = view.result.fund;
  const amount = view.result.fund.awards.find((given) => given.id === id && given.unit === unit)!.amount;
  const computed = awardAmount(total, award, atRank.length);
  return line({
    id: addressOf(view, { kind: 'fund', award: { id, unit } }),
    label: bi(`${unitRecord(view, unit).name}：奖励基金 ${id}`, `${unitRecord(view, unit).name}: fund award ${id}`),
    formula: bi(
      `${total} × ${award.sharePercent} ÷ 100 ÷ ${atRank.length} 个同名次单位 = ${computed} 元`,
      `${total} × ${award.sharePercent} ÷ 100 ÷ ${atRank.length} units at that rank = ${computed} yuan`,
    ),
    value: amount,
    unit: 'yuan',
    policyPath: `fund.awards[${place}]`,
    inputs: [
      explainFund(view),
      ...atRank.map((team) =>
        atRankLine(view, team.unit, award.kind === 'single' ? award.indicator! : null, award.rank),
      ),
    ],
  });
}

function atRankLine(view: View, unit: string, indicator: string | null, rank: number): Derivation {
  const { name } = unitRecord(view, unit);
  const team = teamOf(view, unit);
  const value = indicator === null ? team.composite : team.indicators[indicator]!;
  const vetoed = view.standings.vetoed.has(unit) ? bi('，一票否决，不发', ', vetoed, gets nothing') : bi('', '');
  return line({
    id: addressOf(
      view,
      indicator === null ? { kind: 'unit', id: unit, field: 'composite' } : { kind: 'indicator', id: unit, indicator },
    ),
    label: bi(`第 ${rank} 名：${name}${vetoed.zh}`, `rank ${rank}: ${name}${vetoed.en}`),
    formula: bi(`得分 ${shown(value)}`, `score ${shown(value)}`),
    value,
    unit: 'score',
  });
}
