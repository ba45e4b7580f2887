import type { Bilingual } from '#shared/problem.ts';
import type { Derivation } from '../derivation.ts';
import { rankLabels, statusLabels } from '../labels.ts';
import { type Pool, type Quota, quotaOf } from '../pools.ts';
import type { PersonResult } from '../result.ts';
import { addressOf, personRecord, plainPool, poolOf, regradePool, unitRecord, type View } from './explainer.ts';
import { bi, line } from './line.ts';

/** The name of a pool in words. */
export function poolName(view: View, pool: Pool): Bilingual {
  const { zh, en } = rankLabels[pool.rank];
  const { unit } = pool.participants[0]!;
  const group = () => view.index.dataset.groups.find(({ id }) => id === unitRecord(view, unit).group)!.name;
  switch (pool.kind) {
    case 'tenant':
      return bi(`全县${zh}`, `${en} of the whole county`);
    case 'unit':
      return bi(`${unitRecord(view, unit).name}${zh}`, `${en} of ${unitRecord(view, unit).name}`);
    case 'group':
      return bi(`${group()}${zh}`, `${en} of ${group()}`);
    case 'merged':
      return bi(`${group()}小单位合并的${zh}`, `${en} of the small units of ${group()}`);
  }
}

export function explainParticipants(view: View, id: string): Derivation {
  const pool = plainPool(view, id);
  const name = poolName(view, pool);
  const counts = (['appraised', 'ungraded'] as const).map((status) => {
    const people = pool.participants.filter((participant) => participant.status === status);
    return line({
      id: `pool:${id}.participants.${status}`,
      label: statusLabels[status],
      value: people.length,
      unit: 'count',
      inputs: people.map(({ person }) => personLine(view, view.people.get(person.id)!, 'status')),
    });
  });
  return line({
    id: addressOf(view, { kind: 'pool', id, field: 'participants' }),
    label: bi(`${name.zh}：参加人数`, `${name.en}: participants`),
    formula: view.isSelf
      ? null
      : bi(
          `${counts.map(({ value }) => String(value)).join(' + ')} = ${pool.participants.length} 人`,
          `${counts.map(({ value }) => String(value)).join(' + ')} = ${pool.participants.length}`,
        ),
    value: poolOf(view, id).participants,
    unit: 'count',
    policyPath: `grading.quota.${pool.rank}.pool`,
    cut: view.isSelf,
    inputs: view.isSelf ? [] : counts,
  });
}

/** A person as a line of somebody else's number; its address can be asked for in turn. */
function personLine(view: View, person: PersonResult, field: 'status' | 'grade' | 'composite'): Derivation {
  const { name } = personRecord(view, person.id);
  const units = { status: 'text', grade: 'grade', composite: 'score' } as const;
  return line({
    id: addressOf(view, { kind: 'person', id: person.id, field }),
    label: bi(name, name),
    value: person[field],
    unit: units[field],
  });
}

/** The places of a pool (scoring.md §7.2). */
export function explainQuota(view: View, id: string): Derivation {
  const { policy } = view.index;
  const pool = plainPool(view, id);
  const quota = quotaOf(view.index, pool, view.standings);
  const name = poolName(view, pool);
  const path = `grading.quota.${pool.rank}`;
  const { percent, countUngraded } = policy.grading.quota[pool.rank];
  const base = line({
    id: `pool:${id}.base`,
    label: countUngraded
      ? bi('计算名额的人数：参加人员', 'people counted: participants')
      : bi('计算名额的人数：定等次的人员', 'people counted: the appraised'),
    value: quota.base,
    unit: 'count',
    policyPath: `${path}.countUngraded`,
    inputs: [explainParticipants(view, id)],
  });
  const share = line({
    id: `pool:${id}.percent`,
    label: bi('优秀比例', 'share of excellent'),
    value: percent,
    unit: 'percent',
    policyPath: `${path}.percent`,
  });
  return line({
    id: addressOf(view, { kind: 'pool', id, field: 'quota' }),
    label: bi(`${name.zh}：优秀名额`, `${name.en}: places`),
    formula: quotaFormula(quota, percent, policy.consequences.winners.extraExcellent),
    value: poolOf(view, id).quota,
    unit: 'count',
    policyPath: quota.cancelled ? 'consequences.eliminated.cancelExcellent' : `${path}.percent`,
    inputs: [base, share, ...extraLines(view, id, quota)],
  });
}

function quotaFormula(
  { base, byPercent, extra, winnerUnits, cancelled, quota }: Quota,
  percent: number | null,
  each: number,
): Bilingual {
  if (cancelled) return bi('单位被末位淘汰，取消优秀名额', 'the unit is eliminated: its places are cancelled');
  if (byPercent === null) return bi('不限名额', 'no quota');
  const floored = `⌊${base} × ${percent} ÷ 100⌋`;
  if (extra === 0) return bi(`${floored} = ${quota} 名（取整）`, `${floored} = ${quota} (rounded down)`);
  return bi(
    `${floored} + 先进单位 ${winnerUnits.length} 个 × ${each} = ${byPercent} + ${extra} = ${quota} 名`,
    `${floored} + ${winnerUnits.length} winners × ${each} = ${byPercent} + ${extra} = ${quota}`,
  );
}

function extraLines(view: View, id: string, { extra, winnerUnits, quota }: Quota): Derivation[] {
  if (winnerUnits.length === 0 || quota === null) return [];
  return [
    line({
      id: `pool:${id}.extra`,
      label: bi('先进单位增加的名额', 'places added for winners'),
      value: extra,
      unit: 'count',
      policyPath: 'consequences.winners.extraExcellent',
      cut: view.isSelf,
      inputs: view.isSelf
        ? []
        : winnerUnits.map((unit) =>
            line({
              id: addressOf(view, { kind: 'unit', id: unit, field: 'rank' }),
              label: bi(unitRecord(view, unit).name, unitRecord(view, unit).name),
              value: view.standings.ranks.get(unit) ?? null,
              unit: 'count',
            }),
          ),
    }),
  ];
}

/** The number of people of a pool who are excellent; for a reader of everything who they are (scoring.md §7.6). */
export function explainAwarded(view: View, id: string): Derivation {
  const { awarded, undecided } = poolOf(view, id);
  const name = poolName(view, plainPool(view, id));
  const tied = undecided.length;
  return line({
    id: addressOf(view, { kind: 'pool', id, field: 'awarded' }),
    label: bi(`${name.zh}：优秀人数`, `${name.en}: excellent people`),
    formula:
      tied === 0
        ? bi(`${awarded.length} 人为优秀`, `${awarded.length} are excellent`)
        : bi(`${awarded.length} 人为优秀，${tied} 人并列待定`, `${awarded.length} are excellent, ${tied} are tied`),
    value: awarded.length,
    unit: 'count',
    policyPath: 'grading.bands.person.excellent',
    inputs: [...awarded, ...undecided].map((person) => personLine(view, view.people.get(person)!, 'composite')),
  });
}

/** Places that nobody got, or that a tie keeps open (scoring.md §7.6). */
export function explainPlacesLeft(view: View, id: string): Derivation {
  const { quota, placesLeft } = poolOf(view, id);
  const { award, pool } = regradePool(view, id);
  const name = poolName(view, pool);
  const used = line({
    id: `pool:${id}.used`,
    label: bi('已用名额', 'places used'),
    value: award.withinQuota.length,
    unit: 'count',
    inputs: award.withinQuota.map(({ assessed }) =>
      personLine(view, view.people.get(assessed.person.id)!, 'composite'),
    ),
  });
  return line({
    id: addressOf(view, { kind: 'pool', id, field: 'placesLeft' }),
    label: bi(`${name.zh}：剩余名额`, `${name.en}: places left`),
    formula:
      quota === null
        ? bi('不限名额', 'no quota')
        : bi(
            `${quota} − ${award.withinQuota.length} = ${placesLeft}${award.beyondQuota.length > 0 ? `（另有 ${award.beyondQuota.length} 人不占名额）` : ''}`,
            `${quota} − ${award.withinQuota.length} = ${placesLeft}${award.beyondQuota.length > 0 ? ` (${award.beyondQuota.length} more use no place)` : ''}`,
          ),
    value: placesLeft,
    unit: 'count',
    policyPath: `grading.quota.${pool.rank}.percent`,
    inputs: [explainQuota(view, id), used],
  });
}
