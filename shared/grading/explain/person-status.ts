import { fromDayNumber } from '#shared/policy/civil-date.ts';
import type { Bilingual } from '#shared/problem.ts';
import type { Decision } from '#shared/dataset/schema.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { barCaps } from '../caps.ts';
import type { Derivation } from '../derivation.ts';
import { barEffect, type Hosting, placePerson, statusOf } from '../eligibility.ts';
import { statusLabels } from '../labels.ts';
import { type Spell, totalDays } from '../spells.ts';
import { addressOf, personOf, personRecord, unitRecord, type View } from './explainer.ts';
import { bi, line } from './line.ts';

/** Whether a person is appraised, with the spells of leave that count (scoring.md §2). */
export function explainStatus(view: View, id: string): Derivation {
  const { index } = view;
  const person = personRecord(view, id);
  const { reason: why, leaves, computed } = statusOf(index, person);
  const { reason } = computed;
  const { status } = personOf(view, id);
  const address = addressOf(view, { kind: 'person', id, field: 'status' });
  const texts: Record<NonNullable<typeof reason>, Bilingual> = {
    longLeave: bi('病、事假达到半年', 'leave of half a year'),
    probation: bi(`试用期至 ${person.probationUntil}`, `on probation until ${person.probationUntil}`),
    bar: bi('有不定等次的处分或立案情形', 'a bar that allows no grade'),
  };
  const paths = { longLeave: 'eligibility.leaveOutcome', probation: null, bar: 'eligibility.barEffects' };
  const { zh, en } = statusLabels[computed.status];
  const byRule = reason ? bi(`${texts[reason].zh}：${zh}`, `${texts[reason].en}: ${en}`) : bi(zh, en);
  return line({
    id: address,
    label: bi(`${person.name}：考核状态`, `${person.name}: status`),
    formula: why === 'decision' ? decidedText(person.decision!, byRule) : byRule,
    value: status,
    unit: 'text',
    policyPath: why === 'decision' ? null : reason && paths[reason],
    row: { list: 'people', key: id },
    inputs: [
      ...spellLines(`${address}.leaves`, leaves, bi('病、事假', 'leave'), id),
      ...(person.bars ?? [])
        .filter(({ kind }) => barEffect(index.policy, kind) === 'ungraded')
        .map(({ kind, note }, i) =>
          line({
            id: `${address}.bars[${i}]`,
            label: bi(`不定等次情形：${note}`, `bar: ${note}`),
            value: kind,
            unit: 'text',
            policyPath: barPath(index.policy, kind),
            row: { list: 'people', key: id },
          }),
        ),
    ],
  });
}

/** The office's decision, with what the rule gave that it replaces. */
const decidedText = ({ reason }: Decision, byRule: Bilingual): Bilingual =>
  bi(
    `由考评办决定：${reason}（按规则为：${byRule.zh}）`,
    `decided by the appraisal office: ${reason} (by rule: ${byRule.en})`,
  );

/** The merged spells, and their days in all. */
function spellLines(address: string, spells: readonly Spell[], label: Bilingual, person: string): Derivation[] {
  if (spells.length === 0) return [];
  const days = spells.map(({ start, end }) => end - start + 1);
  return [
    line({
      id: address,
      label: bi(`${label.zh}合计天数`, `${label.en}: days in all`),
      formula: bi(`${days.join(' + ')} = ${totalDays(spells)} 天`, `${days.join(' + ')} = ${totalDays(spells)} days`),
      value: totalDays(spells),
      unit: 'count',
      policyPath: 'eligibility.halfYearDays',
      inputs: spells.map(({ start, end }, i) => {
        const [from, to] = [fromDayNumber(start), fromDayNumber(end)];
        return line({
          id: `${address}[${i}]`,
          label: bi(`${from} 至 ${to}`, `${from} to ${to}`),
          value: days[i]!,
          unit: 'count',
          row: { list: 'people', key: person },
        });
      }),
    }),
  ];
}

/** The unit where a person is appraised, with the spells of secondment (scoring.md §2). */
export function explainAppraisalUnit(view: View, id: string): Derivation {
  const person = personRecord(view, id);
  const { appraisalUnit } = personOf(view, id);
  const { reason, hostings, computed } = placePerson(view.index, person);
  const { name } = unitRecord(view, computed.unit);
  const address = addressOf(view, { kind: 'person', id, field: 'appraisalUnit' });
  const texts: Record<typeof computed.reason, Bilingual> = {
    awaitingAssignment: bi(
      `待分配人员，在原单位 ${name} 考核`,
      `awaiting assignment: appraised in the original unit, ${name}`,
    ),
    secondment: bi(`借调到 ${name} 满半年，在该单位考核`, `seconded to ${name} for half a year: appraised there`),
    own: bi(`在所属单位 ${name} 考核`, `appraised in the own unit, ${name}`),
  };
  return line({
    id: address,
    label: bi(`${person.name}：考核单位`, `${person.name}: appraisal unit`),
    formula: reason === 'decision' ? decidedText(person.decision!, texts[computed.reason]) : texts[computed.reason],
    value: appraisalUnit,
    unit: 'text',
    policyPath: reason === 'decision' ? null : 'eligibility.halfYearMonths',
    row: { list: 'people', key: id },
    inputs: hostings.flatMap((hosting) => hostingLines(view, address, hosting, id)),
  });
}

function hostingLines(view: View, address: string, { unit, spells }: Hosting, person: string): Derivation[] {
  const { name } = unitRecord(view, unit);
  return spellLines(`${address}.secondments.${unit}`, spells, bi(`借调 ${name}`, `seconded to ${name}`), person);
}

/** Where the policy says what a kind of bar does; for a kind that it does not name, the field that could name it. */
function barPath({ eligibility }: Policy, kind: string): string {
  return Object.hasOwn(eligibility.barEffects, kind) ? `eligibility.barEffects.${kind}` : 'eligibility.barEffects';
}

/** The bars of a person that cap the grade, as lines (scoring.md §7.8). */
export function barLines(view: View, id: string): Derivation[] {
  return barCaps(view.index.policy, personRecord(view, id)).map(({ kind, note, cap }, i) =>
    line({
      id: `${id}.bars[${i}]`,
      label: bi(`限制等次的情形：${note}`, `bar: ${note}`),
      value: cap,
      unit: 'grade',
      policyPath: barPath(view.index.policy, kind),
      row: { list: 'people', key: id },
    }),
  );
}
